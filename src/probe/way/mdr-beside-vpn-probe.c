/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The best witness for or against a VPN is the same connection without it. It is made only where a
 * tunnel carries the way to the server and a connection through it meets trouble: who has a VPN may
 * not want anything to go past it.
 */

#include "mdr-beside-vpn-probe.h"

#include "mdr-beside-vpn.h"
#include "mdr-trouble-watch.h"
#include "probe/mdr-deadline.h"

/* How long a connection may take before that is trouble, in milliseconds; where there is little
 * time, most of it is for comparing. */
#define PATIENCE 1500
#define PATIENCE_PART 4

struct _MdrBesideVpnProbe
{
  MdrProbe parent_instance;

  /* owned */
  MdrEnvironment *environment;
  char *host;

  /* borrowed: this probe is one of them */
  GListModel *probes;
};

G_DEFINE_FINAL_TYPE (MdrBesideVpnProbe, mdr_beside_vpn_probe, MDR_TYPE_PROBE)

/* One run. */
typedef struct
{
  guint n_pending;
  MdrBeside elsewhere;

  /* owned */
  MdrRoutes *routes;
  MdrDeadline *deadline;
  GInetAddress *address;
  MdrLink *link;
  GPtrArray *attempts;
} Comparison;

/* One service: the connection beside the tunnel, and what becomes of the one through it. */
typedef struct
{
  MdrBeside beside;
  gboolean has_trouble;

  /* owned */
  MdrService *service;
  GListStore *alone;
} Attempt;

/* For callbacks, which need to know both. */
typedef struct
{
  /* owned */
  GTask *task;

  /* borrowed from the comparison; NULL for the connection elsewhere */
  Attempt *attempt;
} Call;

static void
attempt_free (Attempt *attempt)
{
  g_clear_object (&attempt->service);
  g_clear_object (&attempt->alone);
  g_free (attempt);
}

static void
comparison_free (Comparison *comparison)
{
  g_clear_pointer (&comparison->routes, mdr_routes_free);
  g_clear_object (&comparison->deadline);
  g_clear_object (&comparison->address);
  g_clear_pointer (&comparison->link, mdr_link_unref);
  g_clear_pointer (&comparison->attempts, g_ptr_array_unref);
  g_free (comparison);
}

static Call *
call_new (GTask *task, Attempt *attempt)
{
  Comparison *comparison = g_task_get_task_data (task);
  Call *call = g_new0 (Call, 1);

  call->task = g_object_ref (task);
  call->attempt = attempt;
  comparison->n_pending++;

  return call;
}

static void
report (MdrBesideVpnProbe *self, Comparison *comparison, Attempt *attempt)
{
  g_autofree char *port = g_strdup_printf ("%u", mdr_service_get_port (attempt->service));
  const char *interface = mdr_link_get_name (comparison->link);
  g_autoptr (MdrFinding) finding = NULL;

  if (!attempt->has_trouble)
    return;

  if (attempt->beside == MDR_BESIDE_OPEN)
    finding = mdr_finding_new ("works-beside-vpn", MDR_STEP_NETWORK, MDR_SEVERITY_WARNING,
                               MDR_CAUSE_VPN_INTERFERENCE, attempt->service, "host", self->host,
                               "port", port, "interface", interface, NULL);
  else if (attempt->beside == MDR_BESIDE_SHUT && comparison->elsewhere == MDR_BESIDE_OPEN)
    finding = mdr_finding_new ("fails-beside-vpn", MDR_STEP_NETWORK, MDR_SEVERITY_INFO,
                               MDR_CAUSE_OK, attempt->service, "host", self->host, "port", port,
                               "interface", interface, NULL);

  if (finding != NULL)
    mdr_probe_report (MDR_PROBE (self), finding);
}

/* Lets go of the call that has ended. */
static void
end_call (Call *call)
{
  g_autoptr (GTask) task = g_steal_pointer (&call->task);
  Comparison *comparison = g_task_get_task_data (task);

  g_free (call);
  if (--comparison->n_pending > 0 || g_task_return_error_if_cancelled (task))
    return;

  for (guint i = 0; i < comparison->attempts->len; i++)
    report (g_task_get_source_object (task), comparison, comparison->attempts->pdata[i]);
  g_task_return_boolean (task, TRUE);
}

static void
knocked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;

  call->attempt->beside = mdr_beside_vpn_knock_finish (result);
  end_call (call);
}

static void
knocked_elsewhere_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  Comparison *comparison = g_task_get_task_data (call->task);

  comparison->elsewhere = mdr_beside_vpn_knock_finish (result);
  end_call (call);
}

/* A tunnel that is only slow may still get there. */
static void
tunnel_judged_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;

  mdr_trouble_watch_wait_finish (result, &call->attempt->has_trouble, NULL);
  end_call (call);
}

static guint
get_patience (MdrBesideVpnProbe *self)
{
  return MIN (PATIENCE,
              mdr_environment_get_timeout (self->environment, MDR_PHASE_CONNECT) / PATIENCE_PART);
}

static void
attempt_service (GTask *task, MdrProbe *probe)
{
  MdrBesideVpnProbe *self = g_task_get_source_object (task);
  Comparison *comparison = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  const guint time = mdr_environment_get_timeout (self->environment, MDR_PHASE_CONNECT);
  Attempt *attempt = g_new0 (Attempt, 1);

  attempt->service = g_object_ref (mdr_probe_get_service (probe));
  attempt->alone = g_list_store_new (MDR_TYPE_PROBE);
  g_list_store_append (attempt->alone, probe);
  g_ptr_array_add (comparison->attempts, attempt);

  mdr_beside_vpn_knock_async (comparison->address, mdr_service_get_port (attempt->service),
                              mdr_link_get_name (comparison->link), time - get_patience (self),
                              cancellable, knocked_cb, call_new (task, attempt));
  mdr_trouble_watch_wait_async (G_LIST_MODEL (attempt->alone), self->host, time, cancellable,
                                tunnel_judged_cb, call_new (task, attempt));
}

/* Whether the connection has failed or is not there yet. */
static gboolean
is_in_trouble (MdrBesideVpnProbe *self, MdrProbe *probe)
{
  MdrService *service = mdr_probe_get_service (probe);
  MdrState state;

  return service != NULL && g_ascii_strcasecmp (mdr_service_get_host (service), self->host) == 0 &&
         mdr_probe_get_phase (probe, MDR_PHASE_CONNECT, &state) &&
         (state == MDR_STATE_FAILED || state == MDR_STATE_RUNNING);
}

static void
compare (GTask *task)
{
  MdrBesideVpnProbe *self = g_task_get_source_object (task);
  Comparison *comparison = g_task_get_task_data (task);
  const guint time = mdr_environment_get_timeout (self->environment, MDR_PHASE_CONNECT);
  guint n_probes = g_list_model_get_n_items (self->probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (self->probes, i);

      if (is_in_trouble (self, probe))
        attempt_service (task, probe);
    }

  if (comparison->attempts->len == 0)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  mdr_beside_vpn_knock_elsewhere_async (self->environment, mdr_link_get_name (comparison->link),
                                        g_inet_address_get_family (comparison->address),
                                        time - get_patience (self), g_task_get_cancellable (task),
                                        knocked_elsewhere_cb, call_new (task, NULL));
}

static void
watched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean has_trouble;

  if (!mdr_trouble_watch_wait_finish (result, &has_trouble, &error))
    g_task_return_error (task, error);
  else if (has_trouble)
    compare (task);
  else
    g_task_return_boolean (task, TRUE);
}

/* Finds an address to which a tunnel and another link lead. */
static gboolean
choose_way (Comparison *comparison, GList *addresses)
{
  for (GList *l = addresses; l != NULL && comparison->link == NULL; l = l->next)
    {
      MdrLink *link = mdr_routes_find_tunnel (comparison->routes, l->data) != NULL
                          ? mdr_routes_find_link_beside (comparison->routes, l->data)
                          : NULL;

      if (link == NULL)
        continue;

      comparison->link = mdr_link_ref (link);
      comparison->address = g_object_ref (l->data);
    }

  return comparison->link != NULL;
}

static void
looked_up_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrBesideVpnProbe *self = g_task_get_source_object (task);
  Comparison *comparison = g_task_get_task_data (task);
  GList *addresses = g_resolver_lookup_by_name_finish (G_RESOLVER (object), result, NULL);
  gboolean is_comparable = choose_way (comparison, addresses);

  g_resolver_free_addresses (addresses);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (is_comparable)
    mdr_trouble_watch_wait_async (self->probes, self->host, get_patience (self),
                                  g_task_get_cancellable (task), watched_cb, g_object_ref (task));
  else
    g_task_return_boolean (task, TRUE);
}

static void
mdr_beside_vpn_probe_run_async (MdrProbe *probe,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  MdrBesideVpnProbe *self = MDR_BESIDE_VPN_PROBE (probe);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Comparison *comparison = g_new0 (Comparison, 1);
  g_autoptr (GPtrArray) tunnels = NULL;
  GError *error = NULL;

  g_task_set_source_tag (task, mdr_beside_vpn_probe_run_async);
  g_task_set_task_data (task, comparison, (GDestroyNotify) comparison_free);
  comparison->attempts = g_ptr_array_new_with_free_func ((GDestroyNotify) attempt_free);

  comparison->routes = mdr_routes_new (&error);
  if (comparison->routes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  tunnels = mdr_routes_list_tunnels (comparison->routes);
  if (tunnels->len == 0)
    {
      mdr_probe_note_nothing_measured (probe);
      g_task_return_boolean (task, TRUE);
      return;
    }

  comparison->deadline = mdr_deadline_new (
      cancellable, mdr_environment_get_timeout (self->environment, MDR_PHASE_RESOLVE));
  g_resolver_lookup_by_name_async (mdr_environment_get_resolver (self->environment), self->host,
                                   G_CANCELLABLE (comparison->deadline), looked_up_cb,
                                   g_object_ref (task));
}

static gboolean
mdr_beside_vpn_probe_run_finish (MdrProbe *probe, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, probe), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
mdr_beside_vpn_probe_finalize (GObject *object)
{
  MdrBesideVpnProbe *self = MDR_BESIDE_VPN_PROBE (object);

  g_clear_object (&self->environment);
  g_clear_pointer (&self->host, g_free);
  g_clear_weak_pointer (&self->probes);

  G_OBJECT_CLASS (mdr_beside_vpn_probe_parent_class)->finalize (object);
}

static void
mdr_beside_vpn_probe_class_init (MdrBesideVpnProbeClass *klass)
{
  MdrProbeClass *probe_class = MDR_PROBE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_beside_vpn_probe_finalize;
  probe_class->run_async = mdr_beside_vpn_probe_run_async;
  probe_class->run_finish = mdr_beside_vpn_probe_run_finish;
}

static void
mdr_beside_vpn_probe_init (MdrBesideVpnProbe *self)
{
}

/**
 * mdr_beside_vpn_probe_new:
 * @environment: the world to look at
 * @host: a mail server
 * @probes: (element-type MdrProbe): all probes there are, now and later, this one among them
 *
 * Connects to those ports of @host that cannot be reached through a tunnel, by a link beside it,
 * and to the server of the known page to see whether anything may go past the tunnel. Nothing is
 * sent.
 *
 * Returns: (transfer full): a probe named "beside-vpn HOST"
 */
MdrProbe *
mdr_beside_vpn_probe_new (MdrEnvironment *environment, const char *host, GListModel *probes)
{
  g_autofree char *id = g_strconcat ("beside-vpn ", host, NULL);
  MdrBesideVpnProbe *self;

  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);
  g_return_val_if_fail (host != NULL, NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (probes), NULL);

  self = g_object_new (MDR_TYPE_BESIDE_VPN_PROBE, "id", id, "steps", 1u << MDR_STEP_NETWORK, NULL);
  self->environment = g_object_ref (environment);
  self->host = g_strdup (host);
  g_set_weak_pointer (&self->probes, probes);

  return MDR_PROBE (self);
}

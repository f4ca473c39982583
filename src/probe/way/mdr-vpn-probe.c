/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A VPN that is switched on is no fault; what it carries tells whether it can have to do with one.
 * Where there is no tunnel, all is over before anybody was asked anything.
 */

#include "mdr-vpn-probe.h"

#include "mdr-hosts-wait.h"
#include "mdr-named-vpns.h"
#include "mdr-routes.h"
#include "probe/mdr-deadline.h"

struct _MdrVpnProbe
{
  MdrProbe parent_instance;

  /* owned */
  MdrEnvironment *environment;

  /* borrowed: this probe is one of them */
  GListModel *probes;
};

G_DEFINE_FINAL_TYPE (MdrVpnProbe, mdr_vpn_probe, MDR_TYPE_PROBE)

/* One run: the names of the VPNs are asked for while the addresses of the mail servers are. */
typedef struct
{
  guint n_pending;

  /* owned */
  MdrRoutes *routes;
  GPtrArray *names;
  GPtrArray *addresses;
  MdrDeadline *deadline;

  /* borrowed from the routes */
  GPtrArray *tunnels;
} Search;

static void
search_free (Search *search)
{
  g_clear_pointer (&search->tunnels, g_ptr_array_unref);
  g_clear_pointer (&search->routes, mdr_routes_free);
  g_clear_pointer (&search->names, g_ptr_array_unref);
  g_clear_pointer (&search->addresses, g_ptr_array_unref);
  g_clear_object (&search->deadline);
  g_free (search);
}

/* Whether mail to one of the servers goes through this tunnel; %NULL where no address is known. */
static const char *
judge_mail (Search *search, MdrLink *tunnel)
{
  for (guint i = 0; i < search->addresses->len; i++)
    if (mdr_routes_find_link (search->routes, search->addresses->pdata[i]) == tunnel)
      return "yes";

  return search->addresses->len > 0 ? "no" : NULL;
}

/* Reports it, should it be one that carries mail, or one that does not. */
static void
report_tunnel (MdrVpnProbe *self, Search *search, MdrLink *link, gboolean wants_carrier)
{
  const MdrTunnel *tunnel = mdr_link_get_tunnel (link);
  gboolean carries_all = mdr_routes_carries_all (search->routes, link);
  const char *mail = judge_mail (search, link);
  gboolean is_carrier = mail != NULL ? g_str_equal (mail, "yes") : carries_all;
  const char *name =
      mdr_named_vpns_find (search->names, mdr_link_get_name (link), search->tunnels->len == 1);
  g_autoptr (MdrFinding) finding = NULL;

  if (is_carrier != wants_carrier)
    return;

  finding = mdr_finding_new ("vpn-active", MDR_STEP_NETWORK, MDR_SEVERITY_INFO, MDR_CAUSE_OK, NULL,
                             "interface", mdr_link_get_name (link), "kind", tunnel->kind, "name",
                             name != NULL ? name : tunnel->product, "default-route",
                             carries_all ? "yes" : "no", "mail-route", mail, NULL);
  mdr_probe_report (MDR_PROBE (self), finding);
}

static void
advance (GTask *task)
{
  MdrVpnProbe *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);

  if (search->n_pending > 0 || g_task_return_error_if_cancelled (task))
    return;

  /* Who reads only of one is to read of the tunnel that matters. */
  for (guint i = 0; i < search->tunnels->len; i++)
    report_tunnel (self, search, search->tunnels->pdata[i], TRUE);
  for (guint i = 0; i < search->tunnels->len; i++)
    report_tunnel (self, search, search->tunnels->pdata[i], FALSE);

  g_task_return_boolean (task, TRUE);
}

static void
named_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  search->names = mdr_named_vpns_read_finish (result, &error);
  if (search->names == NULL)
    g_debug ("VPNs have no names: %s", error->message);

  search->n_pending--;
  advance (task);
}

static void
looked_up_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  GList *addresses = g_resolver_lookup_by_name_finish (G_RESOLVER (object), result, NULL);

  for (GList *l = addresses; l != NULL; l = l->next)
    g_ptr_array_add (search->addresses, g_object_ref (l->data));
  g_resolver_free_addresses (addresses);

  search->n_pending--;
  advance (task);
}

static void
hosts_known_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrVpnProbe *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);
  g_auto (GStrv) hosts = mdr_hosts_wait_finish (result, NULL);
  GResolver *resolver = mdr_environment_get_resolver (self->environment);

  search->deadline =
      mdr_deadline_new (g_task_get_cancellable (task),
                        mdr_environment_get_timeout (self->environment, MDR_PHASE_RESOLVE));

  for (gsize i = 0; hosts != NULL && hosts[i] != NULL; i++)
    {
      search->n_pending++;
      g_resolver_lookup_by_name_async (resolver, hosts[i], G_CANCELLABLE (search->deadline),
                                       looked_up_cb, g_object_ref (task));
    }

  search->n_pending--;
  advance (task);
}

static void
mdr_vpn_probe_run_async (MdrProbe *probe,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  MdrVpnProbe *self = MDR_VPN_PROBE (probe);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (MdrRoutes) routes = NULL;
  GError *error = NULL;
  Search *search;

  g_task_set_source_tag (task, mdr_vpn_probe_run_async);

  routes = mdr_routes_new (&error);
  if (routes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  search = g_new0 (Search, 1);
  search->tunnels = mdr_routes_list_tunnels (routes);
  search->routes = g_steal_pointer (&routes);
  search->addresses = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);

  if (search->tunnels->len == 0)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  search->n_pending = 2;
  mdr_named_vpns_read_async (cancellable, named_cb, g_object_ref (task));
  mdr_hosts_wait_async (self->probes, cancellable, hosts_known_cb, g_object_ref (task));
}

static gboolean
mdr_vpn_probe_run_finish (MdrProbe *probe, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, probe), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
mdr_vpn_probe_finalize (GObject *object)
{
  MdrVpnProbe *self = MDR_VPN_PROBE (object);

  g_clear_object (&self->environment);
  g_clear_weak_pointer (&self->probes);

  G_OBJECT_CLASS (mdr_vpn_probe_parent_class)->finalize (object);
}

static void
mdr_vpn_probe_class_init (MdrVpnProbeClass *klass)
{
  MdrProbeClass *probe_class = MDR_PROBE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_vpn_probe_finalize;
  probe_class->run_async = mdr_vpn_probe_run_async;
  probe_class->run_finish = mdr_vpn_probe_run_finish;
}

static void
mdr_vpn_probe_init (MdrVpnProbe *self)
{
}

/**
 * mdr_vpn_probe_new:
 * @environment: the world to look at
 * @probes: (element-type MdrProbe): all probes there are, now and later, this one among them; those
 *   of the services tell which servers to look at
 *
 * Asks the kernel, and where there is a tunnel NetworkManager for its name. Nobody outside is asked
 * but the resolver for the names of the servers.
 *
 * Returns: (transfer full): a probe named "vpn"
 */
MdrProbe *
mdr_vpn_probe_new (MdrEnvironment *environment, GListModel *probes)
{
  MdrVpnProbe *self;

  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (probes), NULL);

  self = g_object_new (MDR_TYPE_VPN_PROBE, "id", "vpn", "steps", 1u << MDR_STEP_NETWORK, NULL);
  self->environment = g_object_ref (environment);
  g_set_weak_pointer (&self->probes, probes);

  return MDR_PROBE (self);
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of stations that follows a session: drawn anew whenever something was found or a phase of
 * the deciding probe began or ended; only what differs is replaced.
 */

#include "mdr-way.h"

#include "mdr-way-rules.h"

struct _MdrWay
{
  GObject parent_instance;

  MdrDirection direction;

  /* owned */
  MdrSession *session;
  MdrService *service;
  MdrProbe *probe;
  GListStore *stations;
};

static void mdr_way_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MdrWay,
                               mdr_way,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, mdr_way_list_model_init))

/* The network as such is what probes look at that have no server of their own. */
static MdrState
judge_network (MdrSession *session)
{
  GListModel *probes = mdr_session_get_probes (session);
  guint n_probes = g_list_model_get_n_items (probes);
  MdrState network = MDR_STATE_WAITING;

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);
      MdrState state = mdr_probe_get_state (probe);

      if (mdr_probe_get_service (probe) != NULL || MDR_IS_SETTINGS_PROBE (probe) ||
          !mdr_probe_concerns (probe, MDR_STEP_NETWORK))
        continue;

      if (state == MDR_STATE_RUNNING)
        return state;

      if (state == MDR_STATE_SKIPPED && network == MDR_STATE_WAITING)
        network = state;
      else if (state != MDR_STATE_SKIPPED && state != MDR_STATE_WAITING)
        network = MDR_STATE_PASSED;
    }

  return network;
}

static GPtrArray *
collect_findings (MdrSession *session)
{
  GPtrArray *findings = g_ptr_array_new ();
  GListModel *probes = mdr_session_get_probes (session);
  guint n_probes = g_list_model_get_n_items (probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);
      GListModel *found = mdr_probe_get_findings (probe);
      guint n_found = g_list_model_get_n_items (found);

      for (guint j = 0; j < n_found; j++)
        {
          g_autoptr (MdrFinding) finding = g_list_model_get_item (found, j);

          /* The probe, or the session, keeps it alive while the way is drawn. */
          g_ptr_array_add (findings, mdr_session_weigh_finding (session, finding));
        }
    }

  return findings;
}

static gboolean
has_been_searched (MdrSession *session)
{
  MdrSettingsProbe *search = mdr_session_get_settings_probe (session);
  MdrState state = search != NULL ? mdr_probe_get_state (MDR_PROBE (search)) : MDR_STATE_WAITING;

  return state != MDR_STATE_WAITING && state != MDR_STATE_RUNNING;
}

/* Lists that are watched must not flicker. */
static void
replace_stations (MdrWay *self, GPtrArray *stations)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->stations));
  guint first = 0;
  guint same_behind = 0;

  for (; first < MIN (n_old, stations->len); first++)
    {
      g_autoptr (MdrStation) old = g_list_model_get_item (G_LIST_MODEL (self->stations), first);

      if (!mdr_station_equal (old, g_ptr_array_index (stations, first)))
        break;
    }

  for (; first + same_behind < MIN (n_old, stations->len); same_behind++)
    {
      g_autoptr (MdrStation) old =
          g_list_model_get_item (G_LIST_MODEL (self->stations), n_old - same_behind - 1);

      if (!mdr_station_equal (old, g_ptr_array_index (stations, stations->len - same_behind - 1)))
        break;
    }

  if (first + same_behind < MAX (n_old, stations->len))
    g_list_store_splice (self->stations, first, n_old - first - same_behind,
                         stations->pdata + first, stations->len - first - same_behind);
}

static void
draw (MdrWay *self)
{
  g_autoptr (GPtrArray) findings = collect_findings (self->session);
  g_autoptr (GPtrArray) stations = NULL;
  MdrWayFacts facts = {
    .direction = self->direction,
    .service = self->service,
    .probe = self->probe,
    .network = judge_network (self->session),
    .searched = has_been_searched (self->session),
    .findings = findings,
  };

  /* Settings without a server for this direction have no way for it. */
  if (self->service == NULL && mdr_session_get_settings (self->session) != NULL)
    stations = g_ptr_array_new ();
  else
    stations = mdr_way_draw (&facts);

  replace_stations (self, stations);
}

static void
set_probe (MdrWay *self, MdrProbe *probe)
{
  if (self->probe == probe)
    return;

  if (self->probe != NULL)
    g_signal_handlers_disconnect_by_data (mdr_probe_get_phases (self->probe), self);
  g_set_object (&self->probe, probe);
  if (probe != NULL)
    g_signal_connect_object (mdr_probe_get_phases (probe), "items-changed", G_CALLBACK (draw), self,
                             G_CONNECT_SWAPPED);
}

static void
session_updated_cb (MdrWay *self)
{
  MdrService *service =
      mdr_verdict_get_service (mdr_session_get_verdict (self->session, self->direction));

  g_set_object (&self->service, service);
  set_probe (self, service != NULL ? mdr_session_get_service_probe (self->session, service) : NULL);
  draw (self);
}

static void
stations_changed_cb (MdrWay *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static GType
mdr_way_get_item_type (GListModel *list)
{
  return MDR_TYPE_STATION;
}

static guint
mdr_way_get_n_items (GListModel *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (MDR_WAY (list)->stations));
}

static gpointer
mdr_way_get_item (GListModel *list, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (MDR_WAY (list)->stations), position);
}

static void
mdr_way_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = mdr_way_get_item_type;
  iface->get_n_items = mdr_way_get_n_items;
  iface->get_item = mdr_way_get_item;
}

static void
mdr_way_dispose (GObject *object)
{
  MdrWay *self = MDR_WAY (object);

  set_probe (self, NULL);

  G_OBJECT_CLASS (mdr_way_parent_class)->dispose (object);
}

static void
mdr_way_finalize (GObject *object)
{
  MdrWay *self = MDR_WAY (object);

  g_clear_object (&self->session);
  g_clear_object (&self->service);
  g_clear_object (&self->stations);

  G_OBJECT_CLASS (mdr_way_parent_class)->finalize (object);
}

static void
mdr_way_class_init (MdrWayClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mdr_way_dispose;
  G_OBJECT_CLASS (klass)->finalize = mdr_way_finalize;
}

static void
mdr_way_init (MdrWay *self)
{
  self->stations = g_list_store_new (MDR_TYPE_STATION);
  g_signal_connect_swapped (self->stations, "items-changed", G_CALLBACK (stations_changed_cb),
                            self);
}

/**
 * mdr_way_new:
 * @session: a session
 * @direction: receiving or sending
 *
 * Follows the service that decides whether @direction works. The way is empty where the settings
 * have no such service.
 *
 * Returns: (transfer full): a list of #MdrStation
 */
MdrWay *
mdr_way_new (MdrSession *session, MdrDirection direction)
{
  MdrWay *self;

  g_return_val_if_fail (MDR_IS_SESSION (session), NULL);

  self = g_object_new (MDR_TYPE_WAY, NULL);
  self->session = g_object_ref (session);
  self->direction = direction;
  g_signal_connect_object (session, "updated", G_CALLBACK (session_updated_cb), self,
                           G_CONNECT_SWAPPED);
  session_updated_cb (self);

  return self;
}

/**
 * mdr_way_get_service:
 * @self: a way
 *
 * Returns: (transfer none) (nullable): the service that it leads to, once it is known
 */
MdrService *
mdr_way_get_service (MdrWay *self)
{
  g_return_val_if_fail (MDR_IS_WAY (self), NULL);

  return self->service;
}

/**
 * mdr_way_get_end:
 * @self: a way
 *
 * Returns: (transfer none) (nullable): the station where it ends too early, if it does
 */
MdrStation *
mdr_way_get_end (MdrWay *self)
{
  guint n_stations;

  g_return_val_if_fail (MDR_IS_WAY (self), NULL);

  n_stations = g_list_model_get_n_items (G_LIST_MODEL (self->stations));
  for (guint i = 0; i < n_stations; i++)
    {
      g_autoptr (MdrStation) station = g_list_model_get_item (G_LIST_MODEL (self->stations), i);

      /* The list keeps it alive. */
      if (mdr_station_get_state (station) == MDR_STATE_FAILED)
        return station;
    }

  return NULL;
}

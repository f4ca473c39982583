/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A station's state, time and findings; immutable, so that a list of them can be watched.
 */

#include "mdr-station.h"

G_DEFINE_ENUM_TYPE (MdrStationId,
                    mdr_station_id,
                    G_DEFINE_ENUM_VALUE (MDR_STATION_COMPUTER, "computer"),
                    G_DEFINE_ENUM_VALUE (MDR_STATION_NETWORK, "network"),
                    G_DEFINE_ENUM_VALUE (MDR_STATION_VPN, "vpn"),
                    G_DEFINE_ENUM_VALUE (MDR_STATION_PROXY, "proxy"),
                    G_DEFINE_ENUM_VALUE (MDR_STATION_NAME, "name"),
                    G_DEFINE_ENUM_VALUE (MDR_STATION_SERVER, "server"),
                    G_DEFINE_ENUM_VALUE (MDR_STATION_CHANNEL, "channel"),
                    G_DEFINE_ENUM_VALUE (MDR_STATION_SIGN_IN, "sign-in"),
                    G_DEFINE_ENUM_VALUE (MDR_STATION_MAILBOX, "mailbox"),
                    G_DEFINE_ENUM_VALUE (MDR_STATION_SUBMISSION, "submission"))

struct _MdrStation
{
  GObject parent_instance;

  MdrStationId id;
  MdrState state;
  MdrStretch stretch;
  gboolean cut_off;
  gint64 duration;

  /* owned */
  GListStore *findings;
};

G_DEFINE_FINAL_TYPE (MdrStation, mdr_station, G_TYPE_OBJECT)

static void
mdr_station_finalize (GObject *object)
{
  MdrStation *self = MDR_STATION (object);

  g_clear_object (&self->findings);

  G_OBJECT_CLASS (mdr_station_parent_class)->finalize (object);
}

static void
mdr_station_class_init (MdrStationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_station_finalize;
}

static void
mdr_station_init (MdrStation *self)
{
  self->findings = g_list_store_new (MDR_TYPE_FINDING);
}

/**
 * mdr_station_new:
 * @id: which station
 * @state: how it stands
 * @stretch: what leads to it
 * @cut_off: whether the way ended before it
 * @duration: how long it took, in microseconds, or 0
 * @findings: (nullable) (element-type MdrFinding): what was found there, the worst first
 *
 * Returns: (transfer full): a station
 */
MdrStation *
mdr_station_new (MdrStationId id,
                 MdrState state,
                 MdrStretch stretch,
                 gboolean cut_off,
                 gint64 duration,
                 GPtrArray *findings)
{
  MdrStation *self = g_object_new (MDR_TYPE_STATION, NULL);

  self->id = id;
  self->state = state;
  self->stretch = stretch;
  self->cut_off = cut_off;
  self->duration = duration;
  if (findings != NULL)
    g_list_store_splice (self->findings, 0, 0, findings->pdata, findings->len);

  return self;
}

/**
 * mdr_station_get_id:
 * @self: a station
 *
 * Returns: which station it is
 */
MdrStationId
mdr_station_get_id (MdrStation *self)
{
  g_return_val_if_fail (MDR_IS_STATION (self), MDR_STATION_COMPUTER);

  return self->id;
}

/**
 * mdr_station_get_state:
 * @self: a station
 *
 * Returns: how it stands; never %MDR_STATE_NEEDS_ANSWER
 */
MdrState
mdr_station_get_state (MdrStation *self)
{
  g_return_val_if_fail (MDR_IS_STATION (self), MDR_STATE_WAITING);

  return self->state;
}

/**
 * mdr_station_get_stretch:
 * @self: a station
 *
 * Returns: what leads to it from the station before
 */
MdrStretch
mdr_station_get_stretch (MdrStation *self)
{
  g_return_val_if_fail (MDR_IS_STATION (self), MDR_STRETCH_OPEN);

  return self->stretch;
}

/**
 * mdr_station_is_cut_off:
 * @self: a station
 *
 * A station that is cut off is skipped, but another one may be skipped because there was no need to
 * look at it.
 *
 * Returns: whether the way ended before it
 */
gboolean
mdr_station_is_cut_off (MdrStation *self)
{
  g_return_val_if_fail (MDR_IS_STATION (self), FALSE);

  return self->cut_off;
}

/**
 * mdr_station_get_duration:
 * @self: a station
 *
 * Returns: how long it took, in microseconds; 0 where there is nothing to measure
 */
gint64
mdr_station_get_duration (MdrStation *self)
{
  g_return_val_if_fail (MDR_IS_STATION (self), 0);

  return self->duration;
}

/**
 * mdr_station_get_findings:
 * @self: a station
 *
 * Returns: (transfer none): what was found there, the worst first, a list of #MdrFinding
 */
GListModel *
mdr_station_get_findings (MdrStation *self)
{
  g_return_val_if_fail (MDR_IS_STATION (self), NULL);

  return G_LIST_MODEL (self->findings);
}

/**
 * mdr_station_get_telling:
 * @self: a station
 *
 * Returns: (transfer none) (nullable): what is wrong there, if anything is
 */
MdrFinding *
mdr_station_get_telling (MdrStation *self)
{
  g_autoptr (MdrFinding) worst = NULL;

  g_return_val_if_fail (MDR_IS_STATION (self), NULL);

  worst = g_list_model_get_item (G_LIST_MODEL (self->findings), 0);

  /* The list keeps it alive. */
  return worst != NULL && mdr_finding_get_severity (worst) != MDR_SEVERITY_INFO ? worst : NULL;
}

static gboolean
same_findings (GListModel *a, GListModel *b)
{
  guint n_findings = g_list_model_get_n_items (a);

  if (g_list_model_get_n_items (b) != n_findings)
    return FALSE;

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) one = g_list_model_get_item (a, i);
      g_autoptr (MdrFinding) other = g_list_model_get_item (b, i);

      if (one != other)
        return FALSE;
    }

  return TRUE;
}

/**
 * mdr_station_equal:
 * @a: a station
 * @b: another
 *
 * Returns: whether both say the same
 */
gboolean
mdr_station_equal (MdrStation *a, MdrStation *b)
{
  g_return_val_if_fail (MDR_IS_STATION (a), FALSE);
  g_return_val_if_fail (MDR_IS_STATION (b), FALSE);

  return a->id == b->id && a->state == b->state && a->stretch == b->stretch &&
         a->cut_off == b->cut_off && a->duration == b->duration &&
         same_findings (G_LIST_MODEL (a->findings), G_LIST_MODEL (b->findings));
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the probe of the deciding service went, its phases tell how a station stands; elsewhere
 * what was found does. What was got through later cannot have been the end, so it is a warning at
 * most.
 */

#include "mdr-way-rules.h"

#include "mdr-phase-record.h"

/* What is known of one station while the way is being drawn. */
typedef struct
{
  gboolean present;
  gboolean entered;
  MdrState state;
  gint64 duration;
  GPtrArray *findings;
} Draft;

typedef struct
{
  const MdrWayFacts *facts;
  gboolean has_phases;
  Draft drafts[MDR_N_STATIONS];
} Drawing;

static gboolean
is_through (MdrState state)
{
  return state == MDR_STATE_PASSED || state == MDR_STATE_WARNING;
}

static int
compare_severities (gconstpointer a, gconstpointer b)
{
  MdrFinding *one = *(MdrFinding *const *) a;
  MdrFinding *other = *(MdrFinding *const *) b;

  return (int) mdr_finding_get_severity (other) - (int) mdr_finding_get_severity (one);
}

static void
sort_findings (Drawing *drawing)
{
  for (guint i = 0; i < drawing->facts->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (drawing->facts->findings, i);
      MdrStationId place;

      if (mdr_way_find_place (drawing->facts, finding, &place))
        g_ptr_array_add (drawing->drafts[place].findings, finding);
    }

  /* A stable sort: equals stay in the order in which they were found. */
  for (guint id = 0; id < MDR_N_STATIONS; id++)
    g_ptr_array_sort (drawing->drafts[id].findings, compare_severities);
}

static MdrState
worst_of_findings (const Draft *draft)
{
  static const MdrState states[] = {
    [MDR_SEVERITY_INFO] = MDR_STATE_PASSED,
    [MDR_SEVERITY_WARNING] = MDR_STATE_WARNING,
    [MDR_SEVERITY_ERROR] = MDR_STATE_FAILED,
  };

  if (draft->findings->len == 0)
    return MDR_STATE_SKIPPED;

  return states[mdr_finding_get_severity (g_ptr_array_index (draft->findings, 0))];
}

/* Greeting and capabilities are not yet a sign-in: they may fail at it, but not be it. */
static gboolean
is_preliminary (MdrStationId place, MdrPhase phase)
{
  return place == MDR_STATION_SIGN_IN && phase != MDR_PHASE_SIGN_IN;
}

static void
take_phase (Drawing *drawing, MdrPhaseRecord *record)
{
  MdrPhase phase = mdr_phase_record_get_phase (record);
  MdrState state = mdr_phase_record_get_state (record);
  MdrStationId place = mdr_way_find_place_of_phase (drawing->facts, phase);
  Draft *draft = &drawing->drafts[place];

  draft->duration += mdr_phase_record_get_duration (record);
  if (is_preliminary (place, phase) && state != MDR_STATE_FAILED && state != MDR_STATE_WARNING)
    return;

  draft->state = draft->entered ? mdr_state_worse (draft->state, state) : state;
  draft->entered = TRUE;
}

static void
take_phases (Drawing *drawing)
{
  GListModel *phases =
      drawing->facts->probe != NULL ? mdr_probe_get_phases (drawing->facts->probe) : NULL;
  guint n_phases = phases != NULL ? g_list_model_get_n_items (phases) : 0;

  drawing->has_phases = n_phases > 0;
  for (guint i = 0; i < n_phases; i++)
    {
      g_autoptr (MdrPhaseRecord) record = g_list_model_get_item (phases, i);

      take_phase (drawing, record);
    }
}

/* Half of several phases done is not done. */
static MdrState
judge_entered (const Draft *draft)
{
  MdrState found = worst_of_findings (draft);

  if (draft->state == MDR_STATE_PASSED && (found == MDR_STATE_WARNING || found == MDR_STATE_FAILED))
    return MDR_STATE_WARNING;

  return draft->state;
}

/* A station that the probe has not heard of. */
static MdrState
judge_unentered (const Drawing *drawing, const Draft *draft)
{
  const MdrWayFacts *facts = drawing->facts;
  MdrState found = worst_of_findings (draft);

  if (found == MDR_STATE_WARNING || found == MDR_STATE_FAILED)
    return found;

  if (drawing->has_phases || (facts->probe == NULL && facts->searched))
    return MDR_STATE_SKIPPED;

  return facts->probe != NULL && mdr_probe_get_state (facts->probe) == MDR_STATE_SKIPPED
             ? MDR_STATE_SKIPPED
             : MDR_STATE_WAITING;
}

static gboolean
is_connected (const Drawing *drawing)
{
  const Draft *server = &drawing->drafts[MDR_STATION_SERVER];

  return server->entered && is_through (server->state);
}

/* Nobody goes through these by themselves: what was found about them tells. */
static MdrState
judge_surroundings (const Drawing *drawing, MdrStationId id)
{
  MdrState found = worst_of_findings (&drawing->drafts[id]);
  MdrState server = drawing->drafts[MDR_STATION_SERVER].state;

  if (is_connected (drawing))
    return found == MDR_STATE_FAILED ? MDR_STATE_WARNING
                                     : mdr_state_worse (found, MDR_STATE_PASSED);

  if (found == MDR_STATE_FAILED)
    return found;

  if (id == MDR_STATION_NETWORK)
    return found == MDR_STATE_WARNING ? found : drawing->facts->network;

  /* Something wrong with the tunnel and nobody behind it: that is where it ends. */
  if (id == MDR_STATION_VPN && found == MDR_STATE_WARNING && server == MDR_STATE_FAILED)
    return MDR_STATE_FAILED;

  return mdr_state_worse (found, MDR_STATE_PASSED);
}

/* Whoever has a VPN that goes elsewhere has none on this way. */
static gboolean
leads_through_vpn (const Drawing *drawing)
{
  GPtrArray *findings = drawing->drafts[MDR_STATION_VPN].findings;

  for (guint i = 0; i < findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (findings, i);
      const char *mail = mdr_finding_get_parameter (finding, "mail-route");
      const char *rest = mdr_finding_get_parameter (finding, "default-route");

      if (g_strcmp0 (mail != NULL ? mail : rest, "no") != 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_present (const Drawing *drawing, MdrStationId id)
{
  gboolean sending = drawing->facts->direction == MDR_DIRECTION_SENDING;

  switch (id)
    {
    case MDR_STATION_VPN:
      return leads_through_vpn (drawing);

    case MDR_STATION_PROXY:
      return drawing->drafts[id].findings->len > 0;

    case MDR_STATION_MAILBOX:
      return !sending;

    case MDR_STATION_SUBMISSION:
      return sending;

    case MDR_STATION_COMPUTER:
    case MDR_STATION_NETWORK:
    case MDR_STATION_NAME:
    case MDR_STATION_SERVER:
    case MDR_STATION_CHANNEL:
    case MDR_STATION_SIGN_IN:
      return TRUE;
    }

  g_return_val_if_reached (FALSE);
}

static void
judge_all (Drawing *drawing)
{
  for (guint id = 0; id < MDR_N_STATIONS; id++)
    {
      Draft *draft = &drawing->drafts[id];

      draft->present = is_present (drawing, id);
      if (id <= MDR_STATION_PROXY)
        draft->state = judge_surroundings (drawing, id);
      else if (draft->entered)
        draft->state = judge_entered (draft);
      else
        draft->state = judge_unentered (drawing, draft);
    }
}

/* The last station that somebody came to, and the first at which the way ends. */
static void
find_ends (const Drawing *drawing, int *last_reached, int *end)
{
  *last_reached = -1;
  *end = MDR_N_STATIONS;

  for (int id = 0; id < MDR_N_STATIONS; id++)
    {
      const Draft *draft = &drawing->drafts[id];

      if (!draft->present)
        continue;

      if (is_through (draft->state) && id > MDR_STATION_PROXY)
        *last_reached = id;

      if (draft->state == MDR_STATE_FAILED)
        {
          *last_reached = MAX (*last_reached, id);
          *end = id;
          return;
        }
    }
}

static MdrStretch
judge_stretch (const Draft *draft, int id, int last_reached)
{
  if (draft->state == MDR_STATE_FAILED)
    return MDR_STRETCH_BROKEN;

  return id <= last_reached || is_through (draft->state) ? MDR_STRETCH_WHOLE : MDR_STRETCH_OPEN;
}

static GPtrArray *
create_stations (const Drawing *drawing)
{
  GPtrArray *stations = g_ptr_array_new_with_free_func (g_object_unref);
  int last_reached, end;

  find_ends (drawing, &last_reached, &end);

  for (int id = 0; id < MDR_N_STATIONS; id++)
    {
      const Draft *draft = &drawing->drafts[id];

      if (!draft->present)
        continue;

      if (id > end)
        g_ptr_array_add (stations, mdr_station_new (id, MDR_STATE_SKIPPED, MDR_STRETCH_OPEN, TRUE,
                                                    0, draft->findings));
      else
        g_ptr_array_add (stations,
                         mdr_station_new (id, draft->state, judge_stretch (draft, id, last_reached),
                                          FALSE, draft->duration, draft->findings));
    }

  return stations;
}

/**
 * mdr_way_draw:
 * @facts: what is known
 *
 * Draws the way from this computer to the mailbox, or to where mail is handed over. VPN and proxy
 * stand on it only where there is one. It ends at the first station that failed; what lies behind
 * is cut off.
 *
 * Returns: (transfer full) (element-type MdrStation): the stations, in their order
 */
GPtrArray *
mdr_way_draw (const MdrWayFacts *facts)
{
  Drawing drawing = { .facts = facts };
  GPtrArray *stations;

  g_return_val_if_fail (facts != NULL, NULL);

  for (guint id = 0; id < MDR_N_STATIONS; id++)
    drawing.drafts[id].findings = g_ptr_array_new ();

  sort_findings (&drawing);
  take_phases (&drawing);
  judge_all (&drawing);
  stations = create_stations (&drawing);

  for (guint id = 0; id < MDR_N_STATIONS; id++)
    g_ptr_array_unref (drawing.drafts[id].findings);

  return stations;
}

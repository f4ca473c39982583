/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times in a report are counted from its beginning; here they become times of this computer’s
 * monotonic clock, which all begin at one moment in the past.
 */

#include "mdr-report-records.h"

#include "mdr-report-private.h"
#include "probe/connect/mdr-error-cause.h"

static MdrPhaseRecord *
create_phase (JsonObject *object, gint64 begin)
{
  gint64 start = json_object_has_member (object, "start_ms")
                     ? begin + mdr_report_get_int (object, "start_ms") * G_TIME_SPAN_MILLISECOND
                     : 0;
  int phase;
  int state = MDR_STATE_SKIPPED;

  if (!mdr_report_get_enum (object, "phase", MDR_TYPE_PHASE, &phase))
    return NULL;

  mdr_report_get_enum (object, "state", MDR_TYPE_STATE, &state);
  if (state == MDR_STATE_RUNNING)
    state = MDR_STATE_SKIPPED;

  return mdr_phase_record_new (phase, state, start,
                               mdr_report_get_int (object, "ms") * G_TIME_SPAN_MILLISECOND);
}

static guint
read_steps (JsonObject *object)
{
  g_auto (GStrv) names = mdr_report_dup_strings (object, "steps");
  guint steps = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      int step;

      if (mdr_enum_from_nick (MDR_TYPE_STEP_ID, names[i], &step))
        steps |= 1u << step;
    }

  return steps;
}

/* @begin is when the session began. */
MdrProbeRecord *
mdr_report_create_probe_record (MdrReport *self, JsonObject *object, gint64 begin)
{
  MdrProbeRecord *record = mdr_probe_record_new (mdr_report_get_string (object, "id"));
  JsonObject *service = mdr_report_get_object (object, "service");
  int state = MDR_STATE_SKIPPED;

  mdr_report_get_enum (object, "state", MDR_TYPE_STATE, &state);
  record->state = state;
  record->steps = read_steps (object);
  record->service = service != NULL ? mdr_report_create_service (service) : NULL;
  record->duration = mdr_report_get_int (object, "ms") * G_TIME_SPAN_MILLISECOND;

  for (guint i = 0; i < mdr_report_get_length (object, "findings"); i++)
    g_ptr_array_add (record->findings, mdr_report_create_finding (
                                           self, mdr_report_get_object_at (object, "findings", i)));

  for (guint i = 0; i < mdr_report_get_length (object, "phases"); i++)
    {
      MdrPhaseRecord *phase = create_phase (mdr_report_get_object_at (object, "phases", i), begin);

      if (phase != NULL)
        g_ptr_array_add (record->phases, phase);
    }

  return record;
}

/* An address that was taken out was one, all the same. */
static MdrFamilyResult *
create_family (JsonObject *object)
{
  GSocketFamily family = g_str_equal (mdr_report_get_string (object, "family"), "IPv6")
                             ? G_SOCKET_FAMILY_IPV6
                             : G_SOCKET_FAMILY_IPV4;
  g_autoptr (GInetAddress) address =
      g_inet_address_new_from_string (mdr_report_get_string (object, "address"));
  const char *reason = mdr_report_get_string (object, "reason");
  g_autoptr (GError) error = *reason != '\0' ? mdr_error_cause_create_error (reason) : NULL;
  int state = MDR_STATE_SKIPPED;

  mdr_report_get_enum (object, "state", MDR_TYPE_STATE, &state);
  if (address == NULL)
    address = g_inet_address_new_any (family);

  return mdr_family_result_new (family, state, address,
                                mdr_report_get_int (object, "ms") * G_TIME_SPAN_MILLISECOND, error);
}

static void
read_transcript (MdrTranscript *transcript, JsonObject *server, gint64 begin)
{
  gboolean complete = TRUE;

  for (guint i = 0; i < mdr_report_get_length (server, "transcript"); i++)
    {
      JsonObject *object = mdr_report_get_object_at (server, "transcript", i);
      const char *line = mdr_report_get_string (object, "line");
      int direction = MDR_TRANSCRIPT_NOTE;
      g_autoptr (MdrTranscriptEntry) entry = NULL;

      mdr_report_get_enum (object, "direction", MDR_TYPE_TRANSCRIPT_DIRECTION, &direction);
      entry = mdr_transcript_entry_new (
          direction, begin + mdr_report_get_int (object, "at_ms") * G_TIME_SPAN_MILLISECOND, line,
          strlen (line));
      mdr_transcript_add_entry (transcript, entry);
    }

  if (mdr_report_get_answer (server, "transcript_complete", &complete) && !complete)
    mdr_transcript_add_entry (transcript, NULL);
}

/* @object is that of the probe. */
MdrServiceRecord *
mdr_report_create_service_record (JsonObject *object, gint64 begin)
{
  MdrServiceRecord *record = mdr_service_record_new ();
  JsonObject *server = mdr_report_get_object (object, "server");

  g_strfreev (record->addresses);
  record->addresses = mdr_report_dup_strings (server, "addresses");
  g_strfreev (record->capabilities);
  record->capabilities = mdr_report_dup_strings (server, "capabilities");
  g_strfreev (record->mechanisms);
  record->mechanisms = mdr_report_dup_strings (server, "sign_in");
  record->round_trips = (guint) mdr_report_get_int (server, "round_trips");

  for (guint i = 0; i < mdr_report_get_length (server, "families"); i++)
    g_ptr_array_add (record->families,
                     create_family (mdr_report_get_object_at (server, "families", i)));
  read_transcript (record->transcript, server, begin);

  return record;
}

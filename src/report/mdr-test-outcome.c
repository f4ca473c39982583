/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What came of a test message stands in the findings of two probes; here it is put together.
 */

#include "mdr-test-outcome.h"

#include "mdr-json.h"

#define PREFIX "test-message-"

/* Each is told by one finding, %NULL where there is none. */
typedef struct
{
  MdrFinding *accepted;
  MdrFinding *refused;
  MdrFinding *arrived;
  MdrFinding *missed;
  MdrFinding *removed;
  MdrFinding *left;
} Outcome;

static void
collect_from (GPtrArray *findings, MdrSession *session, gboolean sending)
{
  GListModel *probes = mdr_session_get_probes (session);
  guint n_probes = g_list_model_get_n_items (probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);
      MdrService *service = mdr_probe_get_service (probe);
      GListModel *found = mdr_probe_get_findings (probe);
      guint n_found = g_list_model_get_n_items (found);

      if (service == NULL || (mdr_service_get_protocol (service) == MDR_PROTOCOL_SMTP) != sending)
        continue;

      for (guint j = 0; j < n_found; j++)
        {
          g_autoptr (MdrFinding) finding = g_list_model_get_item (found, j);

          if (g_str_has_prefix (mdr_finding_get_code (finding), PREFIX))
            g_ptr_array_add (findings, g_steal_pointer (&finding));
        }
    }
}

/**
 * mdr_test_outcome_collect:
 * @session: a session
 *
 * Returns: (transfer full) (element-type MdrFinding): what is known of its test message, sending
 *   first
 */
GPtrArray *
mdr_test_outcome_collect (MdrSession *session)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);

  if (mdr_session_get_test_message (session) == NULL)
    return findings;

  collect_from (findings, session, TRUE);
  collect_from (findings, session, FALSE);

  return findings;
}

static void
judge (Outcome *outcome, GPtrArray *findings)
{
  const struct
  {
    const char *code;
    MdrFinding **place;
  } places[] = {
    { PREFIX "accepted", &outcome->accepted },  { PREFIX "refused", &outcome->refused },
    { PREFIX "arrived", &outcome->arrived },    { PREFIX "in-spam", &outcome->arrived },
    { PREFIX "not-arrived", &outcome->missed }, { PREFIX "removed", &outcome->removed },
    { PREFIX "not-removed", &outcome->left },   { PREFIX "left", &outcome->left },
  };

  for (guint i = 0; i < findings->len; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (places); j++)
      if (g_str_equal (mdr_finding_get_code (g_ptr_array_index (findings, i)), places[j].code))
        *places[j].place = g_ptr_array_index (findings, i);
}

/**
 * mdr_test_outcome_failed:
 * @session: a session that has ended
 *
 * Returns: whether it sent a test message, and that was refused or has not arrived
 */
gboolean
mdr_test_outcome_failed (MdrSession *session)
{
  g_autoptr (GPtrArray) findings = mdr_test_outcome_collect (session);
  Outcome outcome = { NULL };

  judge (&outcome, findings);

  return outcome.refused != NULL || outcome.missed != NULL;
}

/* Where it came to its end; that it went all its way is an end, too. */
static MdrTestStage
find_last_stage (MdrTestMessage *message, const Outcome *outcome)
{
  const gboolean done =
      outcome->removed != NULL || (outcome->left != NULL && mdr_test_message_get_keep (message));

  return done ? MDR_TEST_STAGE_ENDED : mdr_test_message_get_reached (message);
}

/* %NULL for what is not known. */
static void
add_answer (JsonBuilder *builder, const char *name, MdrFinding *yes, MdrFinding *no)
{
  json_builder_set_member_name (builder, name);
  if (yes != NULL || no != NULL)
    json_builder_add_boolean_value (builder, yes != NULL);
  else
    json_builder_add_null_value (builder);
}

static void
add_seconds (JsonBuilder *builder, MdrFinding *arrived)
{
  const char *seconds = arrived != NULL ? mdr_finding_get_parameter (arrived, "seconds") : NULL;

  json_builder_set_member_name (builder, "seconds");
  if (seconds != NULL)
    json_builder_add_int_value (builder, g_ascii_strtoll (seconds, NULL, 10));
  else
    json_builder_add_null_value (builder);
}

/**
 * mdr_test_outcome_add_json:
 * @builder: an object under way
 * @session: a session that has ended
 *
 * Adds what came of the test message, null if there was none.
 */
void
mdr_test_outcome_add_json (JsonBuilder *builder, MdrSession *session)
{
  g_autoptr (GPtrArray) findings = mdr_test_outcome_collect (session);
  MdrTestMessage *message = mdr_session_get_test_message (session);
  Outcome outcome = { NULL };
  const char *folder;

  json_builder_set_member_name (builder, "test_message");
  if (message == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  judge (&outcome, findings);
  folder = outcome.arrived != NULL ? mdr_finding_get_parameter (outcome.arrived, "folder") : NULL;

  json_builder_begin_object (builder);
  mdr_json_add_string (builder, "message_id", mdr_test_message_get_id (message));
  mdr_json_add_string (builder, "subject", mdr_test_message_get_subject (message));
  mdr_json_add_enum (builder, "stage", MDR_TYPE_TEST_STAGE, find_last_stage (message, &outcome));
  add_answer (builder, "accepted", outcome.accepted, outcome.refused);
  add_answer (builder, "arrived", outcome.arrived, outcome.missed);
  add_seconds (builder, outcome.arrived);
  mdr_json_add_string (builder, "folder", folder);
  add_answer (builder, "removed", outcome.removed, outcome.left);
  json_builder_end_object (builder);
}

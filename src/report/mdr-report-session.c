/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes a session in which everything is as it was when the report was made.
 */

#include "mdr-report-private.h"
#include "mdr-report-source.h"

static void
give_services (MdrSession *session, JsonObject *root)
{
  JsonObject *taken = mdr_report_get_object (root, "settings");
  g_autoptr (MdrSettings) given = taken != NULL ? mdr_report_create_settings (taken, TRUE) : NULL;
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *list;

  if (given == NULL)
    return;

  list = mdr_settings_get_services (given);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (services, g_list_model_get_item (list, i));

  mdr_session_set_given_services (session, services);
}

/* An answer that is none is left out. */
static void
give_answers (MdrSession *session, JsonObject *answers)
{
  for (guint question = 0; question < MDR_N_QUESTIONS; question++)
    {
      const char *answer =
          mdr_report_get_string (answers, mdr_enum_to_nick (MDR_TYPE_QUESTION, question));

      if (*answer != '\0')
        mdr_answers_set (mdr_session_get_answers (session), question, answer, NULL);
    }
}

static void
limit_steps (MdrSession *session, JsonObject *root)
{
  g_auto (GStrv) names = mdr_report_dup_strings (root, "only");
  guint steps = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      int step;

      if (mdr_enum_from_nick (MDR_TYPE_STEP_ID, names[i], &step))
        steps |= 1u << step;
    }

  if (steps != 0)
    mdr_session_limit_to_steps (session, steps);
}

/**
 * mdr_report_create_session:
 * @self: a report
 *
 * Makes a session whose probes say what the report says, and contact nobody. Once it is started and
 * has ended, it has come to what the rules of this version make of that. Its source is a
 * #MdrReportSource, by which it can be told from a session of one’s own.
 *
 * Returns: (transfer full): a session that has not begun
 */
MdrSession *
mdr_report_create_session (MdrReport *self)
{
  g_autoptr (MdrReportSource) source = NULL;
  JsonObject *root;
  JsonObject *attempts;
  MdrSession *session;

  g_return_val_if_fail (MDR_IS_REPORT (self), NULL);

  root = mdr_report_get_root (self);
  source = mdr_report_source_new (self);
  session = mdr_session_new (MDR_PROBE_SOURCE (source));
  mdr_session_set_recorded_time (session, mdr_report_source_get_begin (source),
                                 mdr_report_get_int (root, "elapsed_ms") * G_TIME_SPAN_MILLISECOND);
  give_services (session, root);
  give_answers (session, mdr_report_get_object (root, "answers"));
  limit_steps (session, root);
  mdr_session_set_address (session, mdr_address_get_text (mdr_report_get_address (self)), NULL);

  if (mdr_report_get_boolean (root, "password_withheld"))
    mdr_session_withhold_password (session);
  attempts = mdr_report_get_object (root, "attempts");
  if (attempts != NULL)
    mdr_attempts_recall (
        mdr_session_get_attempts (session), (guint) mdr_report_get_int (attempts, "refused"),
        (guint) mdr_report_get_int (attempts, "left"), mdr_report_get_int (attempts, "wait_s"));

  return session;
}

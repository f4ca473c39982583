/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What came of a test message, for people.
 */

#include "mdr-cli-test-message.h"

#include <glib/gi18n.h>

#include "knowledge/mdr-texts.h"
#include "mdr-cli.h"
#include "report/mdr-test-outcome.h"

static gboolean
is_known (GPtrArray *findings, const char *code, const char *other_code)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const char *found = mdr_finding_get_code (g_ptr_array_index (findings, i));

      if (g_str_equal (found, code) || g_strcmp0 (found, other_code) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * mdr_cli_test_message_dup_whereabouts:
 * @session: a session that was stopped
 *
 * Says where the test message is now. It may still arrive also if it was only being handed over:
 * whether the server took it is not known.
 *
 * Returns: (transfer full) (nullable): a sentence or two; %NULL if it never left, or is gone again
 */
char *
mdr_cli_test_message_dup_whereabouts (MdrSession *session)
{
  MdrTestMessage *message = mdr_session_get_test_message (session);
  g_autoptr (GPtrArray) findings = mdr_test_outcome_collect (session);
  MdrTestStage reached;
  const char *subject;

  if (message == NULL)
    return NULL;

  reached = mdr_test_message_get_reached (message);
  subject = mdr_test_message_get_subject (message);

  if (is_known (findings, "test-message-removed", NULL) || reached == MDR_TEST_STAGE_SIGN_IN)
    return NULL;

  if (is_known (findings, "test-message-arrived", "test-message-in-spam") ||
      reached == MDR_TEST_STAGE_REMOVING)
    return g_strdup_printf (
        _ ("The test message “%s” has arrived, and is still in the mailbox. You "
           "may delete it."),
        subject);

  if (reached == MDR_TEST_STAGE_SENDING)
    return g_strdup_printf (
        _ ("The test message “%s” was being sent. It may still arrive; then you "
           "may delete it."),
        subject);

  return g_strdup_printf (_ ("The test message “%s” was sent. It may still arrive; then you may "
                             "delete it."),
                          subject);
}

/**
 * mdr_cli_test_message_add_text:
 * @text: a text
 * @session: a session that has ended
 *
 * Adds what came of the test message, if there was one.
 */
void
mdr_cli_test_message_add_text (MdrCliText *text, MdrSession *session)
{
  g_autoptr (GPtrArray) findings = mdr_test_outcome_collect (session);
  MdrTestMessage *message = mdr_session_get_test_message (session);

  if (message == NULL)
    return;

  mdr_cli_text_add_heading (text, _ ("Test message"));
  if (findings->len == 0)
    mdr_cli_text_add (text, 2, _ ("It was not sent."));

  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *sentence = mdr_texts_dup_finding (g_ptr_array_index (findings, i));

      mdr_cli_text_add (text, 2, sentence);
    }
}

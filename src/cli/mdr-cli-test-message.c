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

/**
 * mdr_cli_test_message_tell_stopped:
 * @session: a session that was stopped
 *
 * Says that the test message may still arrive, if it may. One that was being handed over may, too:
 * whether the server took it is not known.
 */
void
mdr_cli_test_message_tell_stopped (MdrSession *session)
{
  MdrTestMessage *message = mdr_session_get_test_message (session);

  if (message == NULL || mdr_test_message_get_reached (message) == MDR_TEST_STAGE_SIGN_IN)
    return;

  if (mdr_test_message_get_reached (message) == MDR_TEST_STAGE_SENDING)
    mdr_cli_complain (_ ("The test message “%s” was being sent. It may still arrive; then you may "
                         "delete it."),
                      mdr_test_message_get_subject (message));
  else
    mdr_cli_complain (_ ("The test message “%s” was sent. It may still arrive; then you may delete "
                         "it."),
                      mdr_test_message_get_subject (message));
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

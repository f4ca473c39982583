/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the dialogues report of a test message that they wait for.
 */

#include "mdr-dialogue-private.h"

/* Reports something about the test message. @folder is where it is, @reason why something went
 * otherwise than it should, each if there is anything to tell. */
void
mdr_dialogue_report_test (MdrDialogue *self,
                          const char *code,
                          MdrSeverity severity,
                          MdrCause cause,
                          const char *folder,
                          const char *reason,
                          MdrSpan text)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);
  g_autofree char *server_text = mdr_dialogue_dup_server_text (self, text);
  g_autofree char *seconds =
      g_strdup_printf ("%u", mdr_test_message_get_seconds (priv->test_message));

  mdr_dialogue_report (self, mdr_finding_new (code, MDR_STEP_SETTINGS, severity, cause,
                                              priv->service, "seconds", seconds, "folder", folder,
                                              "reason", reason, "server-text", server_text, NULL));
}

/* The message is there. */
void
mdr_dialogue_report_arrival (MdrDialogue *self, gboolean in_spam, const char *folder)
{
  if (in_spam)
    mdr_dialogue_report_test (self, "test-message-in-spam", MDR_SEVERITY_WARNING, MDR_CAUSE_OK,
                              folder, NULL, MDR_NO_TEXT);
  else
    mdr_dialogue_report_test (self, "test-message-arrived", MDR_SEVERITY_INFO, MDR_CAUSE_OK, folder,
                              NULL, MDR_NO_TEXT);
}

/* It was given up. Of a message that was never sent there is nothing to say. */
void
mdr_dialogue_report_no_arrival (MdrDialogue *self)
{
  MdrTestMessage *message = mdr_dialogue_get_test_message (self);

  if (mdr_test_message_get_stage (message) < MDR_TEST_STAGE_WAITING)
    return;

  if (mdr_test_message_get_seconds_left (message) == 0)
    mdr_dialogue_report_test (self, "test-message-not-arrived", MDR_SEVERITY_WARNING,
                              MDR_CAUSE_UNKNOWN, NULL, NULL, MDR_NO_TEXT);
  else
    mdr_dialogue_report_test (self, "test-message-waiting-stopped", MDR_SEVERITY_INFO, MDR_CAUSE_OK,
                              NULL, NULL, MDR_NO_TEXT);
}

/* The message was found and is still there. @reason is a word for why, if the server says none. */
void
mdr_dialogue_report_not_removed (MdrDialogue *self,
                                 const char *folder,
                                 const char *reason,
                                 MdrSpan text)
{
  mdr_dialogue_report_test (self, "test-message-not-removed", MDR_SEVERITY_WARNING, MDR_CAUSE_OK,
                            folder, reason, text);
}

/* The mailbox opens, but how its messages are called cannot be looked at. */
void
mdr_dialogue_report_not_watched (MdrDialogue *self, MdrSpan text)
{
  mdr_dialogue_report_test (self, "mailbox-not-watched", MDR_SEVERITY_WARNING, MDR_CAUSE_OK, NULL,
                            NULL, text);
}

/* What the server says from now on is about somebody's folders and messages: it is not written
 * down, and may have up to @max_lines for each of our commands. With 0 all is as it was. */
void
mdr_dialogue_expect_private (MdrDialogue *self, guint max_lines)
{
  mdr_dialogue_get_private (self)->max_private_lines = max_lines;
}

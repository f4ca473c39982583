/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looking for a test message in a POP3 mailbox. A session knows only of the messages that were
 * there when it began, so each look has a session of its own. It goes from the newest message back
 * to the first one that an earlier look has seen.
 */

#include "mdr-pop3-dialogue-private.h"

#include <string.h>

/* How many messages a look reads the header of. More do not arrive between two looks. */
#define MAX_LOOKED_AT 10

/* Headers with signatures of several stations on the way have some hundred lines. */
#define MAX_HEADER_LINES 5000

/* RFC 1939 section 7 */
#define MAX_UID_LENGTH 70

#define FOLDER "INBOX"

static MdrTestMessage *
get_message (MdrPop3Dialogue *self)
{
  return mdr_dialogue_get_test_message (MDR_DIALOGUE (self));
}

/* Before the message is sent, a look only finds out what is there already. */
static gboolean
is_first_look (MdrPop3Dialogue *self)
{
  return mdr_test_message_get_stage (get_message (self)) == MDR_TEST_STAGE_SIGN_IN;
}

/* Says @verb about the message that is looked at. */
static MdrNext
ask (MdrPop3Dialogue *self, MdrPop3State state, const char *verb, const char *rest)
{
  g_autofree char *line = g_strdup_printf ("%s %" G_GUINT64_FORMAT "%s", verb, self->at, rest);

  return mdr_pop3_dialogue_command (self, state, line);
}

/* The message is not there. */
static MdrNext
looked (MdrPop3Dialogue *self)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);

  mdr_dialogue_expect_private (dialogue, 0);
  if (is_first_look (self))
    mdr_dialogue_report_fact (dialogue, "mailbox-watched");
  else if (mdr_test_message_get_given_up (get_message (self)))
    mdr_dialogue_report_no_arrival (dialogue);
  else
    mdr_dialogue_report_test (dialogue, "test-message-not-yet-there", MDR_SEVERITY_INFO,
                              MDR_CAUSE_OK, NULL, NULL, MDR_NO_TEXT);

  return mdr_pop3_dialogue_leave (self);
}

static MdrNext
ask_top (MdrPop3Dialogue *self)
{
  self->match = (MdrIdMatch){ 0 };

  return ask (self, MDR_POP3_STATE_TOP, "TOP", " 0");
}

static MdrNext
look_on (MdrPop3Dialogue *self)
{
  g_clear_pointer (&self->uid, g_free);

  if (self->at == 0 || self->n_left == 0)
    return looked (self);

  self->n_left--;

  return self->numbers_only ? ask_top (self) : ask (self, MDR_POP3_STATE_UIDL, "UIDL", "");
}

/* Looks at the newest of @n_messages messages, for a start. */
MdrNext
mdr_pop3_dialogue_look (MdrPop3Dialogue *self, guint64 n_messages)
{
  self->at = n_messages;
  mdr_dialogue_expect_private (MDR_DIALOGUE (self), MAX_HEADER_LINES);
  self->n_left = is_first_look (self) ? 1 : MAX_LOOKED_AT;

  return look_on (self);
}

/* "+OK" message unique-id */
MdrNext
mdr_pop3_dialogue_uidl_answered (MdrPop3Dialogue *self, const MdrPop3Reply *reply)
{
  MdrSpan text = reply->text;
  MdrSpan uid;

  mdr_span_take_word (&text);
  uid = mdr_span_take_word (&text);
  self->numbers_only = reply->status != MDR_POP3_STATUS_OK || uid.length == 0 ||
                       uid.length > MAX_UID_LENGTH || memchr (uid.bytes, '\0', uid.length) != NULL;

  if (!self->numbers_only)
    self->uid = g_strndup (uid.bytes, uid.length);

  if (self->uid != NULL && mdr_test_message_was_seen (get_message (self), self->uid))
    return looked (self);

  return ask_top (self);
}

MdrNext
mdr_pop3_dialogue_top_answered (MdrPop3Dialogue *self, const MdrPop3Reply *reply)
{
  self->state = MDR_POP3_STATE_TOP_LINES;
  if (reply->status == MDR_POP3_STATUS_OK)
    return MDR_NEXT_READ;

  mdr_dialogue_report_not_watched (MDR_DIALOGUE (self), reply->text);

  return mdr_pop3_dialogue_leave (self);
}

/* The message is there. */
static MdrNext
found (MdrPop3Dialogue *self)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);

  mdr_dialogue_expect_private (dialogue, 0);
  mdr_dialogue_report_arrival (dialogue, FALSE, FOLDER);

  if (!mdr_test_message_get_keep (get_message (self)))
    return ask (self, MDR_POP3_STATE_DELE, "DELE", "");

  mdr_dialogue_report_test (dialogue, "test-message-left", MDR_SEVERITY_INFO, MDR_CAUSE_OK, FOLDER,
                            NULL, MDR_NO_TEXT);

  return mdr_pop3_dialogue_leave (self);
}

MdrNext
mdr_pop3_dialogue_top_line (MdrPop3Dialogue *self, MdrSpan line)
{
  MdrTestMessage *message = get_message (self);

  if (!mdr_span_equals (line, "."))
    {
      mdr_span_skip_prefix (&line, ".");
      mdr_id_match_take_line (&self->match, mdr_test_message_get_id (message), line);
      return MDR_NEXT_READ;
    }

  if (self->match.matches)
    return found (self);

  if (self->uid != NULL)
    mdr_test_message_note_seen (message, self->uid);
  self->at--;

  return look_on (self);
}

static MdrNext
not_removed (MdrPop3Dialogue *self, const MdrPop3Reply *reply)
{
  mdr_dialogue_report_not_removed (MDR_DIALOGUE (self), FOLDER, NULL, reply->text);

  return mdr_pop3_dialogue_leave (self);
}

/* What is deleted is only marked until the end of the session (RFC 1939 section 6), whose answer is
 * therefore waited for. */
MdrNext
mdr_pop3_dialogue_dele_answered (MdrPop3Dialogue *self, const MdrPop3Reply *reply)
{
  if (reply->status != MDR_POP3_STATUS_OK)
    return not_removed (self, reply);

  self->state = MDR_POP3_STATE_QUIT;

  return mdr_dialogue_say_goodbye_ahead (MDR_DIALOGUE (self));
}

MdrNext
mdr_pop3_dialogue_quit_answered (MdrPop3Dialogue *self, const MdrPop3Reply *reply)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);

  if (reply->status == MDR_POP3_STATUS_OK)
    mdr_dialogue_report_test (dialogue, "test-message-removed", MDR_SEVERITY_INFO, MDR_CAUSE_OK,
                              FOLDER, NULL, MDR_NO_TEXT);
  else
    mdr_dialogue_report_not_removed (dialogue, FOLDER, NULL, reply->text);

  mdr_dialogue_settle (dialogue);

  return MDR_NEXT_FINISH;
}

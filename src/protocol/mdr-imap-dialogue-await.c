/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Waiting for a test message in an IMAP mailbox: with IDLE (RFC 2177) where the server offers it,
 * else by asking now and then. What comes in between decides when to look again; the looking itself
 * stands in mdr-imap-dialogue-look.c, what becomes of the message in mdr-imap-dialogue-remove.c.
 */

#include "mdr-imap-await.h"
#include "mdr-imap-dialogue-private.h"

/* How often a server may end to idle by itself before we only ask now and then. */
#define MAX_IDLE_ENDS 2

void
mdr_imap_await_free (MdrImapAwait *self)
{
  g_clear_pointer (&self->folders, g_ptr_array_unref);
  g_clear_pointer (&self->trash, mdr_imap_folder_free);
  g_free (self);
}

/* Says a command and waits for its end in @state. */
MdrNext
mdr_imap_await_say (MdrImapDialogue *self, MdrImapAwaitState state, const char *line)
{
  gboolean is_private = state == MDR_IMAP_AWAIT_LIST || state == MDR_IMAP_AWAIT_FETCH;

  self->await->state = state;
  mdr_dialogue_expect_private (MDR_DIALOGUE (self), is_private ? MDR_IMAP_MAX_FOLDERS : 0);

  return mdr_imap_dialogue_command (self, MDR_IMAP_STATE_AWAIT, line);
}

/* What a server can do may be known only now, and not all of them say it by themselves. */
MdrNext
mdr_imap_await_begin (MdrImapDialogue *self)
{
  self->await = g_new0 (MdrImapAwait, 1);
  self->await->folders = g_ptr_array_new_with_free_func ((GDestroyNotify) mdr_imap_folder_free);
  g_ptr_array_add (self->await->folders, mdr_imap_folder_new ("INBOX", MDR_IMAP_FOLDER_USE_INBOX));

  return mdr_imap_await_say (self, MDR_IMAP_AWAIT_CAPABILITY, "CAPABILITY");
}

static MdrNext
capability_answered (MdrImapDialogue *self)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  gboolean rev2 = mdr_dialogue_has_capability (dialogue, "IMAP4rev2");
  gboolean tells_use = mdr_dialogue_has_capability (dialogue, "SPECIAL-USE") &&
                       (rev2 || mdr_dialogue_has_capability (dialogue, "LIST-EXTENDED"));

  self->await->idles = rev2 || mdr_dialogue_has_capability (dialogue, "IDLE");
  self->await->plain_list = !tells_use;

  return mdr_imap_await_say (self, MDR_IMAP_AWAIT_LIST,
                             tells_use ? "LIST \"\" \"*\" RETURN (SPECIAL-USE)"
                                       : "LIST \"\" \"*\"");
}

/* Everything was looked at. Waits, unless nobody wants to any longer. */
MdrNext
mdr_imap_await_rest (MdrImapDialogue *self)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  MdrImapAwait *await = self->await;

  if (mdr_test_message_get_given_up (mdr_dialogue_get_test_message (dialogue)))
    {
      mdr_dialogue_report_no_arrival (dialogue);
      return mdr_imap_dialogue_leave (self);
    }

  if (await->opened != await->folders->pdata[0])
    return mdr_imap_await_open (self, await->folders->pdata[0]);

  if (!await->watches)
    mdr_dialogue_report_fact (dialogue, "mailbox-watched");
  await->watches = TRUE;

  if (await->idles)
    return mdr_imap_await_say (self, MDR_IMAP_AWAIT_IDLE, "IDLE");

  await->state = MDR_IMAP_AWAIT_PAUSE;

  return MDR_NEXT_AWAIT;
}

static MdrNext
stop_idling (MdrImapDialogue *self)
{
  self->await->state = MDR_IMAP_AWAIT_DONE;

  return mdr_dialogue_say (MDR_DIALOGUE (self), "DONE");
}

MdrNext
mdr_imap_await_continued (MdrImapDialogue *self, const MdrImapReply *reply)
{
  MdrTestMessage *message = mdr_dialogue_get_test_message (MDR_DIALOGUE (self));
  MdrImapFolder *inbox = self->await->folders->pdata[0];

  if (self->await->state != MDR_IMAP_AWAIT_IDLE)
    return mdr_dialogue_give_up (MDR_DIALOGUE (self), "malformed-reply", MDR_CAUSE_UNKNOWN,
                                 reply->text);

  if (self->await->count.n_messages != inbox->n_messages || mdr_test_message_get_given_up (message))
    return stop_idling (self);

  self->await->state = MDR_IMAP_AWAIT_IDLING;

  return MDR_NEXT_AWAIT;
}

/* A server may end to idle by itself, after a while or because it does not know how to. */
static MdrNext
idle_ended (MdrImapDialogue *self, const MdrImapReply *reply)
{
  if (self->await->state != MDR_IMAP_AWAIT_DONE &&
      (reply->status != MDR_IMAP_STATUS_OK || ++self->await->n_idle_ends >= MAX_IDLE_ENDS))
    self->await->idles = FALSE;

  return mdr_imap_await_look (self, 0);
}

/* Nothing has come for a while, or nobody wants to wait any longer. */
MdrNext
mdr_imap_await_nudged (MdrImapDialogue *self)
{
  switch (self->await->state)
    {
    case MDR_IMAP_AWAIT_IDLING:
      return stop_idling (self);

    case MDR_IMAP_AWAIT_PAUSE:
      return mdr_imap_await_say (self, MDR_IMAP_AWAIT_NOOP, "NOOP");

    default:
      return MDR_NEXT_READ;
    }
}

static void
take_number (MdrSpan text, guint64 *number)
{
  guint64 value;

  if (mdr_span_to_number (mdr_span_take_word (&text), &value) && value <= G_MAXUINT32)
    *number = value;
}

/* "(UIDNEXT 5)" after the name of the folder, which may have parentheses, too. */
static void
take_folder_status (MdrImapDialogue *self, MdrSpan data)
{
  gsize start = data.length;

  while (start > 0 && data.bytes[start - 1] != '(')
    start--;

  data = MDR_SPAN (data.bytes + start, data.length - start);
  data = mdr_span_take_until (&data, ')');
  if (mdr_span_skip_prefix (&data, "UIDNEXT "))
    take_number (data, &self->await->asked);
}

static void
take_folder (MdrImapDialogue *self, MdrSpan data)
{
  g_autoptr (MdrImapFolder) folder = mdr_imap_folder_parse (data);
  MdrImapAwait *await = self->await;

  if (folder == NULL)
    return;

  if (folder->use == MDR_IMAP_FOLDER_USE_JUNK && await->folders->len < MDR_IMAP_MAX_WATCHED)
    g_ptr_array_add (await->folders, g_steal_pointer (&folder));
  else if (folder->use == MDR_IMAP_FOLDER_USE_TRASH &&
           (await->trash == NULL || (folder->by_attribute && !await->trash->by_attribute)))
    {
      g_clear_pointer (&await->trash, mdr_imap_folder_free);
      await->trash = g_steal_pointer (&folder);
    }
}

static gboolean
is_waiting (const MdrImapAwait *self)
{
  return self->state == MDR_IMAP_AWAIT_IDLING || self->state == MDR_IMAP_AWAIT_PAUSE;
}

/* Takes what the server says besides. */
MdrNext
mdr_imap_await_noticed (MdrImapDialogue *self, const MdrImapReply *reply)
{
  MdrImapAwait *await = self->await;
  MdrImapFolder *inbox = await->folders->pdata[0];

  if (mdr_span_equals (reply->code, "UIDNEXT"))
    take_number (reply->arguments, &await->count.uid_next);
  else if (mdr_span_equals (reply->code, "UIDVALIDITY"))
    take_number (reply->arguments, &await->count.uid_validity);
  else if (mdr_span_equals (reply->keyword, "EXISTS"))
    await->count.n_messages = reply->number;
  else if (mdr_span_equals (reply->keyword, "EXPUNGE") && await->count.n_messages > 0)
    await->count.n_messages--;
  else if (mdr_span_equals (reply->keyword, "CAPABILITY"))
    mdr_imap_dialogue_take_capabilities (self, reply->data);
  else if (mdr_span_equals (reply->keyword, "LIST") && await->state == MDR_IMAP_AWAIT_LIST)
    take_folder (self, reply->data);
  else if (mdr_span_equals (reply->keyword, "STATUS") && await->state == MDR_IMAP_AWAIT_STATUS)
    take_folder_status (self, reply->data);
  else if (mdr_span_equals (reply->keyword, "FETCH") && await->state == MDR_IMAP_AWAIT_FETCH)
    mdr_imap_await_take_fetch (self, reply->data);

  if (await->state == MDR_IMAP_AWAIT_IDLING && await->count.n_messages != inbox->n_messages)
    return stop_idling (self);

  return is_waiting (await) ? MDR_NEXT_AWAIT : MDR_NEXT_READ;
}

MdrNext
mdr_imap_await_answered (MdrImapDialogue *self, const MdrImapReply *reply)
{
  mdr_dialogue_expect_private (MDR_DIALOGUE (self), 0);

  switch (self->await->state)
    {
    case MDR_IMAP_AWAIT_CAPABILITY:
      return capability_answered (self);

    case MDR_IMAP_AWAIT_LIST:
      return mdr_imap_await_list_answered (self, reply);

    case MDR_IMAP_AWAIT_EXAMINE:
      return mdr_imap_await_examine_answered (self, reply);

    case MDR_IMAP_AWAIT_FETCH:
      return mdr_imap_await_fetch_answered (self, reply);

    case MDR_IMAP_AWAIT_STATUS:
      return mdr_imap_await_status_answered (self, reply);

    case MDR_IMAP_AWAIT_IDLE:
    case MDR_IMAP_AWAIT_IDLING:
    case MDR_IMAP_AWAIT_DONE:
      return idle_ended (self, reply);

    case MDR_IMAP_AWAIT_PAUSE:
    case MDR_IMAP_AWAIT_NOOP:
      return mdr_imap_await_look (self, 0);

    case MDR_IMAP_AWAIT_SELECT:
    case MDR_IMAP_AWAIT_MARK:
    case MDR_IMAP_AWAIT_EXPUNGE:
    case MDR_IMAP_AWAIT_MOVE:
      return mdr_imap_await_removal_answered (self, reply);
    }

  g_return_val_if_reached (MDR_NEXT_FINISH);
}

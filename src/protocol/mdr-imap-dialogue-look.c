/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looking for a test message in an IMAP mailbox. Only what arrived since the beginning is looked
 * at, by the message's number rather than with SEARCH: some servers search slowly or wrongly, and
 * what is found would have to be fetched and compared all the same. Folders are opened with
 * EXAMINE, which changes nothing in them.
 */

#include "mdr-imap-await.h"
#include "mdr-imap-dialogue-private.h"
#include "mdr-imap-value.h"

#define HEADER_FIELDS "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID X-MICROSOFT-ORIGINAL-MESSAGE-ID)]"

static gboolean
is_given_up (MdrImapDialogue *self)
{
  return mdr_test_message_get_given_up (mdr_dialogue_get_test_message (MDR_DIALOGUE (self)));
}

/* Where there is no number to begin with, "*" is the newest message; with one, the server gives the
 * newest even if it is older. */
static MdrNext
fetch (MdrImapDialogue *self)
{
  guint64 first = self->await->opened->uid_next;
  g_autofree char *start = NULL;
  g_autofree char *line = NULL;

  if (first > 0)
    start = g_strdup_printf ("%" G_GUINT64_FORMAT ":", first);

  line = g_strdup_printf ("UID FETCH %s* (UID " HEADER_FIELDS ")", start != NULL ? start : "");
  self->await->newest = 0;
  self->await->opened->n_messages = self->await->count.n_messages;

  return mdr_imap_await_say (self, MDR_IMAP_AWAIT_FETCH, line);
}

MdrNext
mdr_imap_await_open (MdrImapDialogue *self, MdrImapFolder *folder)
{
  g_autofree char *name = mdr_imap_folder_quote (folder);
  g_autofree char *line = g_strconcat ("EXAMINE ", name, NULL);

  self->await->at = folder;
  self->await->opened = NULL;
  self->await->count = (MdrImapFolder){ 0 };

  return mdr_imap_await_say (self, MDR_IMAP_AWAIT_EXAMINE, line);
}

static MdrNext
ask_status (MdrImapDialogue *self, MdrImapFolder *folder)
{
  g_autofree char *name = mdr_imap_folder_quote (folder);
  g_autofree char *line = g_strconcat ("STATUS ", name, " (UIDNEXT)", NULL);

  self->await->at = folder;
  self->await->asked = 0;

  return mdr_imap_await_say (self, MDR_IMAP_AWAIT_STATUS, line);
}

/* Looks into the folders from @position on. Who has had enough waits for the inbox only. */
MdrNext
mdr_imap_await_look (MdrImapDialogue *self, guint position)
{
  MdrImapAwait *await = self->await;

  if (position >= await->folders->len || (position > 0 && is_given_up (self)))
    return mdr_imap_await_rest (self);

  if (position > 0)
    return ask_status (self, await->folders->pdata[position]);

  await->at = await->folders->pdata[0];

  return await->opened == await->at ? fetch (self) : mdr_imap_await_open (self, await->at);
}

/* Goes on with the folder after the present one. Without one that could be looked at, it is as if
 * it were not there. */
static MdrNext
look_on (MdrImapDialogue *self, gboolean could_look)
{
  GPtrArray *folders = self->await->folders;
  guint position = 0;

  g_ptr_array_find (folders, self->await->at, &position);
  if (could_look)
    return mdr_imap_await_look (self, position + 1);

  if (self->await->opened == self->await->at)
    self->await->opened = NULL;
  self->await->at = NULL;
  g_ptr_array_remove_index (folders, position);

  return mdr_imap_await_look (self, position);
}

MdrNext
mdr_imap_await_list_answered (MdrImapDialogue *self, const MdrImapReply *reply)
{
  if (reply->status == MDR_IMAP_STATUS_OK || self->await->plain_list)
    return mdr_imap_await_look (self, 0);

  self->await->plain_list = TRUE;

  return mdr_imap_await_say (self, MDR_IMAP_AWAIT_LIST, "LIST \"\" \"*\"");
}

static MdrNext
inbox_refused (MdrImapDialogue *self, const MdrImapReply *reply)
{
  MdrRefusal refusal = mdr_imap_reply_to_refusal (reply, MDR_MOMENT_MAILBOX);

  mdr_dialogue_report_error (MDR_DIALOGUE (self), "mailbox-refused",
                             mdr_refusal_get_cause (&refusal), reply->text);

  return mdr_imap_dialogue_leave (self);
}

/* A folder whose messages are numbered anew is looked at as if for the first time. */
static void
take_count (MdrImapFolder *folder, const MdrImapFolder *count)
{
  if (folder->uid_validity != 0 && count->uid_validity != folder->uid_validity)
    folder->uid_next = 0;
  else if (folder->uid_next == 0)
    folder->uid_next = count->uid_next == 0 && count->n_messages == 0 ? 1 : count->uid_next;

  folder->uid_validity = count->uid_validity;
}

MdrNext
mdr_imap_await_examine_answered (MdrImapDialogue *self, const MdrImapReply *reply)
{
  MdrImapAwait *await = self->await;
  gboolean is_inbox = await->at == await->folders->pdata[0];

  if (reply->status != MDR_IMAP_STATUS_OK)
    return is_inbox ? inbox_refused (self, reply) : look_on (self, FALSE);

  await->opened = await->at;
  take_count (await->opened, &await->count);
  if (!await->counted)
    mdr_dialogue_report_mailbox (MDR_DIALOGUE (self), await->count.n_messages);
  await->counted = TRUE;

  return fetch (self);
}

/* The message's number and its header, whatever else the server tells of it, in any order. */
void
mdr_imap_await_take_fetch (MdrImapDialogue *self, MdrSpan data)
{
  MdrImapAwait *await = self->await;
  const char *id = mdr_test_message_get_id (mdr_dialogue_get_test_message (MDR_DIALOGUE (self)));
  MdrIdMatch match = { 0 };
  gboolean has_header = FALSE;
  guint64 uid = 0;
  MdrImapValue items;
  MdrImapValue name;
  MdrImapValue value;

  if (!mdr_imap_value_take (&data, &items))
    return;

  while (mdr_imap_value_take (&items.text, &name) && mdr_imap_value_take (&items.text, &value))
    {
      if (mdr_span_equals (name.text, "UID"))
        mdr_span_to_number (value.text, &uid);
      else if (mdr_span_skip_prefix (&name.text, "BODY[HEADER.FIELDS"))
        {
          has_header = TRUE;
          mdr_id_match_take_header (&match, id, value.text);
        }
    }

  if (uid == 0 || uid > G_MAXUINT32 || !has_header)
    return;

  await->newest = MAX (await->newest, uid);
  if (match.matches)
    {
      await->found = await->opened;
      await->found_uid = uid;
    }
}

MdrNext
mdr_imap_await_fetch_answered (MdrImapDialogue *self, const MdrImapReply *reply)
{
  MdrImapAwait *await = self->await;
  MdrImapFolder *folder = await->opened;

  if (await->found != NULL)
    return mdr_imap_await_found (self);

  if (reply->status != MDR_IMAP_STATUS_OK && folder != await->folders->pdata[0])
    return look_on (self, FALSE);

  if (reply->status != MDR_IMAP_STATUS_OK)
    {
      mdr_dialogue_report_not_watched (MDR_DIALOGUE (self), reply->text);
      return mdr_imap_dialogue_leave (self);
    }

  if (await->newest > 0)
    folder->uid_next = MAX (folder->uid_next, MIN (await->newest + 1, G_MAXUINT32));
  folder->uid_next = MAX (folder->uid_next, await->count.uid_next);

  return look_on (self, TRUE);
}

/* Only a folder to which something was added is opened. */
MdrNext
mdr_imap_await_status_answered (MdrImapDialogue *self, const MdrImapReply *reply)
{
  MdrImapFolder *folder = self->await->at;
  guint64 uid_next = self->await->asked;

  if (reply->status != MDR_IMAP_STATUS_OK || uid_next == 0)
    return look_on (self, FALSE);

  if (folder->uid_next != 0 && uid_next > folder->uid_next)
    return mdr_imap_await_open (self, folder);

  folder->uid_next = uid_next;

  return look_on (self, TRUE);
}

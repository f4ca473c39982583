/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What becomes of a test message that was found in an IMAP mailbox. No other message is ever
 * touched: the message goes by its number, in the numbering in which it was found, and a plain
 * EXPUNGE, which would take along what others marked, is never said.
 */

#include "mdr-imap-await.h"
#include "mdr-imap-dialogue-private.h"

static MdrNext
not_removed (MdrImapDialogue *self, const char *reason, MdrSpan text)
{
  g_autofree char *folder = mdr_imap_folder_dup_label (self->await->found);

  mdr_dialogue_report_not_removed (MDR_DIALOGUE (self), folder, reason, text);

  return mdr_imap_dialogue_leave (self);
}

static MdrNext
ended (MdrImapDialogue *self, const char *code)
{
  g_autofree char *folder = mdr_imap_folder_dup_label (self->await->found);

  mdr_dialogue_report_test (MDR_DIALOGUE (self), code, MDR_SEVERITY_INFO, MDR_CAUSE_OK, folder,
                            NULL, MDR_NO_TEXT);

  return mdr_imap_dialogue_leave (self);
}

/* RFC 4315, RFC 6851; both are part of RFC 9051. */
static gboolean
has_extension (MdrImapDialogue *self, const char *name)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);

  return mdr_dialogue_has_capability (dialogue, name) ||
         mdr_dialogue_has_capability (dialogue, "IMAP4rev2");
}

/* What is deleted at Gmail stays in its archive; only what is moved to the trash goes away. */
static gboolean
only_archives (MdrImapDialogue *self)
{
  return mdr_dialogue_has_capability (MDR_DIALOGUE (self), "X-GM-EXT-1");
}

static gboolean
can_move (MdrImapDialogue *self)
{
  return self->await->trash != NULL && has_extension (self, "MOVE");
}

static MdrNext
say_with_uid (MdrImapDialogue *self, MdrImapAwaitState state, const char *verb, const char *rest)
{
  g_autofree char *line =
      g_strdup_printf ("UID %s %" G_GUINT64_FORMAT "%s%s", verb, self->await->found_uid,
                       rest != NULL ? " " : "", rest != NULL ? rest : "");

  return mdr_imap_await_say (self, state, line);
}

/* The message is there. */
MdrNext
mdr_imap_await_found (MdrImapDialogue *self)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  MdrImapAwait *await = self->await;
  g_autofree char *label = mdr_imap_folder_dup_label (await->found);
  g_autofree char *name = mdr_imap_folder_quote (await->found);
  g_autofree char *line = g_strconcat ("SELECT ", name, NULL);

  mdr_dialogue_report_arrival (dialogue, await->found->use == MDR_IMAP_FOLDER_USE_JUNK, label);

  if (mdr_test_message_get_keep (mdr_dialogue_get_test_message (dialogue)))
    return ended (self, "test-message-left");

  if (only_archives (self) && !can_move (self))
    return not_removed (self, "no-trash", MDR_NO_TEXT);

  await->count = (MdrImapFolder){ 0 };

  return mdr_imap_await_say (self, MDR_IMAP_AWAIT_SELECT, line);
}

static MdrNext
selected (MdrImapDialogue *self, const MdrImapReply *reply)
{
  MdrImapAwait *await = self->await;
  g_autofree char *trash = NULL;

  if (mdr_span_equals (reply->code, "READ-ONLY") ||
      await->count.uid_validity != await->found->uid_validity)
    return not_removed (self, NULL, reply->text);

  if (!can_move (self) || (has_extension (self, "UIDPLUS") && !only_archives (self)))
    return say_with_uid (self, MDR_IMAP_AWAIT_MARK, "STORE", "+FLAGS.SILENT (\\Deleted)");

  trash = mdr_imap_folder_quote (await->trash);

  return say_with_uid (self, MDR_IMAP_AWAIT_MOVE, "MOVE", trash);
}

MdrNext
mdr_imap_await_removal_answered (MdrImapDialogue *self, const MdrImapReply *reply)
{
  MdrImapAwaitState state = self->await->state;

  if (reply->status != MDR_IMAP_STATUS_OK)
    return not_removed (self, NULL, reply->text);

  if (state == MDR_IMAP_AWAIT_SELECT)
    return selected (self, reply);

  if (state == MDR_IMAP_AWAIT_MARK && !has_extension (self, "UIDPLUS"))
    return not_removed (self, "marked", MDR_NO_TEXT);

  if (state == MDR_IMAP_AWAIT_MARK)
    return say_with_uid (self, MDR_IMAP_AWAIT_EXPUNGE, "EXPUNGE", NULL);

  return ended (self, "test-message-removed");
}

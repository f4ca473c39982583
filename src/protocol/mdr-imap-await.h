/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far the IMAP dialogue is in waiting for a test message and removing it.
 */

#pragma once

#include "mdr-dialogue-private.h"
#include "mdr-id-match.h"
#include "mdr-imap-dialogue.h"
#include "mdr-imap-folder.h"
#include "mdr-imap-reply.h"

G_BEGIN_DECLS

/* How many folders may be listed, and messages looked at in one go. People have hundreds. */
#define MDR_IMAP_MAX_FOLDERS 5000

/* The inbox, and folders for spam: servers have one, mail programs sometimes add another. */
#define MDR_IMAP_MAX_WATCHED 5

/* The command that was said last. */
typedef enum
{
  MDR_IMAP_AWAIT_CAPABILITY,
  MDR_IMAP_AWAIT_LIST,
  MDR_IMAP_AWAIT_EXAMINE,
  MDR_IMAP_AWAIT_FETCH,
  MDR_IMAP_AWAIT_STATUS,
  MDR_IMAP_AWAIT_IDLE, /* until the server says that it idles */
  MDR_IMAP_AWAIT_IDLING,
  MDR_IMAP_AWAIT_DONE,
  MDR_IMAP_AWAIT_PAUSE, /* none is going on: the server does not idle */
  MDR_IMAP_AWAIT_NOOP,
  MDR_IMAP_AWAIT_SELECT,
  MDR_IMAP_AWAIT_MARK,
  MDR_IMAP_AWAIT_EXPUNGE,
  MDR_IMAP_AWAIT_MOVE,
} MdrImapAwaitState;

/**
 * MdrImapAwait:
 * @folders: (element-type MdrImapFolder): the inbox, and after it those for spam
 * @trash: (nullable): where deleted messages go
 * @at: the folder that is being looked at, or asked about
 * @opened: (nullable): the folder that is open
 * @found: (nullable): the folder with the message
 * @found_uid: the number of the message in @found
 * @newest: the greatest number of a message that was looked at just now
 * @asked: the first number that no message has yet in the folder that is asked about
 * @count: what the server says of the folder that is open or just being opened
 */
typedef struct
{
  MdrImapAwaitState state;
  gboolean idles;
  gboolean plain_list;
  gboolean counted; /* we said how many messages there are, */
  gboolean watches; /* and that we watch the mailbox */
  guint n_idle_ends;

  GPtrArray *folders;
  MdrImapFolder *trash;

  /* borrowed from folders */
  MdrImapFolder *at;
  MdrImapFolder *opened;
  MdrImapFolder *found;

  guint64 found_uid;
  guint64 newest;
  guint64 asked;
  MdrImapFolder count; /* without a name */
} MdrImapAwait;

void mdr_imap_await_free (MdrImapAwait *self);

/* Parts of the dialogue. */
MdrNext mdr_imap_await_begin (MdrImapDialogue *self);
MdrNext mdr_imap_await_noticed (MdrImapDialogue *self, const MdrImapReply *reply);
MdrNext mdr_imap_await_continued (MdrImapDialogue *self, const MdrImapReply *reply);
MdrNext mdr_imap_await_answered (MdrImapDialogue *self, const MdrImapReply *reply);
MdrNext mdr_imap_await_nudged (MdrImapDialogue *self);

MdrNext mdr_imap_await_say (MdrImapDialogue *self, MdrImapAwaitState state, const char *line);
MdrNext mdr_imap_await_look (MdrImapDialogue *self, guint position);
MdrNext mdr_imap_await_open (MdrImapDialogue *self, MdrImapFolder *folder);
void mdr_imap_await_take_fetch (MdrImapDialogue *self, MdrSpan data);
MdrNext mdr_imap_await_rest (MdrImapDialogue *self);
MdrNext mdr_imap_await_found (MdrImapDialogue *self);
MdrNext mdr_imap_await_list_answered (MdrImapDialogue *self, const MdrImapReply *reply);
MdrNext mdr_imap_await_examine_answered (MdrImapDialogue *self, const MdrImapReply *reply);
MdrNext mdr_imap_await_fetch_answered (MdrImapDialogue *self, const MdrImapReply *reply);
MdrNext mdr_imap_await_status_answered (MdrImapDialogue *self, const MdrImapReply *reply);
MdrNext mdr_imap_await_removal_answered (MdrImapDialogue *self, const MdrImapReply *reply);

G_END_DECLS

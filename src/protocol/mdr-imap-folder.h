/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A folder of an IMAP mailbox.
 */

#pragma once

#include "mdr-span.h"

G_BEGIN_DECLS

/**
 * MdrImapFolderUse:
 * @MDR_IMAP_FOLDER_USE_OTHER: any
 * @MDR_IMAP_FOLDER_USE_INBOX: where mail arrives
 * @MDR_IMAP_FOLDER_USE_JUNK: where the server puts what it takes for spam
 * @MDR_IMAP_FOLDER_USE_TRASH: where deleted messages go
 */
typedef enum
{
  MDR_IMAP_FOLDER_USE_OTHER,
  MDR_IMAP_FOLDER_USE_INBOX,
  MDR_IMAP_FOLDER_USE_JUNK,
  MDR_IMAP_FOLDER_USE_TRASH,
} MdrImapFolderUse;

/**
 * MdrImapFolder:
 * @name: its name as the server writes it, free of control characters
 * @use: what it is for
 * @by_attribute: whether the server says so, rather than its name
 * @n_messages: how many messages are in it
 * @uid_validity: for which numbering of its messages @uid_next holds; 0 if that is not known
 * @uid_next: the first message that was not looked at; 0 if that is not known
 */
typedef struct
{
  char *name;
  MdrImapFolderUse use;
  gboolean by_attribute;
  guint64 n_messages;
  guint64 uid_validity;
  guint64 uid_next;
} MdrImapFolder;

MdrImapFolder *mdr_imap_folder_new (const char *name, MdrImapFolderUse use);
MdrImapFolder *mdr_imap_folder_parse (MdrSpan list);
void mdr_imap_folder_free (MdrImapFolder *self);

char *mdr_imap_folder_quote (const MdrImapFolder *self);
char *mdr_imap_folder_dup_label (const MdrImapFolder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrImapFolder, mdr_imap_folder_free)

G_END_DECLS

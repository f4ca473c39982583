/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A password that is saved on this computer: all about it but the password.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-enums.h"

G_BEGIN_DECLS

/**
 * MdrListedFor:
 * @MDR_LISTED_FOR_PROGRAM: a mail program writes its items like this one
 * @MDR_LISTED_FOR_OLD_PROGRAM: several programs of former times wrote items like this one
 * @MDR_LISTED_FOR_ACCOUNT: it names this account or its servers
 * @MDR_LISTED_FOR_WORDS: its label or attributes speak of mail
 *
 * Why an item is on the list; the surest reason counts.
 */
typedef enum
{
  MDR_LISTED_FOR_PROGRAM,
  MDR_LISTED_FOR_OLD_PROGRAM,
  MDR_LISTED_FOR_ACCOUNT,
  MDR_LISTED_FOR_WORDS,
} MdrListedFor;

#define MDR_TYPE_LISTED_FOR (mdr_listed_for_get_type ())
GType mdr_listed_for_get_type (void) G_GNUC_CONST;

/**
 * MdrSavedPasswordProblem:
 * @MDR_SAVED_PASSWORD_DOUBLED: there is another one for the same account and server
 * @MDR_SAVED_PASSWORD_OLD_HOST: its server is none of the account's any more
 * @MDR_SAVED_PASSWORD_OLD_USER: its user name is not the account's
 * @MDR_SAVED_PASSWORD_ORPHANED: the program that saved it has no such account any more
 * @MDR_SAVED_PASSWORD_REFUSED: the server no longer accepts it
 *
 * What is wrong with a saved password. Flags.
 */
typedef enum
{
  MDR_SAVED_PASSWORD_DOUBLED = 1 << 0,
  MDR_SAVED_PASSWORD_OLD_HOST = 1 << 1,
  MDR_SAVED_PASSWORD_OLD_USER = 1 << 2,
  MDR_SAVED_PASSWORD_ORPHANED = 1 << 3,
  MDR_SAVED_PASSWORD_REFUSED = 1 << 4,
} MdrSavedPasswordProblem;

/**
 * MdrSavedPasswordFields:
 * @id: what the Secret Service calls the item
 * @program: (nullable): the id of the program that saved it, where that is known
 * @label: what it is called
 * @account: (nullable): the mail address that it is for
 * @user_name: (nullable): the name that it signs in with
 * @host: (nullable): the server that it is for
 * @protocols: flags `1 << MdrProtocol`, 0 where that is not known
 * @collection: the name of the collection (keyring) that it is in
 * @uid: (nullable): the program's own name for the account
 * @created: when it was saved first, in seconds since 1970 (UTC); 0 where that is not known
 * @modified: when it was saved last
 * @is_locked: whether it cannot be read at present
 * @listed_for: why it is on the list
 *
 * What is known about a saved password.
 */
typedef struct
{
  const char *id;
  const char *program;
  const char *label;
  const char *account;
  const char *user_name;
  const char *host;
  guint protocols;
  const char *collection;
  const char *uid;
  guint64 created;
  guint64 modified;
  gboolean is_locked;
  MdrListedFor listed_for;
} MdrSavedPasswordFields;

#define MDR_TYPE_SAVED_PASSWORD (mdr_saved_password_get_type ())
G_DECLARE_FINAL_TYPE (MdrSavedPassword, mdr_saved_password, MDR, SAVED_PASSWORD, GObject)

MdrSavedPassword *mdr_saved_password_new (const MdrSavedPasswordFields *fields);

gboolean mdr_saved_password_is_same (MdrSavedPassword *self, MdrSavedPassword *other);

const char *mdr_saved_password_get_id (MdrSavedPassword *self);
const char *mdr_saved_password_get_program (MdrSavedPassword *self);
const char *mdr_saved_password_get_label (MdrSavedPassword *self);
const char *mdr_saved_password_get_account (MdrSavedPassword *self);
const char *mdr_saved_password_get_user_name (MdrSavedPassword *self);
const char *mdr_saved_password_get_host (MdrSavedPassword *self);
guint mdr_saved_password_get_protocols (MdrSavedPassword *self);
const char *mdr_saved_password_get_collection (MdrSavedPassword *self);
const char *mdr_saved_password_get_uid (MdrSavedPassword *self);
guint64 mdr_saved_password_get_created (MdrSavedPassword *self);
guint64 mdr_saved_password_get_modified (MdrSavedPassword *self);
gboolean mdr_saved_password_get_locked (MdrSavedPassword *self);
MdrListedFor mdr_saved_password_get_listed_for (MdrSavedPassword *self);

guint mdr_saved_password_get_problems (MdrSavedPassword *self);
void mdr_saved_password_set_problems (MdrSavedPassword *self, guint problems);

G_END_DECLS

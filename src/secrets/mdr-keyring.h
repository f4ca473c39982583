/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The saved passwords of this computer: looked at without their values, removed with consent, put
 * back if asked.
 */

#pragma once

#include "core/mdr-saved-password.h"
#include "core/mdr-secret.h"
#include "knowledge/mdr-item-kinds.h"
#include "mdr-item-result.h"
#include "mdr-keyring-error.h"

G_BEGIN_DECLS

/**
 * MdrKeyringState:
 * @MDR_KEYRING_UNKNOWN: nobody has looked, or the password store has just come
 * @MDR_KEYRING_NO_SERVICE: there is no password store
 * @MDR_KEYRING_NOT_ALLOWED: this program may not ask whether there is one
 * @MDR_KEYRING_READY: all keyrings are open
 * @MDR_KEYRING_LOCKED_SOME: some keyrings are locked
 * @MDR_KEYRING_LOCKED_ALL: all are; but for the one that ends with the session
 *
 * What can be seen of the saved passwords.
 */
typedef enum
{
  MDR_KEYRING_UNKNOWN,
  MDR_KEYRING_NO_SERVICE,
  MDR_KEYRING_NOT_ALLOWED,
  MDR_KEYRING_READY,
  MDR_KEYRING_LOCKED_SOME,
  MDR_KEYRING_LOCKED_ALL,
} MdrKeyringState;

#define MDR_TYPE_KEYRING_STATE (mdr_keyring_state_get_type ())
GType mdr_keyring_state_get_type (void) G_GNUC_CONST;

/**
 * MdrItemRecogniser:
 * @attributes: (element-type utf8 utf8): what a program wrote beside the value; cleaned
 * @label: what it is called; cleaned
 * @fields: (inout): to be filled with what these mean; texts may point into @attributes
 * @user_data: as given to mdr_keyring_new()
 *
 * Returns: whether the item has to do with mail
 */
typedef gboolean (*MdrItemRecogniser) (GHashTable *attributes,
                                       const char *label,
                                       MdrSavedPasswordFields *fields,
                                       gpointer user_data);

/* How long a listing begins to read items. With what is under way at the end it stays under two
 * seconds. */
#define MDR_KEYRING_LIST_MILLISECONDS 1500

#define MDR_TYPE_KEYRING (mdr_keyring_get_type ())
G_DECLARE_FINAL_TYPE (MdrKeyring, mdr_keyring, MDR, KEYRING, GObject)

MdrKeyring *mdr_keyring_new (GDBusConnection *connection,
                             MdrItemRecogniser recognise,
                             gpointer user_data,
                             GDestroyNotify destroy);
MdrKeyring *mdr_keyring_new_for_kinds (GDBusConnection *connection, MdrItemKinds *kinds);
void mdr_keyring_set_schemas (MdrKeyring *self,
                              const char *const *mail_schemas,
                              const char *const *other_schemas);
void mdr_keyring_set_limits (MdrKeyring *self, guint call_milliseconds, guint list_milliseconds);
void mdr_keyring_set_may_start (MdrKeyring *self, gboolean may_start);

MdrKeyringState mdr_keyring_get_state (MdrKeyring *self);
GListModel *mdr_keyring_get_passwords (MdrKeyring *self);
guint mdr_keyring_get_n_unread (MdrKeyring *self);
guint mdr_keyring_get_n_hidden (MdrKeyring *self);
guint mdr_keyring_get_n_undoable (MdrKeyring *self);
char **mdr_keyring_dup_locked (MdrKeyring *self);

void mdr_keyring_list_async (MdrKeyring *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
void mdr_keyring_list_more_async (MdrKeyring *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean mdr_keyring_list_finish (MdrKeyring *self, GAsyncResult *result, GError **error);

void mdr_keyring_unlock_async (MdrKeyring *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean mdr_keyring_unlock_finish (MdrKeyring *self, GAsyncResult *result, GError **error);

void mdr_keyring_read_async (MdrKeyring *self,
                             MdrSavedPassword *password,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
MdrSecret *mdr_keyring_read_finish (MdrKeyring *self, GAsyncResult *result, GError **error);

void mdr_keyring_remove_async (MdrKeyring *self,
                               GPtrArray *passwords,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *mdr_keyring_remove_finish (MdrKeyring *self, GAsyncResult *result, GError **error);

void mdr_keyring_undo_async (MdrKeyring *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *mdr_keyring_undo_finish (MdrKeyring *self, GAsyncResult *result, GError **error);
void mdr_keyring_forget (MdrKeyring *self);

G_END_DECLS

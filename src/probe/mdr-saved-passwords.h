/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The saved passwords of this computer beside what its mail programs are set to: what is there,
 * what is wrong, and what can be done about it.
 */

#pragma once

#include "core/mdr-address.h"
#include "programs/mdr-programs-reader.h"
#include "secrets/mdr-keyring.h"

G_BEGIN_DECLS

#define MDR_TYPE_SAVED_PASSWORDS (mdr_saved_passwords_get_type ())
G_DECLARE_FINAL_TYPE (MdrSavedPasswords, mdr_saved_passwords, MDR, SAVED_PASSWORDS, GObject)

MdrSavedPasswords *mdr_saved_passwords_new (GDBusConnection *bus, MdrProgramsReader *reader);

void
mdr_saved_passwords_set_account (MdrSavedPasswords *self, MdrAddress *address, GPtrArray *services);

MdrKeyring *mdr_saved_passwords_get_keyring (MdrSavedPasswords *self);
GListModel *mdr_saved_passwords_get_list (MdrSavedPasswords *self);
gboolean mdr_saved_passwords_get_looked (MdrSavedPasswords *self);
gboolean mdr_saved_passwords_get_refused (MdrSavedPasswords *self);
GPtrArray *mdr_saved_passwords_get_missing (MdrSavedPasswords *self);
GPtrArray *mdr_saved_passwords_find (MdrSavedPasswords *self);
void mdr_saved_passwords_note_answer (MdrSavedPasswords *self,
                                      MdrSavedPassword *password,
                                      gboolean accepted);

/* mdr-saved-passwords-look.c */
void mdr_saved_passwords_look_async (MdrSavedPasswords *self,
                                     gboolean may_start,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void mdr_saved_passwords_look_more_async (MdrSavedPasswords *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean
mdr_saved_passwords_look_finish (MdrSavedPasswords *self, GAsyncResult *result, GError **error);

/* mdr-saved-passwords-actions.c */
void mdr_saved_passwords_unlock_async (MdrSavedPasswords *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
mdr_saved_passwords_unlock_finish (MdrSavedPasswords *self, GAsyncResult *result, GError **error);
void mdr_saved_passwords_remove_async (MdrSavedPasswords *self,
                                       GPtrArray *passwords,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *
mdr_saved_passwords_remove_finish (MdrSavedPasswords *self, GAsyncResult *result, GError **error);
void mdr_saved_passwords_undo_async (MdrSavedPasswords *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *
mdr_saved_passwords_undo_finish (MdrSavedPasswords *self, GAsyncResult *result, GError **error);

G_END_DECLS

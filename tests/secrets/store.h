/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A real gnome-keyring on a bus of its own, with a home folder of its own.
 */

#pragma once

#include "secrets/mdr-keyring.h"

G_BEGIN_DECLS

#define STORE_PASSWORD "opens the keyring"
#define STORE_LOGIN "/org/freedesktop/secrets/collection/login"
#define STORE_SESSION "/org/freedesktop/secrets/collection/session"

/* A value and its base64, back to front: the test must not have them itself. */
#define STORE_VALUE_REVERSED "97-negeR-ualB-neztaK"
#define STORE_BASE64_REVERSED "=kzNt4WZnVmUtUXYsJULuVme0F2S"

typedef struct
{
  guint n_calls;

  /* owned */
  char *home;
  GTestDBus *bus;
  GDBusConnection *connection;
  GSubprocess *daemon;
  GSubprocess *prompter;
} Store;

Store *store_new (void);
Store *store_new_startable (void);
void store_free (Store *self);

void store_start (Store *self, gboolean unlocked);
void store_start_locked (Store *self);
void store_start_odd (Store *self, const char *manner);
void store_kill (Store *self);
void store_ask (Store *self, const char *manner);
void store_put (Store *self, const char *collection, const char *label, const char *first, ...)
    G_GNUC_NULL_TERMINATED;
void store_put_reversed (Store *self,
                         const char *collection,
                         const char *label,
                         const char *content_type,
                         const char *eulav,
                         const char *const *attributes);
void store_put_mail (Store *self);
void store_write_many (Store *self, guint n_mail, guint n_other);
GVariant *store_call (Store *self,
                      const char *path,
                      const char *interface,
                      const char *method,
                      GVariant *arguments);

MdrKeyring *store_keyring_new (Store *self);
gboolean store_list (MdrKeyring *keyring, GError **error);
void store_list_more (MdrKeyring *keyring);
gboolean store_unlock (MdrKeyring *keyring, GCancellable *cancellable, GError **error);
MdrSecret *store_read (MdrKeyring *keyring, MdrSavedPassword *password, GError **error);
GPtrArray *store_remove (MdrKeyring *keyring, GPtrArray *passwords);
GPtrArray *store_undo (MdrKeyring *keyring);
void store_wait_for_state (MdrKeyring *keyring, MdrKeyringState state);

GPtrArray *store_all (MdrKeyring *keyring);
MdrSavedPassword *store_find (MdrKeyring *keyring, const char *label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Store, store_free)

G_END_DECLS

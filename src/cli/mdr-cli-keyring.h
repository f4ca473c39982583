/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The saved passwords for a program that does one thing after the other.
 */

#pragma once

#include "probe/mdr-saved-passwords.h"

G_BEGIN_DECLS

/**
 * MdrCliKeyring:
 *
 * What was removed can be put back as long as it is there.
 */
typedef struct _MdrCliKeyring MdrCliKeyring;

MdrCliKeyring *mdr_cli_keyring_new (void);
void mdr_cli_keyring_free (MdrCliKeyring *self);

MdrSavedPasswords *mdr_cli_keyring_get_passwords (MdrCliKeyring *self);
gboolean mdr_cli_keyring_look (MdrCliKeyring *self, GError **error);
gboolean mdr_cli_keyring_unlock (MdrCliKeyring *self, GError **error);
GPtrArray *mdr_cli_keyring_remove (MdrCliKeyring *self, GPtrArray *passwords, GError **error);
GPtrArray *mdr_cli_keyring_undo (MdrCliKeyring *self, GError **error);

const char *mdr_cli_keyring_get_id (MdrSavedPassword *password);
MdrSavedPassword *mdr_cli_keyring_dup_password (MdrCliKeyring *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrCliKeyring, mdr_cli_keyring_free)

G_END_DECLS

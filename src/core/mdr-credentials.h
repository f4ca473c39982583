/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who signs in, and with what.
 */

#pragma once

#include "mdr-enums.h"
#include "mdr-secret.h"

G_BEGIN_DECLS

#define MDR_TYPE_CREDENTIALS (mdr_credentials_get_type ())
G_DECLARE_FINAL_TYPE (MdrCredentials, mdr_credentials, MDR, CREDENTIALS, GObject)

MdrCredentials *
mdr_credentials_new (const char *user_name, MdrSecret *secret, MdrPasswordKind kind);

const char *mdr_credentials_get_user_name (MdrCredentials *self);
MdrSecret *mdr_credentials_get_secret (MdrCredentials *self);
MdrPasswordKind mdr_credentials_get_kind (MdrCredentials *self);
void mdr_credentials_forget_secret (MdrCredentials *self);
void mdr_credentials_note_sent (MdrCredentials *self);
gboolean mdr_credentials_were_sent (MdrCredentials *self);
gboolean mdr_credentials_occur_in (MdrCredentials *self, const char *text, gsize length);
gboolean mdr_credentials_have_part (MdrCredentials *self, const char *text, gsize length);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words for letters and digits, for reading codes over the phone.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MDR_TYPE_PHONE_ALPHABETS (mdr_phone_alphabets_get_type ())
G_DECLARE_FINAL_TYPE (MdrPhoneAlphabets, mdr_phone_alphabets, MDR, PHONE_ALPHABETS, GObject)

MdrPhoneAlphabets *mdr_phone_alphabets_get_default (void);
MdrPhoneAlphabets *mdr_phone_alphabets_new (GKeyFile *file, GError **error);

const char *const *mdr_phone_alphabets_get_ids (MdrPhoneAlphabets *self);
const char *mdr_phone_alphabets_choose (MdrPhoneAlphabets *self, const char *const *languages);
char **mdr_phone_alphabets_spell (MdrPhoneAlphabets *self, const char *id, const char *code);
char *mdr_phone_alphabets_understand (MdrPhoneAlphabets *self, const char *text);

G_END_DECLS

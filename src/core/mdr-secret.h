/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bytes that must not be leaked: passwords, tokens, and the lines that carry them.
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MdrSecret:
 *
 * Reference-counted bytes in memory of their own that is not written to swap or core dumps and is
 * wiped when the last reference goes. Always followed by a NUL that does not count. Filled by
 * mdr_secret_append() and its kin while one owner holds it; not changed once shared.
 *
 * Where the system does not let the memory be locked (RLIMIT_MEMLOCK), it is still wiped and kept
 * out of core dumps.
 */
typedef struct _MdrSecret MdrSecret;

#define MDR_TYPE_SECRET (mdr_secret_get_type ())

/* The longest secret: OAuth tokens have 2 to 4 kB and grow by a third in base64; RFC 4954 limits an
 * AUTH line to 12,288 octets. */
#define MDR_SECRET_MAX_LENGTH 16384

GType mdr_secret_get_type (void) G_GNUC_CONST;

MdrSecret *mdr_secret_new (void);
MdrSecret *mdr_secret_new_from_text (const char *text, gssize length);
MdrSecret *mdr_secret_ref (MdrSecret *self);
void mdr_secret_unref (MdrSecret *self);

void mdr_secret_append (MdrSecret *self, const char *bytes, gssize length);
void mdr_secret_append_base64 (MdrSecret *self, const MdrSecret *plain);

const char *mdr_secret_peek (const MdrSecret *self, gsize *length);
gboolean mdr_secret_is_empty (const MdrSecret *self);
gboolean mdr_secret_equal (const MdrSecret *a, const MdrSecret *b);

void mdr_wipe (void *memory, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrSecret, mdr_secret_unref)

G_END_DECLS

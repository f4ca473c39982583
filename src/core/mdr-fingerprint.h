/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What recognises a secret that is not there any more.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MdrFingerprint:
 * @length: of the bytes it is of; 0 for none, which occur nowhere
 *
 * The fingerprint of some bytes.
 */
typedef struct
{
  gsize length;
  guint64 factor;
  guint32 hash;
} MdrFingerprint;

void mdr_fingerprint_take (MdrFingerprint *self, const char *bytes, gsize length);
gboolean mdr_fingerprint_occurs_in (const MdrFingerprint *self, const char *text, gsize length);

G_END_DECLS

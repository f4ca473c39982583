/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The preferences of a Mozilla program, as its prefs.js has them.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MdrPrefs MdrPrefs;

MdrPrefs *mdr_prefs_new (const char *text, gsize length, const char *prefix);
void mdr_prefs_free (MdrPrefs *self);

gboolean mdr_prefs_is_whole (MdrPrefs *self);
guint mdr_prefs_get_n_read (MdrPrefs *self);
const char *mdr_prefs_get_string (MdrPrefs *self, const char *name);
gboolean mdr_prefs_get_int (MdrPrefs *self, const char *name, int *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrPrefs, mdr_prefs_free)

G_END_DECLS

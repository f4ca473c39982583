/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether an item's label and attributes speak of mail, or of one account.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MdrItemWords MdrItemWords;

MdrItemWords *mdr_item_words_new (GKeyFile *file, const char *group);
void mdr_item_words_free (MdrItemWords *self);

gboolean
mdr_item_words_are_in (const MdrItemWords *self, GHashTable *attributes, const char *label);

gboolean mdr_item_words_name (GHashTable *names, GHashTable *attributes, const char *label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrItemWords, mdr_item_words_free)

G_END_DECLS

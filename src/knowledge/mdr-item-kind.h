/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One way in which a program writes its items in the Secret Service.
 */

#pragma once

#include "core/mdr-saved-password.h"

G_BEGIN_DECLS

/* Longer values are no names of accounts or servers; nobody reads them. */
#define MDR_ITEM_MAX_VALUE 512

typedef struct _MdrItemKind MdrItemKind;

MdrItemKind *mdr_item_kind_new (GKeyFile *file, const char *group, GError **error);
void mdr_item_kind_free (MdrItemKind *self);

const char *mdr_item_kind_get_program (const MdrItemKind *self);
const char *const *mdr_item_kind_get_schemas (const MdrItemKind *self);
gboolean mdr_item_kind_is_mail (const MdrItemKind *self);
gboolean mdr_item_kind_is_only_here (const MdrItemKind *self);
MdrListedFor mdr_item_kind_get_listed_for (const MdrItemKind *self);

gboolean mdr_item_kind_is_marked (const MdrItemKind *self, GHashTable *attributes);
gboolean mdr_item_kind_fill (const MdrItemKind *self,
                             GHashTable *attributes,
                             GPtrArray *texts,
                             MdrSavedPasswordFields *fields);

const char *mdr_item_get_value (GHashTable *attributes, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrItemKind, mdr_item_kind_free)

G_END_DECLS

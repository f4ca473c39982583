/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Recognises saved passwords that are for mail, by all but their values.
 */

#pragma once

#include "core/mdr-address.h"
#include "core/mdr-saved-password.h"

G_BEGIN_DECLS

#define MDR_TYPE_ITEM_KINDS (mdr_item_kinds_get_type ())
G_DECLARE_FINAL_TYPE (MdrItemKinds, mdr_item_kinds, MDR, ITEM_KINDS, GObject)

MdrItemKinds *mdr_item_kinds_get_default (void);
MdrItemKinds *mdr_item_kinds_new (GKeyFile *file, GError **error);
MdrItemKinds *mdr_item_kinds_new_for_account (MdrItemKinds *kinds,
                                              const MdrAddress *address,
                                              const char *const *hosts);

gboolean mdr_item_kinds_recognise (MdrItemKinds *self,
                                   GHashTable *attributes,
                                   const char *label,
                                   MdrSavedPasswordFields *fields);

const char *const *mdr_item_kinds_get_programs (MdrItemKinds *self);
char **mdr_item_kinds_dup_schemas (MdrItemKinds *self, gboolean of_mail);
gboolean mdr_item_kinds_is_only_here (MdrItemKinds *self, const char *program);

G_END_DECLS

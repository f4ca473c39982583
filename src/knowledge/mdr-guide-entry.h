/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A guide as it stands in the data: for whom it is, and in English.
 */

#pragma once

#include "core/mdr-cause.h"
#include "core/mdr-provider.h"

#include "mdr-data-element.h"
#include "mdr-guide.h"

G_BEGIN_DECLS

/* The rank of an entry that has none. */
#define MDR_GUIDE_ENTRY_USUAL_RANK 50

typedef struct _MdrGuideEntry MdrGuideEntry;

MdrGuideEntry *mdr_guide_entry_new (const MdrDataElement *element);
void mdr_guide_entry_free (MdrGuideEntry *self);

const char *mdr_guide_entry_get_id (const MdrGuideEntry *self);
const char *mdr_guide_entry_get_topic (const MdrGuideEntry *self);
char *mdr_guide_entry_dup_keywords (const MdrGuideEntry *self);
guint mdr_guide_entry_get_rank (const MdrGuideEntry *self);
gboolean mdr_guide_entry_helps_with (const MdrGuideEntry *self, MdrCause cause);
gboolean mdr_guide_entry_suits (const MdrGuideEntry *self,
                                MdrProvider *provider,
                                const char *program,
                                const char *device,
                                guint *speciality);
MdrGuide *mdr_guide_entry_create_guide (const MdrGuideEntry *self, MdrProvider *provider);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrGuideEntry, mdr_guide_entry_free)

G_END_DECLS

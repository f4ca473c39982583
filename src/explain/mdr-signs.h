/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Recognises by words whose text it is, or when it was said.
 */

#pragma once

#include "mdr-wording.h"

G_BEGIN_DECLS

/**
 * MdrSigns:
 *
 * The words by which things are recognised, each of which has a name: providers by what their
 * servers say, moments by what programs say of them.
 */
typedef struct _MdrSigns MdrSigns;

MdrSigns *mdr_signs_new (void);
void mdr_signs_free (MdrSigns *self);

gboolean mdr_signs_read (MdrSigns *self,
                         MdrVocabulary *vocabulary,
                         GKeyFile *file,
                         const char *group,
                         const char *name,
                         GError **error);
const char *mdr_signs_recognise (MdrSigns *self, MdrPhraseHits *hits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrSigns, mdr_signs_free)

G_END_DECLS

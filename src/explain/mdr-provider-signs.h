/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Recognises a provider by what its servers say.
 */

#pragma once

#include "mdr-wording.h"

G_BEGIN_DECLS

/* How the groups of data files begin that say by which words a provider is recognised. */
#define MDR_PROVIDER_SIGNS_PREFIX "provider "

/**
 * MdrProviderSigns:
 *
 * The words by which providers are recognised.
 */
typedef struct _MdrProviderSigns MdrProviderSigns;

MdrProviderSigns *mdr_provider_signs_new (void);
void mdr_provider_signs_free (MdrProviderSigns *self);

gboolean mdr_provider_signs_read (MdrProviderSigns *self,
                                  MdrVocabulary *vocabulary,
                                  GKeyFile *file,
                                  const char *group,
                                  GError **error);
const char *mdr_provider_signs_recognise (MdrProviderSigns *self, MdrPhraseHits *hits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrProviderSigns, mdr_provider_signs_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the placeholders of a text stand for.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MdrTextValues:
 *
 * Named values of a text. Each has a code, which conditions look at, and a word, which readers see.
 */
typedef struct _MdrTextValues MdrTextValues;

MdrTextValues *mdr_text_values_new (void);
void mdr_text_values_free (MdrTextValues *self);

void mdr_text_values_set (MdrTextValues *self, const char *name, const char *value);
void mdr_text_values_set_word (MdrTextValues *self,
                               const char *name,
                               const char *code,
                               const char *word);

gboolean mdr_text_values_satisfy (const MdrTextValues *self, const char *condition);
char *mdr_text_values_fill (const MdrTextValues *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrTextValues, mdr_text_values_free)

G_END_DECLS

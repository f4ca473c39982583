/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text set for a terminal.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MdrCliText:
 *
 * A text that grows paragraph by paragraph, each broken so that it fits the terminal.
 */
typedef struct _MdrCliText MdrCliText;

MdrCliText *mdr_cli_text_new (guint columns, gboolean styled);
MdrCliText *mdr_cli_text_new_for_stdout (void);
void mdr_cli_text_free (MdrCliText *self);

void mdr_cli_text_add_heading (MdrCliText *self, const char *heading);
void mdr_cli_text_add (MdrCliText *self, guint indent, const char *paragraph);
void mdr_cli_text_add_item (MdrCliText *self,
                            guint indent,
                            const char *lead,
                            guint lead_columns,
                            const char *paragraph);
void mdr_cli_text_add_gap (MdrCliText *self);

guint mdr_cli_text_measure (const char *text);
const char *mdr_cli_text_peek (MdrCliText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrCliText, mdr_cli_text_free)

G_END_DECLS

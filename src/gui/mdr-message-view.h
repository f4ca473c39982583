/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field for a message with which a password may come along, and does not stay.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MDR_TYPE_MESSAGE_VIEW (mdr_message_view_get_type ())
G_DECLARE_FINAL_TYPE (MdrMessageView, mdr_message_view, MDR, MESSAGE_VIEW, GtkTextView)

char *mdr_message_view_dup_text (MdrMessageView *self);
void mdr_message_view_set_text (MdrMessageView *self, const char *text);

G_END_DECLS

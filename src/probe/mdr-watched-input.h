/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reading half of a watched stream.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MDR_TYPE_WATCHED_INPUT (mdr_watched_input_get_type ())
G_DECLARE_FINAL_TYPE (MdrWatchedInput, mdr_watched_input, MDR, WATCHED_INPUT, GFilterInputStream)

GInputStream *mdr_watched_input_new (GInputStream *base);

const guint8 *mdr_watched_input_get_beginning (MdrWatchedInput *self, gsize *length);
gboolean mdr_watched_input_has_ended (MdrWatchedInput *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reading half of a late stream.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MDR_TYPE_LATE_INPUT (mdr_late_input_get_type ())
G_DECLARE_FINAL_TYPE (MdrLateInput, mdr_late_input, MDR, LATE_INPUT, GInputStream)

MdrLateInput *mdr_late_input_new (void);

void mdr_late_input_set_base (MdrLateInput *self, GInputStream *base, GSocket *socket);
const guint8 *mdr_late_input_get_beginning (MdrLateInput *self, gsize *length);
gboolean mdr_late_input_has_ended (MdrLateInput *self);

G_END_DECLS

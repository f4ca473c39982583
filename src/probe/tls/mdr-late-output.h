/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The writing half of a late stream.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MDR_TYPE_LATE_OUTPUT (mdr_late_output_get_type ())
G_DECLARE_FINAL_TYPE (MdrLateOutput, mdr_late_output, MDR, LATE_OUTPUT, GOutputStream)

MdrLateOutput *mdr_late_output_new (void);

void mdr_late_output_set_base (MdrLateOutput *self, GOutputStream *base);

G_END_DECLS

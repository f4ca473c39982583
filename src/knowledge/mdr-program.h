/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A mail program.
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define MDR_TYPE_PROGRAM (mdr_program_get_type ())
G_DECLARE_FINAL_TYPE (MdrProgram, mdr_program, MDR, PROGRAM, GObject)

MdrProgram *mdr_program_new (const char *id,
                             const char *title,
                             const char *guided_as,
                             const char *const *devices);

const char *mdr_program_get_id (MdrProgram *self);
const char *mdr_program_get_title (MdrProgram *self);
const char *mdr_program_get_guided_as (MdrProgram *self);
const char *const *mdr_program_get_devices (MdrProgram *self);
gboolean mdr_program_runs_on (MdrProgram *self, const char *device);

G_END_DECLS

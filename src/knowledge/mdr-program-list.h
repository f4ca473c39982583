/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All mail programs and devices that there are guides for.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-device.h"
#include "mdr-program.h"

G_BEGIN_DECLS

#define MDR_TYPE_PROGRAM_LIST (mdr_program_list_get_type ())
G_DECLARE_FINAL_TYPE (MdrProgramList, mdr_program_list, MDR, PROGRAM_LIST, GObject)

MdrProgramList *mdr_program_list_get_default (void);
MdrProgramList *mdr_program_list_new (GKeyFile *file, GError **error);

GListModel *mdr_program_list_get_programs (MdrProgramList *self);
GListModel *mdr_program_list_get_devices (MdrProgramList *self);
MdrProgram *mdr_program_list_find_program (MdrProgramList *self, const char *id);
MdrDevice *mdr_program_list_find_device (MdrProgramList *self, const char *id);

G_END_DECLS

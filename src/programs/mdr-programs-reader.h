/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds out what the mail programs of this computer are set to.
 */

#pragma once

#include <gio/gio.h>

#include "core/mdr-program-account.h"
#include "mdr-unreadable.h"

G_BEGIN_DECLS

#define MDR_TYPE_PROGRAMS_READER (mdr_programs_reader_get_type ())
G_DECLARE_FINAL_TYPE (MdrProgramsReader, mdr_programs_reader, MDR, PROGRAMS_READER, GObject)

MdrProgramsReader *mdr_programs_reader_new (const char *home, const char *const *environment);
MdrProgramsReader *mdr_programs_reader_new_for_user (void);

void mdr_programs_reader_read_async (MdrProgramsReader *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *mdr_programs_reader_read_finish (MdrProgramsReader *self,
                                            GAsyncResult *result,
                                            GPtrArray **unreadable,
                                            GError **error);
gboolean mdr_programs_reader_has_read (MdrProgramsReader *self, const char *program);
char **mdr_programs_reader_dup_other_uids (MdrProgramsReader *self, const char *program);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A folder of a mail program, and the only way in which readers open files: regular ones that lie
 * in it, of a bearable size.
 */

#pragma once

#include "mdr-reading.h"

G_BEGIN_DECLS

/* A prefs.js of many years and add-ons has 1 to 2 MiB. */
#define MDR_FOLDER_MAX_FILE (8 * 1024 * 1024)

typedef struct _MdrFolder MdrFolder;

MdrFolder *mdr_folder_open (MdrReading *reading, const char *program, const char *path);
MdrFolder *mdr_folder_open_named (MdrReading *reading, const char *program, const char *path);
void mdr_folder_free (MdrFolder *self);

gboolean mdr_folder_claim (MdrFolder *self);
char *mdr_folder_read (MdrFolder *self, const char *name, gsize *length);
GKeyFile *mdr_folder_read_key_file (MdrFolder *self, const char *name);
GPtrArray *mdr_folder_list (MdrFolder *self, const char *name);

const char *mdr_folder_get_path (MdrFolder *self);
char *mdr_folder_dup_place (MdrFolder *self, const char *name);
void mdr_folder_add_unreadable (MdrFolder *self, const char *name, MdrUnreadableReason reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrFolder, mdr_folder_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a folder is, for the files that open it and read in it.
 */

#pragma once

#include <sys/stat.h>

#include "mdr-folder.h"

G_BEGIN_DECLS

struct _MdrFolder
{
  /* borrowed */
  MdrReading *reading;

  /* owned */
  int fd;
  char *program;
  char *path;
  char *real_path;
};

MdrUnreadableReason mdr_folder_reason_from_errno (int code);
int mdr_folder_find (MdrFolder *self, const char *name, mode_t type, struct stat *status);

G_END_DECLS

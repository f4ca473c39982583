/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file of the company's settings, read within limits.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MdrCompanyFile:
 * @path: where it is
 * @text: what stands in it: UTF-8 without NUL, ended by one
 * @length: how many bytes
 */
typedef struct
{
  char *path;
  char *text;
  gsize length;
} MdrCompanyFile;

#define MDR_COMPANY_FILE_MAX_BYTES (256 * 1024)
#define MDR_COMPANY_FILE_MAX_FILES 64

MdrCompanyFile *
mdr_company_file_new (const char *path, const char *text, gsize length, GPtrArray *problems);
MdrCompanyFile *mdr_company_file_read (const char *path, GPtrArray *problems);
GPtrArray *
mdr_company_file_read_folder (const char *folder, const char *ending, GPtrArray *problems);
void mdr_company_file_free (MdrCompanyFile *self);

guint mdr_company_file_count_lines (const MdrCompanyFile *self, gsize offset);
GKeyFile *mdr_company_file_parse_keys (const MdrCompanyFile *self, GPtrArray *problems);
guint mdr_company_file_find_line (const MdrCompanyFile *self, const char *group, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrCompanyFile, mdr_company_file_free)

G_END_DECLS

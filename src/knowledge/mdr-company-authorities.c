/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A company's own authorities, in PEM. Whom they are trusted for is decided elsewhere.
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/mdr-pem-list.h"
#include "mdr-company-private.h"
#include "mdr-company-problem.h"

#define BEGINNING "-----BEGIN "
#define CERTIFICATE_BEGINNING "-----BEGIN CERTIFICATE-----"

/* The first thing that is no certificate, or else the beginning of the last one. */
static guint
find_line (const MdrCompanyFile *file)
{
  const char *last = NULL;

  for (const char *at = strstr (file->text, BEGINNING); at != NULL; at = strstr (at + 1, BEGINNING))
    {
      last = at;
      if (!g_str_has_prefix (at, CERTIFICATE_BEGINNING))
        break;
    }

  return last != NULL ? mdr_company_file_count_lines (file, (gsize) (last - file->text)) : 0;
}

void
mdr_company_read_authorities (const MdrCompanyFile *file,
                              GPtrArray *certificates,
                              GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = mdr_pem_list_read (file->text, &error);

  if (found == NULL)
    {
      mdr_company_problem_add (problems, file->path, find_line (file),
                               /* Translators: the end of a sentence about what is wrong with a
                                * file. */
                               _ ("The authorities cannot be read: %s. Keep only certificates of "
                                  "authorities in it."),
                               error->message);
      return;
    }

  if (found->len == 0)
    mdr_company_problem_add (problems, file->path, 0,
                             _ ("There is no certificate in it. Write certificates in PEM."));

  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (certificates, g_object_ref (found->pdata[i]));
}

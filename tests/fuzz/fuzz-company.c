/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as each kind of file of a company's settings.
 */

#include "core/mdr-clean-text.h"
#include "fuzz.h"
#include "knowledge/mdr-company-private.h"

static void
check_problems (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const MdrCompanyProblem *problem = problems->pdata[i];
      g_autofree char *clean = mdr_clean_text (problem->text, -1, 1000);

      g_assert_cmpstr (clean, ==, problem->text);
      g_assert_cmpstr (clean, !=, "");
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mdr_company_problem_free);
  g_autoptr (GPtrArray) providers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) guides =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mdr_guide_entry_free);
  g_autoptr (GPtrArray) authorities = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MdrCompanyFile) file =
      mdr_company_file_new ("file", (const char *) data, size, problems);
  g_autoptr (MdrCompanySupport) support = NULL;

  if (file == NULL)
    {
      g_assert_cmpuint (problems->len, ==, 1);
      return 0;
    }

  mdr_company_read_providers (file, providers, problems);
  mdr_company_read_guides (file, guides, problems);
  mdr_company_read_authorities (file, authorities, problems);
  support = mdr_company_read_support (file, problems);
  check_problems (problems);

  for (guint i = 0; i < guides->len; i++)
    {
      g_autoptr (MdrGuide) guide = mdr_guide_entry_create_guide (guides->pdata[i], NULL);

      g_assert_cmpuint (g_strv_length ((GStrv) mdr_guide_get_steps (guide)), >, 0);
    }

  return 0;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every cause has its title, its explanation and its guides in English and in Italian. Needs the
 * catalogue that was built, and LC_ALL=it_IT.UTF-8.
 */

#include <locale.h>

#include "core/mdr-i18n.h"
#include "knowledge/mdr-guides.h"
#include "knowledge/mdr-program-list.h"
#include "knowledge/mdr-provider-list.h"
#include "knowledge/mdr-texts.h"

/* The locale that the programs start with, and one that knows no language. */
#define ITALIAN ""
#define ENGLISH "C"

static void
assert_said_in_both (const char *english, const char *italian)
{
  g_assert_nonnull (english);
  g_assert_nonnull (italian);
  g_assert_cmpstr (english, !=, "");
  g_assert_cmpstr (italian, !=, "");

  if (g_str_equal (english, italian))
    g_error ("Not said in Italian: %s", english);
}

static GPtrArray *
find_guides (const char *locale, MdrCause cause, MdrProvider *provider, const char *program)
{
  setlocale (LC_ALL, locale);

  return mdr_guides_find (cause, provider, program, NULL);
}

static void
check_guides (MdrCause cause, MdrProvider *provider, const char *program)
{
  g_autoptr (GPtrArray) italian = find_guides (ITALIAN, cause, provider, program);
  g_autoptr (GPtrArray) english = find_guides (ENGLISH, cause, provider, program);

  g_assert_cmpuint (english->len, >, 0);
  g_assert_cmpuint (english->len, ==, italian->len);

  for (guint i = 0; i < english->len; i++)
    {
      const char *const *english_steps = mdr_guide_get_steps (english->pdata[i]);
      const char *const *italian_steps = mdr_guide_get_steps (italian->pdata[i]);

      g_assert_cmpstr (mdr_guide_get_id (english->pdata[i]), ==,
                       mdr_guide_get_id (italian->pdata[i]));
      g_assert_cmpuint (g_strv_length ((char **) english_steps), ==,
                        g_strv_length ((char **) italian_steps));
      assert_said_in_both (mdr_guide_get_title (english->pdata[i]),
                           mdr_guide_get_title (italian->pdata[i]));

      for (guint j = 0; english_steps[j] != NULL; j++)
        assert_said_in_both (english_steps[j], italian_steps[j]);
    }
}

static char *
dup_text (const char *locale, const char *(*get) (MdrCause), MdrCause cause)
{
  setlocale (LC_ALL, locale);

  return g_strdup (get (cause));
}

static void
check_text (const char *(*get) (MdrCause), MdrCause cause)
{
  g_autofree char *italian = dup_text (ITALIAN, get, cause);
  g_autofree char *english = dup_text (ENGLISH, get, cause);

  assert_said_in_both (english, italian);
}

static void
test_causes (void)
{
  for (int cause = MDR_CAUSE_OK; cause <= MDR_CAUSE_UNKNOWN; cause++)
    {
      check_text (mdr_texts_get_cause_title, cause);
      check_text (mdr_texts_get_cause_explanation, cause);
    }
}

static void
test_guides_of_programs (void)
{
  GListModel *programs = mdr_program_list_get_programs (mdr_program_list_get_default ());

  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (MdrProgram) program = g_list_model_get_item (programs, i);

      for (int cause = MDR_CAUSE_OK + 1; cause <= MDR_CAUSE_UNKNOWN; cause++)
        check_guides (cause, NULL, mdr_program_get_id (program));
    }
}

static void
test_guides_of_providers (void)
{
  GListModel *providers = mdr_provider_list_get_providers (mdr_provider_list_get_default ());

  for (guint i = 0; i < g_list_model_get_n_items (providers); i++)
    {
      g_autoptr (MdrProvider) provider = g_list_model_get_item (providers, i);

      for (int cause = MDR_CAUSE_OK + 1; cause <= MDR_CAUSE_UNKNOWN; cause++)
        check_guides (cause, provider, NULL);
    }
}

int
main (int argc, char *argv[])
{
  mdr_i18n_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/guides-italian/causes", test_causes);
  g_test_add_func ("/guides-italian/guides-of-programs", test_guides_of_programs);
  g_test_add_func ("/guides-italian/guides-of-providers", test_guides_of_providers);

  return g_test_run ();
}

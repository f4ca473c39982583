/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything that a support code can tell has a number, and numbers that were given out never
 * change.
 */

#include "core/mdr-cause.h"
#include "core/mdr-error.h"
#include "core/mdr-support-code.h"
#include "knowledge/mdr-code-numbers.h"
#include "knowledge/mdr-knowledge.h"
#include "knowledge/mdr-provider-list.h"

/* What is numbered so far, and its sum. Raise the count when something new has got its number; a
 * sum that changes without is a number that now means something else. */
static const struct
{
  MdrNumbered what;
  guint n_given;
  const char *sum;
} given[] = {
  { MDR_NUMBERED_RELEASES, 1, "32a0da14c57aea4b7aa3c44be7721e453ddee98fe5a96451df016c3b02004c41" },
  { MDR_NUMBERED_SYMPTOMS, 4, "3b87060148153c399c52a7ce9450eaca1a5feb691a7b0e6db5ba33b6a1b1ee81" },
  { MDR_NUMBERED_CAUSES, 43, "c2aefe10d6f951dde1cccc0e7d1ed0dd29d9a02df7aa652131ed3d2893747405" },
  { MDR_NUMBERED_PROVIDERS, 189,
    "d134d79e75b1130b9d4a332c72ff6f65bb09be36c1451231d431928ad8eefa40" },
};

static char *
sum_up (MdrNumbered what, guint n_given)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint number = 1; number <= n_given; number++)
    {
      const char *id = mdr_code_numbers_get_id (mdr_code_numbers_get_default (), what, number);

      g_string_append_printf (text, "%u=%s\n", number, id != NULL ? id : "");
    }

  g_string_append_c (text, '\n');

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, -1);
}

static void
test_numbers_once_given_stay (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_autofree char *sum = sum_up (given[i].what, given[i].n_given);

      g_assert_cmpstr (sum, ==, given[i].sum);
    }
}

static void
assert_numbered (MdrNumbered what, const char *id)
{
  MdrCodeNumbers *numbers = mdr_code_numbers_get_default ();
  guint number = mdr_code_numbers_find (numbers, what, id);

  if (number == 0)
    g_error ("“%s” has no number in data/knowledge/code-numbers.ini", id);

  g_assert_cmpstr (mdr_code_numbers_get_id (numbers, what, number), ==, id);
}

static void
test_everything_is_numbered (void)
{
  GListModel *providers = mdr_provider_list_get_providers (mdr_provider_list_get_default ());
  static const char *const symptoms[] = { "cannot-receive", "cannot-send", "both", "keeps-asking" };
  g_auto (GStrv) version = g_strsplit (PACKAGE_VERSION, ".", 3);
  g_autofree char *release = g_strdup_printf ("%s.%s", version[0], version[1]);

  assert_numbered (MDR_NUMBERED_RELEASES, release);

  for (gsize i = 0; i < G_N_ELEMENTS (symptoms); i++)
    assert_numbered (MDR_NUMBERED_SYMPTOMS, symptoms[i]);

  for (int cause = MDR_CAUSE_OK; cause <= MDR_CAUSE_UNKNOWN; cause++)
    assert_numbered (MDR_NUMBERED_CAUSES, mdr_cause_to_code (cause));

  for (guint i = 0; i < g_list_model_get_n_items (providers); i++)
    {
      g_autoptr (MdrProvider) provider = g_list_model_get_item (providers, i);

      assert_numbered (MDR_NUMBERED_PROVIDERS, mdr_provider_get_id (provider));
    }
}

static void
test_what_is_not_known_has_no_number (void)
{
  MdrCodeNumbers *numbers = mdr_code_numbers_get_default ();

  g_assert_cmpuint (mdr_code_numbers_find (numbers, MDR_NUMBERED_CAUSES, "boredom"), ==, 0);
  g_assert_cmpuint (mdr_code_numbers_find (numbers, MDR_NUMBERED_CAUSES, NULL), ==, 0);
  g_assert_null (mdr_code_numbers_get_id (numbers, MDR_NUMBERED_CAUSES, 0));
  g_assert_null (mdr_code_numbers_get_id (numbers, MDR_NUMBERED_CAUSES, 63));
  g_assert_null (mdr_code_numbers_get_id (numbers, MDR_NUMBERED_CAUSES, 100000));
}

static void
test_mistakes_in_the_file_are_named (void)
{
  static const struct
  {
    const char *group;
    const char *key;
    const char *id;
  } mistakes[] = {
    { "causes", "1", "" },           { "causes", "64", "x" },     { "causes", "0", "x" },
    { "causes", "one", "x" },        { "causes", "60", "ok" },    { "providers", "512", "x" },
    { "providers", "007", "gmail" }, { "symptoms", "5", "both" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GKeyFile) file = mdr_knowledge_load_key_file ("code-numbers.ini", NULL);
      g_autoptr (MdrCodeNumbers) numbers = NULL;
      g_autoptr (GError) error = NULL;

      g_key_file_set_string (file, mistakes[i].group, mistakes[i].key, mistakes[i].id);
      numbers = mdr_code_numbers_new (file, &error);
      g_assert_null (numbers);
      g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, mistakes[i].key));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/code-numbers/numbers-once-given-stay", test_numbers_once_given_stay);
  g_test_add_func ("/code-numbers/everything-is-numbered", test_everything_is_numbered);
  g_test_add_func ("/code-numbers/what-is-not-known-has-no-number",
                   test_what_is_not_known_has_no_number);
  g_test_add_func ("/code-numbers/mistakes-in-the-file-are-named",
                   test_mistakes_in_the_file_are_named);

  return g_test_run ();
}

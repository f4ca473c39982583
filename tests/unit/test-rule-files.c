/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files of rules: what they may say, and that each rule can be named.
 */

#include <string.h>

#include "core/mdr-error.h"
#include "explain/mdr-explainer.h"
#include "knowledge/mdr-knowledge.h"

#define RULE(id) "[" id "]\nsource=test\n"

static void
assert_refused (const char *text, const char *says)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_key_file_load_from_data (file, text, -1, G_KEY_FILE_NONE, NULL));
  if (!g_key_file_has_group (file, "this file"))
    g_key_file_set_string (file, "this file", "trust", "words");
  g_ptr_array_add (files, file);

  g_assert_null (mdr_explainer_new (files, &error));
  g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, says));
}

static void
test_rules_that_make_no_sense_are_refused (void)
{
  assert_refused (RULE ("a") "cause=ok\nsure=likely\n", "something to go by");
  assert_refused (RULE ("a") "phase=auth\ncause=ok\nsure=likely\n", "something to go by");
  assert_refused ("[a]\nwords=x\ncause=ok\nsure=likely\n", "a source");
  assert_refused (RULE ("a") "words=x\ncause=ok\n", "sure");
  assert_refused (RULE ("a") "words=x\ncause=hunger\nsure=likely\n", "hunger");
  assert_refused (RULE ("a") "words=x\ncause=ok\nsure=perhaps\n", "perhaps");
  assert_refused (RULE ("a") "words=@none\ncause=ok\nsure=likely\n", "none");
  assert_refused (RULE ("a") "words=x*\ncause=ok\nsure=likely\n", "lacks words");
  assert_refused (RULE ("a") "code=535x\ncause=ok\nsure=likely\n", "535x");
  assert_refused (RULE ("a") "enhanced=5.7\ncause=ok\nsure=likely\n", "5.7");
  assert_refused ("[this file]\ntrust=me\n", "me");
  assert_refused (RULE ("a") "wordz=x\ncause=ok\nsure=likely\n", "wordz");
}

static void
test_rules_have_ids_of_their_own (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = mdr_knowledge_load_key_files ("answers", &error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < files->len; i++)
    {
      g_auto (GStrv) groups = g_key_file_get_groups (g_ptr_array_index (files, i), NULL);

      for (char **group = groups; *group != NULL; group++)
        {
          g_test_message ("[%s]", *group);
          g_assert_true (g_str_equal (*group, "this file") ||
                         g_hash_table_add (seen, g_strdup (*group)));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-files/what-makes-no-sense-is-refused",
                   test_rules_that_make_no_sense_are_refused);
  g_test_add_func ("/rule-files/rules-have-ids-of-their-own", test_rules_have_ids_of_their_own);

  return g_test_run ();
}

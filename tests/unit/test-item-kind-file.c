/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file that says how programs write their items.
 */

#include "core/mdr-error.h"
#include "knowledge/mdr-item-kinds.h"
#include "knowledge/mdr-item-pattern.h"
#include "knowledge/mdr-knowledge.h"

static void
test_programs (void)
{
  MdrItemKinds *kinds = mdr_item_kinds_get_default ();

  g_assert_true (g_strv_contains (mdr_item_kinds_get_programs (kinds), "kmail"));
  g_assert_false (g_strv_contains (mdr_item_kinds_get_programs (kinds), "thunderbird"));
  g_assert_true (mdr_item_kinds_is_only_here (kinds, "geary"));
  g_assert_false (mdr_item_kinds_is_only_here (kinds, "kmail"));
}

static void
test_sources (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GKeyFile) file = mdr_knowledge_load_key_file ("saved-passwords.ini", &error);
  g_auto (GStrv) groups = NULL;

  g_assert_no_error (error);
  groups = g_key_file_get_groups (file, NULL);

  for (char **group = groups; *group != NULL; group++)
    if (!g_str_equal (*group, "words"))
      g_assert_true (g_key_file_has_key (file, *group, "source", NULL));
}

static void
test_pattern (void)
{
  static const struct
  {
    const char *pattern;
    const char *text;
    const char *wanted;
  } cases[] = {
    { "imap_smtp:gen#:%", "imap_smtp:gen12:a:b", "a:b" },
    { "imap_smtp:gen#:%", "imap_smtp:gen:a", NULL },
    { "imap_smtp:gen#:%", "imap_smtp:gen0:", NULL },
    { "imap_smtp:gen#:%", "imap_smtp:gen", NULL },
    { "OAuth2::*[%]", "OAuth2::Google[a[b]]", "a[b]" },
    { "OAuth2::*[%]", "OAuth2::[a]", NULL },
    { "OAuth2::*[%]", "OAuth2::Google[a", NULL },
    { "%rc", "akonadirc", "akonadi" },
    { "%rc", "rc", NULL },
    { "%rc", "", NULL },
    { "%/*", "a/b/c", "a" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *wanted = mdr_item_pattern_match (cases[i].pattern, cases[i].text);

      g_assert_true (mdr_item_pattern_is_valid (cases[i].pattern));
      g_assert_cmpstr (wanted, ==, cases[i].wanted);
    }

  g_assert_false (mdr_item_pattern_is_valid ("no sign"));
  g_assert_false (mdr_item_pattern_is_valid ("%:%"));
  g_assert_false (mdr_item_pattern_is_valid ("*%"));
}

static void
test_broken_file (gconstpointer data)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  MdrItemKinds *kinds;

  g_key_file_load_from_data (file, data, -1, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);

  kinds = mdr_item_kinds_new (file, &error);
  g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA);
  g_assert_null (kinds);
}

static void
test_schemas (void)
{
  MdrItemKinds *kinds = mdr_item_kinds_get_default ();
  g_auto (GStrv) mail = mdr_item_kinds_dup_schemas (kinds, TRUE);
  g_auto (GStrv) others = mdr_item_kinds_dup_schemas (kinds, FALSE);

  g_assert_true (g_strv_contains ((const char *const *) mail, "org.gnome.Geary"));
  g_assert_true (g_strv_contains ((const char *const *) mail, "org.gnome.OnlineAccounts"));
  g_assert_true (g_strv_contains ((const char *const *) others, "org.epiphany.FormPassword"));
  for (char **schema = mail; *schema != NULL; schema++)
    {
      g_assert_false (g_strv_contains ((const char *const *) others, *schema));
      g_assert_cmpstr (*schema, !=, "org.freedesktop.Secret.Generic");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/item-kind-file/programs-are-known", test_programs);
  g_test_add_func ("/item-kind-file/every-kind-has-its-source", test_sources);
  g_test_add_func ("/item-kind-file/patterns", test_pattern);
  g_test_add_data_func ("/item-kind-file/unknown-program-is-told", "[a]\nprogram=nobody",
                        test_broken_file);
  g_test_add_data_func ("/item-kind-file/broken-pattern-is-told", "[a]\nuid=x y", test_broken_file);
  g_test_add_data_func ("/item-kind-file/broken-condition-is-told", "[a]\nwith=x",
                        test_broken_file);
  g_test_add_data_func ("/item-kind-file/unknown-protocol-is-told", "[a]\nprotocols=nntp;",
                        test_broken_file);
  g_test_add_func ("/item-kind-file/schemas-of-mail-and-of-others", test_schemas);

  return g_test_run ();
}

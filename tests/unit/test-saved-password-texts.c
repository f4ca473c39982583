/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said of a saved password: all that is known, and nothing that is not.
 */

#include <locale.h>
#include <string.h>

#include "knowledge/mdr-saved-password-texts.h"

static MdrSavedPassword *
create (MdrSavedPasswordFields fields)
{
  fields.id = "/item";
  fields.label = "A label";
  fields.collection = "Login";

  return mdr_saved_password_new (&fields);
}

static void
test_name_is_the_best_known (void)
{
  g_autoptr (MdrSavedPassword) all =
      create ((MdrSavedPasswordFields){ .account = "anna@example.it", .user_name = "anna" });
  g_autoptr (MdrSavedPassword) user = create ((MdrSavedPasswordFields){ .user_name = "anna" });
  g_autoptr (MdrSavedPassword) none = create ((MdrSavedPasswordFields){ 0 });

  g_assert_cmpstr (mdr_saved_password_texts_get_name (all), ==, "anna@example.it");
  g_assert_cmpstr (mdr_saved_password_texts_get_name (user), ==, "anna");
  g_assert_cmpstr (mdr_saved_password_texts_get_name (none), ==, "A label");
}

static void
test_older_program_is_called_so (void)
{
  g_autoptr (MdrSavedPassword) old =
      create ((MdrSavedPasswordFields){ .listed_for = MDR_LISTED_FOR_OLD_PROGRAM });
  g_autoptr (MdrSavedPassword) unknown =
      create ((MdrSavedPasswordFields){ .listed_for = MDR_LISTED_FOR_WORDS });
  g_autofree char *old_program = mdr_saved_password_texts_dup_program (old);
  g_autofree char *unknown_program = mdr_saved_password_texts_dup_program (unknown);

  g_assert_cmpstr (old_program, ==, "An older program");
  g_assert_cmpstr (unknown_program, ==, "Unknown program");
  g_assert_nonnull (strstr (mdr_saved_password_texts_get_reason (old), "Evolution before"));
}

static void
test_use_says_what_is_known (void)
{
  static const struct
  {
    const char *host;
    guint protocols;
    const char *text;
  } rows[] = {
    { NULL, 0, NULL },
    { "imap.example.it", 0, "imap.example.it" },
    { NULL, 1u << MDR_PROTOCOL_SMTP, "for sending (SMTP)" },
    { "imap.example.it", 1u << MDR_PROTOCOL_IMAP, "imap.example.it, for receiving (IMAP)" },
    { "pop.example.it", 1u << MDR_PROTOCOL_POP3, "pop.example.it, for receiving (POP3)" },
    { NULL, (1u << MDR_PROTOCOL_IMAP) | (1u << MDR_PROTOCOL_SMTP), "for receiving and sending" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MdrSavedPassword) password =
          create ((MdrSavedPasswordFields){ .host = rows[i].host, .protocols = rows[i].protocols });
      g_autofree char *text = mdr_saved_password_texts_dup_use (password);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_age_is_never_nonsense (void)
{
  static const struct
  {
    guint64 created;
    guint64 modified;
    const char *text;
  } rows[] = {
    { 0, 0, "Not known when it was saved" },
    { 0, G_MAXUINT64, "Not known when it was saved" },
    { 0, 1000000000, "Saved just now" },
    { 0, 2000000000, "Saved just now" },
    { 1000000000 - 7200, 0, "Saved 2 hours ago" },
    { 5, 1000000000 - 3 * 86400, "Saved 3 days ago" },
    { 5, 1000000000 - 60, "Saved 60 seconds ago" },
    { 5, 1000000000 - 5 * 60, "Saved 5 minutes ago" },
    { 5, 1000000000 - 92 * 86400, "Saved 3 months ago" },
    { 5, 0, "Saved 32 years ago" },
  };
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (1000000000);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MdrSavedPassword) password = create (
          (MdrSavedPasswordFields){ .created = rows[i].created, .modified = rows[i].modified });
      g_autofree char *text = mdr_saved_password_texts_dup_age (password, now);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_every_problem_has_a_sentence (void)
{
  g_autoptr (MdrSavedPassword) password = create ((MdrSavedPasswordFields){ 0 });

  for (guint problem = MDR_SAVED_PASSWORD_DOUBLED; problem <= MDR_SAVED_PASSWORD_REFUSED;
       problem <<= 1)
    {
      g_auto (GStrv) sentences = NULL;

      mdr_saved_password_set_problems (password, problem);
      sentences = mdr_saved_password_texts_dup_problems (password);
      g_assert_cmpuint (g_strv_length (sentences), ==, 1);
    }
}

static void
test_effect_names_the_program (void)
{
  g_autofree char *known = mdr_saved_password_texts_dup_effect ("evolution", 1);
  g_autofree char *unknown = mdr_saved_password_texts_dup_effect (NULL, 2);

  g_assert_true (g_str_has_prefix (known, "Evolution will ask once more"));
  g_assert_true (g_str_has_prefix (unknown, "The programs that use these"));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/saved-password-texts/name-is-the-best-known", test_name_is_the_best_known);
  g_test_add_func ("/saved-password-texts/older-program-is-called-so",
                   test_older_program_is_called_so);
  g_test_add_func ("/saved-password-texts/use-says-what-is-known", test_use_says_what_is_known);
  g_test_add_func ("/saved-password-texts/age-is-never-nonsense", test_age_is_never_nonsense);
  g_test_add_func ("/saved-password-texts/every-problem-has-a-sentence",
                   test_every_problem_has_a_sentence);
  g_test_add_func ("/saved-password-texts/effect-names-the-program", test_effect_names_the_program);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is shown of thousands of saved passwords, in which order, and what can be chosen together.
 */

#include "gui/mdr-password-choices.h"

typedef struct
{
  GListStore *passwords;
  MdrPasswordChoices *choices;
} Fixture;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->passwords = g_list_store_new (MDR_TYPE_SAVED_PASSWORD);
  fixture->choices = mdr_password_choices_new (G_LIST_MODEL (fixture->passwords));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  settle ();
  g_assert_finalize_object (fixture->choices);
  g_assert_finalize_object (fixture->passwords);
}

static void
save (Fixture *fixture, const char *program, const char *host, guint problems)
{
  MdrSavedPasswordFields fields = {
    .id = host,
    .program = program,
    .label = "Password",
    .account = "anna@example.it",
    .host = host,
    .collection = "Login",
  };
  g_autoptr (MdrSavedPassword) password = mdr_saved_password_new (&fields);

  mdr_saved_password_set_problems (password, problems);
  g_list_store_append (fixture->passwords, password);
}

static MdrPasswordChoice *
get_shown (Fixture *fixture, guint position)
{
  g_autoptr (MdrPasswordChoice) choice = NULL;

  settle ();
  choice = g_list_model_get_item (mdr_password_choices_get_shown (fixture->choices), position);
  g_assert_nonnull (choice);

  return choice;
}

static const char *
get_host (Fixture *fixture, guint position)
{
  return mdr_saved_password_get_host (
      mdr_password_choice_get_password (get_shown (fixture, position)));
}

static guint
count_shown (Fixture *fixture)
{
  settle ();

  return g_list_model_get_n_items (mdr_password_choices_get_shown (fixture->choices));
}

static void
test_wrong_comes_first (Fixture *fixture, gconstpointer data)
{
  save (fixture, "geary", "c", 0);
  save (fixture, "evolution", "b", 0);
  save (fixture, "kmail", "a", MDR_SAVED_PASSWORD_DOUBLED);
  g_assert_cmpstr (get_host (fixture, 0), ==, "a");
  g_assert_cmpstr (get_host (fixture, 1), ==, "b");

  mdr_saved_password_set_problems (mdr_password_choice_get_password (get_shown (fixture, 2)),
                                   MDR_SAVED_PASSWORD_DOUBLED | MDR_SAVED_PASSWORD_OLD_HOST);
  mdr_password_choices_judged (fixture->choices);
  g_assert_cmpstr (get_host (fixture, 0), ==, "c");
}

static void
test_ticks_outlast_a_new_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MdrSavedPassword) first = NULL;
  MdrSavedPassword *turned[2];
  MdrPasswordChoice *ticked;

  save (fixture, "geary", "a", 0);
  save (fixture, "geary", "b", 0);
  ticked = get_shown (fixture, 0);
  first = g_object_ref (mdr_password_choice_get_password (ticked));
  mdr_password_choice_set_chosen (ticked, TRUE);
  mdr_password_choice_set_answer (ticked, "Accepted.");

  turned[0] = mdr_password_choice_get_password (get_shown (fixture, 1));
  turned[1] = first;
  g_list_store_splice (fixture->passwords, 0, 2, (gpointer *) turned, 2);
  g_assert_true (get_shown (fixture, 0) == ticked);
  g_assert_true (mdr_password_choice_get_chosen (ticked));
  g_assert_cmpuint (mdr_password_choices_get_n_chosen (fixture->choices), ==, 1);

  g_list_store_remove (fixture->passwords, 1);
  g_assert_cmpuint (count_shown (fixture), ==, 1);
  g_assert_cmpuint (mdr_password_choices_get_n_chosen (fixture->choices), ==, 0);
}

static void
test_search_finds_program_and_server (Fixture *fixture, gconstpointer data)
{
  save (fixture, "geary", "imap.example.it", 0);
  save (fixture, "evolution", "imap.beispiel.de", 0);

  mdr_password_choices_search (fixture->choices, " GEARY ");
  g_assert_cmpuint (count_shown (fixture), ==, 1);
  mdr_password_choices_search (fixture->choices, "Beispiel");
  g_assert_cmpuint (count_shown (fixture), ==, 1);
  mdr_password_choices_search (fixture->choices, "nothing of the kind");
  g_assert_cmpuint (count_shown (fixture), ==, 0);
  mdr_password_choices_search (fixture->choices, "");
  g_assert_cmpuint (count_shown (fixture), ==, 2);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_one_program_at_a_time (Fixture *fixture, gconstpointer data)
{
  guint n_switched = 0;

  g_signal_connect_swapped (fixture->choices, "switched", G_CALLBACK (count_cb), &n_switched);
  save (fixture, "geary", "a", 0);
  save (fixture, "geary", "b", 0);
  save (fixture, "kmail", "c", 0);

  mdr_password_choice_set_chosen (get_shown (fixture, 0), TRUE);
  mdr_password_choice_set_chosen (get_shown (fixture, 1), TRUE);
  g_assert_cmpuint (mdr_password_choices_get_n_chosen (fixture->choices), ==, 2);
  g_assert_cmpuint (n_switched, ==, 0);

  mdr_password_choice_set_chosen (get_shown (fixture, 2), TRUE);
  g_assert_cmpuint (mdr_password_choices_get_n_chosen (fixture->choices), ==, 1);
  g_assert_false (mdr_password_choice_get_chosen (get_shown (fixture, 0)));
  g_assert_cmpuint (n_switched, ==, 1);
}

static void
test_what_is_gone_is_not_chosen (Fixture *fixture, gconstpointer data)
{
  save (fixture, "geary", "a", 0);
  mdr_password_choice_set_chosen (get_shown (fixture, 0), TRUE);
  g_list_store_remove_all (fixture->passwords);
  g_assert_cmpuint (mdr_password_choices_get_n_chosen (fixture->choices), ==, 0);
}

/* Filtering and sorting thousands happens in pieces, beside the drawing. */
static void
test_thousands_do_not_stall (Fixture *fixture, gconstpointer data)
{
  gint64 longest = 0;

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *host = g_strdup_printf ("imap%u.example.it", i * 7919 % 10000);

      save (fixture, i % 2 == 0 ? "geary" : "kmail", host, i % 100 == 0 ? 1 : 0);
    }
  settle ();

  mdr_password_choices_search (fixture->choices, "IMAP7");
  for (gboolean more = TRUE; more;)
    {
      gint64 start = g_get_monotonic_time ();

      more = g_main_context_iteration (NULL, FALSE);
      longest = MAX (longest, g_get_monotonic_time () - start);
    }

  g_assert_cmpuint (g_list_model_get_n_items (mdr_password_choices_get_shown (fixture->choices)),
                    ==, 1111);
  g_test_message ("longest turn of the main loop: %" G_GINT64_FORMAT " µs", longest);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/password-choices/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("wrong-comes-first", test_wrong_comes_first);
  ADD ("ticks-outlast-a-new-list", test_ticks_outlast_a_new_list);
  ADD ("search-finds-program-and-server", test_search_finds_program_and_server);
  ADD ("one-program-at-a-time", test_one_program_at_a_time);
  ADD ("what-is-gone-is-not-chosen", test_what_is_gone_is_not_chosen);
  ADD ("thousands-do-not-stall", test_thousands_do_not_stall);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a password is typed: nobody sees it, and nothing of it stays.
 */

#include "gui/mdr-secret-keeper.h"
#include "gui/mdr-sign-in-form.h"
#include "window-trial.h"

static void
test_keeper (void)
{
  GtkWidget *field = g_object_ref_sink (gtk_password_entry_new ());
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (field));
  MdrSecretKeeper *keeper = mdr_secret_keeper_new (GTK_EDITABLE (field));
  g_autoptr (MdrSecret) first = NULL;
  g_autoptr (MdrSecret) second = NULL;
  int position = 0;

  gtk_editable_insert_text (text, "pàss", -1, &position);
  gtk_editable_insert_text (text, "ẅord!", strlen ("ẅord"), &position);
  g_assert_cmpint (position, ==, 8);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "••••••••");

  position = 1;
  gtk_editable_delete_text (text, 1, 2);
  gtk_editable_insert_text (text, "a", -1, &position);
  first = mdr_secret_keeper_take (keeper);
  g_assert_cmpstr (mdr_secret_peek (first, NULL), ==, "passẅord");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "");

  position = 0;
  gtk_editable_insert_text (text, "\xff", -1, &position);
  second = mdr_secret_keeper_take (keeper);
  g_assert_true (mdr_secret_is_empty (second));

  g_assert_finalize_object (field);
  g_assert_finalize_object (keeper);
}

static void
test_form_is_emptied (WindowTrial *trial, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *form =
      g_object_ref_sink (g_object_new (MDR_TYPE_SIGN_IN_FORM, "session", trial->session, NULL));
  GtkEditable *field = GTK_EDITABLE (window_trial_find_type (form, GTK_TYPE_PASSWORD_ENTRY));
  int position = 0;

  gtk_window_set_child (GTK_WINDOW (window), form);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (form))
    g_main_context_iteration (NULL, TRUE);
  gtk_editable_insert_text (gtk_editable_get_delegate (field), "quince", -1, &position);
  g_assert_cmpstr (gtk_editable_get_text (field), !=, "");

  g_object_ref (field);
  gtk_window_destroy (GTK_WINDOW (window));
  window_trial_settle ();
  g_assert_cmpstr (gtk_editable_get_text (field), ==, "");

  g_object_unref (field);
  g_assert_finalize_object (form);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, WindowTrial, NULL, window_trial_set_up, function, window_trial_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  g_test_add_func ("/secret-keeper/field-has-bullets-only", test_keeper);
  ADD ("/sign-in-form/is-emptied-when-the-window-closes", test_form_is_emptied);

  return g_test_run ();
}

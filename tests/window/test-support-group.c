/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an agent asks for can be copied, one by one and as a whole.
 */

#include "gui/mdr-slices.h"
#include "gui/mdr-support-group.h"
#include "window-trial.h"

typedef struct
{
  WindowTrial trial;
  GtkWindow *window;
  GtkWidget *group;
  char *copied;
} Fixture;

static const struct
{
  const char *title;
  const char *value;
} expected[] = {
  { "Mail address", "anna@example.it" },
  { "First cause, as a code", "server-down" },
  { "Receiving (IMAP)", "imap.example.it, port 993, SSL/TLS" },
  { "Sending (SMTP)", "smtp.example.it, port 465, SSL/TLS" },
};

static void
copied_cb (GSimpleAction *action, GVariant *text, Fixture *fixture)
{
  g_free (fixture->copied);
  fixture->copied = g_variant_dup_string (text, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) copy = g_simple_action_new ("copy", G_VARIANT_TYPE_STRING);

  window_trial_set_up (&fixture->trial, data);
  fake_source_set_finding (fixture->trial.source, "imap imap.example.it:993", "connection-refused",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_CONNECTION_REFUSED);
  fixture->group = g_object_new (MDR_TYPE_SUPPORT_GROUP, "session", fixture->trial.session, NULL);

  /* The window's own action puts it on the clipboard and says so. */
  fixture->window = GTK_WINDOW (gtk_window_new ());
  g_signal_connect (copy, "activate", G_CALLBACK (copied_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (copy));
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (actions));
  gtk_window_set_child (fixture->window, fixture->group);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  window_trial_tear_down (&fixture->trial, data);
  g_clear_pointer (&fixture->copied, g_free);
}

/* The rows with a value, in order. They come while they are seen. */
static GPtrArray *
collect_rows (Fixture *fixture)
{
  GPtrArray *rows;

  mdr_slices_finish (fixture->group);
  rows = window_trial_collect_type (fixture->group, ADW_TYPE_ACTION_ROW);

  for (guint i = rows->len; i > 0; i--)
    if (!gtk_widget_has_css_class (rows->pdata[i - 1], "value"))
      g_ptr_array_remove_index (rows, i - 1);

  return rows;
}

static void
assert_copies (Fixture *fixture, guint position, GtkWidget *row)
{
  g_autoptr (GPtrArray) buttons = window_trial_collect_type (row, GTK_TYPE_BUTTON);
  g_autofree char *name = g_strdup_printf ("Copy: %s", expected[position].title);

  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   expected[position].title);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   expected[position].value);

  g_assert_cmpuint (buttons->len, ==, 1);
  gtk_test_accessible_assert_property (buttons->pdata[0], GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  g_signal_emit_by_name (buttons->pdata[0], "clicked");
  g_assert_cmpstr (fixture->copied, ==, expected[position].value);
}

static void
test_values_are_copied (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  GString *all = g_string_new (NULL);

  g_assert_false (gtk_widget_get_visible (fixture->group));
  window_trial_examine (&fixture->trial);
  g_assert_true (gtk_widget_get_visible (fixture->group));

  rows = collect_rows (fixture);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < rows->len; i++)
    {
      assert_copies (fixture, i, rows->pdata[i]);
      g_string_append_printf (all, "%s: %s\n", expected[i].title, expected[i].value);
    }

  gtk_widget_activate_action (fixture->group, "support.copy-all", NULL);
  g_assert_cmpstr (fixture->copied, ==, all->str);
  g_string_free (all, TRUE);
}

/* Nobody loses the button that the focus is on to a check that says the same again. */
static void
test_rows_stay (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  window_trial_examine (&fixture->trial);
  before = collect_rows (fixture);
  mdr_answers_set (mdr_session_get_answers (fixture->trial.session), MDR_QUESTION_WEBMAIL, "yes",
                   NULL);
  window_trial_wait_for_end (&fixture->trial);
  after = collect_rows (fixture);

  g_assert_cmpuint (after->len, ==, before->len);
  for (guint i = 0; i < after->len; i++)
    g_assert_true (after->pdata[i] == before->pdata[i]);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  ADD ("/support-group/values-are-copied", test_values_are_copied);
  ADD ("/support-group/rows-stay-while-they-say-the-same", test_rows_stay);

  return g_test_run ();
}

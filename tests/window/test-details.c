/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of a check can be opened: to its steps with their times, and to what was said.
 */

#include "gui/mdr-probe-details.h"
#include "gui/mdr-reach-row.h"
#include "gui/mdr-transcript-view.h"
#include "gui/mdr-way-row.h"
#include "window-trial.h"

#define IMAP "imap imap.example.it:993"

static void
set_up (WindowTrial *trial, gconstpointer data)
{
  window_trial_set_up (trial, data);
  window_trial_examine (trial);
}

static GtkWidget *
get (GtkWidget *widget, GType type)
{
  GtkWidget *found = window_trial_find_type (widget, type);

  g_assert_nonnull (found);

  return found;
}

static void
assert_lists (GtkWidget *details, MdrProbe *probe)
{
  GListModel *models[] = { mdr_probe_get_phases (probe), mdr_probe_get_findings (probe) };
  g_autoptr (GPtrArray) lists = window_trial_collect_type (details, GTK_TYPE_LIST_BOX);

  g_assert_cmpuint (lists->len, >=, G_N_ELEMENTS (models));
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      GtkListBox *list = lists->pdata[i];
      int n_items = (int) g_list_model_get_n_items (models[i]);

      g_assert_true (n_items == 0 || gtk_list_box_get_row_at_index (list, n_items - 1) != NULL);
      g_assert_null (gtk_list_box_get_row_at_index (list, n_items));
    }
}

static void
assert_opens (MdrProbe *probe, GtkWidget *row)
{
  GtkWidget *list_box = g_object_ref_sink (gtk_list_box_new ());
  GtkWidget *details;
  g_autoptr (MdrProbe) shown = NULL;

  gtk_list_box_append (GTK_LIST_BOX (list_box), row);
  g_assert_null (window_trial_find_type (row, MDR_TYPE_PROBE_DETAILS));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  details = get (row, MDR_TYPE_PROBE_DETAILS);
  g_object_get (details, "probe", &shown, NULL);
  g_assert_true (shown == probe);
  assert_lists (details, probe);

  gtk_list_box_remove (GTK_LIST_BOX (list_box), row);
  g_assert_finalize_object (list_box);
}

static void
test_every_line_opens (WindowTrial *trial, gconstpointer data)
{
  static const char *const ids[] = { IMAP, "online" };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (MdrProbe) probe = window_trial_dup_probe (trial, ids[i]);

      assert_opens (probe, mdr_reach_row_new (trial->session, probe));
    }
}

static void
test_server_opens (WindowTrial *trial, gconstpointer data)
{
  g_autoptr (MdrProbe) probe = window_trial_dup_probe (trial, IMAP);

  assert_opens (probe, mdr_way_row_new (probe));
}

static void
copied_cb (GSimpleAction *action, GVariant *text, char **copied)
{
  g_assert_null (*copied);
  *copied = g_variant_dup_string (text, NULL);
}

static void
say (MdrTranscript *transcript, MdrTranscriptDirection direction, const char *text)
{
  mdr_transcript_add (transcript, direction, text, strlen (text));
}

static void
assert_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_cmpstr (lines[0], ==, "0.000 S: * OK <ready>");
  g_assert_true (g_str_has_suffix (lines[1], " C: A1 CAPABILITY"));
  g_assert_true (g_str_has_suffix (lines[2], " -- closed"));
  g_assert_cmpstr (lines[3], ==, "");
}

/* They come while it is open, too. */
static void
test_lines_are_shown_and_copied (void)
{
  g_autoptr (MdrTranscript) transcript = mdr_transcript_new ();
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) copy = g_simple_action_new ("copy", G_VARIANT_TYPE_STRING);
  g_autofree char *copied = NULL;
  g_autofree char *shown = NULL;
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *view = g_object_new (MDR_TYPE_TRANSCRIPT_VIEW, "transcript", transcript, NULL);
  GtkTextBuffer *buffer;

  g_signal_connect (copy, "activate", G_CALLBACK (copied_cb), &copied);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (copy));
  gtk_widget_insert_action_group (GTK_WIDGET (window), "win", G_ACTION_GROUP (actions));
  gtk_window_set_child (window, view);
  g_assert_false (gtk_widget_get_visible (view));

  say (transcript, MDR_TRANSCRIPT_RECEIVED, "* OK <ready>");
  g_assert_true (gtk_widget_get_visible (view));
  gtk_expander_set_expanded (GTK_EXPANDER (get (view, GTK_TYPE_EXPANDER)), TRUE);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get (view, GTK_TYPE_TEXT_VIEW)));
  say (transcript, MDR_TRANSCRIPT_SENT, "A1 CAPABILITY");
  say (transcript, MDR_TRANSCRIPT_NOTE, "closed");
  g_object_get (buffer, "text", &shown, NULL);
  assert_lines (shown);

  g_signal_emit_by_name (get (view, GTK_TYPE_BUTTON), "clicked");
  assert_lines (copied);

  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  g_test_add ("/details/every-line-of-the-network-opens", WindowTrial, NULL, set_up,
              test_every_line_opens, window_trial_tear_down);
  g_test_add ("/details/line-of-a-server-opens", WindowTrial, NULL, set_up, test_server_opens,
              window_trial_tear_down);
  g_test_add_func ("/details/lines-are-shown-and-copied", test_lines_are_shown_and_copied);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rows of the network say and offer.
 */

#include "gui/mdr-portal-button.h"
#include "gui/mdr-reach-row.h"
#include "window-trial.h"

/* What a window 360 pixels wide leaves for a row. */
#define NARROW 320

static void
show_portal (GtkWidget *button, const char *link)
{
  g_autoptr (MdrFinding) finding =
      mdr_finding_new ("captive-portal", MDR_STEP_NETWORK, MDR_SEVERITY_ERROR,
                       MDR_CAUSE_CAPTIVE_PORTAL, NULL, "link", link, NULL);

  mdr_portal_button_set_finding (button, finding);
}

static void
test_portal_button (void)
{
  static const char *const others[] = { "file:///etc/passwd", "javascript:alert(1)", "hotel.test",
                                        "", NULL };
  GtkWidget *button = g_object_ref_sink (mdr_portal_button_new ());

  g_assert_false (gtk_widget_get_visible (button));

  show_portal (button, "https://hotel.test/login");
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.open-uri");
  g_assert_cmpstr (
      g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button)), NULL),
      ==, "https://hotel.test/login");

  for (gsize i = 0; others[i] != NULL; i++)
    {
      show_portal (button, others[i]);
      g_assert_false (gtk_widget_get_visible (button));
    }

  mdr_portal_button_set_finding (button, NULL);
  g_assert_false (gtk_widget_get_visible (button));

  g_assert_finalize_object (button);
}

static void
test_portal_button_leaves_room (WindowTrial *trial, gconstpointer data)
{
  MdrFinding *finding = mdr_finding_new ("captive-portal", MDR_STEP_NETWORK, MDR_SEVERITY_ERROR,
                                         MDR_CAUSE_CAPTIVE_PORTAL, NULL, "host", "hotel.test",
                                         "link", "https://hotel.test/login", NULL);
  g_autoptr (MdrProbe) probe = NULL;
  GtkWidget *row;
  int width;

  fake_source_take_finding (trial->source, "imap imap.example.it:993", finding);
  window_trial_examine (trial);
  probe = window_trial_dup_probe (trial, "imap imap.example.it:993");
  row = g_object_ref_sink (mdr_reach_row_new (trial->session, probe));

  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, NARROW);

  g_assert_finalize_object (row);
}

/* What the row says about the web is no good news, though mail gets through. */
static void
test_doubtful_web (WindowTrial *trial, gconstpointer data)
{
  g_autoptr (MdrProbe) probe = NULL;
  GtkWidget *row;
  MdrState state;

  fake_source_set_finding (trial->source, "online", "web-unreachable", MDR_SEVERITY_WARNING,
                           MDR_CAUSE_OK);
  window_trial_examine (trial);
  probe = window_trial_dup_probe (trial, "online");
  row = g_object_ref_sink (mdr_reach_row_new (trial->session, probe));

  g_object_get (row, "state", &state, NULL);
  g_assert_cmpint (state, ==, MDR_STATE_WARNING);

  g_assert_finalize_object (row);
}

/* Who reads “In order” reads nothing beside it that sounds otherwise. */
static void
test_outdone_finding_is_a_remark (WindowTrial *trial, gconstpointer data)
{
  g_autoptr (MdrProbe) probe = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  GtkWidget *row;
  MdrState state;

  fake_source_set_finding (trial->source, "online", "domain-not-found", MDR_SEVERITY_ERROR,
                           MDR_CAUSE_DNS_FAILURE);
  window_trial_examine (trial);
  probe = window_trial_dup_probe (trial, "online");
  row = g_object_ref_sink (mdr_reach_row_new (trial->session, probe));

  g_object_get (row, "state", &state, "title", &title, "subtitle", &subtitle, NULL);
  g_assert_cmpint (state, ==, MDR_STATE_PASSED);
  g_assert_cmpstr (title, ==, "Internet");
  g_assert_true (g_str_has_prefix (subtitle, "The domain of this address does not exist."));
  g_assert_nonnull (strstr (subtitle, "reached all the same"));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "In order: Internet");

  g_assert_finalize_object (row);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, WindowTrial, NULL, window_trial_set_up, function, window_trial_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  g_test_add_func ("/portal-button/opens-web-pages-only", test_portal_button);
  ADD ("/portal-button/leaves-room-in-a-narrow-window", test_portal_button_leaves_room);
  ADD ("/reach-row/web-that-may-not-open-is-worth-a-look", test_doubtful_web);
  ADD ("/reach-row/outdone-finding-is-a-remark", test_outdone_finding_is_a_remark);

  return g_test_run ();
}

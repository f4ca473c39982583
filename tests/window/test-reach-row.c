/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rows of the network say and offer.
 */

#include "fake-source.h"
#include "gui/mdr-portal-button.h"
#include "gui/mdr-reach-row.h"

/* What a window 360 pixels wide leaves for a row. */
#define NARROW 320

typedef struct
{
  FakeSource *source;
  MdrSession *session;
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
  fixture->source = fake_source_new ();
  fake_source_add_service (fixture->source, MDR_PROTOCOL_IMAP, "imap.example.it");
  fake_source_add_service (fixture->source, MDR_PROTOCOL_SMTP, "smtp.example.it");
  fixture->session = mdr_session_new (MDR_PROBE_SOURCE (fixture->source));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mdr_session_stop (fixture->session);
  settle ();
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->source);
}

static void
examine (Fixture *fixture)
{
  g_assert_true (mdr_session_set_address (fixture->session, "anna@example.it", NULL));
  mdr_session_start (fixture->session);
  while (mdr_session_is_running (fixture->session))
    g_main_context_iteration (NULL, TRUE);
}

static MdrProbe *
find_probe (Fixture *fixture, const char *id)
{
  GListModel *probes = mdr_session_get_probes (fixture->session);
  guint n_probes = g_list_model_get_n_items (probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);

      if (g_str_equal (mdr_probe_get_id (probe), id))
        return g_steal_pointer (&probe);
    }

  g_error ("There is no probe “%s”", id);
}

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
test_portal_button_leaves_room (Fixture *fixture, gconstpointer data)
{
  MdrFinding *finding = mdr_finding_new ("captive-portal", MDR_STEP_NETWORK, MDR_SEVERITY_ERROR,
                                         MDR_CAUSE_CAPTIVE_PORTAL, NULL, "host", "hotel.test",
                                         "link", "https://hotel.test/login", NULL);
  g_autoptr (MdrProbe) probe = NULL;
  GtkWidget *row;
  int width;

  fake_source_take_finding (fixture->source, "imap imap.example.it:993", finding);
  examine (fixture);
  probe = find_probe (fixture, "imap imap.example.it:993");
  row = g_object_ref_sink (mdr_reach_row_new (fixture->session, probe));

  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, NARROW);

  g_assert_finalize_object (row);
}

/* What the row says about the web is no good news, though mail gets through. */
static void
test_doubtful_web (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MdrProbe) probe = NULL;
  GtkWidget *row;
  MdrState state;

  fake_source_set_finding (fixture->source, "online", "web-unreachable", MDR_SEVERITY_WARNING,
                           MDR_CAUSE_OK);
  examine (fixture);
  probe = find_probe (fixture, "online");
  row = g_object_ref_sink (mdr_reach_row_new (fixture->session, probe));

  g_object_get (row, "state", &state, NULL);
  g_assert_cmpint (state, ==, MDR_STATE_WARNING);

  g_assert_finalize_object (row);
}

/* Who reads “In order” reads nothing beside it that sounds otherwise. */
static void
test_outdone_finding_is_a_remark (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MdrProbe) probe = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  GtkWidget *row;
  MdrState state;

  fake_source_set_finding (fixture->source, "online", "domain-not-found", MDR_SEVERITY_ERROR,
                           MDR_CAUSE_DNS_FAILURE);
  examine (fixture);
  probe = find_probe (fixture, "online");
  row = g_object_ref_sink (mdr_reach_row_new (fixture->session, probe));

  g_object_get (row, "state", &state, "title", &title, "subtitle", &subtitle, NULL);
  g_assert_cmpint (state, ==, MDR_STATE_PASSED);
  g_assert_cmpstr (title, ==, "Internet");
  g_assert_true (g_str_has_prefix (subtitle, "The domain of this address does not exist."));
  g_assert_nonnull (strstr (subtitle, "reached all the same"));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "In order: Internet");

  g_assert_finalize_object (row);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

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

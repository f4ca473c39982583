/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The longest stalls of the main loop: of an empty window, of the wizard during a whole check on
 * each of its pages, and of a list of saved passwords that is scrolled.
 *
 * Usage: stalls empty | stalls check ADDRESS [OPTION…] | stalls scroll N
 * Prints a line for each measurement: its name, milliseconds passed, milliseconds worked.
 */

#include <adwaita.h>

#include "core/mdr-i18n.h"
#include "gui/mdr-password-list.h"
#include "gui/mdr-preparation.h"
#include "gui/mdr-window.h"
#include "loop-meter.h"
#include "probe/mdr-check-options.h"
#include "probe/tls/mdr-tls-minimum.h"

/* Until what is drawn for the first time is there, and transitions are over. */
#define SETTLE_MS 1500

/* After the last finding, until it is drawn. */
#define DRAW_MS 300

#define IDLE_MS 3000

#define N_FRAMES 200
#define PIXELS_A_FRAME 150

static void
wake_up_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
run_for (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add_once (milliseconds, wake_up_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
tell (const char *kind, const char *name)
{
  LoopStall longest = loop_meter_get_longest ();

  g_print ("%s%s %.1f %.1f\n", kind, name, longest.passed, longest.worked);
}

static GtkWidget *
open_window (GtkApplication *application, GtkWidget *child)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  if (child != NULL)
    gtk_box_append (GTK_BOX (box), child);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 960, 700);
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

static void
measure_empty (GtkApplication *application)
{
  open_window (application, NULL);
  run_for (SETTLE_MS);
  loop_meter_forget ();
  run_for (IDLE_MS);
  tell ("empty", "");
}

static void
run_check (MdrSession *session)
{
  loop_meter_forget ();
  mdr_session_start (session);
  while (mdr_session_is_running (session))
    g_main_context_iteration (NULL, TRUE);
  run_for (DRAW_MS);
}

static void
turn_to (MdrWindow *window, MdrStepId step)
{
  loop_meter_forget ();
  mdr_window_show_step (window, step);
  run_for (SETTLE_MS);
}

/* The first check is the one that meets everything for the first time. */
static void
measure_check (GtkApplication *application, MdrCheckOptions *options, const char *address)
{
  g_autoptr (MdrSession) session = mdr_check_options_create_live_session (options);
  MdrWindow *window = mdr_window_new (application, session);

  gtk_window_present (GTK_WINDOW (window));
  mdr_preparation_begin ();
  run_for (SETTLE_MS);

  loop_meter_forget ();
  mdr_session_set_address (session, address, NULL);
  tell ("address", "");
  run_check (session);
  tell ("first-check", "");

  for (guint step = MDR_STEP_START; step < MDR_N_STEPS; step++)
    {
      const char *name = mdr_enum_to_nick (MDR_TYPE_STEP_ID, (int) step);

      turn_to (window, step);
      tell ("turn-to-", name);

      /* What a page costs that is there already. */
      turn_to (window, step == MDR_STEP_START ? MDR_STEP_WEBMAIL : MDR_STEP_START);
      turn_to (window, step);
      tell ("turn-again-to-", name);

      run_check (session);
      tell ("check-on-", name);
    }

  gtk_window_close (GTK_WINDOW (window));
  mdr_preparation_end ();
}

static GListModel *
create_passwords (guint n_passwords)
{
  static const char *const programs[] = { "evolution", "geary", "kmail", "thunderbird" };
  GListStore *passwords = g_list_store_new (MDR_TYPE_SAVED_PASSWORD);

  for (guint i = 0; i < n_passwords; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *host = g_strdup_printf ("imap.%u.example.test", i);
      const MdrSavedPasswordFields fields = {
        .id = id,
        .program = programs[i % G_N_ELEMENTS (programs)],
        .label = "Password",
        .account = "anna@example.test",
        .host = host,
        .collection = "Login",
      };
      g_autoptr (MdrSavedPassword) password = mdr_saved_password_new (&fields);

      mdr_saved_password_set_problems (password, i % 3 == 0 ? MDR_SAVED_PASSWORD_DOUBLED : 0);
      g_list_store_append (passwords, password);
    }

  return G_LIST_MODEL (passwords);
}

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, type);

  return found;
}

/* A wheel that is turned fast: a new place for each frame. */
static gboolean
scroll_on_cb (GtkWidget *scrolled, GdkFrameClock *clock, gpointer user_data)
{
  guint *n_left = user_data;
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  gtk_adjustment_set_value (place, gtk_adjustment_get_value (place) + PIXELS_A_FRAME);
  (*n_left)--;

  return *n_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
measure_scrolling (GtkApplication *application, guint n_passwords)
{
  g_autoptr (GListModel) passwords = create_passwords (n_passwords);
  g_autoptr (MdrPasswordChoices) choices = mdr_password_choices_new (passwords);
  GtkWidget *list = g_object_new (MDR_TYPE_PASSWORD_LIST, NULL);
  GtkWidget *scrolled = find_child (list, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *window = open_window (application, list);
  guint n_left = N_FRAMES;
  gint64 began;

  run_for (SETTLE_MS);
  loop_meter_forget ();
  mdr_password_list_set_choices (MDR_PASSWORD_LIST (list), choices);
  run_for (SETTLE_MS);
  tell ("fill", "");

  loop_meter_forget ();
  began = g_get_monotonic_time ();
  gtk_widget_add_tick_callback (scrolled, scroll_on_cb, &n_left, NULL);
  while (n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  tell ("scroll", "");
  g_print ("frames-a-second %.1f\n",
           N_FRAMES * (double) G_TIME_SPAN_SECOND / (double) (g_get_monotonic_time () - began));

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
ignore_activation_cb (GApplication *application)
{
}

int
main (int argc, char **argv)
{
  g_autoptr (MdrCheckOptions) options = mdr_check_options_new ();
  g_autoptr (GOptionContext) context = g_option_context_new ("empty | check ADDRESS | scroll N");
  g_autoptr (AdwApplication) application =
      adw_application_new ("io.github.maildoctor.MailDoctor.Stalls", G_APPLICATION_NON_UNIQUE);
  g_autoptr (GError) error = NULL;

  mdr_tls_set_minimum ();
  mdr_i18n_init ();
  g_option_context_set_main_group (context, mdr_check_options_create_group (options));
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc < 2)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "What is to be measured?");
      return EXIT_FAILURE;
    }

  g_object_set (application, "resource-base-path", "/io/github/maildoctor/MailDoctor", NULL);
  g_signal_connect (application, "activate", G_CALLBACK (ignore_activation_cb), NULL);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  loop_meter_start ();

  if (g_str_equal (argv[1], "check") && argc == 3)
    measure_check (GTK_APPLICATION (application), options, argv[2]);
  else if (g_str_equal (argv[1], "scroll") && argc == 3)
    measure_scrolling (GTK_APPLICATION (application), (guint) g_ascii_strtoull (argv[2], NULL, 10));
  else
    measure_empty (GTK_APPLICATION (application));

  return EXIT_SUCCESS;
}

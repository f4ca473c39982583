/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks, changes of the network and turns of the page, as many as are wanted, in one process; and
 * whether it is as small afterwards as it was when all had been used once.
 *
 * Usage: endure [--checks N] [--changes N] [--turns N] [--password WORD] ADDRESS…
 * Prints a table; the status is 1 where descriptors, objects or memory have become more.
 */

#include <adwaita.h>
#include <stdlib.h>
#include <time.h>

#include "census.h"
#include "core/mdr-i18n.h"
#include "desk.h"
#include "footprint.h"
#include "gui/mdr-preparation.h"
#include "probe/mdr-check-options.h"
#include "probe/tls/mdr-tls-minimum.h"

/* So many lines has the table. */
#define N_LINES 10

/* Every address has been met in every way by then. */
#define WARM_UP_ROUNDS 5

/* A type has grown when there are as many more of it as one a check in so many; but some of the
 * last check may still be about to end. */
#define CHECKS_AN_OBJECT 10
#define FEW_OBJECTS 15

/* How often to wait for what ends late. What is lost stays, however long one waits. */
#define MAX_RESTS 20

static int n_checks = 1000;
static int n_changes = 100;
static int n_turns = 1000;
static const char *password = "";

static const GOptionEntry entries[] = {
  { "checks", 0, 0, G_OPTION_ARG_INT, &n_checks, "How many checks there are", "N" },
  { "changes", 0, 0, G_OPTION_ARG_INT, &n_changes, "How often the network changes", "N" },
  { "turns", 0, 0, G_OPTION_ARG_INT, &n_turns, "How many pages are turned", "N" },
  { "password", 0, 0, G_OPTION_ARG_STRING, &password, "The password of all addresses", "WORD" },
  G_OPTION_ENTRY_NULL,
};

static void
print_line (guint checks,
            guint changes,
            guint turns,
            const Footprint *footprint,
            double milliseconds)
{
  g_print ("%8u %8u %8u %10" G_GSIZE_FORMAT " %10" G_GSIZE_FORMAT " %6u %8u %10.0f\n", checks,
           changes, turns, footprint->heap / 1024, footprint->resident, footprint->n_descriptors,
           footprint->n_threads, milliseconds);
}

/* Since the last line, for each check with all that came with it. */
static double
get_milliseconds_a_check (guint checks)
{
  static clock_t then;
  static guint checks_then;
  clock_t now = clock ();
  double milliseconds = (double) (now - then) * 1000 / CLOCKS_PER_SEC;
  double a_check = checks > checks_then ? milliseconds / (checks - checks_then) : 0;

  then = now;
  checks_then = checks;

  return a_check;
}

static Footprint
rest_and_measure (Desk *desk, guint checks, guint changes, guint turns)
{
  Footprint footprint;

  desk_rest (desk);
  footprint = footprint_take ();
  print_line (checks, changes, turns, &footprint, get_milliseconds_a_check (checks));

  return footprint;
}

/* What is used for the first time is kept by many: caches of fonts, icons, styles, names. */
static void
warm_up (Desk *desk, guint n_addresses)
{
  for (guint i = 0; i < WARM_UP_ROUNDS * n_addresses; i++)
    {
      desk_check (desk, i);
      desk_turn_page (desk, i);
      if (i < 2)
        desk_change_network (desk, i);
    }
  desk_rest (desk);
}

/* How many of @n_all are to be done by the time that @done of all checks are. */
static guint
share_of (int n_all, guint done)
{
  return (guint) ((gint64) n_all * done / n_checks);
}

static Footprint
go_on (Desk *desk)
{
  Footprint footprint = { 0 };
  guint changes = 0;
  guint turns = 0;

  for (guint i = 1; i <= (guint) n_checks; i++)
    {
      desk_check (desk, i - 1);
      for (; turns < share_of (n_turns, i); turns++)
        desk_turn_page (desk, turns);
      for (; changes < share_of (n_changes, i); changes++)
        desk_change_network (desk, changes);
      if (share_of (N_LINES, i) > share_of (N_LINES, i - 1))
        footprint = rest_and_measure (desk, i, changes, turns);
    }

  return footprint;
}

static char *
describe_grown (const char *prefix)
{
  return census_describe (prefix, MAX (FEW_OBJECTS, n_checks / CHECKS_AN_OBJECT));
}

static char *
describe_lost (Desk *desk)
{
  char *lost = describe_grown ("Mdr");

  for (guint i = 0; i < MAX_RESTS && *lost != '\0'; i++)
    {
      desk_rest (desk);
      g_free (lost);
      lost = describe_grown ("Mdr");
    }

  return lost;
}

static gboolean
compare (Desk *desk, const Footprint *before, const Footprint *after)
{
  g_autofree char *lost = describe_lost (desk);
  g_autofree char *others = describe_grown ("");
  gboolean has_descriptors = after->n_descriptors > before->n_descriptors;

  g_print ("heap: %+" G_GSSIZE_FORMAT " bytes a check\n",
           ((gssize) after->heap - (gssize) before->heap) / n_checks);
  if (*others != '\0')
    g_print ("more objects than before:\n%s", others);
  if (has_descriptors)
    {
      g_autofree char *descriptors = footprint_describe_descriptors ();

      g_print ("more descriptors than before:\n%s", descriptors);
    }

  return !has_descriptors && *lost == '\0';
}

static gboolean
endure (GtkApplication *application, MdrEnvironment *environment, const char *const *addresses)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text (password, -1);
  g_autoptr (Desk) desk = desk_new (application, environment, addresses, secret);
  Footprint before;
  Footprint after;

  warm_up (desk, g_strv_length ((char **) addresses));
  census_begin ();
  g_print ("%8s %8s %8s %10s %10s %6s %8s %10s\n", "checks", "changes", "turns", "heap KiB",
           "RSS KiB", "files", "threads", "CPU ms");
  before = rest_and_measure (desk, 0, 0, 0);
  after = go_on (desk);

  return compare (desk, &before, &after);
}

static void
ignore_activation_cb (GApplication *application)
{
}

int
main (int argc, char **argv)
{
  g_autoptr (MdrCheckOptions) options = mdr_check_options_new ();
  g_autoptr (GOptionContext) context = g_option_context_new ("ADDRESS…");
  g_autoptr (AdwApplication) application =
      adw_application_new ("io.github.maildoctor.MailDoctor.Endurance", G_APPLICATION_NON_UNIQUE);
  g_autoptr (GError) error = NULL;
  gboolean is_well;

  mdr_tls_set_minimum ();
  mdr_i18n_init ();
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_group (context, mdr_check_options_create_group (options));
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc < 2 || n_checks < 1)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "Whose mail is to be checked?");
      return EXIT_FAILURE;
    }

  g_object_set (application, "resource-base-path", "/io/github/maildoctor/MailDoctor", NULL);
  g_signal_connect (application, "activate", G_CALLBACK (ignore_activation_cb), NULL);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  mdr_preparation_begin ();
  is_well = endure (GTK_APPLICATION (application), mdr_check_options_get_environment (options),
                    (const char *const *) argv + 1);
  mdr_preparation_end ();

  return is_well ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long it takes until all is quiet after a check was stopped: the session says that nothing
 * runs, and no connection is open.
 *
 * Usage: cancel ADDRESS MILLISECONDS N [OPTION…]; stops N checks, each so many milliseconds later
 * than the one before. For each of them it prints after how many milliseconds it was stopped, how
 * many connections were open then, and the milliseconds until the session and the connections were
 * quiet, and stayed so.
 */

#include <stdlib.h>
#include <sys/socket.h>

#include "core/mdr-session.h"
#include "probe/mdr-check-options.h"
#include "probe/tls/mdr-tls-minimum.h"

/* Whoever is quiet for that long stays quiet. */
#define WATCH_MS 400

#define MAX_DESCRIPTOR 1024

typedef struct
{
  double session;
  double connections;
} Quiet;

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
is_connection (int descriptor)
{
  int domain;
  int type;

  if (getsockopt (descriptor, SOL_SOCKET, SO_DOMAIN, &domain, &(socklen_t){ sizeof domain }) != 0 ||
      getsockopt (descriptor, SOL_SOCKET, SO_TYPE, &type, &(socklen_t){ sizeof type }) != 0)
    return FALSE;

  return (domain == AF_INET || domain == AF_INET6) && type == SOCK_STREAM;
}

static guint
count_connections (void)
{
  guint count = 0;

  for (int descriptor = 0; descriptor < MAX_DESCRIPTOR; descriptor++)
    if (is_connection (descriptor))
      count++;

  return count;
}

static double
milliseconds_since (gint64 moment)
{
  return (double) (g_get_monotonic_time () - moment) / 1000;
}

static void
run_for (double milliseconds)
{
  gint64 begin = g_get_monotonic_time ();

  while (milliseconds_since (begin) < milliseconds)
    g_main_context_iteration (NULL, TRUE);
}

static Quiet
watch_end (MdrSession *session, gint64 stopped)
{
  Quiet quiet = { 0 };

  do
    {
      if (mdr_session_is_running (session))
        quiet.session = milliseconds_since (stopped);
      if (count_connections () > 0)
        quiet.connections = milliseconds_since (stopped);

      g_main_context_iteration (NULL, TRUE);
    }
  while (milliseconds_since (stopped) < WATCH_MS);

  return quiet;
}

static void
measure (MdrSession *session, double after)
{
  gint64 stopped;
  guint n_connections;
  Quiet quiet;

  mdr_session_start (session);
  run_for (after);
  n_connections = count_connections ();

  stopped = g_get_monotonic_time ();
  mdr_session_stop (session);
  quiet = watch_end (session, stopped);
  g_print ("%.0f %u %.1f %.1f\n", after, n_connections, quiet.session, quiet.connections);
}

int
main (int argc, char **argv)
{
  g_autoptr (MdrCheckOptions) options = mdr_check_options_new ();
  g_autoptr (GOptionContext) context = g_option_context_new ("ADDRESS MILLISECONDS N");
  g_autoptr (GError) error = NULL;

  mdr_tls_set_minimum ();
  g_option_context_set_main_group (context, mdr_check_options_create_group (options));
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 4)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "Which address, and how often?");
      return EXIT_FAILURE;
    }

  g_timeout_add (1, tick_cb, NULL);
  for (int i = 0; i < atoi (argv[3]); i++)
    {
      g_autoptr (MdrSession) session = mdr_check_options_create_live_session (options);

      mdr_session_set_address (session, argv[1], &error);
      g_assert_no_error (error);
      measure (session, i * g_ascii_strtod (argv[2], NULL));
    }

  return EXIT_SUCCESS;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who is believed when a time server is asked, and how often it is.
 */

#include "little-world.h"
#include "probe/way/mdr-sntp.h"
#include "time-server.h"

#define HOST "time.test"

typedef struct
{
  gboolean done;
  gboolean answered;
  MdrClockReading reading;
  GError *error;
} Outcome;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->answered =
      mdr_sntp_ask_finish (MDR_ENVIRONMENT (source), result, &outcome->reading, &outcome->error);
  outcome->done = TRUE;
}

static Outcome
ask (LittleWorld *world, TimeServer *server)
{
  Outcome outcome = { FALSE };

  little_world_add_host (world, HOST);
  mdr_environment_move_port (world->environment, MDR_SNTP_PORT, time_server_get_port (server));
  mdr_sntp_ask_async (world->environment, HOST, NULL, answered_cb, &outcome);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);

  return outcome;
}

/* These tell a lie that is years away as well, or nothing at first. */
static void
test_truth_is_told (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (TimeServer) server = time_server_new (GPOINTER_TO_INT (user_data));
  Outcome outcome = ask (world, server);

  g_assert_no_error (outcome.error);
  g_assert_true (outcome.answered);
  g_assert_cmpint (outcome.reading.source, ==, MDR_CLOCK_SOURCE_SNTP);
  g_assert_cmpint (ABS (outcome.reading.offset), <, 5 * G_TIME_SPAN_SECOND);
}

/* These tell nothing but a lie, or nothing at all. */
static void
test_nothing_is_told (LittleWorld *world, gconstpointer user_data)
{
  static const int errors[] = {
    [TIME_SERVER_SILENT] = G_IO_ERROR_TIMED_OUT,
    [TIME_SERVER_STRANGER] = G_IO_ERROR_TIMED_OUT,
    [TIME_SERVER_UNWILLING] = G_IO_ERROR_BUSY,
    [TIME_SERVER_LOST] = G_IO_ERROR_FAILED,
  };
  TimeServerManner manner = GPOINTER_TO_INT (user_data);
  g_autoptr (TimeServer) server = time_server_new (manner);
  Outcome outcome = ask (world, server);

  g_assert_error (outcome.error, G_IO_ERROR, errors[manner]);
  g_assert_false (outcome.answered);
  g_clear_error (&outcome.error);

  /* Who does not want to be asked, or knows nothing, is not asked again. */
  g_assert_cmpuint (time_server_get_questions (server)->len, ==,
                    errors[manner] == G_IO_ERROR_TIMED_OUT ? 2 : 1);
}

static void
test_questions (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (TimeServer) server = time_server_new (TIME_SERVER_FORGETFUL);
  GPtrArray *questions = time_server_get_questions (server);
  const guint8 *first;
  const guint8 *second;

  g_assert_true (ask (world, server).answered);
  g_assert_cmpuint (questions->len, ==, 2);
  first = g_bytes_get_data (questions->pdata[0], NULL);
  second = g_bytes_get_data (questions->pdata[1], NULL);

  g_assert_cmpmem (first, 40, second, 40);
  g_assert_cmpint (memcmp (first + 40, second + 40, 8), !=, 0);
}

static void
test_no_such_server (LittleWorld *world, gconstpointer user_data)
{
  Outcome outcome = { FALSE };

  mdr_sntp_ask_async (world->environment, "nowhere.test", NULL, answered_cb, &outcome);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);

  g_assert_error (outcome.error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND);
  g_clear_error (&outcome.error);
}

static const struct
{
  const char *path;
  void (*test) (LittleWorld *world, gconstpointer user_data);
  TimeServerManner manner;
} tests[] = {
  { "/sntp/honest-server-is-believed", test_truth_is_told, TIME_SERVER_HONEST },
  { "/sntp/lost-packet-is-sent-again", test_truth_is_told, TIME_SERVER_FORGETFUL },
  { "/sntp/late-answer-is-not-believed", test_truth_is_told, TIME_SERVER_LATE },
  { "/sntp/answer-to-nothing-is-not-believed", test_truth_is_told, TIME_SERVER_GUESSING },
  { "/sntp/stranger-is-not-believed", test_nothing_is_told, TIME_SERVER_STRANGER },
  { "/sntp/kiss-of-death-is-obeyed", test_nothing_is_told, TIME_SERVER_UNWILLING },
  { "/sntp/server-without-time-is-not-believed", test_nothing_is_told, TIME_SERVER_LOST },
  { "/sntp/silence-ends", test_nothing_is_told, TIME_SERVER_SILENT },
  { "/sntp/questions-tell-nothing", test_questions, 0 },
  { "/sntp/no-such-server", test_no_such_server, 0 },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, LittleWorld, GINT_TO_POINTER (tests[i].manner), little_world_set_up,
                tests[i].test, little_world_tear_down);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The token of an online account: who gives it, who does not, and that nothing of it is left. The
 * service runs beside the test, which is told the token backwards only.
 */

#include <gio/gio.h>
#include <string.h>

#include "../secrets/memory.h"
#include "programs/mdr-online-token.h"

#define REVERSED "drib-eht-fo-ecnetnes-a-ton-97.92ay"

typedef struct
{
  /* owned */
  GTestDBus *bus;
  GSubprocess *service;
  GCancellable *cancellable;
  MdrSecret *token;
  GError *error;

  gboolean is_over;
} Trial;

static void
tear_down (Trial *trial, gconstpointer data)
{
  if (trial->service != NULL)
    g_subprocess_force_exit (trial->service);

  g_clear_object (&trial->service);
  g_clear_object (&trial->cancellable);
  g_clear_pointer (&trial->token, mdr_secret_unref);
  g_clear_error (&trial->error);
  g_test_dbus_down (trial->bus);
  g_clear_object (&trial->bus);
}

static void
set_up (Trial *trial, gconstpointer data)
{
  trial->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (trial->bus);
  trial->cancellable = g_cancellable_new ();
}

static void
start (Trial *trial, const char *facts)
{
  g_autofree char *accounts =
      g_strdup_printf ("[{\"id\": \"a1\", \"address\": \"anna@example.it\", %s}]", facts);
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  trial->service = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/usr/bin/python3",
                                     ONLINE_ACCOUNTS, accounts, NULL);
  g_assert_no_error (error);

  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (trial->service));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (output), FALSE);
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, "ready");
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Trial *trial = user_data;

  trial->token = mdr_online_token_ask_finish (result, &trial->error);
  trial->is_over = TRUE;
}

static void
begin_to_ask (Trial *trial, const char *account)
{
  mdr_online_token_ask_async (account, trial->cancellable, asked_cb, trial);
}

static void
ask (Trial *trial, const char *account)
{
  begin_to_ask (trial, account);
  while (!trial->is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_fails (Trial *trial, const char *facts, MdrOnlineTokenError code)
{
  start (trial, facts);
  ask (trial, "a1");
  g_assert_null (trial->token);
  g_assert_error (trial->error, MDR_ONLINE_TOKEN_ERROR, (int) code);
}

static void
test_given (Trial *trial, gconstpointer data)
{
  const char *token;
  gsize length;

  start (trial, "\"token\": \"" REVERSED "\"");
  ask (trial, "a1");
  g_assert_no_error (trial->error);

  token = mdr_secret_peek (trial->token, &length);
  g_assert_cmpuint (length, ==, strlen (REVERSED));
  g_assert_cmpint (token[0], ==, 'y');
  g_assert_cmpuint (memory_count (REVERSED), ==, 1);

  g_clear_pointer (&trial->token, mdr_secret_unref);
  g_assert_cmpuint (memory_count (REVERSED), ==, 0);
}

/* As long as those of Microsoft: more than the first buffer of GDBus. */
static void
test_long (Trial *trial, gconstpointer data)
{
  g_autofree char *filling = g_strnfill (6000, 'x');
  g_autofree char *facts =
      g_strdup_printf ("\"token\": \"%s" REVERSED "%s\"", filling, filling + 3000);
  gsize length;

  start (trial, facts);
  ask (trial, "a1");
  g_assert_no_error (trial->error);
  mdr_secret_peek (trial->token, &length);
  g_assert_cmpuint (length, ==, 9000 + strlen (REVERSED));
  g_assert_cmpuint (memory_count (REVERSED), ==, 1);

  g_clear_pointer (&trial->token, mdr_secret_unref);
  g_assert_cmpuint (memory_count (REVERSED), ==, 0);
}

static void
test_signed_out (Trial *trial, gconstpointer data)
{
  assert_fails (trial, "\"manner\": \"signed-out\"", MDR_ONLINE_TOKEN_ERROR_SIGNED_OUT);
}

static void
test_failing (Trial *trial, gconstpointer data)
{
  assert_fails (trial, "\"manner\": \"fail\"", MDR_ONLINE_TOKEN_ERROR_FAILED);
  g_assert_cmpstr (trial->error->message, ==, "Could not [1m resolve");
}

static void
test_dying (Trial *trial, gconstpointer data)
{
  assert_fails (trial, "\"manner\": \"end\"", MDR_ONLINE_TOKEN_ERROR_GONE);
}

static void
test_empty (Trial *trial, gconstpointer data)
{
  assert_fails (trial, "\"token\": \"\"", MDR_ONLINE_TOKEN_ERROR_FAILED);
}

static void
test_too_long (Trial *trial, gconstpointer data)
{
  g_autofree char *filling = g_strnfill (MDR_SECRET_MAX_LENGTH + 1, 'x');
  g_autofree char *facts = g_strdup_printf ("\"token\": \"%s\"", filling);

  assert_fails (trial, facts, MDR_ONLINE_TOKEN_ERROR_FAILED);
}

static void
test_password (Trial *trial, gconstpointer data)
{
  assert_fails (trial, "\"oauth\": false", MDR_ONLINE_TOKEN_ERROR_REMOVED);
}

static void
test_absent (Trial *trial, gconstpointer data)
{
  ask (trial, "a1");
  g_assert_error (trial->error, MDR_ONLINE_TOKEN_ERROR, MDR_ONLINE_TOKEN_ERROR_GONE);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_REMOVE;
}

static void
test_cancelled (Trial *trial, gconstpointer data)
{
  start (trial, "\"manner\": \"silence\"");
  g_timeout_add (50, cancel_cb, trial->cancellable);
  ask (trial, "a1");
  g_assert_error (trial->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
line_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *is_asked = user_data;
  g_autofree char *line =
      g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, NULL);

  g_assert_nonnull (line);
  *is_asked = g_str_equal (line, "GetAccessToken");
  if (!*is_asked)
    g_data_input_stream_read_line_async (G_DATA_INPUT_STREAM (source), G_PRIORITY_DEFAULT, NULL,
                                         line_read_cb, user_data);
}

/* The token has come, and before it is taken nobody wants it any more. */
static void
test_late (Trial *trial, gconstpointer data)
{
  g_autoptr (GString) facts = g_string_new ("\"token\": \"");
  g_autoptr (GDataInputStream) told = NULL;
  gboolean is_asked = FALSE;

  /* Long, and everywhere the same, so that it is not overwritten by chance. */
  while (facts->len < MDR_SECRET_MAX_LENGTH / 2)
    g_string_append (facts, REVERSED);
  g_string_append_c (facts, '"');

  start (trial, facts->str);
  told = g_data_input_stream_new (g_subprocess_get_stdout_pipe (trial->service));
  g_data_input_stream_read_line_async (told, G_PRIORITY_DEFAULT, NULL, line_read_cb, &is_asked);
  begin_to_ask (trial, "a1");
  while (!is_asked)
    g_main_context_iteration (NULL, TRUE);

  /* GDBus reads in a thread of its own. */
  while (memory_count (REVERSED) == 0)
    g_thread_yield ();

  g_cancellable_cancel (trial->cancellable);
  while (!trial->is_over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (trial->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  while (memory_count (REVERSED) > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
add (const char *path, void (*function) (Trial *trial, gconstpointer data))
{
  g_test_add (path, Trial, NULL, set_up, function, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/online-token/nothing-of-it-is-left", test_given);
  add ("/online-token/nothing-of-a-long-one-is-left", test_long);
  add ("/online-token/account-that-is-signed-out", test_signed_out);
  add ("/online-token/service-that-fails", test_failing);
  add ("/online-token/service-that-dies", test_dying);
  add ("/online-token/empty", test_empty);
  add ("/online-token/too-long", test_too_long);
  add ("/online-token/account-with-a-password-has-none", test_password);
  add ("/online-token/absent-service", test_absent);
  add ("/online-token/can-be-stopped", test_cancelled);
  add ("/online-token/nothing-is-left-of-what-comes-too-late", test_late);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Guesses: what is tried, who counts as having answered, and that nobody is waited for too long.
 */

#include "probe/discovery/mdr-guess.h"

#include "core/mdr-service.h"
#include "little-world.h"
#include "loopback.h"
#include "probe/mdr-deadline.h"
#include "scripted-server.h"

#define ADDRESS "anna.rossi@example.test"

/* What servers do: shake hands, greet, or be something else. */
static const char *const tls[] = { "TLS", NULL };
static const char *const imap_greeting[] = { "S * OK ready", NULL };
static const char *const smtp_greeting[] = { "S 220 hello", NULL };
static const char *const pop3_greeting[] = { "S +OK", NULL };
static const char *const ssh_greeting[] = { "S SSH-2.0-OpenSSH_9.2", NULL };
static const char *const hang_up[] = { "CLOSE", NULL };

/* A server behind a well-known port. */
static ScriptedServer *
open_port (LittleWorld *world, guint16 port, const char *certified_name, const char *const *script)
{
  g_autoptr (GTlsCertificate) certificate =
      certified_name != NULL ? authority_issue_for (world->authority, certified_name) : NULL;
  ScriptedServer *server = scripted_server_new (script, certificate);

  mdr_environment_move_port (world->environment, port, scripted_server_get_port (server));

  return server;
}

static void
guessed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static GPtrArray *
guess (LittleWorld *world, const char *exchanger, GError **error)
{
  g_autoptr (MdrAddress) address = mdr_address_parse (ADDRESS, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  mdr_guess_async (world->environment, address, exchanger, NULL, guessed_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  little_world_assert_never_said (world, "anna");

  return mdr_guess_finish (world->environment, result, error);
}

static void
assert_labels (GPtrArray *services, const char *const *labels)
{
  g_assert_cmpuint (services->len, ==, g_strv_length ((char **) labels));
  for (guint i = 0; i < services->len; i++)
    g_assert_cmpstr (mdr_service_get_label (g_ptr_array_index (services, i)), ==, labels[i]);
}

static void
test_list (LittleWorld *world, gconstpointer user_data)
{
  static const char *const expected[] = {
    "imap imap.example.test:993",
    "imap mail.example.test:993",
    "imap mx.hoster.test:993",
    "imap imap.example.test:143",
    "imap mail.example.test:143",
    "imap mx.hoster.test:143",
    "pop3 pop.example.test:995",
    "pop3 pop3.example.test:995",
    "pop3 mail.example.test:995",
    "pop3 mx.hoster.test:995",
    "smtp smtp.example.test:465",
    "smtp mail.example.test:465",
    "smtp mx.hoster.test:465",
    "smtp smtp.example.test:587",
    "smtp mail.example.test:587",
    "smtp mx.hoster.test:587",
    NULL,
  };
  g_autoptr (MdrAddress) address = mdr_address_parse (ADDRESS, NULL);
  g_autoptr (GPtrArray) with = mdr_guess_list (address, "mx.hoster.test");
  g_autoptr (GPtrArray) without = mdr_guess_list (address, NULL);

  assert_labels (with, expected);
  g_assert_cmpuint (without->len, ==, with->len - 5);
}

static void
test_answers (LittleWorld *world, gconstpointer user_data)
{
  static const char *const expected[] = {
    "imap mail.example.test:993",
    "imap mail.example.test:143",
    "smtp smtp.example.test:587",
    NULL,
  };
  g_autoptr (ScriptedServer) imaps = open_port (world, 993, "mail.example.test", tls);
  g_autoptr (ScriptedServer) imap = open_port (world, 143, NULL, imap_greeting);
  g_autoptr (ScriptedServer) submission = open_port (world, 587, NULL, smtp_greeting);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) services = NULL;

  /* The same server answers for both names, but its certificate is for one of them. */
  little_world_add_host (world, "imap.example.test");
  little_world_add_host (world, "mail.example.test");
  little_world_add_host (world, "smtp.example.test");
  services = guess (world, NULL, &error);

  g_assert_no_error (error);
  assert_labels (services, expected);
}

static void
test_unverified_is_last (LittleWorld *world, gconstpointer user_data)
{
  static const char *const expected[] = { "imap mx.hoster.test:993", NULL };
  g_autoptr (ScriptedServer) imaps = open_port (world, 993, "other.test", tls);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) services = NULL;

  /* Better than nothing: what is wrong with the certificate is for the server's probe to say. */
  little_world_add_host (world, "mx.hoster.test");
  services = guess (world, "mx.hoster.test", &error);

  g_assert_no_error (error);
  assert_labels (services, expected);
}

static void
test_strangers (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (ScriptedServer) imaps = open_port (world, 993, NULL, imap_greeting);
  g_autoptr (ScriptedServer) imap = open_port (world, 143, NULL, ssh_greeting);
  g_autoptr (ScriptedServer) pop3s = open_port (world, 995, NULL, hang_up);
  g_autoptr (ScriptedServer) submission = open_port (world, 587, NULL, pop3_greeting);
  g_autoptr (GError) error = NULL;

  little_world_add_host (world, "imap.example.test");
  little_world_add_host (world, "mail.example.test");

  g_assert_null (guess (world, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_silence (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (GSocket) socket = loopback_reserve (G_SOCKET_FAMILY_IPV4, 0);
  g_autoptr (GError) error = NULL;

  loopback_listen (socket);
  mdr_environment_move_port (world->environment, 993, loopback_get_port (socket));
  mdr_environment_move_port (world->environment, 143, loopback_get_port (socket));
  mdr_environment_limit_timeouts (world->environment, 100);
  little_world_add_host (world, "imap.example.test");

  g_assert_null (guess (world, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_deadline (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (GCancellable) parent = g_cancellable_new ();
  g_autoptr (MdrDeadline) far = mdr_deadline_new (parent, 60 * 1000);
  g_autoptr (MdrDeadline) open_end = mdr_deadline_new (parent, 0);
  g_autoptr (MdrDeadline) late = NULL;
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");

  mdr_deadline_shorten (far, 10);
  mdr_deadline_shorten (far, 60 * 1000);
  while (!g_cancellable_is_cancelled (G_CANCELLABLE (far)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (mdr_deadline_has_passed (far));
  mdr_deadline_explain (far, error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);

  g_assert_false (g_cancellable_is_cancelled (G_CANCELLABLE (open_end)));
  g_cancellable_cancel (parent);
  g_assert_true (g_cancellable_is_cancelled (G_CANCELLABLE (open_end)));
  g_assert_false (mdr_deadline_has_passed (open_end));

  late = mdr_deadline_new (parent, 10);
  g_assert_true (g_cancellable_is_cancelled (G_CANCELLABLE (late)));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (LittleWorld *world, gconstpointer user_data);
  } tests[] = {
    { "/guess/usual-names-and-ports-are-listed", test_list },
    { "/guess/those-who-answer-remain", test_answers },
    { "/guess/invalid-certificate-comes-last", test_unverified_is_last },
    { "/guess/strangers-do-not-count", test_strangers },
    { "/guess/silence-ends", test_silence },
    { "/guess/deadline-passes", test_deadline },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, LittleWorld, NULL, little_world_set_up, tests[i].test,
                little_world_tear_down);

  return g_test_run ();
}

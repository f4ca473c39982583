/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each case to practise on comes to its cause, through real probes and connections; and whatever is
 * typed, nothing outside of this computer is asked or connected to.
 */

#include <arpa/inet.h>
#include <dlfcn.h>
#include <gio/gio.h>
#include <string.h>
#include <sys/socket.h>

#include "noting-resolver.h"
#include "practice/mdr-practice-list.h"
#include "practice/mdr-practice.h"
#include "probe/mdr-service-probe.h"

/* Any text will do; this one must not be seen again. */
#define PASSWORD "Turnip-4711-practice"

static gint n_connections; /* atomic, for threads connect, too */
static gint n_outside;

static gboolean
is_loopback (const struct sockaddr *address)
{
  const struct sockaddr_in *ipv4 = (const struct sockaddr_in *) (gconstpointer) address;

  return address->sa_family == AF_INET && ntohl (ipv4->sin_addr.s_addr) >> 24 == 127;
}

/* Stands before the C library's: GLib's connections pass through here. */
int
connect (int fd, const struct sockaddr *address, socklen_t length)
{
  int (*real) (int, const struct sockaddr *, socklen_t) = NULL;

  *(void **) &real = dlsym (RTLD_NEXT, "connect");
  g_atomic_int_inc (&n_connections);
  if (!is_loopback (address))
    g_atomic_int_inc (&n_outside);

  return real (fd, address, length);
}

static void
wait_until_idle (MdrSession *session)
{
  while (mdr_session_is_running (session))
    g_main_context_iteration (NULL, TRUE);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *done = user_data;

  /* Some are held back, which is right. */
  mdr_session_sign_in_finish (MDR_SESSION (source), result, NULL);
  *done = TRUE;
}

static void
sign_in (MdrSession *session)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text (PASSWORD, -1);
  gboolean done = FALSE;

  mdr_session_sign_in_async (session, secret, MDR_PASSWORD_KIND_ACCOUNT, NULL, signed_in_cb, &done);
  while (!done || mdr_session_is_running (session))
    g_main_context_iteration (NULL, TRUE);
}

static char *
dup_first_cause (MdrSession *session)
{
  g_autoptr (MdrRankedCause) first = g_list_model_get_item (mdr_session_get_diagnosis (session), 0);

  return g_strdup (first != NULL ? mdr_cause_to_code (mdr_ranked_cause_get_cause (first)) : "none");
}

/* All probes that are there in practice are about the servers, the settings or the message. */
static void
assert_nothing_here_is_looked_at (MdrSession *session)
{
  GListModel *probes = mdr_session_get_probes (session);
  guint n_probes = g_list_model_get_n_items (probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);
      const char *id = mdr_probe_get_id (probe);

      g_assert_true (MDR_IS_SERVICE_PROBE (probe) || g_str_equal (id, "settings") ||
                     g_str_equal (id, "message") || g_str_has_prefix (id, "ports"));
    }
  g_assert_null (mdr_environment_get_home (mdr_session_get_environment (session)));
}

static void
test_case (gconstpointer data)
{
  MdrPracticeCase *practice_case = MDR_PRACTICE_CASE ((gpointer) data);
  g_autoptr (GResolver) usual = g_resolver_get_default ();
  g_autoptr (NotingResolver) noting = noting_resolver_new (usual);
  g_autoptr (MdrSession) session = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *cause = NULL;

  g_atomic_int_set (&n_connections, 0);
  g_resolver_set_default (G_RESOLVER (noting));
  session = mdr_practice_create_session (practice_case, &error);
  g_assert_no_error (error);
  g_assert_true (mdr_practice_get_case (session) == practice_case);

  mdr_session_start (session);
  wait_until_idle (session);
  assert_nothing_here_is_looked_at (session);
  sign_in (session);

  cause = dup_first_cause (session);
  g_assert_cmpstr (cause, ==, mdr_cause_to_code (mdr_practice_case_get_cause (practice_case)));

  g_assert_finalize_object (g_steal_pointer (&session));
  g_assert_cmpint (n_connections, >, 1);
  g_assert_cmpint (n_outside, ==, 0);
  g_assert_cmpuint (noting_resolver_get_names (noting)->len, ==, 0);
  g_resolver_set_default (usual);
}

static void
test_other_addresses_lead_nowhere (void)
{
  static const char *const others[] = { "anna@gmail.com", "anna@example.com" };
  g_autoptr (GResolver) usual = g_resolver_get_default ();
  g_autoptr (NotingResolver) noting = noting_resolver_new (usual);
  g_autoptr (MdrSession) session = NULL;
  g_autoptr (GError) error = NULL;

  /* Were it asked, it would ask nobody. */
  noting_resolver_break (noting);
  g_resolver_set_default (G_RESOLVER (noting));
  session = mdr_practice_create_session (mdr_practice_list_find ("all-in-order"), &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_atomic_int_set (&n_connections, 0);
      g_assert_true (mdr_session_set_address (session, others[i], NULL));
      mdr_session_start (session);
      wait_until_idle (session);
      g_assert_cmpint (n_connections, ==, 0);
    }
  g_assert_cmpuint (noting_resolver_get_names (noting)->len, ==, 0);
  g_resolver_set_default (usual);
}

static GSocketConnection *
connect_to (MdrSession *session, guint16 port)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;
  GSocketConnection *connection;

  connection = g_socket_client_connect_to_host (
      client, "127.0.0.1", mdr_environment_get_port (mdr_session_get_environment (session), port),
      NULL, &error);
  g_assert_no_error (error);

  return connection;
}

static void
heard_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gssize *n_read = user_data;

  *n_read = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);
}

/* Reads until the server hangs up; the main loop accepts clients meanwhile. */
static char *
hear_all (GSocketConnection *connection)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GString *heard = g_string_new (NULL);
  gssize n_read;

  do
    {
      char bytes[512];

      n_read = -2;
      g_input_stream_read_async (input, bytes, sizeof bytes, G_PRIORITY_DEFAULT, NULL, heard_cb,
                                 &n_read);
      while (n_read == -2)
        g_main_context_iteration (NULL, TRUE);
      if (n_read > 0)
        g_string_append_len (heard, bytes, n_read);
    }
  while (n_read > 0);

  return g_string_free (heard, FALSE);
}

static void
send_text (GSocketConnection *connection, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), text,
                             strlen (text), NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_servers_bear_nonsense (void)
{
  g_autofree char *endless = g_strnfill (5000, 'x');
  g_autoptr (MdrSession) session =
      mdr_practice_create_session (mdr_practice_list_find ("all-in-order"), NULL);
  g_autoptr (GSocketConnection) babbler = connect_to (session, 143);
  g_autoptr (GSocketConnection) rude = connect_to (session, 143);
  g_autoptr (GSocketConnection) silent = connect_to (session, 993);
  g_autofree char *to_babbler = NULL;
  g_autofree char *to_rude = NULL;

  send_text (babbler, endless);
  to_babbler = hear_all (babbler);
  g_assert_cmpstr (to_babbler, ==, "* OK practice\r\n");

  /* What is secret is not taken outside of the secure channel. */
  send_text (rude, "\r\na1\r\na2 LOGIN a b\r\na3 AUTHENTICATE PLAIN AGEAYg==\r\na4 LOGOUT\r\n");
  to_rude = hear_all (rude);
  g_assert_null (strstr (to_rude, "signed in"));
  g_assert_nonnull (strstr (to_rude, "a4 OK"));

  /* Nobody waits for who says nothing. */
  g_assert_finalize_object (g_steal_pointer (&session));
}

static void
test_bad_cases_are_refused (void)
{
  static const struct
  {
    const char *keys;
    const char *complaint;
  } rows[] = {
    { "cause=ok\nsource=x\n", "address" },
    { "address=nobody\ncause=ok\nsource=x\n", "@" },
    { "address=a@aruba.it\ncause=no-such\nsource=x\n", "cause" },
    { "address=a@aruba.it\ncause=ok\n", "source" },
    { "address=a@aruba.it\ncause=ok\nsource=x\nimap-nonsense=x\n", "imap-nonsense" },
    { "address=a@aruba.it\ncause=ok\nsource=x\nfoo=x\n", "foo" },
    { "address=a@aruba.it\ncause=ok\nsource=x\ncertificate=odd\n", "certificate" },
    { "address=a@aruba.it\ncause=ok\nsource=x\nanswers=webmail;\n", "answers" },
    { "address=a@aruba.it\ncause=ok\nsource=x\nsmtp=ho st\n", "ho st" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strconcat ("[all-in-order]\n", rows[i].keys, NULL);
      g_autoptr (GKeyFile) file = g_key_file_new ();
      g_autoptr (MdrPracticeCase) refused = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_key_file_load_from_data (file, text, -1, G_KEY_FILE_NONE, NULL));
      refused = mdr_practice_case_new (file, "all-in-order", &error);
      g_assert_null (refused);
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, rows[i].complaint));
    }
}

int
main (int argc, char *argv[])
{
  GListModel *cases;

  g_test_init (&argc, &argv, NULL);

  cases = mdr_practice_list_get_all ();
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (MdrPracticeCase) one = g_list_model_get_item (cases, i);
      g_autofree char *path =
          g_strconcat ("/practice/plays/", mdr_practice_case_get_id (one), NULL);

      g_test_add_data_func (path, one, test_case);
    }
  g_test_add_func ("/practice/other-addresses-lead-nowhere", test_other_addresses_lead_nowhere);
  g_test_add_func ("/practice/servers-bear-nonsense", test_servers_bear_nonsense);
  g_test_add_func ("/practice/bad-cases-are-refused", test_bad_cases_are_refused);

  return g_test_run ();
}

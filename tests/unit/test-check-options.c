/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The options of a check, as they come from a command line.
 */

#include "noting-resolver.h"
#include "probe/mdr-check-options.h"

static gboolean
parse (MdrCheckOptions *options, const char *const *words, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) arguments = g_strdupv ((char **) words);

  g_option_context_set_main_group (context, mdr_check_options_create_group (options));

  return g_option_context_parse_strv (context, &arguments, error);
}

static MdrCheckOptions *
parse_all (const char *const *words)
{
  MdrCheckOptions *options = mdr_check_options_new ();
  g_autoptr (GError) error = NULL;

  parse (options, words, &error);
  g_assert_no_error (error);

  return options;
}

static const char *const bad[][6] = {
  { "", "--imap", "host:0" },
  { "", "--imap", "" },
  { "", "--smtp", "host:587:ssl" },
  { "", "--pop3", "ho st" },
  { "", "--user", "" },
  { "", "--user", "name\r\nQUIT" },
  { "", "--timeout", "0" },
  { "", "--timeout", "abc" },
  { "", "--timeout", "-1" },
  { "", "--timeout", "1e99" },
  { "", "--timeout", "nan" },
  { "", "--timeout", "5 seconds" },
  { "", "--timeout", "" },
  { "", "--ca-file", "/nonexistent/authority.pem" },
  { "", "--ca-file", "/dev/null" },
  { "", "--resolve", "host" },
  { "", "--resolve", ":127.0.0.1" },
  { "", "--resolve", "host:nonsense" },
  { "", "--resolve", "host:443:127.0.0.1" },
  { "", "--answer", "webmail" },
  { "", "--answer", "webmail=perhaps" },
  { "", "--answer", "colour=red" },
  { "", "--answer", "message=hello" },
  { "", "--answer", "program=nonsense" },
  { "", "--answer", "device=" },
  { "", "--answer", "webmail=yes", "--answer", "webmail=no" },
  { "", "--symptom", "nonsense" },
  { "", "--symptom", "both", "--symptom", "cannot-send" },
};

static void
test_bad_values_are_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (MdrCheckOptions) options = mdr_check_options_new ();
      g_autoptr (GError) error = NULL;

      g_test_message ("%s %s", bad[i][1], bad[i][2]);
      g_assert_false (parse (options, bad[i], &error));
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, bad[i][1]));
    }
}

static void
test_world_group_has_no_account (void)
{
  static const char *const words[] = { "", "--imap", "imap.example.com", NULL };
  g_autoptr (MdrCheckOptions) options = mdr_check_options_new ();
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) arguments = g_strdupv ((char **) words);
  g_autoptr (GError) error = NULL;

  g_option_context_set_main_group (context, mdr_check_options_create_world_group (options));

  g_assert_false (g_option_context_parse_strv (context, &arguments, &error));
  g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION);
}

static void
test_timeout_limits_every_phase (void)
{
  static const char *const words[] = { "", "--timeout", "0.25", NULL };
  g_autoptr (MdrCheckOptions) options = parse_all (words);
  MdrEnvironment *environment = mdr_check_options_get_environment (options);

  for (guint phase = 0; phase < MDR_N_PHASES; phase++)
    g_assert_cmpuint (mdr_environment_get_timeout (environment, phase), ==, 250);
}

static void
test_lookup_can_be_switched_off (void)
{
  static const char *const words[] = { "", "--no-lookup", NULL };
  g_autoptr (MdrCheckOptions) options = parse_all (words);
  g_autoptr (MdrCheckOptions) untouched = mdr_check_options_new ();

  g_assert_false (mdr_environment_get_lookup_allowed (mdr_check_options_get_environment (options)));
  g_assert_true (
      mdr_environment_get_lookup_allowed (mdr_check_options_get_environment (untouched)));
}

static void
assert_resolves (GResolver *resolver, const char *host, const char *expected)
{
  g_autoptr (GError) error = NULL;
  GList *addresses = g_resolver_lookup_by_name (resolver, host, NULL, &error);
  g_autofree char *first = NULL;

  g_assert_no_error (error);
  first = g_inet_address_to_string (addresses->data);
  g_assert_cmpstr (first, ==, expected);
  g_resolver_free_addresses (addresses);
}

static void
test_names_can_be_given (void)
{
  static const char *const words[] = {
    "",
    "--resolve",
    "imap.example.com:192.0.2.1",
    "--resolve",
    "SMTP.example.com:[::1]",
    "--resolve",
    "*:127.0.0.9",
    NULL,
  };
  g_autoptr (GResolver) before = g_resolver_get_default ();
  g_autoptr (MdrCheckOptions) options = parse_all (words);
  GResolver *resolver = mdr_environment_get_resolver (mdr_check_options_get_environment (options));
  g_autoptr (GResolver) now = g_resolver_get_default ();

  assert_resolves (resolver, "imap.example.com", "192.0.2.1");
  assert_resolves (resolver, "smtp.example.com", "::1");
  assert_resolves (resolver, "anything.example.com", "127.0.0.9");
  g_assert_true (resolver == now);

  g_resolver_set_default (before);
}

static void
test_who_knows_every_name_asks_nobody (void)
{
  static const char *const words[] = { "", "--resolve", "*:127.0.0.1", NULL };
  g_autoptr (GResolver) before = g_resolver_get_default ();
  g_autoptr (NotingResolver) noting = noting_resolver_new (before);
  g_autoptr (MdrCheckOptions) options = NULL;
  g_autoptr (GError) error = NULL;
  GResolver *resolver;

  g_resolver_set_default (G_RESOLVER (noting));
  options = parse_all (words);
  resolver = mdr_environment_get_resolver (mdr_check_options_get_environment (options));

  assert_resolves (resolver, "imap.example.com", "127.0.0.1");
  g_assert_null (
      g_resolver_lookup_records (resolver, "example.com", G_RESOLVER_RECORD_MX, NULL, &error));
  g_assert_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (g_resolver_lookup_service (resolver, "imaps", "tcp", "example.com", NULL, &error));
  g_assert_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND);
  g_assert_cmpuint (noting_resolver_get_names (noting)->len, ==, 0);

  g_resolver_set_default (before);
}

static void
test_session_knows_what_was_given (void)
{
  static const char *const words[] = {
    "",
    "--imap=localhost:1",
    "--smtp=localhost:2:starttls",
    "--user=somebody",
    "--no-lookup",
    "--resolve=*:127.0.0.1",
    "--answer=program=thunderbird",
    "--answer=two-step=no",
    "--symptom=keeps-asking",
    "--message=Enter your password",
    NULL,
  };
  g_autoptr (GResolver) before = g_resolver_get_default ();
  g_autoptr (MdrCheckOptions) options = parse_all (words);
  g_autoptr (MdrSession) session = mdr_check_options_create_session (options);
  MdrAnswers *answers = mdr_session_get_answers (session);
  g_autoptr (GError) error = NULL;
  MdrService *service;

  g_assert_true (mdr_answers_is (answers, MDR_QUESTION_PROGRAM, "thunderbird"));
  g_assert_true (mdr_answers_is (answers, MDR_QUESTION_TWO_STEP, "no"));
  g_assert_true (mdr_answers_is (answers, MDR_QUESTION_SYMPTOM, "keeps-asking"));
  g_assert_true (mdr_answers_is (answers, MDR_QUESTION_MESSAGE, "Enter your password"));
  g_assert_null (mdr_answers_get (answers, MDR_QUESTION_WEBMAIL));

  mdr_session_set_address (session, "name@example.com", &error);
  g_assert_no_error (error);
  mdr_session_start (session);

  service = mdr_settings_get_primary (mdr_session_get_settings (session), MDR_PROTOCOL_SMTP);
  g_assert_cmpstr (mdr_service_get_label (service), ==, "smtp localhost:2");
  g_assert_cmpint (mdr_service_get_security (service), ==, MDR_SECURITY_STARTTLS);
  g_assert_cmpstr (mdr_service_get_user_name (service), ==, "somebody");

  mdr_session_stop (session);
  while (mdr_session_is_running (session))
    g_main_context_iteration (NULL, TRUE);

  g_resolver_set_default (before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check-options/bad-values-are-refused", test_bad_values_are_refused);
  g_test_add_func ("/check-options/world-group-has-no-account", test_world_group_has_no_account);
  g_test_add_func ("/check-options/timeout-limits-every-phase", test_timeout_limits_every_phase);
  g_test_add_func ("/check-options/lookup-can-be-switched-off", test_lookup_can_be_switched_off);
  g_test_add_func ("/check-options/names-can-be-given", test_names_can_be_given);
  g_test_add_func ("/check-options/who-knows-every-name-asks-nobody",
                   test_who_knows_every_name_asks_nobody);
  g_test_add_func ("/check-options/session-knows-what-was-given",
                   test_session_knows_what_was_given);

  return g_test_run ();
}

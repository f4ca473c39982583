/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way as stations: each in the state that phases and findings give it, and how it follows the
 * probes.
 */

#include "core/mdr-way-rules.h"
#include "core/mdr-way.h"
#include "fake-probes.h"
#include "knowledge/mdr-texts.h"

/* A phase is followed by a sign; a finding is its code, with :PHASE where it says so itself, with @
 * if it is not about the service, and with ! for an error or ~ for a warning. The way is written
 * with a sign for each station:
 * + passed, ~ warning, ! failed, * running, ? waiting, - skipped, . cut off. */
typedef struct
{
  const char *name;
  const char *service;
  const char *phases;
  const char *findings;
  MdrState network;
  const char *way;
} Case;

#define P MDR_STATE_PASSED
#define R MDR_STATE_RUNNING

static const Case cases[] = {
  { "nothing-known-yet", "imap tls", "", "", MDR_STATE_WAITING,
    "computer+ network? name? server? channel? sign-in? mailbox?" },
  { "under-way", "imap tls", "resolve+ connect* tls? greeting? capabilities?", "", R,
    "computer+ network* name+ server* channel? sign-in- mailbox-" },
  { "sign-in-is-awaited", "imap tls",
    "resolve+ connect+ tls+ greeting+ capabilities* sign-in? mailbox?", "", R,
    "computer+ network+ name+ server+ channel+ sign-in? mailbox?" },
  { "all-the-way", "imap tls", "resolve+ connect+ tls+ greeting+ capabilities+ sign-in+ mailbox+",
    "online@ secured sign-in-accepted", P,
    "computer+ network+ name+ server+ channel+ sign-in+ mailbox+" },
  { "without-a-password", "imap tls", "resolve+ connect+ tls+ greeting+ capabilities+", "", P,
    "computer+ network+ name+ server+ channel+ sign-in- mailbox-" },
  { "sending-ends-at-the-submission", "smtp starttls",
    "resolve+ connect+ greeting+ starttls+ tls+ capabilities+ sign-in+ submit+", "", P,
    "computer+ network+ name+ server+ channel+ sign-in+ submission+" },
  { "offline", "imap tls", "resolve! connect- tls-", "offline@! name-lookup-failed!", P,
    "computer+ network! name. server. channel. sign-in. mailbox." },
  { "offline-is-seen-before-all-is-done", "imap tls", "resolve* connect?", "offline@!", R,
    "computer+ network! name. server. channel. sign-in. mailbox." },
  { "portal-that-lets-mail-through", "imap tls", "resolve+ connect+ tls+", "captive-portal@!", P,
    "computer+ network~ name+ server+ channel+ sign-in- mailbox-" },
  { "no-such-name", "imap tls", "resolve! connect- tls-", "name-not-found!", P,
    "computer+ network+ name! server. channel. sign-in. mailbox." },
  { "domain-that-is-not-needed", "imap tls", "resolve+ connect+ tls+", "domain-not-found@!", P,
    "computer+ network+ name~ server+ channel+ sign-in- mailbox-" },
  { "silent-port", "imap tls", "resolve+ connect! tls-", "connection-timeout!", P,
    "computer+ network+ name+ server! channel. sign-in. mailbox." },
  { "one-family-is-dead", "imap tls", "resolve+ connect+ tls+", "ipv6-no-answer~", P,
    "computer+ network+ name+ server~ channel+ sign-in- mailbox-" },
  { "vpn-is-shown", "imap tls", "resolve+ connect+ tls+", "vpn-active@", P,
    "computer+ network+ vpn+ name+ server+ channel+ sign-in- mailbox-" },
  { "vpn-is-the-end", "imap tls", "resolve+ connect! tls-",
    "connection-timeout! vpn-active@ works-beside-vpn@~", P,
    "computer+ network+ vpn! name. server. channel. sign-in. mailbox." },
  { "vpn-is-no-end-where-all-works", "imap tls", "resolve+ connect+ tls+", "works-beside-vpn@~", P,
    "computer+ network+ vpn~ name+ server+ channel+ sign-in- mailbox-" },
  { "proxy-is-needed", "imap tls", "resolve+ connect! tls-", "connection-timeout! proxy-needed@!",
    P, "computer+ network+ proxy! name. server. channel. sign-in. mailbox." },
  { "proxy-that-mail-does-not-use", "imap tls", "resolve+ connect! tls-",
    "connection-timeout! proxy-refuses@~", P,
    "computer+ network+ proxy~ name+ server! channel. sign-in. mailbox." },
  { "no-names", "imap tls", "resolve! connect- tls-", "online@ no-names@! name-lookup-failed!", P,
    "computer+ network+ name! server. channel. sign-in. mailbox." },
  { "certificate", "imap tls", "resolve+ connect+ tls! greeting- capabilities-",
    "certificate-expired! clock-off@~", P,
    "computer~ network+ name+ server+ channel! sign-in. mailbox." },
  { "interception-that-is-trusted", "imap tls", "resolve+ connect+ tls+ greeting+ capabilities+",
    "certificate-intercepted!", P, "computer+ network+ name+ server+ channel~ sign-in- mailbox-" },
  { "starttls-is-missing", "smtp starttls",
    "resolve+ connect+ greeting+ capabilities! starttls? tls?", "starttls-missing!", P,
    "computer+ network+ name+ server+ channel! sign-in. submission." },
  { "greeting-before-tls", "smtp starttls", "resolve+ connect+ greeting! starttls- capabilities-",
    "greeting-timeout:greeting!", P,
    "computer+ network+ name+ server! channel. sign-in. submission." },
  { "greeting-behind-tls", "imap tls", "resolve+ connect+ tls+ greeting! capabilities-",
    "greeting-refused:greeting!", P,
    "computer+ network+ name+ server+ channel+ sign-in! mailbox." },
  { "no-way-to-sign-in", "imap tls", "resolve+ connect+ tls+ greeting+ capabilities!",
    "only-modern-sign-in!", P, "computer+ network+ name+ server+ channel+ sign-in! mailbox." },
  { "password", "imap tls", "resolve+ connect+ tls+ greeting+ capabilities+ sign-in! mailbox-",
    "sign-in-refused!", P, "computer+ network+ name+ server+ channel+ sign-in! mailbox." },
  { "mailbox", "imap tls", "resolve+ connect+ tls+ greeting+ capabilities+ sign-in+ mailbox!",
    "mailbox-refused!", P, "computer+ network+ name+ server+ channel+ sign-in+ mailbox!" },
  { "never-encrypted", "imap none", "resolve+ connect+ greeting+ capabilities+", "not-encrypted~",
    P, "computer+ network+ name+ server+ channel~ sign-in- mailbox-" },
  { "found-without-phases", "imap tls", "", "connection-refused!", P,
    "computer+ network+ name? server! channel. sign-in. mailbox." },
};

static MdrState
state_of_sign (char sign)
{
  switch (sign)
    {
    case '+':
      return MDR_STATE_PASSED;

    case '~':
      return MDR_STATE_WARNING;

    case '!':
      return MDR_STATE_FAILED;

    case '*':
      return MDR_STATE_RUNNING;

    case '?':
      return MDR_STATE_WAITING;

    default:
      g_assert_cmpint (sign, ==, '-');
      return MDR_STATE_SKIPPED;
    }
}

static char
sign_of_station (MdrStation *station)
{
  static const char signs[] = "?*+~!-";

  return mdr_station_is_cut_off (station) ? '.' : signs[mdr_station_get_state (station)];
}

static char *
write_down (GPtrArray *stations)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < stations->len; i++)
    {
      MdrStation *station = g_ptr_array_index (stations, i);

      g_string_append_printf (line, "%s%s%c", i > 0 ? " " : "",
                              mdr_enum_to_nick (MDR_TYPE_STATION_ID, mdr_station_get_id (station)),
                              sign_of_station (station));
    }

  return g_string_free (line, FALSE);
}

static char *
write_down_list (gpointer way)
{
  g_autoptr (GPtrArray) stations = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (way); i++)
    g_ptr_array_add (stations, g_list_model_get_item (way, i));

  return write_down (stations);
}

static MdrService *
new_service (const char *text)
{
  const gboolean sending = g_str_has_prefix (text, "smtp");
  int security;

  g_assert_true (mdr_enum_from_nick (MDR_TYPE_SECURITY, strchr (text, ' ') + 1, &security));

  return mdr_service_new (sending ? MDR_PROTOCOL_SMTP : MDR_PROTOCOL_IMAP, "mail.example.it", 993,
                          security, NULL);
}

static void
go_through_phases (MdrProbe *probe, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (char **word = words; *word != NULL && **word != '\0'; word++)
    {
      char *sign = *word + strlen (*word) - 1;
      const MdrState state = state_of_sign (*sign);
      int phase;

      *sign = '\0';
      g_assert_true (mdr_enum_from_nick (MDR_TYPE_PHASE, *word, &phase));
      mdr_probe_expect_phase (probe, phase);
      if (state == MDR_STATE_RUNNING)
        mdr_probe_enter_phase (probe, phase);
      else if (state != MDR_STATE_WAITING)
        mdr_probe_leave_phase (probe, phase, state);
    }
}

static GPtrArray *
parse_findings (MdrService *service, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);

  for (char **word = words; *word != NULL && **word != '\0'; word++)
    {
      const gboolean error = g_str_has_suffix (*word, "!");
      const gboolean warning = g_str_has_suffix (*word, "~");
      const gboolean general = strchr (*word, '@') != NULL;
      const char *colon = strchr (*word, ':');
      g_autofree char *code = g_strndup (*word, strcspn (*word, ":@!~"));
      g_autofree char *phase =
          colon != NULL ? g_strndup (colon + 1, strcspn (colon + 1, "@!~")) : NULL;

      g_ptr_array_add (findings, mdr_finding_new (code, MDR_STEP_NETWORK,
                                                  error     ? MDR_SEVERITY_ERROR
                                                  : warning ? MDR_SEVERITY_WARNING
                                                            : MDR_SEVERITY_INFO,
                                                  MDR_CAUSE_OK, general ? NULL : service, "phase",
                                                  phase, NULL));
    }

  return findings;
}

/* A probe to be moved by hand. */
static MdrProbe *
new_probe (MdrService *service)
{
  g_autoptr (FakeSource) source = fake_source_new ();
  g_autoptr (MdrAddress) address = mdr_address_parse ("anna@example.it", NULL);

  return mdr_probe_source_create_service_probe (MDR_PROBE_SOURCE (source), address, service, NULL);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (MdrService) service = new_service (test->service);
  g_autoptr (MdrProbe) probe = new_probe (service);
  g_autoptr (GPtrArray) findings = parse_findings (service, test->findings);
  g_autoptr (GPtrArray) stations = NULL;
  g_autofree char *way = NULL;

  go_through_phases (probe, test->phases);
  stations = mdr_way_draw (&(MdrWayFacts){
      .direction = mdr_protocol_get_direction (mdr_service_get_protocol (service)),
      .service = service,
      .probe = probe,
      .network = test->network,
      .findings = findings,
  });
  way = write_down (stations);

  g_assert_cmpstr (way, ==, test->way);
}

static void
test_no_servers_were_found (void)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (GPtrArray) none = parse_findings (NULL, "settings-not-found!");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *before_text = NULL;
  g_autofree char *after_text = NULL;

  before = mdr_way_draw (&(MdrWayFacts){ .network = MDR_STATE_PASSED, .findings = nothing });
  before_text = write_down (before);
  g_assert_cmpstr (before_text, ==, "computer+ network+ name? server? channel? sign-in? mailbox?");

  after = mdr_way_draw (
      &(MdrWayFacts){ .network = MDR_STATE_PASSED, .searched = TRUE, .findings = none });
  after_text = write_down (after);
  g_assert_cmpstr (after_text, ==, "computer+ network+ name! server. channel. sign-in. mailbox.");
}

/* What was found about another server says nothing about this way. */
static void
test_other_servers (void)
{
  g_autoptr (MdrService) service = new_service ("imap tls");
  g_autoptr (MdrService) other =
      mdr_service_new (MDR_PROTOCOL_SMTP, "smtp.example.it", 465, MDR_SECURITY_TLS, NULL);
  g_autoptr (MdrProbe) probe = new_probe (service);
  g_autoptr (GPtrArray) findings = parse_findings (other, "connection-refused!");
  g_autoptr (GPtrArray) stations = NULL;
  g_autofree char *way = NULL;

  g_ptr_array_add (findings,
                   mdr_finding_new ("ports-compared", MDR_STEP_NETWORK, MDR_SEVERITY_ERROR,
                                    MDR_CAUSE_OK, NULL, "host", "smtp.example.it", NULL));
  g_ptr_array_add (findings,
                   mdr_finding_new ("other-port-works", MDR_STEP_NETWORK, MDR_SEVERITY_WARNING,
                                    MDR_CAUSE_OK, NULL, "host", "MAIL.example.it", NULL));
  g_ptr_array_add (findings,
                   mdr_finding_new ("vpn-active", MDR_STEP_NETWORK, MDR_SEVERITY_INFO, MDR_CAUSE_OK,
                                    NULL, "default-route", "yes", "mail-route", "no", NULL));
  go_through_phases (probe, "resolve+ connect+ tls+");
  stations = mdr_way_draw (&(MdrWayFacts){
      .service = service, .probe = probe, .network = MDR_STATE_PASSED, .findings = findings });
  way = write_down (stations);

  g_assert_cmpstr (way, ==, "computer+ network+ name+ server~ channel+ sign-in- mailbox-");
}

static void
test_findings_are_sorted (void)
{
  g_autoptr (MdrService) service = new_service ("imap tls");
  g_autoptr (MdrProbe) probe = new_probe (service);
  g_autoptr (GPtrArray) findings =
      parse_findings (service, "secured certificate-weak~ certificate-expired! tls-too-old~");
  g_autoptr (GPtrArray) stations = NULL;
  GListModel *found;
  static const char *const order[] = { "certificate-expired", "certificate-weak", "tls-too-old",
                                       "secured" };

  go_through_phases (probe, "resolve+ connect+ tls!");
  stations =
      mdr_way_draw (&(MdrWayFacts){ .service = service, .probe = probe, .findings = findings });
  found = mdr_station_get_findings (g_ptr_array_index (stations, 4));

  g_assert_cmpuint (g_list_model_get_n_items (found), ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (found, i);

      g_assert_cmpstr (mdr_finding_get_code (finding), ==, order[i]);
    }
}

static void
test_stretches (void)
{
  g_autoptr (MdrService) service = new_service ("imap tls");
  g_autoptr (MdrProbe) probe = new_probe (service);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) stations = NULL;
  static const MdrStretch stretches[] = {
    MDR_STRETCH_WHOLE,  MDR_STRETCH_WHOLE, MDR_STRETCH_WHOLE, MDR_STRETCH_WHOLE,
    MDR_STRETCH_BROKEN, MDR_STRETCH_OPEN,  MDR_STRETCH_OPEN,
  };

  /* Nobody looked at the network, but the server was reached through it. */
  go_through_phases (probe, "resolve+ connect+ tls!");
  stations = mdr_way_draw (&(MdrWayFacts){
      .service = service, .probe = probe, .network = MDR_STATE_SKIPPED, .findings = none });

  g_assert_cmpuint (stations->len, ==, G_N_ELEMENTS (stretches));
  for (guint i = 0; i < stations->len; i++)
    g_assert_cmpint (mdr_station_get_stretch (g_ptr_array_index (stations, i)), ==, stretches[i]);
}

static void
count_cb (guint *n_changed, guint position, guint removed, guint added)
{
  g_assert_cmpuint (removed, ==, added);
  *n_changed += added;
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
check_way (MdrWay *way, const char *expected)
{
  g_autofree char *line = write_down_list (way);

  g_assert_cmpstr (line, ==, expected);
}

static void
test_follows_the_probes (void)
{
  g_autoptr (FakeSource) source = fake_source_new ();
  g_autoptr (MdrSession) session = NULL;
  g_autoptr (MdrWay) way = NULL;
  g_autoptr (MdrFinding) expired = NULL;
  MdrProbe *probe;
  guint n_changed = 0;

  fake_source_add_service (source, MDR_PROTOCOL_IMAP, "imap.example.it");
  fake_source_set_endless (source, TRUE);
  session = mdr_session_new (MDR_PROBE_SOURCE (source));
  way = mdr_way_new (session, MDR_DIRECTION_RECEIVING);
  check_way (way, "computer+ network? name? server? channel? sign-in? mailbox?");
  g_assert_null (mdr_way_get_service (way));

  g_assert_true (mdr_session_set_address (session, "anna@example.it", NULL));
  mdr_session_start (session);
  settle ();
  check_way (way, "computer+ network* name? server? channel? sign-in? mailbox?");

  probe = mdr_session_get_service_probe (session, mdr_way_get_service (way));
  g_signal_connect_swapped (way, "items-changed", G_CALLBACK (count_cb), &n_changed);
  mdr_probe_enter_phase (probe, MDR_PHASE_RESOLVE);
  check_way (way, "computer+ network* name* server- channel- sign-in- mailbox-");
  n_changed = 0;
  mdr_probe_leave_phase (probe, MDR_PHASE_RESOLVE, MDR_STATE_PASSED);
  /* The name, and the network that it was asked through. */
  g_assert_cmpuint (n_changed, ==, 2);

  go_through_phases (probe, "connect+ tls!");
  expired =
      mdr_finding_new ("certificate-expired", MDR_STEP_SETTINGS, MDR_SEVERITY_ERROR,
                       MDR_CAUSE_TLS_EXPIRED_CERTIFICATE, mdr_way_get_service (way), NULL, NULL);
  mdr_probe_report (probe, expired);
  settle ();
  check_way (way, "computer+ network+ name+ server+ channel! sign-in. mailbox.");
  g_assert_cmpint (mdr_station_get_id (mdr_way_get_end (way)), ==, MDR_STATION_CHANNEL);
  g_assert_true (mdr_station_get_telling (mdr_way_get_end (way)) == expired);

  mdr_session_stop (session);
  settle ();
}

static void
test_no_service_no_way (void)
{
  g_autoptr (FakeSource) source = fake_source_new ();
  g_autoptr (MdrSession) session = NULL;
  g_autoptr (MdrWay) way = NULL;

  fake_source_add_service (source, MDR_PROTOCOL_IMAP, "imap.example.it");
  session = mdr_session_new (MDR_PROBE_SOURCE (source));
  way = mdr_way_new (session, MDR_DIRECTION_SENDING);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (way)), ==, 7);

  g_assert_true (mdr_session_set_address (session, "anna@example.it", NULL));
  mdr_session_start (session);
  while (mdr_session_is_running (session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (way)), ==, 0);
}

static void
test_words (void)
{
  g_autoptr (MdrService) service = new_service ("imap tls");
  g_autoptr (GPtrArray) findings = parse_findings (service, "connection-timeout!");
  g_autoptr (MdrStation) whole = mdr_station_new (MDR_STATION_SERVER, MDR_STATE_FAILED,
                                                  MDR_STRETCH_BROKEN, FALSE, 34600, findings);
  g_autoptr (MdrStation) bare =
      mdr_station_new (MDR_STATION_NETWORK, MDR_STATE_PASSED, MDR_STRETCH_WHOLE, FALSE, 0, NULL);
  g_autoptr (MdrStation) behind =
      mdr_station_new (MDR_STATION_CHANNEL, MDR_STATE_SKIPPED, MDR_STRETCH_OPEN, TRUE, 0, findings);
  g_autofree char *sentence = mdr_texts_dup_finding (g_ptr_array_index (findings, 0));
  g_autofree char *expected = g_strdup_printf ("Server: Problem found, 35 ms. %s", sentence);
  g_autofree char *whole_text = mdr_texts_dup_station (whole);
  g_autofree char *bare_text = mdr_texts_dup_station (bare);
  g_autofree char *behind_text = mdr_texts_dup_station (behind);

  g_assert_cmpstr (whole_text, ==, expected);
  g_assert_cmpstr (bare_text, ==, "Network: In order");
  g_assert_cmpstr (behind_text, ==, "Secure channel: Not reached");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/way/draw/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  g_test_add_func ("/way/no-servers-were-found", test_no_servers_were_found);
  g_test_add_func ("/way/other-servers-do-not-matter", test_other_servers);
  g_test_add_func ("/way/findings-have-the-worst-first", test_findings_are_sorted);
  g_test_add_func ("/way/stretches-are-whole-broken-or-open", test_stretches);
  g_test_add_func ("/way/follows-the-probes", test_follows_the_probes);
  g_test_add_func ("/way/no-service-no-way", test_no_service_no_way);
  g_test_add_func ("/way/is-told-in-words", test_words);

  return g_test_run ();
}

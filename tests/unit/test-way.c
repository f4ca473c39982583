/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way as stations, each in the state that phases and findings give it.
 */

#include "core/mdr-way-rules.h"
#include "fake-source.h"
#include "way-trial.h"

/* In the writing of way-trial.h. */
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
  g_autoptr (MdrService) service = way_trial_new_service (test->service);
  g_autoptr (MdrProbe) probe = new_probe (service);
  g_autoptr (GPtrArray) findings = way_trial_parse_findings (service, test->findings);
  g_autoptr (GPtrArray) stations = NULL;
  g_autofree char *way = NULL;

  way_trial_go_through_phases (probe, test->phases);
  stations = mdr_way_draw (&(MdrWayFacts){
      .direction = mdr_protocol_get_direction (mdr_service_get_protocol (service)),
      .service = service,
      .probe = probe,
      .network = test->network,
      .findings = findings,
  });
  way = way_trial_write_down (stations);

  g_assert_cmpstr (way, ==, test->way);
}

static void
test_no_servers_were_found (void)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (GPtrArray) none = way_trial_parse_findings (NULL, "settings-not-found!");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *before_text = NULL;
  g_autofree char *after_text = NULL;

  before = mdr_way_draw (&(MdrWayFacts){ .network = MDR_STATE_PASSED, .findings = nothing });
  before_text = way_trial_write_down (before);
  g_assert_cmpstr (before_text, ==, "computer+ network+ name? server? channel? sign-in? mailbox?");

  after = mdr_way_draw (
      &(MdrWayFacts){ .network = MDR_STATE_PASSED, .searched = TRUE, .findings = none });
  after_text = way_trial_write_down (after);
  g_assert_cmpstr (after_text, ==, "computer+ network+ name! server. channel. sign-in. mailbox.");
}

/* What was found about another server says nothing about this way. */
static void
test_other_servers (void)
{
  g_autoptr (MdrService) service = way_trial_new_service ("imap tls");
  g_autoptr (MdrService) other =
      mdr_service_new (MDR_PROTOCOL_SMTP, "smtp.example.it", 465, MDR_SECURITY_TLS, NULL);
  g_autoptr (MdrProbe) probe = new_probe (service);
  g_autoptr (GPtrArray) findings = way_trial_parse_findings (other, "connection-refused!");
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
  way_trial_go_through_phases (probe, "resolve+ connect+ tls+");
  stations = mdr_way_draw (&(MdrWayFacts){
      .service = service, .probe = probe, .network = MDR_STATE_PASSED, .findings = findings });
  way = way_trial_write_down (stations);

  g_assert_cmpstr (way, ==, "computer+ network+ name+ server~ channel+ sign-in- mailbox-");
}

static void
test_findings_are_sorted (void)
{
  g_autoptr (MdrService) service = way_trial_new_service ("imap tls");
  g_autoptr (MdrProbe) probe = new_probe (service);
  g_autoptr (GPtrArray) findings = way_trial_parse_findings (
      service, "secured certificate-weak~ certificate-expired! tls-too-old~");
  g_autoptr (GPtrArray) stations = NULL;
  GListModel *found;
  static const char *const order[] = { "certificate-expired", "certificate-weak", "tls-too-old",
                                       "secured" };

  way_trial_go_through_phases (probe, "resolve+ connect+ tls!");
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
  g_autoptr (MdrService) service = way_trial_new_service ("imap tls");
  g_autoptr (MdrProbe) probe = new_probe (service);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) stations = NULL;
  static const MdrStretch stretches[] = {
    MDR_STRETCH_WHOLE,  MDR_STRETCH_WHOLE, MDR_STRETCH_WHOLE, MDR_STRETCH_WHOLE,
    MDR_STRETCH_BROKEN, MDR_STRETCH_OPEN,  MDR_STRETCH_OPEN,
  };

  /* Nobody looked at the network, but the server was reached through it. */
  way_trial_go_through_phases (probe, "resolve+ connect+ tls!");
  stations = mdr_way_draw (&(MdrWayFacts){
      .service = service, .probe = probe, .network = MDR_STATE_SKIPPED, .findings = none });

  g_assert_cmpuint (stations->len, ==, G_N_ELEMENTS (stretches));
  for (guint i = 0; i < stations->len; i++)
    g_assert_cmpint (mdr_station_get_stretch (g_ptr_array_index (stations, i)), ==, stretches[i]);
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

  return g_test_run ();
}

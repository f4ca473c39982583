/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Before and after, in whole sentences.
 */

#include "knowledge/mdr-texts.h"

static const struct
{
  MdrSubject subject;
  MdrTrend trend;
  MdrState before;
  MdrState after;
  MdrCause cause_before;
  MdrCause cause_after;
  const char *says;
} ways[] = {
  { MDR_SUBJECT_ONLINE, MDR_TREND_BETTER, MDR_STATE_FAILED, MDR_STATE_PASSED, MDR_CAUSE_NO_INTERNET,
    MDR_CAUSE_OK, "This computer is connected to the internet again." },
  { MDR_SUBJECT_PORTAL, MDR_TREND_WORSE, MDR_STATE_PASSED, MDR_STATE_FAILED, MDR_CAUSE_OK,
    MDR_CAUSE_CAPTIVE_PORTAL, "The network now wants you to sign in on a web page." },
  { MDR_SUBJECT_CLOCK, MDR_TREND_BETTER, MDR_STATE_FAILED, MDR_STATE_PASSED, MDR_CAUSE_CLOCK_SKEW,
    MDR_CAUSE_OK, "The clock of this computer is right now." },
  { MDR_SUBJECT_RECEIVING, MDR_TREND_BETTER, MDR_STATE_FAILED, MDR_STATE_PASSED,
    MDR_CAUSE_CONNECTION_TIMEOUT, MDR_CAUSE_OK,
    "Receiving (IMAP): the server answers as it should now. Before, it did not." },
  { MDR_SUBJECT_RECEIVING, MDR_TREND_WORSE, MDR_STATE_PASSED, MDR_STATE_FAILED, MDR_CAUSE_OK,
    MDR_CAUSE_CONNECTION_TIMEOUT,
    "Receiving (IMAP): it worked before, and does not any more. The server does not answer." },
  { MDR_SUBJECT_SENDING, MDR_TREND_OTHER, MDR_STATE_FAILED, MDR_STATE_FAILED,
    MDR_CAUSE_CONNECTION_TIMEOUT, MDR_CAUSE_TLS_EXPIRED_CERTIFICATE,
    "Receiving (IMAP): it still does not work, but for another reason. The server’s certificate "
    "has expired." },
  { MDR_SUBJECT_SENDING, MDR_TREND_WORSE, MDR_STATE_PASSED, MDR_STATE_WARNING, MDR_CAUSE_OK,
    MDR_CAUSE_CONNECTION_TIMEOUT,
    "Receiving (IMAP): only mail.example.it (port 143) works now. Before, mail.example.it (port "
    "993) did, too." },
  { MDR_SUBJECT_CAUSE, MDR_TREND_SAME, MDR_STATE_FAILED, MDR_STATE_FAILED, MDR_CAUSE_CLOCK_SKEW,
    MDR_CAUSE_TLS_EXPIRED_CERTIFICATE, "Still the same: The server’s certificate has expired." },
  { MDR_SUBJECT_CAUSE, MDR_TREND_SAME, MDR_STATE_FAILED, MDR_STATE_FAILED, MDR_CAUSE_UNKNOWN,
    MDR_CAUSE_UNKNOWN, "Still the same: something is wrong, and it is not clear what." },
  /* That another cause comes first now does not prove the earlier one gone. */
  { MDR_SUBJECT_CAUSE, MDR_TREND_OTHER, MDR_STATE_FAILED, MDR_STATE_FAILED,
    MDR_CAUSE_VPN_INTERFERENCE, MDR_CAUSE_TLS_EXPIRED_CERTIFICATE,
    "The most likely cause is another one now: The server’s certificate has expired." },
  { MDR_SUBJECT_CAUSE, MDR_TREND_BETTER, MDR_STATE_FAILED, MDR_STATE_PASSED,
    MDR_CAUSE_VPN_INTERFERENCE, MDR_CAUSE_OK,
    "What was in the way of your mail before is gone: The VPN gets in the way of mail." },
};

static void
test_ways (void)
{
  g_autoptr (MdrService) service =
      mdr_service_new (MDR_PROTOCOL_IMAP, "mail.example.it", 993, MDR_SECURITY_TLS, NULL);
  g_autoptr (MdrService) alternative =
      mdr_service_new (MDR_PROTOCOL_IMAP, "mail.example.it", 143, MDR_SECURITY_STARTTLS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      const MdrCondition before = { ways[i].before, ways[i].cause_before, NULL, service, NULL };
      const MdrCondition after = { ways[i].after, ways[i].cause_after, NULL, service,
                                   ways[i].after == MDR_STATE_WARNING ? alternative : NULL };
      g_autoptr (MdrChange) change =
          mdr_change_new (ways[i].subject, ways[i].trend, &before, &after);
      g_autofree char *text = mdr_texts_dup_change (change);

      g_assert_cmpstr (text, ==, ways[i].says);
    }
}

static MdrFinding *
new_tunnel (const char *interface, const char *name, const char *default_route, const char *kind)
{
  return mdr_finding_new ("vpn-active", MDR_STEP_NETWORK, MDR_SEVERITY_INFO, MDR_CAUSE_OK, NULL,
                          "interface", interface, "name", name, "default-route", default_route,
                          "kind", kind, NULL);
}

static void
assert_tunnel (MdrFinding *one, MdrFinding *other, const char *says)
{
  const MdrCondition before = { MDR_STATE_PASSED, MDR_CAUSE_OK, one, NULL, NULL };
  const MdrCondition after = { MDR_STATE_PASSED, MDR_CAUSE_OK, other, NULL, NULL };
  g_autoptr (MdrChange) change = mdr_change_new (MDR_SUBJECT_VPN, MDR_TREND_OTHER, &before, &after);
  g_autofree char *text = mdr_texts_dup_change (change);

  g_assert_cmpstr (text, ==, says);
}

static void
test_tunnels (void)
{
  g_autoptr (MdrFinding) work = new_tunnel ("tun0", "work", "yes", "tun");
  g_autoptr (MdrFinding) part = new_tunnel ("tun0", "work", "no", "tun");
  g_autoptr (MdrFinding) home = new_tunnel ("wg0", "home", "yes", "wireguard");
  g_autoptr (MdrFinding) shut = new_tunnel ("leak0", "work", "yes", "kill-switch");
  g_autoptr (MdrFinding) nameless =
      mdr_finding_new ("vpn-active", MDR_STEP_NETWORK, MDR_SEVERITY_INFO, MDR_CAUSE_OK, NULL,
                       "interface", "tun0", NULL);

  assert_tunnel (work, NULL, "The VPN “work” is off now.");
  assert_tunnel (NULL, work, "The VPN “work” is on now.");
  assert_tunnel (nameless, NULL, "The VPN is off now (tun0).");
  assert_tunnel (NULL, nameless, "A VPN is on now (tun0).");
  assert_tunnel (work, home, "Another VPN is on now: “home”.");
  assert_tunnel (part, work, "Everything goes through the VPN “work” now.");
  assert_tunnel (work, part, "Not everything goes through the VPN “work” any more.");
  assert_tunnel (work, shut,
                 "The VPN “work” is off now, but its program lets nothing through until it is on "
                 "again.");
}

static void
test_every_state_has_words (void)
{
  static const MdrState states[] = { MDR_STATE_PASSED, MDR_STATE_WARNING, MDR_STATE_FAILED };

  for (guint subject = 0; subject < MDR_N_SUBJECTS; subject++)
    for (guint trend = 0; trend <= MDR_TREND_OTHER; trend++)
      for (gsize i = 0; i < G_N_ELEMENTS (states) * G_N_ELEMENTS (states); i++)
        {
          const MdrCondition before = { states[i % 3], MDR_CAUSE_UNKNOWN, NULL, NULL, NULL };
          const MdrCondition after = { states[i / 3], MDR_CAUSE_UNKNOWN, NULL, NULL, NULL };
          g_autoptr (MdrChange) change = mdr_change_new (subject, trend, &before, &after);
          g_autofree char *text = mdr_texts_dup_change (change);

          g_assert_cmpstr (text, !=, "");
        }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change-texts/each-is-a-sentence", test_ways);
  g_test_add_func ("/change-texts/tunnels-are-called-by-name", test_tunnels);
  g_test_add_func ("/change-texts/nothing-is-without-words", test_every_state_has_words);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is in the way of this computer is no cause of trouble on another device.
 */

#include "diagnosis-trial.h"

/* clang-format off */
#define CLOCK_OFF \
  { "clock-off", MDR_SEVERITY_WARNING, MDR_CAUSE_CLOCK_SKEW, NOBODY, "offset=8640000" }
#define EXPIRED(service) \
  FAULT_WITH ("certificate-expired", TLS_EXPIRED_CERTIFICATE, service, "date=2026-05-20")
#define BOTH_FAILED .receiving = MDR_STATE_FAILED, .sending = MDR_STATE_FAILED
#define BOTH_WELL .receiving = MDR_STATE_PASSED, .sending = MDR_STATE_PASSED
#define VPN INFO_WITH ("vpn-active", "default-route=yes")

static const TrialCase cases[] = {
  { .claim = "a-wrong-clock-here-only-hinders-the-measuring",
    .facts = { CLOCK_OFF, EXPIRED (IMAP), EXPIRED (SMTP) },
    .device = "iphone",
    BOTH_FAILED,
    .first = MDR_CAUSE_UNKNOWN,
    .because = "clock-off" },
  { .claim = "a-wrong-clock-on-the-computer-in-question-is-the-cause",
    .facts = { CLOCK_OFF, EXPIRED (IMAP), EXPIRED (SMTP) },
    .device = "this-computer",
    BOTH_FAILED,
    .first = MDR_CAUSE_CLOCK_SKEW },
  { .claim = "a-certificate-that-is-expired-by-the-right-clock-is-so-for-all",
    .facts = { INFO ("clock-right"), EXPIRED (IMAP) },
    .device = "iphone",
    BOTH_FAILED,
    .first = MDR_CAUSE_TLS_EXPIRED_CERTIFICATE },
  { .claim = "a-clock-that-changes-nothing-is-no-cause",
    .facts = { CLOCK_OFF },
    .device = "android",
    BOTH_WELL,
    .first = MDR_CAUSE_OK },
  { .claim = "a-firewall-here-only-hinders-the-measuring",
    .facts = { INFO ("online"), SILENT (IMAP), SILENT (SMTP) },
    .device = "android",
    BOTH_FAILED,
    .first = MDR_CAUSE_UNKNOWN,
    .because = "connection-timeout" },
  { .claim = "a-vpn-here-only-hinders-the-measuring",
    .facts = { INFO ("online"), VPN, SILENT (IMAP), SILENT (SMTP) },
    .device = "windows",
    BOTH_FAILED,
    .first = MDR_CAUSE_UNKNOWN },
  { .claim = "a-mail-shield-here-only-hinders-the-measuring",
    .facts = { FAULT_WITH ("certificate-intercepted", TLS_INTERCEPTION, IMAP, "issuer=Shield"),
               FAULT ("certificate-untrusted", TLS_UNTRUSTED_CERTIFICATE, IMAP) },
    .device = "iphone",
    BOTH_FAILED,
    .first = MDR_CAUSE_UNKNOWN,
    .because = "certificate-intercepted" },
  { .claim = "a-computer-that-is-offline-says-nothing-about-servers",
    .facts = { FAULT ("offline", NO_INTERNET, NOBODY), SILENT (IMAP), SILENT (SMTP) },
    .device = "iphone",
    BOTH_FAILED,
    .first = MDR_CAUSE_UNKNOWN,
    .because = "offline" },
  { .claim = "what-a-server-said-counts-beside-a-hindrance",
    .facts = { CLOCK_OFF, EXPIRED (SMTP), REFUSED (IMAP) },
    .device = "iphone",
    BOTH_FAILED,
    .first = MDR_CAUSE_PASSWORD_WRONG },
  { .claim = "one-closed-port-is-the-servers",
    .facts = { INFO ("online"), CLOSED (IMAP), REACHED (SMTP) },
    .device = "iphone",
    .receiving = MDR_STATE_FAILED,
    .sending = MDR_STATE_PASSED,
    .first = MDR_CAUSE_CONNECTION_REFUSED },
  { .claim = "what-the-other-device-says-itself-counts",
    .facts = { FAULT_WITH ("message-understood", CLOCK_SKEW, NOBODY, "confidence=0.9"), CLOCK_OFF,
               EXPIRED (IMAP) },
    .device = "android",
    BOTH_FAILED,
    .first = MDR_CAUSE_CLOCK_SKEW },
};
/* clang-format on */

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  trial_add_cases ("elsewhere", cases, G_N_ELEMENTS (cases));

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A verdict says in a sentence how far it got and whether a password was tested.
 */

#include "knowledge/mdr-texts.h"

static const struct
{
  MdrDirection direction;
  MdrState state;
  MdrCause cause;
  MdrPhase reached;
  MdrSecurity security;
  const char *says;
} verdicts[] = {
  { MDR_DIRECTION_RECEIVING, MDR_STATE_PASSED, MDR_CAUSE_OK, MDR_PHASE_CAPABILITIES,
    MDR_SECURITY_TLS,
    "Receiving (IMAP): the server answers as it should; the password was not tested." },
  { MDR_DIRECTION_RECEIVING, MDR_STATE_PASSED, MDR_CAUSE_OK, MDR_PHASE_MAILBOX, MDR_SECURITY_TLS,
    "Receiving (IMAP): everything works, and the password was accepted." },
  { MDR_DIRECTION_SENDING, MDR_STATE_FAILED, MDR_CAUSE_TLS_EXPIRED_CERTIFICATE, MDR_PHASE_CONNECT,
    MDR_SECURITY_TLS,
    "Sending (SMTP): stops at the secure channel. The server’s certificate has expired." },
  { MDR_DIRECTION_SENDING, MDR_STATE_FAILED, MDR_CAUSE_CONNECTION_TIMEOUT, MDR_PHASE_RESOLVE,
    MDR_SECURITY_TLS,
    "Sending (SMTP): stops at the connection to mail.example.it (port 465). The server does not "
    "answer." },
  { MDR_DIRECTION_SENDING, MDR_STATE_FAILED, MDR_CAUSE_CONNECTION_TIMEOUT, MDR_PHASE_CONNECT,
    MDR_SECURITY_TLS, "Sending (SMTP): stops at the secure channel. The server does not answer." },
  { MDR_DIRECTION_SENDING, MDR_STATE_FAILED, MDR_CAUSE_CONNECTION_TIMEOUT, MDR_PHASE_CONNECT,
    MDR_SECURITY_STARTTLS,
    "Sending (SMTP): stops at the server’s greeting. The server does not answer." },
  { MDR_DIRECTION_RECEIVING, MDR_STATE_FAILED, MDR_CAUSE_DNS_FAILURE, MDR_PHASE_RESOLVE,
    MDR_SECURITY_TLS,
    "Receiving (IMAP): stops while looking for the server. The server cannot be found under its "
    "name." },
  { MDR_DIRECTION_RECEIVING, MDR_STATE_FAILED, MDR_CAUSE_NO_INTERNET, MDR_PHASE_RESOLVE,
    MDR_SECURITY_TLS,
    "Receiving (IMAP): not possible at the moment. There is no internet connection." },
  { MDR_DIRECTION_RECEIVING, MDR_STATE_FAILED, MDR_CAUSE_PASSWORD_WRONG, MDR_PHASE_CAPABILITIES,
    MDR_SECURITY_TLS, "Receiving (IMAP): stops at signing in. The password is not accepted." },
  { MDR_DIRECTION_SENDING, MDR_STATE_FAILED, MDR_CAUSE_SENDER_REJECTED, MDR_PHASE_SIGN_IN,
    MDR_SECURITY_TLS,
    "Sending (SMTP): signing in works, but the server does not take the message. The sender’s "
    "address is not accepted." },
  { MDR_DIRECTION_SENDING, MDR_STATE_RUNNING, MDR_CAUSE_OK, MDR_PHASE_RESOLVE, MDR_SECURITY_TLS,
    "Sending (SMTP): being checked…" },
  { MDR_DIRECTION_SENDING, MDR_STATE_SKIPPED, MDR_CAUSE_OK, MDR_PHASE_RESOLVE, MDR_SECURITY_TLS,
    "Sending (SMTP): not checked." },
};

static MdrService *
new_service (MdrDirection direction, MdrSecurity security)
{
  if (direction == MDR_DIRECTION_RECEIVING)
    return mdr_service_new (MDR_PROTOCOL_IMAP, "mail.example.it", 993, security, NULL);

  return mdr_service_new (MDR_PROTOCOL_SMTP, "mail.example.it", 465, security, NULL);
}

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      g_autoptr (MdrService) service = new_service (verdicts[i].direction, verdicts[i].security);
      g_autoptr (MdrVerdict) verdict =
          mdr_verdict_new (verdicts[i].direction, verdicts[i].state, verdicts[i].cause,
                           verdicts[i].reached, service, NULL);
      g_autofree char *text = mdr_texts_dup_verdict (verdict);

      g_assert_cmpstr (text, ==, verdicts[i].says);
    }
}

static void
test_way_round (void)
{
  g_autoptr (MdrService) service = new_service (MDR_DIRECTION_SENDING, MDR_SECURITY_TLS);
  g_autoptr (MdrService) alternative =
      mdr_service_new (MDR_PROTOCOL_SMTP, "mail.example.it", 587, MDR_SECURITY_STARTTLS, NULL);
  g_autoptr (MdrVerdict) verdict =
      mdr_verdict_new (MDR_DIRECTION_SENDING, MDR_STATE_WARNING, MDR_CAUSE_CONNECTION_TIMEOUT,
                       MDR_PHASE_RESOLVE, service, alternative);
  g_autofree char *text = mdr_texts_dup_verdict (verdict);

  g_assert_cmpstr (text, ==,
                   "Sending (SMTP): it does not work with mail.example.it (port 465), but it does "
                   "with mail.example.it (port 587).");
}

/* Whatever the session may come up with, there is a sentence. */
static void
test_every_combination (void)
{
  for (int state = MDR_STATE_WAITING; state <= MDR_STATE_NEEDS_ANSWER; state++)
    for (int cause = MDR_CAUSE_OK; cause <= MDR_CAUSE_UNKNOWN; cause++)
      for (int phase = MDR_PHASE_RESOLVE; phase < MDR_N_PHASES; phase++)
        for (int direction = 0; direction < MDR_N_DIRECTIONS; direction++)
          {
            g_autoptr (MdrService) service = new_service (direction, MDR_SECURITY_STARTTLS);
            g_autoptr (MdrVerdict) verdict = mdr_verdict_new (
                direction, state, cause, phase, (cause + phase) % 2 == 0 ? service : NULL, NULL);
            g_autofree char *text = mdr_texts_dup_verdict (verdict);

            g_assert_true (g_str_has_prefix (text, mdr_texts_get_direction_title (direction)));
            g_assert_null (strchr (text, '{'));
            g_assert_null (strstr (text, ".."));
          }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/verdict-texts/say-how-far-it-got", test_table);
  g_test_add_func ("/verdict-texts/name-the-way-round", test_way_round);
  g_test_add_func ("/verdict-texts/every-combination-has-a-sentence", test_every_combination);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the ports of one host say together. These rules know the findings
 *
 *   ports-compared: info; all ports of `host` were tried; `open`, `silent`, `refused`, `reset` and
 *   `other` list them
 *
 *   other-port-works: info; `host` answers at `port`, where the settings name one at which it does
 *   not answer
 *
 *   provider-blocks-foreign-countries: info; the provider lets nobody in from abroad
 */

#include "mdr-diagnosis-rules.h"
#include "mdr-evidence-ports.h"

/* The host lives, as its web port shows, and takes no mail program in: silence comes from something
 * on the way, a refusal perhaps from the host. What only sends is shut in many networks. */
void
mdr_rule_host_lives_behind_shut_ports (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *tunnel = mdr_evidence_find_tunnel (evidence);
  MdrCause cause = tunnel != NULL ? MDR_CAUSE_VPN_INTERFERENCE : MDR_CAUSE_FIREWALL_BLOCKS_MAIL;
  MdrHostView host;
  guint position = 0;

  while (mdr_evidence_next_shut_host (evidence, &position, &host))
    {
      gboolean silent = host.n_silent == host.n_mail && host.web_answers;

      if (!silent && !host.web_open)
        continue;

      /* Nothing on the way knows one mail server from another. */
      if (host.n_receiving > 0 && host.n_reached_elsewhere > 0)
        continue;

      mdr_inquiry_explain_shut_ports_away (inquiry);
      mdr_inquiry_accuse (inquiry, cause,
                          !silent                        ? 0.65
                          : host.n_reached_elsewhere > 0 ? 0.7
                                                         : 0.9,
                          host.compared);
      if (tunnel != NULL)
        mdr_inquiry_support (inquiry, cause, tunnel);
    }
}

/* A host that lives at other ports, and is silent at those for sending: many networks let nobody
 * send past their own server. */
void
mdr_rule_host_lives_but_for_sending (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrHostView host;
  guint position = 0;

  while (mdr_evidence_next_host (evidence, &position, &host))
    {
      /* Port 25 alone is hardly ever open. */
      if (host.n_open == 0 || host.n_sending < 2 || host.n_sending_silent < host.n_sending)
        continue;

      mdr_inquiry_explain_shut_ports_away (inquiry);
      mdr_inquiry_explain_away (inquiry, MDR_CAUSE_SERVER_DOWN);
      mdr_inquiry_accuse (inquiry, MDR_CAUSE_FIREWALL_BLOCKS_MAIL, 0.75, host.compared);
    }
}

/* Neither mail nor web, by silence or by refusal. */
static gboolean
is_dead (const MdrHostView *host)
{
  return !host->web_open && (host->n_silent < host->n_mail || !host->web_answers);
}

/* Whether no service of the settings is on a host that shows any life. */
static gboolean
is_every_host_dead (const MdrEvidence *evidence)
{
  guint n_services = 0;
  guint n_dead = 0;
  MdrHostView host;
  guint position = 0;

  while (mdr_evidence_next_shut_host (evidence, &position, &host))
    {
      n_services = host.n_services + host.n_elsewhere;
      n_dead += is_dead (&host) ? host.n_services : 0;
    }

  return n_dead > 0 && n_dead == n_services;
}

/* Nobody is at home at any port, neither for mail nor for the web, and other hosts live. Where all
 * hosts of the settings are like this, a firewall could do the same to hosts that have no web
 * server; where the provider's webmail lives it is the likelier of the two. Hosts that only send
 * are often silent at all other ports, and prove nothing. */
void
mdr_rule_host_dead (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  gboolean trusted = mdr_evidence_settings_are_trusted (evidence);
  gboolean is_all = is_every_host_dead (evidence) && mdr_evidence_has (evidence, "online");
  gboolean provider_lives = mdr_evidence_has (evidence, "webmail-reachable");
  MdrHostView host;
  guint position = 0;

  while (mdr_evidence_next_shut_host (evidence, &position, &host))
    {
      if (!is_dead (&host) || host.n_receiving == 0 || (host.n_reached_elsewhere == 0 && !is_all))
        continue;

      mdr_inquiry_explain_shut_ports_away (inquiry);
      if (is_all && !provider_lives)
        mdr_inquiry_explain_away (inquiry, MDR_CAUSE_FIREWALL_BLOCKS_MAIL);
      mdr_inquiry_accuse (inquiry, MDR_CAUSE_SERVER_DOWN,
                          !is_all          ? 0.8
                          : provider_lives ? 0.5
                                           : 0.7,
                          host.compared);
      if (!trusted)
        mdr_inquiry_accuse (inquiry, MDR_CAUSE_WRONG_SERVER_SETTINGS, 0.6, host.compared);
    }
}

/* The server lives at another port: who typed the settings chose the wrong one; where the port is
 * right, something on the way shuts it. */
void
mdr_rule_other_port_works (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  gboolean trusted = mdr_evidence_settings_are_trusted (evidence);

  for (guint i = 0; i < evidence->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (evidence->findings, i);
      MdrService *service = NULL;

      if (g_str_equal (mdr_finding_get_code (finding), "other-port-works"))
        service = mdr_evidence_find_replaceable (evidence, finding);
      if (service == NULL)
        continue;

      mdr_inquiry_explain_shut_ports_away (inquiry);
      mdr_inquiry_explain_away (inquiry, MDR_CAUSE_SERVER_DOWN);
      mdr_inquiry_contradict (inquiry, MDR_CAUSE_SERVER_DOWN, finding);
      if (!trusted)
        mdr_inquiry_accuse (inquiry, MDR_CAUSE_WRONG_SERVER_SETTINGS, 0.75, finding);
      else
        mdr_inquiry_accuse (
            inquiry, MDR_CAUSE_FIREWALL_BLOCKS_MAIL,
            mdr_evidence_get_fate (evidence, service) == MDR_FATE_SILENT ? 0.7 : 0.55, finding);
    }
}

/* The greeting of another server of the settings that speaks the same protocol. */
static MdrFinding *
find_greeting_beside (const MdrEvidence *evidence, MdrService *shut)
{
  for (guint i = 0; i < evidence->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (evidence->findings, i);
      MdrService *service = mdr_finding_get_service (finding);

      if (service != NULL && g_str_equal (mdr_finding_get_code (finding), "greeted") &&
          mdr_service_get_protocol (service) == mdr_service_get_protocol (shut) &&
          !mdr_service_same_endpoint (service, shut))
        return finding;
    }

  return NULL;
}

/* The provider names two ports, and one of them is shut: whatever shuts it, mail goes by the other
 * one. It makes no cause more likely; it says what to do. */
void
mdr_rule_named_port_works (MdrInquiry *inquiry)
{
  static const char *const codes[] = { "connection-refused", "connection-timeout" };
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      MdrFinding *shut = mdr_evidence_find_fault (evidence, codes[i]);
      MdrService *service = shut != NULL ? mdr_finding_get_service (shut) : NULL;
      MdrFinding *greeting = service != NULL ? find_greeting_beside (evidence, service) : NULL;

      if (greeting != NULL)
        mdr_inquiry_support (inquiry, mdr_finding_get_cause (shut), greeting);
    }
}

/* Somebody said that there were too many attempts; to the mail program, it may be. */
static MdrFinding *
find_too_many (const MdrEvidence *evidence)
{
  for (guint i = 0; i < evidence->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (evidence->findings, i);

      switch ((int) mdr_finding_get_cause (finding))
        {
        case MDR_CAUSE_IP_BLOCKED:
        case MDR_CAUSE_RATE_LIMITED:
        case MDR_CAUSE_TOO_MANY_CONNECTIONS:
          return finding;

        default:
          break;
        }
    }

  return NULL;
}

/* The host let us come as far as the sign-in, said no, and is shut to us since, while others live:
 * it keeps out addresses from which wrong passwords come. */
void
mdr_rule_shut_after_refused_sign_ins (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *too_many = find_too_many (evidence);
  MdrHostView host;
  guint position = 0;

  if (evidence->n_refused_sign_ins == 0 && too_many == NULL)
    return;

  while (mdr_evidence_next_shut_host (evidence, &position, &host))
    {
      if (!mdr_evidence_has (evidence, "online") && host.n_reached_elsewhere == 0)
        continue;

      mdr_inquiry_explain_shut_ports_away (inquiry);
      mdr_inquiry_explain_away (inquiry, MDR_CAUSE_FIREWALL_BLOCKS_MAIL);
      mdr_inquiry_explain_away (inquiry, MDR_CAUSE_SERVER_DOWN);
      mdr_inquiry_accuse (inquiry, MDR_CAUSE_IP_BLOCKED,
                          evidence->n_refused_sign_ins > 0 ? 0.88 : 0.7, host.compared);
      if (too_many != NULL)
        mdr_inquiry_support (inquiry, MDR_CAUSE_IP_BLOCKED, too_many);
    }
}

/* A provider that lets nobody in from abroad, and a tunnel that may end there; without a tunnel it
 * is a guess, for the user knows where the computer is. */
void
mdr_rule_provider_keeps_foreigners_out (MdrInquiry *inquiry)
{
  static const char *const signs[] = { "connection-timeout", "connection-refused",
                                       "connection-reset", "greeting-refused", "sign-in-refused" };
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *rule = mdr_evidence_find (evidence, "provider-blocks-foreign-countries");
  MdrFinding *tunnel = mdr_evidence_find_tunnel (evidence);

  for (gsize i = 0; i < G_N_ELEMENTS (signs) && rule != NULL; i++)
    {
      MdrFinding *sign = mdr_evidence_find_fault (evidence, signs[i]);

      if (sign == NULL)
        continue;

      if (tunnel != NULL)
        {
          mdr_inquiry_accuse (inquiry, MDR_CAUSE_VPN_INTERFERENCE, 0.75, tunnel);
          mdr_inquiry_support (inquiry, MDR_CAUSE_VPN_INTERFERENCE, rule);
          mdr_inquiry_explain_shut_ports_away (inquiry);
        }
      else
        {
          mdr_inquiry_accuse (inquiry, MDR_CAUSE_IP_BLOCKED, 0.35, rule);
        }
      mdr_inquiry_support (
          inquiry, tunnel != NULL ? MDR_CAUSE_VPN_INTERFERENCE : MDR_CAUSE_IP_BLOCKED, sign);
    }
}

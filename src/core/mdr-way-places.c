/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * At which station of the way something happened.
 */

#include "mdr-way-rules.h"

static const struct
{
  const char *code_begins;
  MdrStationId place;
} places[] = {
  { "addresses-found", MDR_STATION_NAME },
  { "captive-portal", MDR_STATION_NETWORK },
  { "certificate-", MDR_STATION_CHANNEL },
  { "clock-", MDR_STATION_COMPUTER },
  { "domain-", MDR_STATION_NAME },
  { "encryption-demanded", MDR_STATION_CHANNEL },
  { "fails-beside-vpn", MDR_STATION_VPN },
  { "injected-before-tls", MDR_STATION_CHANNEL },
  { "mail-exchangers", MDR_STATION_NAME },
  { "mailbox-", MDR_STATION_MAILBOX },
  { "monitor-says-", MDR_STATION_NETWORK },
  { "name-", MDR_STATION_NAME },
  { "no-names", MDR_STATION_NAME },
  { "no-usable-sign-in-method", MDR_STATION_SIGN_IN },
  { "not-encrypted", MDR_STATION_CHANNEL },
  { "offline", MDR_STATION_NETWORK },
  { "online", MDR_STATION_NETWORK },
  { "only-modern-sign-in", MDR_STATION_SIGN_IN },
  { "plaintext-on-tls-port", MDR_STATION_CHANNEL },
  { "preauth-before-tls", MDR_STATION_CHANNEL },
  { "proxy-", MDR_STATION_PROXY },
  { "secured", MDR_STATION_CHANNEL },
  { "sending-", MDR_STATION_SUBMISSION },
  { "settings-not-found", MDR_STATION_NAME },
  { "sign-in-", MDR_STATION_SIGN_IN },
  { "starttls-", MDR_STATION_CHANNEL },
  { "tls-", MDR_STATION_CHANNEL },
  { "token-refused", MDR_STATION_SIGN_IN },
  { "vpn-", MDR_STATION_VPN },
  { "web-unreachable", MDR_STATION_NETWORK },
  { "works-beside-vpn", MDR_STATION_VPN },
};

static gboolean
find_code (const char *code, MdrStationId *place)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_has_prefix (code, places[i].code_begins))
      {
        *place = places[i].place;
        return TRUE;
      }

  return FALSE;
}

/* What is about a host concerns the way that leads there. The domain of the address concerns all,
 * and the network is the same for all, whichever host it was tried with. */
static gboolean
is_elsewhere (const MdrWayFacts *facts, MdrFinding *finding)
{
  MdrService *about = mdr_finding_get_service (finding);
  const char *host = mdr_finding_get_parameter (finding, "host");

  if (about != NULL)
    return facts->service == NULL || !mdr_service_same_endpoint (about, facts->service);

  return host != NULL && mdr_finding_get_parameter (finding, "domain") == NULL &&
         (facts->service == NULL ||
          g_ascii_strcasecmp (host, mdr_service_get_host (facts->service)) != 0);
}

/**
 * mdr_way_find_place_of_phase:
 * @facts: what is known
 * @phase: a phase
 *
 * Where TLS comes first, all that is said is said over the secure channel, and belongs to the
 * sign-in; otherwise the server is heard before, and until the channel is there all serves to get
 * it.
 *
 * Returns: the station where @phase happens
 */
MdrStationId
mdr_way_find_place_of_phase (const MdrWayFacts *facts, MdrPhase phase)
{
  MdrSecurity security =
      facts->service != NULL ? mdr_service_get_security (facts->service) : MDR_SECURITY_TLS;
  MdrState started = MDR_STATE_WAITING;

  switch (phase)
    {
    case MDR_PHASE_RESOLVE:
      return MDR_STATION_NAME;

    case MDR_PHASE_CONNECT:
      return MDR_STATION_SERVER;

    case MDR_PHASE_TLS:
    case MDR_PHASE_STARTTLS:
      return MDR_STATION_CHANNEL;

    case MDR_PHASE_GREETING:
      return security == MDR_SECURITY_TLS ? MDR_STATION_SIGN_IN : MDR_STATION_SERVER;

    case MDR_PHASE_CAPABILITIES:
      if (facts->probe != NULL)
        mdr_probe_get_phase (facts->probe, MDR_PHASE_STARTTLS, &started);
      return security == MDR_SECURITY_STARTTLS && started != MDR_STATE_PASSED &&
                     started != MDR_STATE_WARNING
                 ? MDR_STATION_CHANNEL
                 : MDR_STATION_SIGN_IN;

    case MDR_PHASE_SIGN_IN:
      return MDR_STATION_SIGN_IN;

    case MDR_PHASE_MAILBOX:
      return MDR_STATION_MAILBOX;

    case MDR_PHASE_SUBMIT:
      return MDR_STATION_SUBMISSION;
    }

  g_return_val_if_reached (MDR_STATION_SERVER);
}

/**
 * mdr_way_find_place:
 * @facts: what is known
 * @finding: one of the findings
 * @place: (out): the station that it is about
 *
 * Returns: whether @finding is about this way at all
 */
gboolean
mdr_way_find_place (const MdrWayFacts *facts, MdrFinding *finding, MdrStationId *place)
{
  MdrService *about = mdr_finding_get_service (finding);
  const char *host = mdr_finding_get_parameter (finding, "host");
  gboolean of_network = mdr_finding_get_step (finding) == MDR_STEP_NETWORK;
  gboolean elsewhere = is_elsewhere (facts, finding);
  int phase;

  if (about != NULL && elsewhere)
    return FALSE;

  if (about != NULL &&
      mdr_enum_from_nick (MDR_TYPE_PHASE, mdr_finding_get_parameter (finding, "phase"), &phase))
    *place = mdr_way_find_place_of_phase (facts, phase);
  else if (!find_code (mdr_finding_get_code (finding), place))
    *place = about != NULL || host != NULL ? MDR_STATION_SERVER : MDR_STATION_NETWORK;

  if (*place == MDR_STATION_NETWORK)
    return of_network;

  return *place == MDR_STATION_COMPUTER || *place == MDR_STATION_PROXY || !elsewhere;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A verdict follows the service that a mail program should be set to; the other services of the
 * same protocol only say whether there is a way round.
 */

#include "mdr-verdict-rules.h"

#include "mdr-evidence.h"
#include "mdr-phase-record.h"
#include "mdr-probe.h"

static MdrProbe *
find_probe (GListModel *probes, MdrService *service)
{
  guint n_probes = g_list_model_get_n_items (probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);

      /* The list keeps it alive. */
      if (mdr_probe_get_service (probe) != NULL &&
          mdr_service_same_endpoint (mdr_probe_get_service (probe), service))
        return probe;
    }

  return NULL;
}

static gboolean
got_through (MdrProbe *probe)
{
  MdrState state = mdr_probe_get_state (probe);

  return state == MDR_STATE_PASSED || state == MDR_STATE_WARNING;
}

static MdrService *
find_way_round (GListModel *probes, MdrService *service)
{
  guint n_probes = g_list_model_get_n_items (probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);
      MdrService *other = mdr_probe_get_service (probe);

      if (other != NULL && !mdr_service_same_endpoint (other, service) && got_through (probe) &&
          mdr_service_get_protocol (other) == mdr_service_get_protocol (service) &&
          mdr_service_get_security (other) != MDR_SECURITY_NONE)
        return other;
    }

  return NULL;
}

/* Nobody who did not sign in got further than to the sign-in, whatever a server lets strangers do.
 */
static MdrPhase
last_phase_passed (MdrProbe *probe)
{
  GListModel *phases = mdr_probe_get_phases (probe);
  guint n_phases = g_list_model_get_n_items (phases);
  MdrPhase reached = MDR_PHASE_RESOLVE;
  MdrState sign_in = MDR_STATE_WAITING;

  for (guint i = 0; i < n_phases; i++)
    {
      g_autoptr (MdrPhaseRecord) record = g_list_model_get_item (phases, i);

      if (mdr_phase_record_get_state (record) == MDR_STATE_PASSED)
        reached = MAX (reached, mdr_phase_record_get_phase (record));
    }

  mdr_probe_get_phase (probe, MDR_PHASE_SIGN_IN, &sign_in);

  return sign_in == MDR_STATE_PASSED ? reached : MIN (reached, MDR_PHASE_CAPABILITIES);
}

static gboolean
has_found (MdrProbe *probe, const char *code)
{
  GListModel *findings = mdr_probe_get_findings (probe);
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (mdr_finding_get_code (finding), code))
        return TRUE;
    }

  return FALSE;
}

static gboolean
was_refused (MdrProbe *probe)
{
  return has_found (probe, "sign-in-refused") || has_found (probe, "token-refused");
}

/* Why a direction whose server answers well may still not work, %MDR_CAUSE_OK if it does. What was
 * refused for receiving is not tried for sending, lest the account be locked; nobody will take it
 * there, either. */
static MdrCause
find_reservation (MdrDirection direction,
                  MdrProbe *probe,
                  MdrSettings *settings,
                  GListModel *probes)
{
  MdrService *receiving = mdr_settings_get_receiving (settings);
  MdrProbe *other = receiving != NULL ? find_probe (probes, receiving) : NULL;

  if (has_found (probe, "not-encrypted"))
    return MDR_CAUSE_ENCRYPTION_REQUIRED;

  if (direction == MDR_DIRECTION_SENDING && other != NULL && was_refused (other) &&
      last_phase_passed (probe) < MDR_PHASE_SIGN_IN)
    return mdr_probe_get_cause (other);

  return MDR_CAUSE_OK;
}

static gboolean
has_anybody_found (GListModel *probes, const char *code)
{
  guint n_probes = g_list_model_get_n_items (probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);

      if (has_found (probe, code))
        return TRUE;
    }

  return FALSE;
}

/* Why a server cannot be used. A certificate that is not valid yet by a clock that is right is the
 * server's fault. */
static MdrCause
find_cause (MdrProbe *probe, GListModel *probes)
{
  MdrCause cause = mdr_probe_get_cause (probe);

  return cause == MDR_CAUSE_CLOCK_SKEW && has_anybody_found (probes, "clock-right")
             ? MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE
             : cause;
}

static MdrService *
deciding_service (MdrDirection direction, MdrSettings *settings)
{
  if (direction == MDR_DIRECTION_RECEIVING)
    return mdr_settings_get_receiving (settings);

  return mdr_settings_get_primary (settings, MDR_PROTOCOL_SMTP);
}

/**
 * mdr_verdict_judge:
 * @direction: receiving or sending
 * @settings: (nullable): the settings, as far as they are known
 * @probes: all probes, a list of #MdrProbe
 *
 * Judges by what the probes have found so far.
 *
 * Returns: (transfer full): the verdict; waiting while no service is known or looked at
 */
MdrVerdict *
mdr_verdict_judge (MdrDirection direction, MdrSettings *settings, GListModel *probes)
{
  MdrService *service = settings != NULL ? deciding_service (direction, settings) : NULL;
  MdrProbe *probe = service != NULL ? find_probe (probes, service) : NULL;
  MdrService *way_round;
  MdrCause reservation;
  MdrPhase reached;

  if (probe == NULL)
    return mdr_verdict_new (direction, MDR_STATE_WAITING, MDR_CAUSE_OK, MDR_PHASE_RESOLVE, service,
                            NULL);

  reached = last_phase_passed (probe);

  if (got_through (probe))
    {
      reservation = find_reservation (direction, probe, settings, probes);

      return mdr_verdict_new (direction,
                              reservation != MDR_CAUSE_OK ? MDR_STATE_WARNING : MDR_STATE_PASSED,
                              reservation, reached, service, NULL);
    }

  if (mdr_probe_get_state (probe) != MDR_STATE_FAILED)
    return mdr_verdict_new (direction, mdr_probe_get_state (probe), MDR_CAUSE_OK, reached, service,
                            NULL);

  /* Another port takes no other password. */
  way_round = was_refused (probe) ? NULL : find_way_round (probes, service);

  return mdr_verdict_new (direction, way_round != NULL ? MDR_STATE_WARNING : MDR_STATE_FAILED,
                          find_cause (probe, probes), reached, service, way_round);
}

/* What may look wrong on the way although somebody got through. */
static const char *const way_codes[] = {
  "offline",
  "no-link",
  "no-route",
  "no-names",
  "domain-not-found",
  "domain-without-mail",
  "name-lookup-failed",
  "name-lookup-timeout",
  NULL,
};

/* What lets nobody speak with servers, at most with somebody in their place. */
static const char *const gate_codes[] = {
  "captive-portal", "proxy-needed", "proxy-unreachable", "proxy-refuses", NULL,
};

static gboolean
somebody_got_through (MdrVerdict *const *verdicts)
{
  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    if (mdr_verdict_get_reached (verdicts[direction]) >= MDR_PHASE_CONNECT)
      return TRUE;

  return FALSE;
}

/* Some portals let one port through and not the other. */
static gboolean
everybody_got_through (MdrVerdict *const *verdicts)
{
  gboolean anybody = FALSE;

  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    {
      if (mdr_verdict_get_service (verdicts[direction]) == NULL)
        continue;
      if (mdr_verdict_get_reached (verdicts[direction]) < MDR_PHASE_CAPABILITIES)
        return FALSE;
      anybody = TRUE;
    }

  return anybody;
}

/* Here everything goes past proxies; some mail programs do not. */
static gboolean
concerns_other_programs (MdrFinding *finding)
{
  return g_strcmp0 (mdr_finding_get_parameter (finding, "mail"), "yes") == 0;
}

static MdrSeverity
weigh_way (MdrFinding *finding, MdrVerdict *const *verdicts)
{
  const char *code = mdr_finding_get_code (finding);

  if (g_strv_contains (way_codes, code) && somebody_got_through (verdicts))
    return MDR_SEVERITY_INFO;

  if (g_strv_contains (gate_codes, code) && !concerns_other_programs (finding) &&
      everybody_got_through (verdicts))
    return MDR_SEVERITY_INFO;

  return mdr_finding_get_severity (finding);
}

/**
 * mdr_verdict_weigh:
 * @finding: what was found
 * @verdicts: the verdicts on receiving and sending
 *
 * Signs of a way that leads nowhere count for nothing once a mail server was reached. An endpoint
 * that nobody needs may be closed without anything being wrong. So what is wrong with one counts
 * for nothing when the service that decides works; POP3 beside a working IMAP still deserves a
 * warning, since there are programs set to it. What a program is set to itself matters the more
 * when another endpoint is the right one.
 *
 * Returns: how much @finding really matters
 */
MdrSeverity
mdr_verdict_weigh (MdrFinding *finding, MdrVerdict *const *verdicts)
{
  MdrSeverity severity = mdr_finding_get_severity (finding);
  MdrService *service = mdr_finding_get_service (finding);
  MdrDirection direction;
  MdrService *deciding;

  if (severity == MDR_SEVERITY_INFO || mdr_evidence_is_about_program (finding))
    return severity;

  if (service == NULL)
    return weigh_way (finding, verdicts);

  direction = mdr_protocol_get_direction (mdr_service_get_protocol (service));
  deciding = mdr_verdict_get_service (verdicts[direction]);

  if (deciding == NULL || mdr_service_same_endpoint (deciding, service) ||
      mdr_verdict_get_state (verdicts[direction]) != MDR_STATE_PASSED)
    return severity;

  return mdr_service_get_protocol (deciding) == mdr_service_get_protocol (service)
             ? MDR_SEVERITY_INFO
             : MDR_SEVERITY_WARNING;
}

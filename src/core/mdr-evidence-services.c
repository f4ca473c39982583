/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the ways to the services compare: one closed door is a server's affair, all of them closed is
 * not.
 */

#include "mdr-evidence.h"

/* What a finding about a service says of the way to it. The first row that fits counts. */
static const struct
{
  const char *code;
  MdrFate fate;
} fates[] = {
  { "name-not-found", MDR_FATE_NAMELESS },
  { "name-lookup-failed", MDR_FATE_NAMELESS },
  { "name-lookup-timeout", MDR_FATE_NAMELESS },
  { "connection-timeout", MDR_FATE_SILENT },
  { "connection-refused", MDR_FATE_TURNED_AWAY },
  { "connection-reset", MDR_FATE_TURNED_AWAY },
  { "host-unreachable", MDR_FATE_TURNED_AWAY },
  { "connected", MDR_FATE_REACHED },
  { "greeted", MDR_FATE_REACHED },
};

static gboolean
was_reached_by_verdict (const MdrEvidence *self, MdrService *service)
{
  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    {
      MdrService *deciding = mdr_verdict_get_service (self->verdicts[direction]);

      if (deciding != NULL && mdr_service_same_endpoint (deciding, service) &&
          mdr_verdict_get_reached (self->verdicts[direction]) >= MDR_PHASE_CONNECT)
        return TRUE;
    }

  return FALSE;
}

/**
 * mdr_evidence_get_fate:
 * @self: the evidence
 * @service: a service
 *
 * Returns: how far the way to @service leads
 */
MdrFate
mdr_evidence_get_fate (const MdrEvidence *self, MdrService *service)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fates); i++)
    if (mdr_evidence_find_for (self, fates[i].code, service) != NULL)
      return fates[i].fate;

  return was_reached_by_verdict (self, service) ? MDR_FATE_REACHED : MDR_FATE_UNKNOWN;
}

/**
 * mdr_evidence_count_services:
 * @self: the evidence
 * @direction: receiving or sending
 *
 * Counts the services for one direction. Those on this computer, such as a bridge program, say
 * nothing about the way and are left out.
 *
 * Returns: the counts
 */
MdrCensus
mdr_evidence_count_services (const MdrEvidence *self, MdrDirection direction)
{
  MdrCensus census = { 0 };
  GListModel *services = self->settings != NULL ? mdr_settings_get_services (self->settings) : NULL;
  guint n_services = services != NULL ? g_list_model_get_n_items (services) : 0;

  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (MdrService) service = g_list_model_get_item (services, i);

      if (mdr_protocol_get_direction (mdr_service_get_protocol (service)) != direction ||
          mdr_service_is_loopback (service))
        continue;

      census.n_services++;
      census.n[mdr_evidence_get_fate (self, service)]++;
    }

  return census;
}

/**
 * mdr_evidence_count_all_services:
 * @self: the evidence
 *
 * Returns: the counts of both directions together
 */
MdrCensus
mdr_evidence_count_all_services (const MdrEvidence *self)
{
  MdrCensus all = mdr_evidence_count_services (self, MDR_DIRECTION_RECEIVING);
  const MdrCensus sending = mdr_evidence_count_services (self, MDR_DIRECTION_SENDING);

  all.n_services += sending.n_services;
  for (guint fate = 0; fate < MDR_N_FATES; fate++)
    all.n[fate] += sending.n[fate];

  return all;
}

/**
 * mdr_evidence_settings_are_trusted:
 * @self: the evidence
 *
 * Returns: whether somebody who knows named the servers, so that they hardly are the wrong ones
 */
gboolean
mdr_evidence_settings_are_trusted (const MdrEvidence *self)
{
  if (self->settings == NULL)
    return FALSE;

  switch (mdr_settings_get_source (self->settings))
    {
    case MDR_SETTINGS_SOURCE_PROVIDER_LIST:
    case MDR_SETTINGS_SOURCE_AUTOCONFIG:
    case MDR_SETTINGS_SOURCE_SRV:
      return TRUE;

    case MDR_SETTINGS_SOURCE_GIVEN:
    case MDR_SETTINGS_SOURCE_MAIL_PROGRAM:
    case MDR_SETTINGS_SOURCE_GUESS:
      return FALSE;
    }

  g_return_val_if_reached (FALSE);
}

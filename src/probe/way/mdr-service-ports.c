/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads phases and findings of other probes.
 */

#include "mdr-service-ports.h"

#include "core/mdr-phase-record.h"
#include "probe/mdr-service-probe.h"

/* What a finding says of the port that it is about. The phase of the connection tells whether the
 * silence was that of the port or one later on. */
static const struct
{
  const char *code;
  MdrPortState when_not_connected;
  MdrPortState when_connected;
} states[] = {
  { "connection-timeout", MDR_PORT_SILENT, MDR_PORT_OPEN },
  { "connection-refused", MDR_PORT_REFUSED, MDR_PORT_OPEN },
  { "host-unreachable", MDR_PORT_REFUSED, MDR_PORT_OPEN },
  { "connection-forbidden", MDR_PORT_REFUSED, MDR_PORT_OPEN },
  { "connection-reset", MDR_PORT_RESET, MDR_PORT_RESET },
  { "wrong-protocol", MDR_PORT_UNKNOWN, MDR_PORT_OTHER },
  { "plaintext-on-tls-port", MDR_PORT_UNKNOWN, MDR_PORT_OTHER },
};

/**
 * mdr_service_ports_find:
 * @probes: (element-type MdrProbe): all probes there are
 * @host: a host
 *
 * Returns: (transfer full) (element-type MdrProbe): those of the services on @host
 */
GPtrArray *
mdr_service_ports_find (GListModel *probes, const char *host)
{
  GPtrArray *services = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_probes = g_list_model_get_n_items (probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);
      MdrService *service = mdr_probe_get_service (probe);

      if (service != NULL && g_ascii_strcasecmp (mdr_service_get_host (service), host) == 0)
        g_ptr_array_add (services, g_steal_pointer (&probe));
    }

  return services;
}

/**
 * mdr_service_ports_find_for:
 * @services: (element-type MdrProbe): the probes of a host's services
 * @environment: the world that they look at
 * @port: a port
 *
 * Returns: (transfer none) (nullable): the one that connects to @port
 */
MdrProbe *
mdr_service_ports_find_for (GPtrArray *services,
                            MdrEnvironment *environment,
                            const MdrKnownPort *port)
{
  for (guint i = 0; i < services->len; i++)
    {
      MdrProbe *probe = g_ptr_array_index (services, i);
      guint16 number = mdr_service_get_port (mdr_probe_get_service (probe));

      if (number == port->number || number == mdr_environment_get_port (environment, port->number))
        return probe;
    }

  return NULL;
}

static MdrPortState
read_findings (MdrProbe *probe, gboolean connected)
{
  GListModel *findings = mdr_probe_get_findings (probe);
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      for (gsize j = 0; j < G_N_ELEMENTS (states); j++)
        if (g_str_equal (states[j].code, mdr_finding_get_code (finding)))
          return connected ? states[j].when_connected : states[j].when_not_connected;
    }

  return connected ? MDR_PORT_OPEN : MDR_PORT_UNKNOWN;
}

/**
 * mdr_service_ports_read:
 * @probe: the probe of a service
 *
 * Returns: how its port was found up to now; silent where the connection is still awaited
 */
MdrPortState
mdr_service_ports_read (MdrProbe *probe)
{
  MdrState state;

  if (!mdr_probe_get_phase (probe, MDR_PHASE_CONNECT, &state))
    return MDR_PORT_UNKNOWN;

  switch (state)
    {
    case MDR_STATE_RUNNING:
      return MDR_PORT_SILENT;

    case MDR_STATE_PASSED:
    case MDR_STATE_WARNING:
      return read_findings (probe, TRUE);

    case MDR_STATE_FAILED:
      return read_findings (probe, FALSE);

    case MDR_STATE_WAITING:
    case MDR_STATE_SKIPPED:
    case MDR_STATE_NEEDS_ANSWER:
      return MDR_PORT_UNKNOWN;
    }

  g_return_val_if_reached (MDR_PORT_UNKNOWN);
}

/**
 * mdr_service_ports_is_connecting:
 * @probe: the probe of a service
 *
 * Returns: whether its connection is still awaited
 */
gboolean
mdr_service_ports_is_connecting (MdrProbe *probe)
{
  MdrState state;

  return mdr_probe_get_phase (probe, MDR_PHASE_CONNECT, &state) && state == MDR_STATE_RUNNING;
}

/**
 * mdr_service_ports_get_start:
 * @services: (element-type MdrProbe): the probes of a host's services
 *
 * Returns: when the last of them began to connect, in monotonic time; 0 if none did
 */
gint64
mdr_service_ports_get_start (GPtrArray *services)
{
  gint64 last = 0;

  for (guint i = 0; i < services->len; i++)
    {
      GListModel *phases = mdr_probe_get_phases (g_ptr_array_index (services, i));
      guint n_phases = g_list_model_get_n_items (phases);

      for (guint j = 0; j < n_phases; j++)
        {
          g_autoptr (MdrPhaseRecord) record = g_list_model_get_item (phases, j);

          if (mdr_phase_record_get_phase (record) == MDR_PHASE_CONNECT)
            last = MAX (last, mdr_phase_record_get_start (record));
        }
    }

  return last;
}

/**
 * mdr_service_ports_are_on_loopback:
 * @services: (element-type MdrProbe): the probes of a host's services
 *
 * Returns: whether the host is this computer itself, by its name or by an address that was found
 */
gboolean
mdr_service_ports_are_on_loopback (GPtrArray *services)
{
  for (guint i = 0; i < services->len; i++)
    {
      MdrProbe *probe = g_ptr_array_index (services, i);
      const char *const *addresses = NULL;

      if (mdr_service_is_loopback (mdr_probe_get_service (probe)))
        return TRUE;

      if (MDR_IS_SERVICE_PROBE (probe))
        addresses = mdr_service_probe_get_addresses (MDR_SERVICE_PROBE (probe));
      for (gsize j = 0; addresses != NULL && addresses[j] != NULL; j++)
        {
          g_autoptr (GInetAddress) address = g_inet_address_new_from_string (addresses[j]);

          if (address != NULL && g_inet_address_get_is_loopback (address))
            return TRUE;
        }
    }

  return FALSE;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the finding "ports-compared", whose parameters `open`, `silent`, `refused`, `reset` and
 * `other` list ports as in "993, 143", and counts the services beside it.
 */

#include "mdr-evidence-ports.h"

#define WEB_PORT 443

/* Fewer say nothing about the host as a whole. */
#define ENOUGH_PORTS 3

/* More than there are ports to compare. */
#define MAX_PORTS 16

/* What one list of ports has: for mail, for sending among them, and that of the web. */
typedef struct
{
  guint n_mail;
  guint n_sending;
  gboolean has_web;
} Ports;

static gboolean
is_for_sending (guint64 port)
{
  return port == 25 || port == 465 || port == 587;
}

static Ports
count_listed (MdrFinding *compared, const char *state)
{
  const char *list = mdr_finding_get_parameter (compared, state);
  g_auto (GStrv) texts = g_strsplit (list != NULL ? list : "", ",", MAX_PORTS);
  Ports ports = { 0 };

  for (guint i = 0; texts[i] != NULL; i++)
    {
      guint64 port = g_ascii_strtoull (texts[i], NULL, 10);

      ports.has_web |= port == WEB_PORT;
      ports.n_mail += port != WEB_PORT;
      ports.n_sending += is_for_sending (port);
    }

  return ports;
}

static void
count_ports (MdrHostView *view)
{
  static const char *const others[] = { "refused", "reset", "other" };
  const Ports open = count_listed (view->compared, "open");
  const Ports silent = count_listed (view->compared, "silent");

  view->n_open = open.n_mail;
  view->web_open = open.has_web;
  view->n_silent = silent.n_mail;
  view->n_sending_silent = silent.n_sending;
  view->n_mail = open.n_mail + silent.n_mail;
  view->n_sending = open.n_sending + silent.n_sending;
  view->web_answers = open.has_web;

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const Ports ports = count_listed (view->compared, others[i]);

      view->n_mail += ports.n_mail;
      view->n_sending += ports.n_sending;
      view->web_answers |= ports.has_web;
    }
}

static gboolean
is_on (MdrService *service, const char *host)
{
  return host != NULL && g_ascii_strcasecmp (mdr_service_get_host (service), host) == 0;
}

static void
count_services (const MdrEvidence *self, MdrHostView *view)
{
  const char *host = mdr_finding_get_parameter (view->compared, "host");
  GListModel *services = self->settings != NULL ? mdr_settings_get_services (self->settings) : NULL;
  guint n_services = services != NULL ? g_list_model_get_n_items (services) : 0;

  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (MdrService) service = g_list_model_get_item (services, i);

      if (is_on (service, host))
        {
          view->n_services++;
          view->n_receiving += mdr_service_get_protocol (service) != MDR_PROTOCOL_SMTP;
        }
      else
        {
          view->n_elsewhere++;
          view->n_reached_elsewhere += mdr_evidence_get_fate (self, service) == MDR_FATE_REACHED;
        }
    }
}

/**
 * mdr_evidence_next_host:
 * @self: the evidence
 * @position: (inout): where to go on among the findings; begins with 0
 * @view: (out caller-allocates): the host
 *
 * Finds the next host of the settings whose ports were compared.
 *
 * Returns: whether there is one
 */
gboolean
mdr_evidence_next_host (const MdrEvidence *self, guint *position, MdrHostView *view)
{
  while (*position < self->findings->len)
    {
      MdrFinding *finding = g_ptr_array_index (self->findings, (*position)++);

      if (!g_str_equal (mdr_finding_get_code (finding), "ports-compared"))
        continue;

      *view = (MdrHostView){ .compared = finding };
      count_ports (view);
      count_services (self, view);
      if (view->n_services > 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * mdr_evidence_next_shut_host:
 * @self: the evidence
 * @position: (inout): where to go on among the findings; begins with 0
 * @view: (out caller-allocates): the host
 *
 * Finds the next of them that takes no connection at any port for mail.
 *
 * Returns: whether there is one
 */
gboolean
mdr_evidence_next_shut_host (const MdrEvidence *self, guint *position, MdrHostView *view)
{
  while (mdr_evidence_next_host (self, position, view))
    if (view->n_mail >= ENOUGH_PORTS && view->n_open == 0)
      return TRUE;

  return FALSE;
}

/**
 * mdr_evidence_find_replaceable:
 * @self: the evidence
 * @other_port: the finding "other-port-works"
 *
 * Returns: (transfer none) (nullable): the service of the settings that gets nowhere, and that
 *   speaks the same protocol with the same host
 */
MdrService *
mdr_evidence_find_replaceable (const MdrEvidence *self, MdrFinding *other_port)
{
  GListModel *services = self->settings != NULL ? mdr_settings_get_services (self->settings) : NULL;
  guint n_services = services != NULL ? g_list_model_get_n_items (services) : 0;
  const char *host = mdr_finding_get_parameter (other_port, "host");
  const char *protocol = mdr_finding_get_parameter (other_port, "protocol");

  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (MdrService) service = g_list_model_get_item (services, i);
      MdrFate fate = mdr_evidence_get_fate (self, service);

      /* The settings keep it alive. */
      if (is_on (service, host) && (fate == MDR_FATE_SILENT || fate == MDR_FATE_TURNED_AWAY) &&
          g_strcmp0 (protocol,
                     mdr_enum_to_nick (MDR_TYPE_PROTOCOL, mdr_service_get_protocol (service))) == 0)
        return service;
    }

  return NULL;
}

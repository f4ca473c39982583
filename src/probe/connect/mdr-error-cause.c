/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Literal causes only: what is behind them is for the diagnosis to say, which sees more than one
 * error.
 */

#include "mdr-error-cause.h"

#define ANY_PHASE -1
#define ANY_CODE -1

typedef struct
{
  GQuark (*domain) (void);
  int code;
  int phase;
  const char *finding;
  MdrCause cause;
} ErrorCause;

/* The first row that fits counts. */
static const ErrorCause error_causes[] = {
  { g_resolver_error_quark, G_RESOLVER_ERROR_NOT_FOUND, ANY_PHASE, "name-not-found",
    MDR_CAUSE_DNS_FAILURE },
  { g_resolver_error_quark, ANY_CODE, ANY_PHASE, "name-lookup-failed", MDR_CAUSE_DNS_FAILURE },

  { g_io_error_quark, G_IO_ERROR_TIMED_OUT, MDR_PHASE_RESOLVE, "name-lookup-timeout",
    MDR_CAUSE_DNS_FAILURE },
  { g_io_error_quark, G_IO_ERROR_TIMED_OUT, MDR_PHASE_TLS, "tls-timeout",
    MDR_CAUSE_CONNECTION_TIMEOUT },
  { g_io_error_quark, G_IO_ERROR_TIMED_OUT, MDR_PHASE_STARTTLS, "tls-timeout",
    MDR_CAUSE_CONNECTION_TIMEOUT },
  { g_io_error_quark, G_IO_ERROR_TIMED_OUT, ANY_PHASE, "connection-timeout",
    MDR_CAUSE_CONNECTION_TIMEOUT },
  { g_io_error_quark, G_IO_ERROR_CONNECTION_REFUSED, ANY_PHASE, "connection-refused",
    MDR_CAUSE_CONNECTION_REFUSED },
  { g_io_error_quark, G_IO_ERROR_CONNECTION_CLOSED, ANY_PHASE, "connection-reset",
    MDR_CAUSE_CONNECTION_RESET },
  { g_io_error_quark, G_IO_ERROR_NETWORK_UNREACHABLE, ANY_PHASE, "network-unreachable",
    MDR_CAUSE_NO_INTERNET },

  /* Some router on the way, or a firewall in its name, says that it does not go on from there. */
  { g_io_error_quark, G_IO_ERROR_HOST_UNREACHABLE, ANY_PHASE, "host-unreachable",
    MDR_CAUSE_CONNECTION_REFUSED },

  /* Only this computer itself can answer so. */
  { g_io_error_quark, G_IO_ERROR_PERMISSION_DENIED, ANY_PHASE, "connection-forbidden",
    MDR_CAUSE_FIREWALL_BLOCKS_MAIL },

  { g_tls_error_quark, G_TLS_ERROR_NOT_TLS, ANY_PHASE, "plaintext-on-tls-port",
    MDR_CAUSE_PLAINTEXT_ON_TLS_PORT },
  { g_tls_error_quark, G_TLS_ERROR_BAD_CERTIFICATE, ANY_PHASE, "certificate-untrusted",
    MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE },
  { g_tls_error_quark, G_TLS_ERROR_EOF, ANY_PHASE, "connection-reset", MDR_CAUSE_CONNECTION_RESET },
  { g_tls_error_quark, ANY_CODE, ANY_PHASE, "tls-handshake-failed",
    MDR_CAUSE_TLS_VERSION_OR_CIPHER },

  { NULL, ANY_CODE, MDR_PHASE_RESOLVE, "name-lookup-failed", MDR_CAUSE_DNS_FAILURE },
  { NULL, ANY_CODE, ANY_PHASE, "connection-failed", MDR_CAUSE_UNKNOWN },
};

static gboolean
fits (const ErrorCause *row, const GError *error, MdrPhase phase)
{
  if (row->domain != NULL && row->domain () != error->domain)
    return FALSE;
  if (row->code != ANY_CODE && row->code != error->code)
    return FALSE;

  return row->phase == ANY_PHASE || row->phase == (int) phase;
}

/**
 * mdr_error_cause_find:
 * @error: what GIO said
 * @phase: in which phase
 * @cause: (out) (optional): the literal cause
 *
 * Returns: the code of the finding that says it
 */
const char *
mdr_error_cause_find (const GError *error, MdrPhase phase, MdrCause *cause)
{
  g_return_val_if_fail (error != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (error_causes); i++)
    {
      if (!fits (&error_causes[i], error, phase))
        continue;

      if (cause != NULL)
        *cause = error_causes[i].cause;
      return error_causes[i].finding;
    }

  g_return_val_if_reached (NULL);
}

/**
 * mdr_error_cause_create_error:
 * @finding: a code that mdr_error_cause_find() gave
 *
 * Goes the other way, for what was written down.
 *
 * Returns: (transfer full): an error that leads to @finding, or one that says nothing
 */
GError *
mdr_error_cause_create_error (const char *finding)
{
  g_return_val_if_fail (finding != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (error_causes); i++)
    if (error_causes[i].code != ANY_CODE && g_str_equal (error_causes[i].finding, finding))
      return g_error_new_literal (error_causes[i].domain (), error_causes[i].code, finding);

  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, finding);
}

/**
 * mdr_error_cause_create_finding:
 * @error: what GIO said
 * @phase: in which phase
 * @service: on the way to which service
 *
 * Makes the finding that says what is wrong: with the network up to the connection, with the
 * settings beyond it. Its parameters are `host`, `port` and, in GIO's words, `reason`.
 *
 * Returns: (transfer full): an error finding
 */
MdrFinding *
mdr_error_cause_create_finding (const GError *error, MdrPhase phase, MdrService *service)
{
  g_autofree char *port = NULL;
  const char *code;
  MdrCause cause;

  g_return_val_if_fail (error != NULL, NULL);
  g_return_val_if_fail (MDR_IS_SERVICE (service), NULL);

  code = mdr_error_cause_find (error, phase, &cause);
  port = g_strdup_printf ("%u", mdr_service_get_port (service));

  return mdr_finding_new (code, phase <= MDR_PHASE_CONNECT ? MDR_STEP_NETWORK : MDR_STEP_SETTINGS,
                          MDR_SEVERITY_ERROR, cause, service, "host",
                          mdr_service_get_host (service), "port", port, "reason", error->message,
                          NULL);
}

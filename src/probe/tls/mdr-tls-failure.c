/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The errors of the libraries mix up what the bytes on the wire tell apart.
 */

#include "mdr-tls-failure.h"

#include <string.h>

#include "mdr-tls-beginning.h"

static gboolean
is_implicit (MdrService *service)
{
  return mdr_service_get_security (service) == MDR_SECURITY_TLS;
}

static MdrFinding *
create (MdrService *service,
        const char *code,
        MdrCause cause,
        const char *parameter,
        const char *value)
{
  MdrPhase phase = is_implicit (service) ? MDR_PHASE_TLS : MDR_PHASE_STARTTLS;

  return mdr_finding_new (code, MDR_STEP_SETTINGS, MDR_SEVERITY_ERROR, cause, service, "phase",
                          mdr_enum_to_nick (MDR_TYPE_PHASE, phase), parameter, value, NULL);
}

/* The server says something, and it is not TLS. After STARTTLS it had agreed to begin TLS. */
static MdrFinding *
explain_plain_text (MdrService *service, const guint8 *bytes, gsize length)
{
  const guint8 *end = memchr (bytes, '\n', length);
  gsize n_bytes = end != NULL ? (gsize) (end - bytes) : length;
  g_autofree char *text = g_strndup ((const char *) bytes, n_bytes);

  return is_implicit (service) ? create (service, "plaintext-on-tls-port",
                                         MDR_CAUSE_PLAINTEXT_ON_TLS_PORT, "server-text", text)
                               : create (service, "tls-handshake-failed",
                                         MDR_CAUSE_STARTTLS_STRIPPED, "server-text", text);
}

/**
 * mdr_tls_failure_create_finding:
 * @service: to whom the channel was to lead
 * @stream: what it was to stand on
 * @error: (nullable): what the library says, %NULL where it is content and there is no certificate
 *
 * Returns: (transfer full): why there is no secure channel
 */
MdrFinding *
mdr_tls_failure_create_finding (MdrService *service, MdrLateStream *stream, const GError *error)
{
  gsize length;
  const guint8 *bytes = mdr_late_stream_get_beginning (stream, &length);

  if (error == NULL)
    return create (service, "tls-handshake-failed", MDR_CAUSE_TLS_VERSION_OR_CIPHER, NULL, NULL);

  switch (mdr_tls_beginning_look (bytes, length))
    {
    case MDR_TLS_BEGINNING_NONE:
      return create (service, "connection-reset", MDR_CAUSE_CONNECTION_RESET, NULL, NULL);

    case MDR_TLS_BEGINNING_PLAIN:
      return explain_plain_text (service, bytes, length);

    case MDR_TLS_BEGINNING_ALERT:
      return create (service, "tls-handshake-failed", MDR_CAUSE_TLS_VERSION_OR_CIPHER, "reason",
                     mdr_tls_beginning_name_alert (bytes, length));

    case MDR_TLS_BEGINNING_OLD:
      return create (service, "tls-too-old", MDR_CAUSE_TLS_VERSION_OR_CIPHER, "version",
                     mdr_tls_beginning_name_version (bytes, length));

    case MDR_TLS_BEGINNING_TLS:
      break;
    }

  if (mdr_late_stream_has_ended (stream))
    return create (service, "connection-reset", MDR_CAUSE_CONNECTION_RESET, NULL, NULL);

  return create (service, "tls-handshake-failed", MDR_CAUSE_TLS_VERSION_OR_CIPHER, "reason",
                 error->message);
}

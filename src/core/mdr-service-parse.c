/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads services as people write them.
 */

#include "mdr-service.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mdr-clean-text.h"
#include "mdr-error.h"

/* Compiled once: the provider list reads hundreds of servers at a time. */
static GRegex *
get_service_regex (void)
{
  static gsize regex;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, (gsize) g_regex_new ("^(?|\\[([0-9a-fA-F:.]+)\\]|([^\\s:\\[\\]/@]+))"
                                                    "(?::([^:]*)(?::([^:]*))?)?$",
                                                    G_REGEX_OPTIMIZE, 0, NULL));

  return (GRegex *) regex;
}

G_GNUC_PRINTF (2, 3)
static MdrService *
fail_parse (GError **error, const char *format, ...)
{
  va_list parameters;

  va_start (parameters, format);
  g_propagate_error (error,
                     g_error_new_valist (MDR_ERROR, MDR_ERROR_INVALID_SERVICE, format, parameters));
  va_end (parameters);

  return NULL;
}

/* The security that goes with a well-known port; TLS for all others, as the safe side. */
static MdrSecurity
guess_security (MdrProtocol protocol, guint16 port)
{
  if (port == mdr_protocol_get_default_port (protocol, MDR_SECURITY_STARTTLS) ||
      (protocol == MDR_PROTOCOL_SMTP && port == 25))
    return MDR_SECURITY_STARTTLS;

  return MDR_SECURITY_TLS;
}

/**
 * mdr_service_parse:
 * @protocol: what it speaks
 * @text: `HOST[:PORT[:SECURITY]]`, an IPv6 address in square brackets
 * @user_name: (nullable): the name to sign in with
 * @error: return location for a #GError
 *
 * Reads a service as it is written on the command line and in data files.
 *
 * Returns: (transfer full) (nullable): the service, or %NULL with %MDR_ERROR_INVALID_SERVICE
 */
MdrService *
mdr_service_parse (MdrProtocol protocol, const char *text, const char *user_name, GError **error)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *host = NULL;
  g_autofree char *ascii_host = NULL;
  g_autofree char *port_text = NULL;
  g_autofree char *security_text = NULL;
  guint64 port = 0;
  int security = MDR_SECURITY_TLS;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL) || strlen (text) > 300)
    return fail_parse (error, "%s", _ ("“…”: this is too long, or not text, for a server."));

  shown = mdr_clean_quote (text);

  if (!g_regex_match (get_service_regex (), text, 0, &match))
    return fail_parse (error, _ ("“%s”: write a server as HOST, HOST:PORT or HOST:PORT:SECURITY."),
                       shown);

  host = g_match_info_fetch (match, 1);
  port_text = g_match_info_fetch (match, 2);
  security_text = g_match_info_fetch (match, 3);

  ascii_host = g_hostname_to_ascii (host);
  if (ascii_host == NULL || strlen (ascii_host) > 253)
    return fail_parse (error, _ ("“%s”: this is not a host name."), shown);

  if (port_text != NULL && *port_text != '\0' &&
      (!g_ascii_string_to_unsigned (port_text, 10, 1, G_MAXUINT16, &port, NULL)))
    return fail_parse (error, _ ("“%s”: a port is a number from 1 to 65535."), shown);

  if (security_text != NULL && *security_text != '\0')
    {
      if (!mdr_enum_from_nick (MDR_TYPE_SECURITY, security_text, &security))
        return fail_parse (error, _ ("“%s”: the security is one of tls, starttls, none."), shown);
    }
  else if (port != 0)
    {
      security = guess_security (protocol, port);
    }

  if (port == 0)
    port = mdr_protocol_get_default_port (protocol, security);

  return mdr_service_new (protocol, ascii_host, port, security, user_name);
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may stand in the fields of a config-v1.1.xml, and what of it is taken over.
 */

#include "mdr-autoconfig-value.h"

#include <string.h>

#include "probe/names/mdr-host-name.h"

/* RFC 5321: 64 octets, an @ and 255 octets. */
#define MAX_USER_NAME 320

/* Fills in the placeholders, once and from left to right, so that an address with a placeholder in
 * it is nothing special. A name with a placeholder that is not ours to fill in is no name. */
static char *
fill_in (MdrAddress *address, const char *pattern)
{
  const struct
  {
    const char *placeholder;
    const char *value;
  } known[] = {
    { "%EMAILADDRESS%", mdr_address_get_text (address) },
    { "%EMAILLOCALPART%", mdr_address_get_local_part (address) },
    { "%EMAILDOMAIN%", mdr_address_get_domain (address) },
  };
  g_autoptr (GString) filled = g_string_new (NULL);

  while (*pattern != '\0')
    {
      gsize i = 0;

      if (*pattern != '%')
        {
          g_string_append_c (filled, *pattern++);
          continue;
        }

      while (i < G_N_ELEMENTS (known) && !g_str_has_prefix (pattern, known[i].placeholder))
        i++;
      if (i == G_N_ELEMENTS (known))
        return NULL;

      g_string_append (filled, known[i].value);
      pattern += strlen (known[i].placeholder);
    }

  return g_string_free (g_steal_pointer (&filled), FALSE);
}

/**
 * mdr_autoconfig_read_host:
 * @text: the content of `hostname`
 * @address: what fills in the placeholders
 *
 * Reads the name of a server. Names are sent to the resolver in the clear, so one that would have
 * the local part of the address in it is refused.
 *
 * Returns: (transfer full) (nullable): a normalized name, %NULL if it cannot be one
 */
char *
mdr_autoconfig_read_host (const char *text, MdrAddress *address)
{
  g_autofree char *name = NULL;

  if (strstr (text, "%EMAILADDRESS%") != NULL || strstr (text, "%EMAILLOCALPART%") != NULL)
    return NULL;

  name = fill_in (address, text);

  return name != NULL ? mdr_host_name_normalize (name) : NULL;
}

/**
 * mdr_autoconfig_read_user_name:
 * @text: the content of `username`
 * @address: what fills in the placeholders
 *
 * Reads the name to sign in with.
 *
 * Returns: (transfer full) (nullable): the name, %NULL if it cannot be one
 */
char *
mdr_autoconfig_read_user_name (const char *text, MdrAddress *address)
{
  g_autofree char *name = fill_in (address, text);

  if (name == NULL || *name == '\0' || strlen (name) > MAX_USER_NAME)
    return NULL;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isprint (g_utf8_get_char (p)))
      return NULL;

  return g_steal_pointer (&name);
}

/**
 * mdr_autoconfig_read_security:
 * @text: the content of `socketType`
 * @security: (out): what it means
 *
 * Returns: whether it means anything
 */
gboolean
mdr_autoconfig_read_security (const char *text, MdrSecurity *security)
{
  static const struct
  {
    const char *word;
    MdrSecurity security;
  } words[] = {
    { "SSL", MDR_SECURITY_TLS },
    { "TLS", MDR_SECURITY_TLS },
    { "STARTTLS", MDR_SECURITY_STARTTLS },
    { "plain", MDR_SECURITY_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i].word) == 0)
      {
        *security = words[i].security;
        return TRUE;
      }

  return FALSE;
}

/**
 * mdr_autoconfig_read_sign_in:
 * @text: the content of `authentication`
 *
 * Reads a way to sign in. "plain" and "secure" are what the first two were called before 2010.
 *
 * Returns: (nullable): one of the words of the format, %NULL for any other
 */
const char *
mdr_autoconfig_read_sign_in (const char *text)
{
  static const struct
  {
    const char *word;
    const char *meaning;
  } words[] = {
    { "password-cleartext", "password-cleartext" },
    { "plain", "password-cleartext" },
    { "password-encrypted", "password-encrypted" },
    { "secure", "password-encrypted" },
    { "OAuth2", "OAuth2" },
    { "NTLM", "NTLM" },
    { "GSSAPI", "GSSAPI" },
    { "client-IP-address", "client-IP-address" },
    { "TLS-client-cert", "TLS-client-cert" },
    { "SMTP-after-POP", "SMTP-after-POP" },
    { "none", "none" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i].word) == 0)
      return words[i].meaning;

  return NULL;
}

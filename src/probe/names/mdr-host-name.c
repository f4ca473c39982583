/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What DNS answers and configuration files call a server, checked before it is believed to be one.
 */

#include "mdr-host-name.h"

#include <libsoup/soup.h>
#include <string.h>

/* RFC 1035 section 2.3.4. */
#define MAX_NAME 253
#define MAX_LABEL 63

#define NAME_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789-_"

static gboolean
is_label (const char *label)
{
  gsize length = strlen (label);

  return length > 0 && length <= MAX_LABEL && strspn (label, NAME_CHARACTERS) == length &&
         label[0] != '-' && label[length - 1] != '-';
}

static const char *
get_last_two_labels (const char *name)
{
  const char *last_dot = strrchr (name, '.');
  const char *label = last_dot;

  if (last_dot == NULL)
    return NULL;

  while (label > name && label[-1] != '.')
    label--;

  return label;
}

/**
 * mdr_host_name_normalize:
 * @name: a name from outside, perhaps in another script, perhaps with a full stop at the end
 *
 * Gives a name its DNS form. Only names with a full stop in them pass: a mail server that all the
 * world is told of is neither "localhost", nor a device of the home network, nor a bare IP address,
 * for which no certificate would be valid.
 *
 * Returns: (transfer full) (nullable): the name in lower case and A-labels, %NULL if it is none
 */
char *
mdr_host_name_normalize (const char *name)
{
  g_autofree char *ascii = NULL;
  g_auto (GStrv) labels = NULL;
  gsize length;

  g_return_val_if_fail (name != NULL, NULL);

  if (strlen (name) > 2 * MAX_NAME || !g_utf8_validate (name, -1, NULL))
    return NULL;

  ascii = g_hostname_to_ascii (name);
  if (ascii == NULL)
    return NULL;

  length = strlen (ascii);
  if (length > 0 && ascii[length - 1] == '.')
    ascii[--length] = '\0';

  if (length > MAX_NAME || g_hostname_is_ip_address (ascii))
    return NULL;

  for (char *p = ascii; *p != '\0'; p++)
    *p = g_ascii_tolower (*p);

  labels = g_strsplit (ascii, ".", -1);
  if (g_strv_length (labels) < 2)
    return NULL;

  for (char **label = labels; *label != NULL; label++)
    if (!is_label (*label))
      return NULL;

  return g_steal_pointer (&ascii);
}

/**
 * mdr_host_name_get_base:
 * @name: a normalized name
 *
 * Gives the part of @name that somebody registered: "hoster.co.uk" of "mx1.mail.hoster.co.uk".
 *
 * Returns: (nullable): a part of @name, %NULL if nobody did
 */
const char *
mdr_host_name_get_base (const char *name)
{
  g_autoptr (GError) error = NULL;
  const char *base;

  g_return_val_if_fail (name != NULL, NULL);

  base = soup_tld_get_base_domain (name, &error);

  /* A top-level domain that is not on the list of public suffixes is one as a whole. */
  if (g_error_matches (error, SOUP_TLD_ERROR, SOUP_TLD_ERROR_NO_BASE_DOMAIN) ||
      g_error_matches (error, SOUP_TLD_ERROR, SOUP_TLD_ERROR_NO_PSL_DATA))
    return get_last_two_labels (name);

  return base;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads what people type or paste as their mail address.
 */

#include "mdr-address.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mdr-error.h"

/* RFC 5321 section 4.5.3.1: 64 octets for the local part, 255 for the domain. */
#define MAX_LOCAL_PART 64
#define MAX_DOMAIN 253
#define MAX_LABEL 63

struct _MdrAddress
{
  gatomicrefcount ref_count;

  /* owned */
  char *text;
  char *local_part;
  char *domain;
};

G_DEFINE_BOXED_TYPE (MdrAddress, mdr_address, mdr_address_ref, mdr_address_unref)

static gboolean
is_host_name (const char *domain)
{
  g_auto (GStrv) labels = g_strsplit (domain, ".", -1);

  if (strlen (domain) > MAX_DOMAIN || g_strv_length (labels) < 2)
    return FALSE;

  for (char **label = labels; *label != NULL; label++)
    {
      gsize length = strlen (*label);

      if (length == 0 || length > MAX_LABEL || **label == '-' || (*label)[length - 1] == '-')
        return FALSE;

      if (strspn (*label, "abcdefghijklmnopqrstuvwxyz0123456789-_") != length)
        return FALSE;
    }

  return TRUE;
}

/* Blanks and control characters are never part of an address that a provider gives out, and must
 * not reach a protocol line; quoted local parts are left out for the same reason. */
static gboolean
is_local_part (const char *text)
{
  if (*text == '\0' || strlen (text) > MAX_LOCAL_PART)
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isspace (character) || !g_unichar_isprint (character))
        return FALSE;

      if (character < 128 && strchr ("()<>[]:;,\\\"", (int) character) != NULL)
        return FALSE;
    }

  return TRUE;
}

/* What a link may carry beside the address, and how it writes signs (RFC 6068 section 2). */
static char *
take_out_of_link (const char *link)
{
  g_autofree char *address = g_strndup (link, strcspn (link, "?"));
  char *plain = g_uri_unescape_string (address, NULL);

  return plain != NULL ? plain : g_strdup ("");
}

/* "mailto:" links and "Anna <anna@example.it>" are what gets pasted, also out of a list. */
static char *
take_out_address (const char *text)
{
  g_autofree char *address = g_strstrip (g_strdup (text));
  gsize length = strlen (address);
  char *open, *close;

  while (length > 0 && strchr (",; ", address[length - 1]) != NULL)
    address[--length] = '\0';

  open = strrchr (address, '<');
  close = open != NULL ? strchr (open, '>') : NULL;
  if (close != NULL && close[1] == '\0')
    {
      char *inside = g_strstrip (g_strndup (open + 1, close - open - 1));

      g_free (address);
      address = inside;
    }

  if (g_ascii_strncasecmp (address, "mailto:", strlen ("mailto:")) == 0)
    return take_out_of_link (address + strlen ("mailto:"));

  return g_steal_pointer (&address);
}

/**
 * mdr_address_parse:
 * @text: what was typed or pasted
 * @error: return location for a #GError
 *
 * Reads a mail address. White space around it, a name before it in angle brackets, "mailto:" with
 * what may follow in a link, a comma or semicolon and a full stop behind the domain are taken away;
 * a domain in other scripts becomes A-labels (RFC 5891).
 *
 * Returns: (transfer full) (nullable): the address, or %NULL with %MDR_ERROR_INVALID_ADDRESS, the
 *   message being fit for the user
 */
MdrAddress *
mdr_address_parse (const char *text, GError **error)
{
  g_autoptr (MdrAddress) self = NULL;
  g_autofree char *address = NULL;
  g_autofree char *unicode_domain = NULL;
  char *at;

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) > 2 * (MAX_LOCAL_PART + MAX_DOMAIN) || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, MDR_ERROR, MDR_ERROR_INVALID_ADDRESS,
                           _ ("This is too long, or not text, to be a mail address. "
                              "Type an address like name@example.com."));
      return NULL;
    }

  address = take_out_address (text);
  at = strrchr (address, '@');
  if (at == NULL)
    {
      g_set_error_literal (error, MDR_ERROR, MDR_ERROR_INVALID_ADDRESS,
                           _ ("A mail address has an @ in the middle, like name@example.com."));
      return NULL;
    }

  self = g_new0 (MdrAddress, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->local_part = g_strndup (address, at - address);
  unicode_domain = g_utf8_strdown (at + 1, -1);
  if (g_str_has_suffix (unicode_domain, "."))
    unicode_domain[strlen (unicode_domain) - 1] = '\0';
  self->domain = g_hostname_to_ascii (unicode_domain);

  if (!is_local_part (self->local_part))
    {
      g_set_error_literal (error, MDR_ERROR, MDR_ERROR_INVALID_ADDRESS,
                           _ ("The part before the @ is missing or has characters that mail "
                              "addresses do not have."));
      return NULL;
    }

  if (self->domain == NULL || !is_host_name (self->domain))
    {
      g_set_error_literal (error, MDR_ERROR, MDR_ERROR_INVALID_ADDRESS,
                           _ ("The part after the @ is not a complete domain. "
                              "Compare it with your address in the webmail."));
      return NULL;
    }

  self->text = g_strconcat (self->local_part, "@", self->domain, NULL);

  return g_steal_pointer (&self);
}

/**
 * mdr_address_ref:
 * @self: an address
 *
 * Returns: (transfer full): @self, held once more
 */
MdrAddress *
mdr_address_ref (MdrAddress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * mdr_address_unref:
 * @self: (transfer full): an address
 *
 * Lets go of @self.
 */
void
mdr_address_unref (MdrAddress *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->text);
  g_free (self->local_part);
  g_free (self->domain);
  g_free (self);
}

/**
 * mdr_address_get_text:
 * @self: an address
 *
 * Returns: the whole address, with the domain in its DNS form
 */
const char *
mdr_address_get_text (const MdrAddress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * mdr_address_get_local_part:
 * @self: an address
 *
 * Returns: what stands before the @, as typed
 */
const char *
mdr_address_get_local_part (const MdrAddress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->local_part;
}

/**
 * mdr_address_get_domain:
 * @self: an address
 *
 * Returns: the domain, in lower case and A-labels
 */
const char *
mdr_address_get_domain (const MdrAddress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->domain;
}

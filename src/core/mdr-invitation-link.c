/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of a link, in and out.
 */

#include "mdr-invitation-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mdr-clean-text.h"
#include "mdr-error.h"
#include "mdr-service.h"

/* What RFC 5321 allows for an address; user names are not longer. */
#define MAX_USER_NAME 320

/* One line on the page that asks. */
#define MAX_SENDER 80

/* Need not be escaped in a link, and is easier to read so. */
#define READABLE ":@[]"

static gboolean
refuse (GError **error, const char *name, const char *advice)
{
  /* Translators: a part of a link, like “step”, and what is wrong with it. */
  g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA, _ ("“%s” in the invitation: %s"), name,
               advice);

  return FALSE;
}

static gboolean
take_step (MdrInvitation *self, const char *name, const char *value, GError **error)
{
  int step;

  if (!mdr_enum_from_nick (MDR_TYPE_STEP_ID, value, &step))
    return refuse (error, name, _ ("there is no such step"));

  self->step = step;

  return TRUE;
}

static gboolean
take_service (MdrInvitation *self, const char *name, const char *value, GError **error)
{
  g_autofree char *clean = mdr_clean_text (value, -1, MDR_CLEAN_TEXT_MAX_CHARS);
  MdrService *service;
  int protocol;

  if (!mdr_enum_from_nick (MDR_TYPE_PROTOCOL, name, &protocol))
    g_return_val_if_reached (FALSE);

  if (!g_str_equal (clean, value))
    return refuse (error, name, _ ("this is not a host name"));

  service = mdr_service_parse (protocol, value, NULL, error);
  if (service == NULL)
    {
      g_prefix_error (error, "%s ", name);
      return FALSE;
    }

  g_ptr_array_add (self->services, service);

  return TRUE;
}

static gboolean
take_user_name (MdrInvitation *self, const char *name, const char *value, GError **error)
{
  g_autofree char *clean = mdr_clean_text (value, -1, MAX_USER_NAME);

  if (*clean == '\0' || !g_str_equal (clean, value))
    return refuse (error, name, _ ("this is not a user name"));

  self->user_name = g_steal_pointer (&clean);

  return TRUE;
}

static gboolean
is_quotation_mark (gunichar character)
{
  switch (g_unichar_type (character))
    {
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
      return TRUE;

    default:
      /* The low ones count as brackets, and those of east Asia, too. */
      return character == '"' || character == 0x201a || character == 0x201e ||
             (character >= 0x300c && character <= 0x300f) || character == 0xff02;
    }
}

/* It is shown in quotation marks, which it must not be able to end. */
static gboolean
take_sender (MdrInvitation *self, const char *name, const char *value, GError **error)
{
  g_autofree char *clean = mdr_clean_text (value, -1, MAX_SENDER);
  g_autoptr (GString) sender = g_string_new (NULL);

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (sender,
                             is_quotation_mark (g_utf8_get_char (p)) ? '\'' : g_utf8_get_char (p));

  if (sender->len == 0)
    return refuse (error, name, _ ("there is nothing in it that can be shown"));

  self->sender = g_string_free (g_steal_pointer (&sender), FALSE);

  return TRUE;
}

/* In the order in which a link is written. */
static const struct
{
  const char *name;
  gboolean (*take) (MdrInvitation *self, const char *name, const char *value, GError **error);
} parameters[] = {
  { "step", take_step },    { "imap", take_service },   { "pop3", take_service },
  { "smtp", take_service }, { "user", take_user_name }, { "from", take_sender },
};

/* No part of a link is anything but UTF-8. */
static char *
unescape (const char *escaped)
{
  g_autofree char *text = g_uri_unescape_string (escaped, NULL);

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;

  return g_steal_pointer (&text);
}

static gboolean
take_parameter (MdrInvitation *self, const char *assignment, guint *seen, GError **error)
{
  const char *sign = strchrnul (assignment, '=');
  g_autofree char *name = g_strndup (assignment, sign - assignment);
  g_autofree char *value = *sign == '=' ? unescape (sign + 1) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
    {
      if (!g_str_equal (name, parameters[i].name))
        continue;

      if ((*seen & 1u << i) != 0)
        return refuse (error, name, _ ("it stands there twice"));

      *seen |= 1u << i;
      if (value == NULL)
        return refuse (error, name, _ ("it cannot be read"));

      return parameters[i].take (self, name, value, error);
    }

  return TRUE;
}

/* The name may stand behind the servers. */
static void
give_user_name (MdrInvitation *self)
{
  for (guint i = 0; i < self->services->len; i++)
    {
      MdrService *service = g_ptr_array_index (self->services, i);

      g_ptr_array_index (self->services, i) = mdr_service_new (
          mdr_service_get_protocol (service), mdr_service_get_host (service),
          mdr_service_get_port (service), mdr_service_get_security (service), self->user_name);
      g_object_unref (service);
    }
}

/**
 * mdr_invitation_take_address:
 * @self: an invitation that is being made
 * @escaped: the part of a link before the question mark, perhaps empty
 * @error: return location for a #GError
 *
 * Returns: %TRUE, or %FALSE with %MDR_ERROR_INVALID_ADDRESS or %MDR_ERROR_INVALID_DATA
 */
gboolean
mdr_invitation_take_address (MdrInvitation *self, const char *escaped, GError **error)
{
  g_autofree char *text = unescape (escaped);
  g_autofree char *clean = NULL;

  /* Slashes are what people know from other links; no address begins with one. */
  if (text == NULL || *text == '/')
    return refuse (error, "mail-doctor:", _ ("the address cannot be read"));

  if (*text == '\0')
    return TRUE;

  clean = mdr_clean_text (text, -1, MDR_CLEAN_TEXT_MAX_CHARS);
  if (!g_str_equal (clean, text))
    return refuse (error, "mail-doctor:", _ ("the address cannot be read"));

  self->address = mdr_address_parse (text, error);

  return self->address != NULL;
}

/**
 * mdr_invitation_take_parameters:
 * @self: an invitation that is being made
 * @query: the part of a link behind the question mark
 * @error: return location for a #GError
 *
 * Returns: %TRUE, or %FALSE with %MDR_ERROR_INVALID_DATA or %MDR_ERROR_INVALID_SERVICE
 */
gboolean
mdr_invitation_take_parameters (MdrInvitation *self, const char *query, GError **error)
{
  g_auto (GStrv) assignments = g_strsplit (query, "&", -1);
  guint seen = 0;

  for (char **assignment = assignments; *assignment != NULL; assignment++)
    if (!take_parameter (self, *assignment, &seen, error))
      return FALSE;

  if (self->user_name != NULL)
    give_user_name (self);

  return TRUE;
}

static void
add_parameter (GString *link, const char *name, const char *value)
{
  g_autofree char *escaped = NULL;

  if (value == NULL)
    return;

  escaped = g_uri_escape_string (value, READABLE, FALSE);
  g_string_append_printf (link, "%c%s=%s", strchr (link->str, '?') == NULL ? '?' : '&', name,
                          escaped);
}

/* The label is the protocol, a blank, and the rest but for the security. */
static void
add_service (GString *link, MdrService *service)
{
  const char *name = mdr_enum_to_nick (MDR_TYPE_PROTOCOL, mdr_service_get_protocol (service));
  g_autofree char *value =
      g_strdup_printf ("%s:%s", mdr_service_get_label (service) + strlen (name) + 1,
                       mdr_enum_to_nick (MDR_TYPE_SECURITY, mdr_service_get_security (service)));

  add_parameter (link, name, value);
}

/**
 * mdr_invitation_dup_link:
 * @self: an invitation
 *
 * Writes the link in one and the same form, however it was read. It has no certificates in it.
 *
 * Returns: (transfer full): a `mail-doctor:` URI
 */
char *
mdr_invitation_dup_link (MdrInvitation *self)
{
  g_autoptr (GString) link = g_string_new ("mail-doctor:");

  g_return_val_if_fail (MDR_IS_INVITATION (self), NULL);

  if (self->address != NULL)
    {
      g_autofree char *escaped =
          g_uri_escape_string (mdr_address_get_text (self->address), "@", FALSE);

      g_string_append (link, escaped);
    }

  if (self->step != MDR_STEP_START)
    add_parameter (link, "step", mdr_enum_to_nick (MDR_TYPE_STEP_ID, self->step));
  for (guint i = 0; i < self->services->len; i++)
    add_service (link, g_ptr_array_index (self->services, i));
  add_parameter (link, "user", self->user_name);
  add_parameter (link, "from", self->sender);

  return g_string_free (g_steal_pointer (&link), FALSE);
}

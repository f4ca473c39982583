/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A link is shaped as those of mailto (RFC 6068):
 *
 *   mail-doctor:anna@example.it?step=settings&imap=imap.example.it:993:tls&from=Help%20desk
 *
 * Anybody can send one. It is data and nothing else: reading it contacts nobody, and what it asks
 * for waits until the user has agreed. What a later version may add is passed over.
 */

#include "mdr-invitation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mdr-error.h"
#include "mdr-invitation-private.h"
#include "mdr-pem-list.h"

#define SCHEME "mail-doctor:"
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

G_DEFINE_FINAL_TYPE (MdrInvitation, mdr_invitation, G_TYPE_OBJECT)

static void
mdr_invitation_finalize (GObject *object)
{
  MdrInvitation *self = MDR_INVITATION (object);

  g_clear_pointer (&self->address, mdr_address_unref);
  g_clear_pointer (&self->services, g_ptr_array_unref);
  g_clear_pointer (&self->user_name, g_free);
  g_clear_pointer (&self->sender, g_free);
  g_clear_pointer (&self->authorities, g_ptr_array_unref);

  G_OBJECT_CLASS (mdr_invitation_parent_class)->finalize (object);
}

static void
mdr_invitation_class_init (MdrInvitationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_invitation_finalize;
}

static void
mdr_invitation_init (MdrInvitation *self)
{
  self->step = MDR_STEP_START;
  self->services = g_ptr_array_new_with_free_func (g_object_unref);
  self->authorities = g_ptr_array_new_with_free_func (g_object_unref);
}

static MdrInvitation *
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, MDR_ERROR, MDR_ERROR_INVALID_DATA, message);

  return NULL;
}

/* Blanks, control characters and what is not UTF-8 do not stand in a link. */
static gboolean
is_plain (const char *link)
{
  for (const char *p = link; *p != '\0'; p++)
    if (g_ascii_isspace (*p) || g_ascii_iscntrl (*p))
      return FALSE;

  return g_utf8_validate (link, -1, NULL);
}

/**
 * mdr_invitation_is_link:
 * @text: any text
 *
 * Returns: whether @text is meant to be the link of an invitation, good or bad
 */
gboolean
mdr_invitation_is_link (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return g_ascii_strncasecmp (text, SCHEME, strlen (SCHEME)) == 0;
}

/**
 * mdr_invitation_new_from_link:
 * @link: a `mail-doctor:` URI, from anybody
 * @error: return location for a #GError
 *
 * Reads what @link asks for. Nobody is contacted.
 *
 * Returns: (transfer full) (nullable): the invitation, or %NULL with %MDR_ERROR_INVALID_DATA,
 *   %MDR_ERROR_INVALID_ADDRESS or %MDR_ERROR_INVALID_SERVICE
 */
MdrInvitation *
mdr_invitation_new_from_link (const char *link, GError **error)
{
  g_autoptr (MdrInvitation) self = NULL;
  g_autofree char *address = NULL;
  const char *query;

  g_return_val_if_fail (link != NULL, NULL);

  if (strlen (link) > MDR_INVITATION_MAX_LINK)
    return refuse (error, _ ("The link is too long for an invitation."));

  if (!mdr_invitation_is_link (link) || !is_plain (link))
    return refuse (error, _ ("This is not the link of an invitation. It begins with “mail-doctor:” "
                             "and has no blanks in it."));

  link += strlen (SCHEME);
  query = strchrnul (link, '?');
  address = g_strndup (link, query - link);

  self = g_object_new (MDR_TYPE_INVITATION, NULL);
  if (!mdr_invitation_take_address (self, address, error) ||
      (*query == '?' && !mdr_invitation_take_parameters (self, query + 1, error)))
    return NULL;

  if (self->address == NULL && self->services->len == 0 && self->user_name == NULL)
    return refuse (error, _ ("The invitation has neither an address nor servers in it."));

  return g_steal_pointer (&self);
}

/* What came as bytes, as text with an end. */
static char *
take_text (const char *data, gsize length, GError **error)
{
  if (length > MDR_INVITATION_MAX_FILE)
    refuse (error, _ ("The file is too large for an invitation."));
  else if (memchr (data, '\0', length) != NULL)
    refuse (error, _ ("The file is not text, so it is not an invitation."));
  else
    return g_strndup (data, length);

  return NULL;
}

/**
 * mdr_invitation_new_from_data:
 * @data: what stands in a file: the link in the first line, and perhaps certificates in PEM below
 * @length: how many bytes
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the invitation, or %NULL with an error as of
 *   mdr_invitation_new_from_link()
 */
MdrInvitation *
mdr_invitation_new_from_data (const char *data, gsize length, GError **error)
{
  g_autoptr (MdrInvitation) self = NULL;
  g_autoptr (GPtrArray) authorities = NULL;
  g_autofree char *text = NULL;
  g_autofree char *link = NULL;
  const char *line;
  const char *rest;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  text = take_text (length > 0 ? data : "", length, error);
  if (text == NULL)
    return NULL;

  line = g_str_has_prefix (text, BYTE_ORDER_MARK) ? text + strlen (BYTE_ORDER_MARK) : text;
  rest = strchrnul (line, '\n');
  link = g_strstrip (g_strndup (line, rest - line));

  self = mdr_invitation_new_from_link (link, error);
  if (self == NULL)
    return NULL;

  authorities = mdr_pem_list_read (rest, error);
  if (authorities == NULL)
    {
      g_prefix_error (error, "%s: ", _ ("This invitation cannot be used"));
      return NULL;
    }

  g_clear_pointer (&self->authorities, g_ptr_array_unref);
  self->authorities = g_steal_pointer (&authorities);

  return g_steal_pointer (&self);
}

/**
 * mdr_invitation_new_from_file:
 * @path: a file on this computer
 * @error: return location for a #GError
 *
 * Reads no more of the file than an invitation can be long, and only a regular one.
 *
 * Returns: (transfer full) (nullable): the invitation, or %NULL with an error as of
 *   mdr_invitation_new_from_link() or of %G_IO_ERROR
 */
MdrInvitation *
mdr_invitation_new_from_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *data = NULL;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);

  /* A pipe would be waited for. */
  file = g_file_new_for_path (path);
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return refuse (error, _ ("An invitation is a file; this is something else."));

  stream = g_file_read (file, NULL, error);
  if (stream == NULL)
    return NULL;

  data = g_malloc (MDR_INVITATION_MAX_FILE + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), data, MDR_INVITATION_MAX_FILE + 1, &length,
                                NULL, error))
    return NULL;

  return mdr_invitation_new_from_data (data, length, error);
}

/**
 * mdr_invitation_get_address:
 * @self: an invitation
 *
 * Returns: (transfer none) (nullable): the address to be checked
 */
MdrAddress *
mdr_invitation_get_address (MdrInvitation *self)
{
  g_return_val_if_fail (MDR_IS_INVITATION (self), NULL);

  return self->address;
}

/**
 * mdr_invitation_get_step:
 * @self: an invitation
 *
 * Returns: the step to begin with
 */
MdrStepId
mdr_invitation_get_step (MdrInvitation *self)
{
  g_return_val_if_fail (MDR_IS_INVITATION (self), MDR_STEP_START);

  return self->step;
}

/**
 * mdr_invitation_get_services:
 * @self: an invitation
 *
 * Returns: (transfer none) (element-type MdrService): the servers that it names, one of a protocol
 *   at the most, with its user name
 */
GPtrArray *
mdr_invitation_get_services (MdrInvitation *self)
{
  g_return_val_if_fail (MDR_IS_INVITATION (self), NULL);

  return self->services;
}

/**
 * mdr_invitation_get_user_name:
 * @self: an invitation
 *
 * Returns: (nullable): the name to sign in with
 */
const char *
mdr_invitation_get_user_name (MdrInvitation *self)
{
  g_return_val_if_fail (MDR_IS_INVITATION (self), NULL);

  return self->user_name;
}

/**
 * mdr_invitation_get_sender:
 * @self: an invitation
 *
 * Gets who it says it is from. Nobody has verified it: show it in quotation marks, as a claim.
 *
 * Returns: (nullable): clean text without quotation marks
 */
const char *
mdr_invitation_get_sender (MdrInvitation *self)
{
  g_return_val_if_fail (MDR_IS_INVITATION (self), NULL);

  return self->sender;
}

/**
 * mdr_invitation_get_authorities:
 * @self: an invitation
 *
 * Returns: (transfer none) (element-type GTlsCertificate): whom it wants to be trusted
 */
GPtrArray *
mdr_invitation_get_authorities (MdrInvitation *self)
{
  g_return_val_if_fail (MDR_IS_INVITATION (self), NULL);

  return self->authorities;
}

/**
 * mdr_invitation_dup_data:
 * @self: an invitation
 *
 * Returns: (transfer full): what stands in its file
 */
char *
mdr_invitation_dup_data (MdrInvitation *self)
{
  g_autofree char *link = NULL;
  g_autofree char *certificates = NULL;

  g_return_val_if_fail (MDR_IS_INVITATION (self), NULL);

  link = mdr_invitation_dup_link (self);
  certificates = mdr_pem_list_dup_text (self->authorities);

  return g_strconcat (link, "\n", certificates, NULL);
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a user agreed to is done. The file of an invitation could be exchanged after the user has
 * seen what was in it, so it is what was read and shown that is trusted.
 */

#include "mdr-invitation-consent.h"

#include "core/mdr-pem-list.h"
#include "probe/tls/mdr-joint-trust.h"
#include "probe/tls/mdr-memory-file.h"
#include "probe/tls/mdr-public-authorities.h"

static void
close_cb (gpointer data)
{
  mdr_memory_file_close (GPOINTER_TO_INT (data));
}

/* The file is looked at again when the public authorities are read, perhaps much later. */
static gboolean
trust_authorities (MdrEnvironment *environment, GPtrArray *authorities, GError **error)
{
  g_autofree char *text = mdr_pem_list_dup_text (authorities);
  g_autofree char *path = NULL;
  g_autoptr (GTlsDatabase) trust = NULL;
  int fd = mdr_memory_file_create (text, error);

  if (fd < 0)
    return FALSE;

  g_object_set_data_full (G_OBJECT (environment), "mdr-invited-authorities", GINT_TO_POINTER (fd),
                          close_cb);
  path = mdr_memory_file_dup_path (fd);
  trust = mdr_joint_trust_new_from_file (mdr_environment_get_trust (environment), path, error);
  if (trust == NULL)
    return FALSE;

  mdr_environment_set_trust (environment, trust);
  mdr_public_authorities_count (environment, path);

  return TRUE;
}

/**
 * mdr_invitation_accept:
 * @self: an invitation that the user has seen and agreed to
 * @session: a session
 * @error: return location for a #GError
 *
 * Does what @self asks for, as if the user had given all of it: trusts its authorities for this run
 * of the program, takes its servers, its user name and its address, and begins the examination when
 * there is an address.
 *
 * Returns: %TRUE, or %FALSE with an error of %G_IO_ERROR or %G_TLS_ERROR, and then nothing has been
 *   taken
 */
gboolean
mdr_invitation_accept (MdrInvitation *self, MdrSession *session, GError **error)
{
  GPtrArray *authorities;
  MdrAddress *address;

  g_return_val_if_fail (MDR_IS_INVITATION (self), FALSE);
  g_return_val_if_fail (MDR_IS_SESSION (session), FALSE);

  authorities = mdr_invitation_get_authorities (self);
  if (authorities->len > 0 &&
      !trust_authorities (mdr_session_get_environment (session), authorities, error))
    return FALSE;

  mdr_session_set_invitation (session, self);

  address = mdr_invitation_get_address (self);
  if (address != NULL)
    mdr_session_set_address (session, mdr_address_get_text (address), NULL);
  if (mdr_session_get_address (session) != NULL)
    mdr_session_start (session);

  return TRUE;
}

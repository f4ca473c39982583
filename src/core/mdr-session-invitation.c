/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What somebody else prepared and the user agreed to. It counts as if the user had given it, except
 * that it is told where it came from.
 */

#include "mdr-session-private.h"

/**
 * mdr_session_set_invitation:
 * @self: a session
 * @invitation: an invitation that the user has seen and agreed to
 *
 * Takes the servers and the user name of @invitation as given, from the next start on. Its address
 * and its authorities are not this function's business.
 */
void
mdr_session_set_invitation (MdrSession *self, MdrInvitation *invitation)
{
  const char *user_name;

  g_return_if_fail (MDR_IS_SESSION (self));
  g_return_if_fail (MDR_IS_INVITATION (invitation));

  g_set_object (&self->invitation, invitation);

  if (mdr_invitation_get_services (invitation)->len > 0)
    mdr_session_set_given_services (self, mdr_invitation_get_services (invitation));

  user_name = mdr_invitation_get_user_name (invitation);
  if (user_name != NULL)
    mdr_session_set_user_name (self, user_name);
}

/**
 * mdr_session_get_invitation:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the invitation that given servers came by
 */
MdrInvitation *
mdr_session_get_invitation (MdrSession *self)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), NULL);

  return self->invitation;
}

/**
 * mdr_session_forget_invitation:
 * @self: a session
 *
 * Another account must not be looked for at servers that came with this one.
 */
void
mdr_session_forget_invitation (MdrSession *self)
{
  if (self->invitation == NULL)
    return;

  if (mdr_invitation_get_services (self->invitation)->len > 0)
    g_ptr_array_set_size (self->given_services, 0);
  if (mdr_invitation_get_user_name (self->invitation) != NULL)
    g_clear_pointer (&self->user_name, g_free);
  g_clear_object (&self->invitation);
}

/**
 * mdr_session_keep_invitation_for:
 * @self: a session
 * @address: the address that is looked at next
 *
 * Forgets an invitation that was for another address. One that names none is for any.
 */
void
mdr_session_keep_invitation_for (MdrSession *self, MdrAddress *address)
{
  MdrAddress *invited =
      self->invitation != NULL ? mdr_invitation_get_address (self->invitation) : NULL;

  if (invited != NULL &&
      !g_str_equal (mdr_address_get_text (invited), mdr_address_get_text (address)))
    mdr_session_forget_invitation (self);
}

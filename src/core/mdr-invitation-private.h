/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of MdrInvitation share.
 */

#pragma once

#include "mdr-invitation.h"

G_BEGIN_DECLS

struct _MdrInvitation
{
  GObject parent_instance;

  MdrStepId step;

  /* owned */
  MdrAddress *address;
  GPtrArray *services;
  char *user_name;
  char *sender;
  GPtrArray *authorities;
};

/* mdr-invitation-link.c; while the invitation is made */
gboolean mdr_invitation_take_address (MdrInvitation *self, const char *escaped, GError **error);
gboolean mdr_invitation_take_parameters (MdrInvitation *self, const char *query, GError **error);

G_END_DECLS

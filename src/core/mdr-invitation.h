/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A check that somebody else has prepared.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-address.h"
#include "mdr-enums.h"

G_BEGIN_DECLS

#define MDR_INVITATION_SUFFIX ".maildoctor-invitation"

/* In bytes: a link that a message or a chat still takes in one piece, and a file with it and some
 * certificates. */
#define MDR_INVITATION_MAX_LINK 2000
#define MDR_INVITATION_MAX_FILE (64 * 1024)

#define MDR_TYPE_INVITATION (mdr_invitation_get_type ())
G_DECLARE_FINAL_TYPE (MdrInvitation, mdr_invitation, MDR, INVITATION, GObject)

gboolean mdr_invitation_is_link (const char *text);

MdrInvitation *mdr_invitation_new_from_link (const char *link, GError **error);
MdrInvitation *mdr_invitation_new_from_data (const char *data, gsize length, GError **error);
MdrInvitation *mdr_invitation_new_from_file (const char *path, GError **error);

MdrAddress *mdr_invitation_get_address (MdrInvitation *self);
MdrStepId mdr_invitation_get_step (MdrInvitation *self);
GPtrArray *mdr_invitation_get_services (MdrInvitation *self);
const char *mdr_invitation_get_user_name (MdrInvitation *self);
const char *mdr_invitation_get_sender (MdrInvitation *self);
GPtrArray *mdr_invitation_get_authorities (MdrInvitation *self);

char *mdr_invitation_dup_link (MdrInvitation *self);
char *mdr_invitation_dup_data (MdrInvitation *self);

G_END_DECLS

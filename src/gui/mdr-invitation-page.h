/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The question whether to use what somebody else has prepared.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-invitation.h"

G_BEGIN_DECLS

#define MDR_TYPE_INVITATION_PAGE (mdr_invitation_page_get_type ())
G_DECLARE_FINAL_TYPE (MdrInvitationPage, mdr_invitation_page, MDR, INVITATION_PAGE, AdwBin)

GtkWidget *mdr_invitation_page_new (MdrInvitation *invitation);
GtkWidget *mdr_invitation_page_new_unusable (const char *reason);

MdrInvitation *mdr_invitation_page_get_invitation (MdrInvitationPage *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an invitation has in it, row by row, for somebody who has to decide.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-invitation.h"
#include "core/mdr-service.h"

G_BEGIN_DECLS

GtkWidget *mdr_invitation_rows_create_sender (MdrInvitation *invitation);
GtkWidget *mdr_invitation_rows_create_service (MdrInvitation *invitation, MdrService *service);
GtkWidget *mdr_invitation_rows_create_authority (GTlsCertificate *certificate);

gboolean mdr_invitation_rows_has_strange_server (MdrInvitation *invitation);

G_END_DECLS

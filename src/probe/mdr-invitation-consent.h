/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What happens once the user has agreed to an invitation, and not before.
 */

#pragma once

#include "core/mdr-session.h"

G_BEGIN_DECLS

gboolean mdr_invitation_accept (MdrInvitation *self, MdrSession *session, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The servers that came by an invitation, named before a password goes there.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_INVITATION_NOTE (mdr_invitation_note_get_type ())
G_DECLARE_FINAL_TYPE (MdrInvitationNote, mdr_invitation_note, MDR, INVITATION_NOTE, AdwBin)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How to speak IMAP.
 */

#pragma once

#include "mdr-dialogue.h"

G_BEGIN_DECLS

#define MDR_TYPE_IMAP_DIALOGUE (mdr_imap_dialogue_get_type ())
G_DECLARE_FINAL_TYPE (MdrImapDialogue, mdr_imap_dialogue, MDR, IMAP_DIALOGUE, MdrDialogue)

G_END_DECLS

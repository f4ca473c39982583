/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How to speak POP3.
 */

#pragma once

#include "mdr-dialogue.h"

G_BEGIN_DECLS

#define MDR_TYPE_POP3_DIALOGUE (mdr_pop3_dialogue_get_type ())
G_DECLARE_FINAL_TYPE (MdrPop3Dialogue, mdr_pop3_dialogue, MDR, POP3_DIALOGUE, MdrDialogue)

G_END_DECLS

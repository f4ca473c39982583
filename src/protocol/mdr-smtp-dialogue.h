/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How to speak SMTP.
 */

#pragma once

#include "mdr-dialogue.h"

G_BEGIN_DECLS

#define MDR_TYPE_SMTP_DIALOGUE (mdr_smtp_dialogue_get_type ())
G_DECLARE_FINAL_TYPE (MdrSmtpDialogue, mdr_smtp_dialogue, MDR, SMTP_DIALOGUE, MdrDialogue)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a message or a log means, and what to do about it.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"
#include "explain/logs/mdr-log-story.h"

G_BEGIN_DECLS

#define MDR_TYPE_MESSAGE_ANSWER (mdr_message_answer_get_type ())
G_DECLARE_FINAL_TYPE (MdrMessageAnswer, mdr_message_answer, MDR, MESSAGE_ANSWER, AdwBin)

void mdr_message_answer_show_meaning (MdrMessageAnswer *self, const MdrExplanation *explanation);
void mdr_message_answer_show_story (MdrMessageAnswer *self, MdrLogStory *story);
void mdr_message_answer_clear (MdrMessageAnswer *self);

G_END_DECLS

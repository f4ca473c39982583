/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Leads through the pages.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"
#include "gui/mdr-page.h"

G_BEGIN_DECLS

#define MDR_TYPE_ASSISTANT (mdr_assistant_get_type ())
G_DECLARE_FINAL_TYPE (MdrAssistant, mdr_assistant, MDR, ASSISTANT, AdwBin)

MdrPage *mdr_assistant_get_page (MdrAssistant *self);
void mdr_assistant_show_step (MdrAssistant *self, MdrStepId step);
void mdr_assistant_show_check (MdrAssistant *self, MdrCheck check);
void mdr_assistant_go_back (MdrAssistant *self);
void mdr_assistant_go_next (MdrAssistant *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a log file comes to the form: chosen, or dropped onto it.
 */

#pragma once

#include "gui/mdr-message-form.h"

G_BEGIN_DECLS

void mdr_message_files_choose (MdrMessageForm *form);
void mdr_message_files_accept_drops (MdrMessageForm *form);

G_END_DECLS

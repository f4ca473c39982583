/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the mail program says: a message, or a log of it.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_MESSAGE_FORM (mdr_message_form_get_type ())
G_DECLARE_FINAL_TYPE (MdrMessageForm, mdr_message_form, MDR, MESSAGE_FORM, AdwBin)

void mdr_message_form_read_file (MdrMessageForm *self, GFile *file);

G_END_DECLS

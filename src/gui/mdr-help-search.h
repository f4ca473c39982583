/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was found among causes, lessons and guides.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"
#include "knowledge/mdr-help-reader.h"

G_BEGIN_DECLS

#define MDR_TYPE_HELP_SEARCH (mdr_help_search_get_type ())
G_DECLARE_FINAL_TYPE (MdrHelpSearch, mdr_help_search, MDR, HELP_SEARCH, AdwBin)

void mdr_help_search_set_session (MdrHelpSearch *self, MdrSession *session);
MdrHelpReader mdr_help_search_get_reader (MdrHelpSearch *self);
void mdr_help_search_set_text (MdrHelpSearch *self, const char *text);
gboolean mdr_help_search_open_first (MdrHelpSearch *self);

G_END_DECLS

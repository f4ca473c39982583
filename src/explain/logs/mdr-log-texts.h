/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was found in a log, in the user's language. All texts are plain text, never markup.
 */

#pragma once

#include "mdr-log-story.h"

G_BEGIN_DECLS

const char *mdr_log_texts_get_format (const char *format);
const char *mdr_log_texts_get_stop (MdrLogStop stop);
char *mdr_log_texts_dup_partner (MdrLogStory *story);
char *mdr_log_texts_dup_place (MdrLogStory *story);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What there is to say about a log, for MdrMessageLog alone.
 */

#pragma once

#include "explain/logs/mdr-log-reader.h"

G_BEGIN_DECLS

const char *mdr_message_log_describe_error (const GError *error);
const char *mdr_message_log_describe_silence (MdrLogReader *reader);
const char *mdr_message_log_find_program (const char *format);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line of a log, as a format sees it; and what the formats do with a part of a line.
 */

#pragma once

#include "explain/secrets/mdr-secret-mask.h"
#include "explain/mdr-utterance.h"

G_BEGIN_DECLS

/**
 * MdrLogText:
 * @bytes: where it begins; any byte can be in it, and no NUL ends it
 * @length: how many bytes
 *
 * A part of a line. It points into the line: what a format looks at may be a password, and copies
 * would have to be wiped.
 */
typedef struct
{
  const char *bytes;
  gsize length;
} MdrLogText;

/**
 * MdrLogLine:
 * @voice: who speaks
 * @protocol: what is spoken, 0 where the line does not say
 * @connection: what tells this connection from others; empty where the log has nothing of the kind
 * @host: the server, where the line names it
 * @port: its port, where the line names it
 * @payload: what was said, without what the log writes before it
 *
 * What a format makes of a line.
 */
typedef struct
{
  MdrVoice voice;
  MdrSpeaker protocol;
  MdrLogText connection;
  MdrLogText host;
  guint16 port;
  MdrLogText payload;
} MdrLogLine;

gboolean mdr_log_text_starts (MdrLogText self, const char *word);
gboolean mdr_log_text_contains (MdrLogText self, const char *word);
gboolean mdr_log_text_skip (MdrLogText *self, const char *prefix);
gboolean mdr_log_text_skip_past (MdrLogText *self, const char *word);
MdrLogText mdr_log_text_take_until (MdrLogText *self, char separator);
MdrLogText mdr_log_text_take_word (MdrLogText *self);
void mdr_log_text_trim (MdrLogText *self);
void mdr_log_text_unquote (MdrLogText *self);
MdrSpeaker mdr_log_text_skip_protocol (MdrLogText *self);

gboolean mdr_log_line_set (MdrLogLine *self, MdrVoice voice, MdrSpeaker protocol, MdrLogText text);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Follows one conversation of a log, line by line, and tells in the end where it stopped.
 */

#pragma once

#include "mdr-log-line.h"
#include "mdr-log-story.h"

G_BEGIN_DECLS

typedef struct _MdrLogConversation MdrLogConversation;

/**
 * MdrLogPlace:
 * @line: the line of the log, counted from 1
 * @has_connections: whether the log tells one connection from another
 * @log_ended: whether there are no more lines
 *
 * Where in the log.
 */
typedef struct
{
  guint line;
  gboolean has_connections;
  gboolean log_ended;
} MdrLogPlace;

MdrLogConversation *mdr_log_conversation_new (void);
void mdr_log_conversation_free (MdrLogConversation *self);

gboolean mdr_log_conversation_is_over (MdrLogConversation *self, const MdrLogLine *line);
gboolean mdr_log_conversation_expects_secret (MdrLogConversation *self);
void mdr_log_conversation_hear (MdrLogConversation *self, const MdrLogLine *line, guint number);
void mdr_log_conversation_set_server (MdrLogConversation *self, const char *host, guint16 port);
const char *mdr_log_conversation_get_host (MdrLogConversation *self);
guint16 mdr_log_conversation_get_port (MdrLogConversation *self);
guint mdr_log_conversation_get_line (MdrLogConversation *self);

MdrLogStory *mdr_log_conversation_tell (MdrLogConversation *self, const MdrLogPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrLogConversation, mdr_log_conversation_free)

G_END_DECLS

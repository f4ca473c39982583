/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A message to be explained, as it stands in a line of JSON.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MdrCliMessageField:
 * @MDR_CLI_MESSAGE_TEXT: what was said
 * @MDR_CLI_MESSAGE_PROTOCOL: who said it
 * @MDR_CLI_MESSAGE_PROVIDER: the id of the provider
 * @MDR_CLI_MESSAGE_PHASE: when it was said
 *
 * The members that count. All are strings.
 */
typedef enum
{
  MDR_CLI_MESSAGE_TEXT,
  MDR_CLI_MESSAGE_PROTOCOL,
  MDR_CLI_MESSAGE_PROVIDER,
  MDR_CLI_MESSAGE_PHASE,
} MdrCliMessageField;

#define MDR_CLI_MESSAGE_N_FIELDS (MDR_CLI_MESSAGE_PHASE + 1)

/**
 * MdrCliMessage:
 *
 * Room for one message, filled again and again.
 */
typedef struct _MdrCliMessage MdrCliMessage;

MdrCliMessage *mdr_cli_message_new (void);
void mdr_cli_message_free (MdrCliMessage *self);

gboolean mdr_cli_message_read (MdrCliMessage *self, const char *line, gsize length);

const char *mdr_cli_message_get_id (const MdrCliMessage *self, gsize *length);
const char *
mdr_cli_message_get (const MdrCliMessage *self, MdrCliMessageField field, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrCliMessage, mdr_cli_message_free)

G_END_DECLS

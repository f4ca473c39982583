/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What to do about a cause, in both forms of output.
 */

#pragma once

#include <json-glib/json-glib.h>

#include "core/mdr-cause.h"
#include "core/mdr-session.h"
#include "mdr-cli-text.h"

G_BEGIN_DECLS

/**
 * MdrCliReader:
 * @provider: (nullable): where their account is
 * @program: (nullable): the id of their mail program
 * @device: (nullable): the id of their device
 * @topic: (nullable): the topic of the guides, where there is a better one than the cause
 *
 * For whom guides are chosen.
 */
typedef struct
{
  MdrProvider *provider;
  const char *program;
  const char *device;
  const char *topic;
} MdrCliReader;

MdrCliReader mdr_cli_reader_of_session (MdrSession *session);

void mdr_cli_text_add_remedies (MdrCliText *text, MdrCause cause, const MdrCliReader *reader);
void mdr_cli_json_add_remedies (JsonBuilder *builder, MdrCause cause, const MdrCliReader *reader);

G_END_DECLS

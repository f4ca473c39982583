/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For whom guides are chosen.
 */

#pragma once

#include <json-glib/json-glib.h>

#include "core/mdr-cause.h"
#include "core/mdr-session.h"

G_BEGIN_DECLS

/**
 * MdrReader:
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
} MdrReader;

MdrReader mdr_reader_of_session (MdrSession *session);
GPtrArray *mdr_reader_find_guides (const MdrReader *self, MdrCause cause);

void mdr_json_add_remedies (JsonBuilder *builder, MdrCause cause, const MdrReader *reader);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a header is that of the message with a certain Message-ID.
 */

#pragma once

#include "mdr-span.h"

G_BEGIN_DECLS

/**
 * MdrIdMatch:
 * @matches: whether one of the lines so far has the whole Message-ID
 *
 * A header that is read line by line. Begins as all zeroes.
 */
typedef struct
{
  gboolean matches;

  /* private */
  gboolean in_field;
  gboolean in_body;
} MdrIdMatch;

void mdr_id_match_take_line (MdrIdMatch *self, const char *id, MdrSpan line);
void mdr_id_match_take_header (MdrIdMatch *self, const char *id, MdrSpan header);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files that read settings share.
 */

#pragma once

#include "mdr-config-text.h"

G_BEGIN_DECLS

struct _MdrConfigText
{
  MdrConfigForm form;
  gboolean is_whole;
  guint n_keys;

  /* owned; values by group and key, groups in the order of the file */
  GHashTable *values;
  GPtrArray *groups;
};

void mdr_config_text_read_lines (MdrConfigText *self, const char *text, gsize length);

G_END_DECLS

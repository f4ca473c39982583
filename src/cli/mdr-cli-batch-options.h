/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The options of `check` for many addresses.
 */

#pragma once

#include "mdr-cli.h"
#include "probe/mdr-check-options.h"

G_BEGIN_DECLS

/**
 * MdrCliBatchOptions:
 * @path: (nullable): what to read, %NULL for no batch
 *
 * What stands on the command line.
 */
typedef struct
{
  char *path;
  char *resume;
  int jobs;
  int per_host;
  gboolean summary;
} MdrCliBatchOptions;

void mdr_cli_batch_options_init (MdrCliBatchOptions *self);
void mdr_cli_batch_options_clear (MdrCliBatchOptions *self);

void mdr_cli_batch_options_add_to (MdrCliBatchOptions *self, GOptionContext *context);
gboolean mdr_cli_batch_options_validate (const MdrCliBatchOptions *self, GError **error);
MdrCliStatus mdr_cli_batch_options_run (const MdrCliBatchOptions *self,
                                        MdrCheckOptions *options,
                                        guint steps,
                                        GCancellable *cancellable);

G_END_DECLS

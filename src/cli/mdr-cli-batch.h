/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Many addresses, some at a time.
 */

#pragma once

#include "mdr-cli.h"
#include "probe/mdr-check-options.h"

G_BEGIN_DECLS

#define MDR_TYPE_CLI_BATCH (mdr_cli_batch_get_type ())
G_DECLARE_FINAL_TYPE (MdrCliBatch, mdr_cli_batch, MDR, CLI_BATCH, GObject)

MdrCliBatch *mdr_cli_batch_new (MdrCheckOptions *options, guint steps, guint jobs, guint per_host);
gboolean mdr_cli_batch_resume (MdrCliBatch *self, const char *path, GError **error);

void mdr_cli_batch_run_async (MdrCliBatch *self,
                              const char *path,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean mdr_cli_batch_run_finish (MdrCliBatch *self,
                                   GAsyncResult *result,
                                   MdrCliStatus *status,
                                   GError **error);
JsonNode *mdr_cli_batch_summarise (MdrCliBatch *self);

G_END_DECLS

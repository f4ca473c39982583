/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A session from its start to its end.
 */

#pragma once

#include "core/mdr-session.h"
#include "mdr-cli.h"

G_BEGIN_DECLS

#define MDR_TYPE_CLI_EXAMINATION (mdr_cli_examination_get_type ())
G_DECLARE_FINAL_TYPE (MdrCliExamination, mdr_cli_examination, MDR, CLI_EXAMINATION, GObject)

MdrCliExamination *mdr_cli_examination_new (MdrSession *session, guint steps);
void mdr_cli_examination_want_test (MdrCliExamination *self, gboolean keep);

void mdr_cli_examination_ask_online_account (MdrCliExamination *self);

void mdr_cli_examination_run_async (MdrCliExamination *self,
                                    MdrSecret *secret,
                                    MdrPasswordKind kind,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean
mdr_cli_examination_run_finish (MdrCliExamination *self, GAsyncResult *result, GError **error);

MdrSession *mdr_cli_examination_get_session (MdrCliExamination *self);
GDateTime *mdr_cli_examination_get_start (MdrCliExamination *self);
gint64 mdr_cli_examination_get_begin (MdrCliExamination *self);
gint64 mdr_cli_examination_get_duration (MdrCliExamination *self);
MdrCliStatus mdr_cli_examination_judge (MdrCliExamination *self);

G_END_DECLS

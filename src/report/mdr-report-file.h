/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reports as files.
 */

#pragma once

#include "mdr-report.h"

G_BEGIN_DECLS

#define MDR_REPORT_SUFFIX ".maildoctor"

MdrReport *mdr_report_load (GFile *file, GCancellable *cancellable, GError **error);
void mdr_report_load_async (GFile *file,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
MdrReport *mdr_report_load_finish (GFile *file, GAsyncResult *result, GError **error);

void mdr_report_save_async (MdrReport *self,
                            GFile *file,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean mdr_report_save_finish (MdrReport *self, GAsyncResult *result, GError **error);

gboolean mdr_report_save (MdrReport *self, const char *path, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The log of a mail program where it usually is: in a file.
 */

#pragma once

#include "mdr-log-reader.h"

G_BEGIN_DECLS

void mdr_log_file_read_async (GFile *file,
                              MdrLogReader *reader,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean mdr_log_file_read_finish (GFile *file, GAsyncResult *result, GError **error);

G_END_DECLS

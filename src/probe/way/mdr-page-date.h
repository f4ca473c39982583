/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks the web server of the known page what time it is.
 */

#pragma once

#include "probe/mdr-date-notes.h"

G_BEGIN_DECLS

void mdr_page_date_ask_async (MdrEnvironment *environment,
                              MdrDateNotes *dates,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean
mdr_page_date_ask_finish (MdrEnvironment *environment, GAsyncResult *result, GError **error);

G_END_DECLS

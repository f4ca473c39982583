/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks a time server what time it is.
 */

#pragma once

#include "mdr-clock-reading.h"

G_BEGIN_DECLS

/* How long the server may be silent before it is asked once more, in milliseconds. */
#define MDR_SNTP_PATIENCE 1000

#define MDR_SNTP_PORT 123

void mdr_sntp_ask_async (MdrEnvironment *environment,
                         const char *host,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
gboolean mdr_sntp_ask_finish (MdrEnvironment *environment,
                              GAsyncResult *result,
                              MdrClockReading *reading,
                              GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The last resort: where mail servers usually are.
 */

#pragma once

#include "core/mdr-address.h"
#include "core/mdr-environment.h"

G_BEGIN_DECLS

GPtrArray *mdr_guess_list (MdrAddress *address, const char *exchanger);

void mdr_guess_async (MdrEnvironment *environment,
                      MdrAddress *address,
                      const char *exchanger,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
GPtrArray *mdr_guess_finish (MdrEnvironment *environment, GAsyncResult *result, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who takes in the mail of a domain.
 */

#pragma once

#include "core/mdr-environment.h"

G_BEGIN_DECLS

void mdr_mx_lookup_async (MdrEnvironment *environment,
                          const char *domain,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
GStrv mdr_mx_lookup_finish (MdrEnvironment *environment, GAsyncResult *result, GError **error);

G_END_DECLS

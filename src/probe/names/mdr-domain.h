/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether there is a domain at all.
 */

#pragma once

#include "core/mdr-environment.h"

G_BEGIN_DECLS

void mdr_domain_exists_async (MdrEnvironment *environment,
                              const char *domain,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean
mdr_domain_exists_finish (MdrEnvironment *environment, GAsyncResult *result, GError **error);

G_END_DECLS

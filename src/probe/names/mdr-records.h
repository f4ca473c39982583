/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks up DNS records of a domain, in limited time.
 */

#pragma once

#include "core/mdr-environment.h"

G_BEGIN_DECLS

void mdr_records_look_up (GTask *task,
                          const char *domain,
                          GResolverRecordType type,
                          GAsyncReadyCallback callback);
GList *mdr_records_look_up_finish (GTask *task, GAsyncResult *result, GError **error);

G_END_DECLS

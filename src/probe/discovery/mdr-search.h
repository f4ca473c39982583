/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The search over the network for the settings of an address.
 */

#pragma once

#include "core/mdr-address.h"
#include "core/mdr-environment.h"
#include "core/mdr-settings-probe.h"

#include "probe/mdr-http.h"

G_BEGIN_DECLS

void mdr_search_async (MdrSettingsProbe *probe,
                       MdrEnvironment *environment,
                       MdrHttp *http,
                       MdrAddress *address,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
gboolean mdr_search_finish (MdrSettingsProbe *probe, GAsyncResult *result, GError **error);

G_END_DECLS

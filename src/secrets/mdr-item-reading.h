/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looking at one item: what it says of itself, and whether that speaks of mail.
 */

#pragma once

#include "mdr-item-places.h"
#include "mdr-keyring.h"

G_BEGIN_DECLS

void mdr_item_reading_async (MdrSecretBus *bus,
                             MdrItemPlace *place,
                             MdrItemRecogniser recognise_item,
                             gpointer recognise_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
MdrSavedPassword *mdr_item_reading_finish (MdrSecretBus *bus,
                                           GAsyncResult *result,
                                           gboolean *is_hidden,
                                           GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a mail server is at home.
 */

#pragma once

#include "core/mdr-environment.h"
#include "core/mdr-service.h"

G_BEGIN_DECLS

/**
 * MdrKnock:
 * @MDR_KNOCK_NOBODY: nothing that could be a mail server answered
 * @MDR_KNOCK_UNVERIFIED: TLS, with a certificate that is not valid
 * @MDR_KNOCK_GREETED: the greeting of a mail server in plain text
 * @MDR_KNOCK_VERIFIED: TLS with a valid certificate
 *
 * Who answered, the better the higher.
 */
typedef enum
{
  MDR_KNOCK_NOBODY,
  MDR_KNOCK_UNVERIFIED,
  MDR_KNOCK_GREETED,
  MDR_KNOCK_VERIFIED,
} MdrKnock;

void mdr_knock_async (MdrEnvironment *environment,
                      MdrService *service,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
MdrKnock mdr_knock_finish (MdrEnvironment *environment, GAsyncResult *result, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The token of a GNOME Online Account, for a sign-in that the user has agreed to.
 */

#pragma once

#include <gio/gio.h>

#include "core/mdr-secret.h"

G_BEGIN_DECLS

#define MDR_ONLINE_TOKEN_ERROR (mdr_online_token_error_quark ())

/**
 * MdrOnlineTokenError:
 * @MDR_ONLINE_TOKEN_ERROR_SIGNED_OUT: the account is not signed in any more, and waits for the user
 * @MDR_ONLINE_TOKEN_ERROR_REMOVED: there is no such account
 * @MDR_ONLINE_TOKEN_ERROR_GONE: the service is not there, or went away
 * @MDR_ONLINE_TOKEN_ERROR_SILENT: it did not answer in time
 * @MDR_ONLINE_TOKEN_ERROR_FAILED: it could not do it, as without a network
 *
 * Why there is no token. The messages are the service's own words, cleaned.
 */
typedef enum
{
  MDR_ONLINE_TOKEN_ERROR_SIGNED_OUT,
  MDR_ONLINE_TOKEN_ERROR_REMOVED,
  MDR_ONLINE_TOKEN_ERROR_GONE,
  MDR_ONLINE_TOKEN_ERROR_SILENT,
  MDR_ONLINE_TOKEN_ERROR_FAILED,
} MdrOnlineTokenError;

GQuark mdr_online_token_error_quark (void);

void mdr_online_token_ask_async (const char *account,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
MdrSecret *mdr_online_token_ask_finish (GAsyncResult *result, GError **error);

G_END_DECLS

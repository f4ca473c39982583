/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Secret Service on a bus: whether it is there, and how to call it without waiting for ever.
 */

#pragma once

#include <gio/gio.h>

#include "core/mdr-secret.h"

G_BEGIN_DECLS

/* https://specifications.freedesktop.org/secret-service/ */
#define MDR_SECRET_SERVICE_NAME "org.freedesktop.secrets"
#define MDR_SECRET_SERVICE_PATH "/org/freedesktop/secrets"
#define MDR_SECRET_SERVICE "org.freedesktop.Secret.Service"
#define MDR_SECRET_COLLECTION "org.freedesktop.Secret.Collection"
#define MDR_SECRET_ITEM "org.freedesktop.Secret.Item"
#define MDR_SECRET_PROMPT "org.freedesktop.Secret.Prompt"

#define MDR_TYPE_SECRET_BUS (mdr_secret_bus_get_type ())
G_DECLARE_FINAL_TYPE (MdrSecretBus, mdr_secret_bus, MDR, SECRET_BUS, GObject)

MdrSecretBus *mdr_secret_bus_new (GDBusConnection *connection);

void mdr_secret_bus_set_timeout (MdrSecretBus *self, guint milliseconds);
void mdr_secret_bus_set_may_start (MdrSecretBus *self, gboolean may_start);
gboolean mdr_secret_bus_get_present (MdrSecretBus *self);

void mdr_secret_bus_reach_async (MdrSecretBus *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean mdr_secret_bus_reach_finish (MdrSecretBus *self, GAsyncResult *result, GError **error);

void mdr_secret_bus_call_async (MdrSecretBus *self,
                                const char *path,
                                const char *interface,
                                const char *method,
                                GVariant *arguments,
                                const char *reply_type,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GVariant *mdr_secret_bus_call_finish (MdrSecretBus *self, GAsyncResult *result, GError **error);

void mdr_secret_bus_prompt_async (MdrSecretBus *self,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GVariant *mdr_secret_bus_prompt_finish (MdrSecretBus *self, GAsyncResult *result, GError **error);

void mdr_secret_bus_change_async (MdrSecretBus *self,
                                  const char *path,
                                  const char *interface,
                                  const char *method,
                                  GVariant *arguments,
                                  const char *reply_type,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean mdr_secret_bus_change_finish (MdrSecretBus *self, GAsyncResult *result, GError **error);

void mdr_secret_bus_open_session_async (MdrSecretBus *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean
mdr_secret_bus_open_session_finish (MdrSecretBus *self, GAsyncResult *result, GError **error);

const char *mdr_secret_bus_get_session_path (MdrSecretBus *self);
MdrSecret *
mdr_secret_bus_decode (MdrSecretBus *self, GVariant *encoded, char **content_type, GError **error);
GVariant *mdr_secret_bus_encode (MdrSecretBus *self, MdrSecret *secret, const char *content_type);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of MdrKeyring among themselves.
 */

#pragma once

#include "mdr-item-places.h"
#include "mdr-keyring.h"
#include "mdr-kept-item.h"
#include "mdr-secret-bus.h"

G_BEGIN_DECLS

struct _MdrKeyring
{
  GObject parent_instance;

  MdrKeyringState state;
  MdrItemRecogniser recognise;
  gpointer recognise_data;
  GDestroyNotify recognise_destroy;
  guint list_milliseconds;
  guint next_place;
  guint n_hidden;
  gboolean is_listing;
  gboolean is_changing;

  /* owned */
  MdrSecretBus *bus;
  GListStore *passwords;
  GHashTable *known;
  MdrItemPlaces *places;
  char **mail_schemas;
  char **other_schemas;
  GPtrArray *kept;
};

void mdr_keyring_set_state (MdrKeyring *self, MdrKeyringState state);
void mdr_keyring_notify_listed (MdrKeyring *self);
void mdr_keyring_notify_kept (MdrKeyring *self);

void mdr_keyring_read_whole_async (MdrKeyring *self,
                                   MdrSavedPassword *password,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
MdrKeptItem *mdr_keyring_read_whole_finish (MdrKeyring *self, GAsyncResult *result, GError **error);

G_END_DECLS

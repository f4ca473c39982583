/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All providers that are known, and which of them an address belongs to.
 */

#pragma once

#include <gio/gio.h>

#include "core/mdr-provider.h"

G_BEGIN_DECLS

#define MDR_TYPE_PROVIDER_LIST (mdr_provider_list_get_type ())
G_DECLARE_FINAL_TYPE (MdrProviderList, mdr_provider_list, MDR, PROVIDER_LIST, GObject)

MdrProviderList *mdr_provider_list_get_default (void);
MdrProviderList *mdr_provider_list_get_built_in (void);
MdrProviderList *mdr_provider_list_new_with_own (GPtrArray *own, MdrProviderList *others);
MdrProviderList *mdr_provider_list_new (GKeyFile *file, GError **error);

GListModel *mdr_provider_list_get_providers (MdrProviderList *self);
MdrProvider *mdr_provider_list_find_by_domain (MdrProviderList *self, const char *domain);
MdrProvider *mdr_provider_list_find_by_mx (MdrProviderList *self, const char *mx_host);
MdrProvider *mdr_provider_list_find_by_id (MdrProviderList *self, const char *id);

G_END_DECLS

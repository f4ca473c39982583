/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All products known to read secure connections.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-interceptor.h"

G_BEGIN_DECLS

#define MDR_TYPE_INTERCEPTOR_LIST (mdr_interceptor_list_get_type ())
G_DECLARE_FINAL_TYPE (MdrInterceptorList, mdr_interceptor_list, MDR, INTERCEPTOR_LIST, GObject)

MdrInterceptorList *mdr_interceptor_list_get_default (void);
MdrInterceptorList *mdr_interceptor_list_new (GKeyFile *file, GError **error);

GListModel *mdr_interceptor_list_get_interceptors (MdrInterceptorList *self);
MdrInterceptor *mdr_interceptor_list_find (MdrInterceptorList *self,
                                           const char *common_name,
                                           const char *organization);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A product that shows certificates of its own in the place of the server's.
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MdrInterceptorKind:
 * @MDR_INTERCEPTOR_ANTIVIRUS: a protection program on this computer
 * @MDR_INTERCEPTOR_FILTER: parental control, an advertisement blocker
 * @MDR_INTERCEPTOR_INSPECTION: a device or service of a company's or a school's network
 * @MDR_INTERCEPTOR_DEBUGGING: a tool of programmers
 * @MDR_INTERCEPTOR_UNWANTED: came with other software, and harms
 * @MDR_INTERCEPTOR_BRIDGE: stands between mail program and provider, as it should
 *
 * What a product is there for. The nicks are what data/knowledge/interceptors.ini says.
 */
typedef enum
{
  MDR_INTERCEPTOR_ANTIVIRUS,
  MDR_INTERCEPTOR_FILTER,
  MDR_INTERCEPTOR_INSPECTION,
  MDR_INTERCEPTOR_DEBUGGING,
  MDR_INTERCEPTOR_UNWANTED,
  MDR_INTERCEPTOR_BRIDGE,
} MdrInterceptorKind;

const char *mdr_interceptor_kind_to_nick (MdrInterceptorKind kind);
gboolean mdr_interceptor_kind_from_nick (const char *nick, MdrInterceptorKind *kind);

#define MDR_TYPE_INTERCEPTOR (mdr_interceptor_get_type ())
G_DECLARE_FINAL_TYPE (MdrInterceptor, mdr_interceptor, MDR, INTERCEPTOR, GObject)

MdrInterceptor *mdr_interceptor_new (const char *id,
                                     const char *name,
                                     MdrInterceptorKind kind,
                                     const char *const *common_names,
                                     const char *const *organizations);

const char *mdr_interceptor_get_id (MdrInterceptor *self);
const char *mdr_interceptor_get_name (MdrInterceptor *self);
MdrInterceptorKind mdr_interceptor_get_kind (MdrInterceptor *self);
gboolean
mdr_interceptor_matches (MdrInterceptor *self, const char *common_name, const char *organization);

G_END_DECLS

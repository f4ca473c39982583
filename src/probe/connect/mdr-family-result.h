/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How one of the two address families, IPv6 or IPv4, got on with a server.
 */

#pragma once

#include <gio/gio.h>

#include "core/mdr-enums.h"

G_BEGIN_DECLS

#define MDR_TYPE_FAMILY_RESULT (mdr_family_result_get_type ())
G_DECLARE_FINAL_TYPE (MdrFamilyResult, mdr_family_result, MDR, FAMILY_RESULT, GObject)

MdrFamilyResult *mdr_family_result_new (GSocketFamily family,
                                        MdrState state,
                                        GInetAddress *address,
                                        gint64 duration,
                                        const GError *error);

GSocketFamily mdr_family_result_get_family (MdrFamilyResult *self);
const char *mdr_family_result_get_title (MdrFamilyResult *self);
MdrState mdr_family_result_get_state (MdrFamilyResult *self);
GInetAddress *mdr_family_result_get_address (MdrFamilyResult *self);
char *mdr_family_result_dup_address_text (MdrFamilyResult *self);
gint64 mdr_family_result_get_duration (MdrFamilyResult *self);
const GError *mdr_family_result_get_error (MdrFamilyResult *self);
gboolean mdr_family_result_is_unavailable (MdrFamilyResult *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One server end of an account.
 */

#pragma once

#include "mdr-enums.h"

G_BEGIN_DECLS

#define MDR_TYPE_SERVICE (mdr_service_get_type ())
G_DECLARE_FINAL_TYPE (MdrService, mdr_service, MDR, SERVICE, GObject)

MdrService *mdr_service_new (MdrProtocol protocol,
                             const char *host,
                             guint16 port,
                             MdrSecurity security,
                             const char *user_name);
MdrService *
mdr_service_parse (MdrProtocol protocol, const char *text, const char *user_name, GError **error);

MdrProtocol mdr_service_get_protocol (MdrService *self);
const char *mdr_service_get_host (MdrService *self);
guint16 mdr_service_get_port (MdrService *self);
MdrSecurity mdr_service_get_security (MdrService *self);
const char *mdr_service_get_user_name (MdrService *self);
const char *mdr_service_get_label (MdrService *self);
gboolean mdr_service_is_loopback (MdrService *self);
gboolean mdr_service_same_endpoint (MdrService *a, MdrService *b);

guint16 mdr_protocol_get_default_port (MdrProtocol protocol, MdrSecurity security);
const char *mdr_protocol_get_title (MdrProtocol protocol);
MdrDirection mdr_protocol_get_direction (MdrProtocol protocol);

G_END_DECLS

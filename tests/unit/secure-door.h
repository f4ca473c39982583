/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way into a web server over TLS, which clients may turn back from at any time.
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct _SecureDoor SecureDoor;

SecureDoor *secure_door_new (SoupServer *server, GTlsCertificate *certificate);
void secure_door_free (SecureDoor *self);

guint16 secure_door_get_port (SecureDoor *self);
void secure_door_set_certificate (SecureDoor *self, GTlsCertificate *certificate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SecureDoor, secure_door_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One of the two that race to a server: IPv6 or IPv4. The connector is the referee.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-family-result.h"

G_BEGIN_DECLS

#define MDR_TYPE_FAMILY_RUNNER (mdr_family_runner_get_type ())
G_DECLARE_FINAL_TYPE (MdrFamilyRunner, mdr_family_runner, MDR, FAMILY_RUNNER, GObject)

MdrFamilyRunner *mdr_family_runner_new (GSocketFamily family);

void mdr_family_runner_look_up (MdrFamilyRunner *self, GResolver *resolver, const char *host);
void mdr_family_runner_add_address (MdrFamilyRunner *self, GInetAddress *address);
void mdr_family_runner_try_next (MdrFamilyRunner *self, guint16 port);
void mdr_family_runner_stop (MdrFamilyRunner *self, const GError *reason);

gboolean mdr_family_runner_is_looking_up (MdrFamilyRunner *self);
gboolean mdr_family_runner_is_connecting (MdrFamilyRunner *self);
gboolean mdr_family_runner_has_next (MdrFamilyRunner *self);
GPtrArray *mdr_family_runner_get_addresses (MdrFamilyRunner *self);
const GError *mdr_family_runner_get_error (MdrFamilyRunner *self);
MdrFamilyResult *mdr_family_runner_create_result (MdrFamilyRunner *self);

G_END_DECLS

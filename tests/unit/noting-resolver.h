/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A resolver that notes what it was asked, and can be broken.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define NOTING_TYPE_RESOLVER (noting_resolver_get_type ())
G_DECLARE_FINAL_TYPE (NotingResolver, noting_resolver, NOTING, RESOLVER, GResolver)

NotingResolver *noting_resolver_new (GResolver *knowing);

void noting_resolver_break (NotingResolver *self);
GPtrArray *noting_resolver_get_names (NotingResolver *self);

G_END_DECLS

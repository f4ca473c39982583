/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A resolver that takes its time, or does not answer at all.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SLOW_RESOLVER_NEVER G_MAXUINT
#define SLOW_RESOLVER_NONE (G_MAXUINT - 1)

#define SLOW_TYPE_RESOLVER (slow_resolver_get_type ())
G_DECLARE_FINAL_TYPE (SlowResolver, slow_resolver, SLOW, RESOLVER, GResolver)

SlowResolver *slow_resolver_new (guint ipv6_delay_ms, guint ipv4_delay_ms);

G_END_DECLS

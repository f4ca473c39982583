/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A resolver that does not answer some questions at all.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SILENT_TYPE_RESOLVER (silent_resolver_get_type ())
G_DECLARE_FINAL_TYPE (SilentResolver, silent_resolver, SILENT, RESOLVER, GResolver)

SilentResolver *silent_resolver_new (const char *address);
void silent_resolver_silence (SilentResolver *self, GResolverNameLookupFlags flags);

G_END_DECLS

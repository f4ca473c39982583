/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A resolver that knows some names better than the DNS, as with curl's --resolve.
 */

#pragma once

#include "mdr-passing-resolver.h"

G_BEGIN_DECLS

#define MDR_TYPE_OVERRIDE_RESOLVER (mdr_override_resolver_get_type ())
G_DECLARE_FINAL_TYPE (MdrOverrideResolver,
                      mdr_override_resolver,
                      MDR,
                      OVERRIDE_RESOLVER,
                      MdrPassingResolver)

GResolver *mdr_override_resolver_new (GResolver *fallback);

gboolean mdr_override_resolver_knows (GResolver *resolver, const char *host);
void mdr_override_resolver_add (MdrOverrideResolver *self, const char *host, GInetAddress *address);
void mdr_override_resolver_add_record (MdrOverrideResolver *self,
                                       const char *name,
                                       GResolverRecordType type,
                                       GVariant *record);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A resolver that passes every question on to another one: what is to answer some of them itself
 * derives from it.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MDR_TYPE_PASSING_RESOLVER (mdr_passing_resolver_get_type ())
G_DECLARE_DERIVABLE_TYPE (MdrPassingResolver,
                          mdr_passing_resolver,
                          MDR,
                          PASSING_RESOLVER,
                          GResolver)

struct _MdrPassingResolverClass
{
  GResolverClass parent_class;
};

GResolver *mdr_passing_resolver_get_base (MdrPassingResolver *self);

G_END_DECLS

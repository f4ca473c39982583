/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A resolver that asks for each name once, however many want to know.
 */

#pragma once

#include "mdr-passing-resolver.h"

G_BEGIN_DECLS

#define MDR_TYPE_SHARED_RESOLVER (mdr_shared_resolver_get_type ())
G_DECLARE_FINAL_TYPE (MdrSharedResolver,
                      mdr_shared_resolver,
                      MDR,
                      SHARED_RESOLVER,
                      MdrPassingResolver)

GResolver *mdr_shared_resolver_new (GResolver *base);

void mdr_shared_resolver_forget (MdrSharedResolver *self);

G_END_DECLS

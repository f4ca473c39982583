/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Slips of the pen behind the @.
 */

#pragma once

#include "mdr-provider-list.h"

G_BEGIN_DECLS

const char *mdr_misspelling_find_domain (MdrProviderList *providers, const char *domain);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Causes, lessons and guides in the search of GNOME Shell.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MDR_TYPE_SEARCH_PROVIDER (mdr_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (MdrSearchProvider, mdr_search_provider, MDR, SEARCH_PROVIDER, GApplication)

MdrSearchProvider *mdr_search_provider_new (void);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A change of the network that the kernel tells everybody of; for root of a network namespace.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void route_change (gboolean is_there);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Spares the window the work for what is folded away.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void mdr_unfolding_spare (AdwExpanderRow *row);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says on every page what was found, as soon as it is sure.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MDR_TYPE_FOUND_BAR (mdr_found_bar_get_type ())
G_DECLARE_FINAL_TYPE (MdrFoundBar, mdr_found_bar, MDR, FOUND_BAR, AdwBin)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Findings, one a row.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MDR_TYPE_FINDING_LIST (mdr_finding_list_get_type ())
G_DECLARE_FINAL_TYPE (MdrFindingList, mdr_finding_list, MDR, FINDING_LIST, AdwBin)

G_END_DECLS

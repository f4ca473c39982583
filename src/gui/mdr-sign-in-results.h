/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What came of the sign-in test.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_SIGN_IN_RESULTS (mdr_sign_in_results_get_type ())
G_DECLARE_FINAL_TYPE (MdrSignInResults, mdr_sign_in_results, MDR, SIGN_IN_RESULTS, AdwBin)

G_END_DECLS

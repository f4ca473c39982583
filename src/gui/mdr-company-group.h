/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom people of a company may ask for help.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MDR_TYPE_COMPANY_GROUP (mdr_company_group_get_type ())
G_DECLARE_FINAL_TYPE (MdrCompanyGroup, mdr_company_group, MDR, COMPANY_GROUP, AdwPreferencesGroup)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the verbs say of the settings of a company.
 */

#pragma once

#include "knowledge/mdr-company-support.h"

#include "mdr-cli-text.h"

G_BEGIN_DECLS

void mdr_cli_company_complain (void);
void mdr_cli_company_add_support (MdrCliText *text, const MdrCompanySupport *support);

G_END_DECLS

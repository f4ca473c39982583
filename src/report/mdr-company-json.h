/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom to ask for help, as JSON.
 */

#pragma once

#include "knowledge/mdr-company-support.h"

#include "mdr-json.h"

G_BEGIN_DECLS

void mdr_json_add_company_support (JsonBuilder *builder, const MdrCompanySupport *support);

G_END_DECLS

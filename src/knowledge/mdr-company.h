/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an administrator has put beside Mail Doctor's own knowledge: providers, guides, whom to ask
 * for help, and authorities for the company's own servers.
 */

#pragma once

#include "core/mdr-provider.h"

#include "mdr-company-problem.h"
#include "mdr-company-support.h"
#include "mdr-guide-entry.h"

G_BEGIN_DECLS

#define MDR_TYPE_COMPANY (mdr_company_get_type ())
G_DECLARE_FINAL_TYPE (MdrCompany, mdr_company, MDR, COMPANY, GObject)

MdrCompany *mdr_company_get_default (void);
MdrCompany *mdr_company_new (const char *folder);

const char *mdr_company_get_folder (MdrCompany *self);
gboolean mdr_company_is_empty (MdrCompany *self);
GPtrArray *mdr_company_get_providers (MdrCompany *self);
GPtrArray *mdr_company_get_guides (MdrCompany *self);
GPtrArray *mdr_company_get_authorities (MdrCompany *self);
const MdrCompanySupport *mdr_company_get_support (MdrCompany *self);
GPtrArray *mdr_company_get_problems (MdrCompany *self);
gboolean mdr_company_has_errors (MdrCompany *self);

gboolean mdr_company_owns_host (MdrCompany *self, const char *host);

G_END_DECLS

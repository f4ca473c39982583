/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The readers of the kinds of files that a company's settings are made of. Each adds what is wrong
 * to @problems, and then takes nothing out of the file.
 */

#pragma once

#include "mdr-company-file.h"
#include "mdr-company-support.h"
#include "mdr-company.h"

G_BEGIN_DECLS

void
mdr_company_read_providers (const MdrCompanyFile *file, GPtrArray *providers, GPtrArray *problems);
void mdr_company_read_guides (const MdrCompanyFile *file, GPtrArray *guides, GPtrArray *problems);
void mdr_company_read_authorities (const MdrCompanyFile *file,
                                   GPtrArray *certificates,
                                   GPtrArray *problems);
MdrCompanySupport *mdr_company_read_support (const MdrCompanyFile *file, GPtrArray *problems);

G_END_DECLS

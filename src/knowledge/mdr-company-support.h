/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom people of a company may ask for help.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MdrCompanyFact:
 *
 * What is known of a company's support.
 */
typedef enum
{
  MDR_COMPANY_FACT_NAME,
  MDR_COMPANY_FACT_TELEPHONE,
  MDR_COMPANY_FACT_MAIL,
  MDR_COMPANY_FACT_LINK,
  MDR_COMPANY_FACT_HOURS,
} MdrCompanyFact;

#define MDR_N_COMPANY_FACTS (MDR_COMPANY_FACT_HOURS + 1)

typedef struct _MdrCompanySupport MdrCompanySupport;

void mdr_company_support_free (MdrCompanySupport *self);

const char *mdr_company_support_get (const MdrCompanySupport *self, MdrCompanyFact fact);

const char *mdr_company_fact_get_key (MdrCompanyFact fact);
const char *mdr_company_fact_get_title (MdrCompanyFact fact);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrCompanySupport, mdr_company_support_free)

G_END_DECLS

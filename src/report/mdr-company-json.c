/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same in results, in reports and in what the verb `company` shows.
 */

#include "mdr-company-json.h"

/**
 * mdr_json_add_company_support:
 * @builder: a builder inside an object
 * @support: (nullable): whom people of the company may ask
 *
 * Adds the member "support" with the facts that are known; nothing where there is no support.
 */
void
mdr_json_add_company_support (JsonBuilder *builder, const MdrCompanySupport *support)
{
  if (support == NULL)
    return;

  json_builder_set_member_name (builder, "support");
  json_builder_begin_object (builder);
  for (guint fact = 0; fact < MDR_N_COMPANY_FACTS; fact++)
    if (mdr_company_support_get (support, fact) != NULL)
      mdr_json_add_string (builder, mdr_company_fact_get_key (fact),
                           mdr_company_support_get (support, fact));
  json_builder_end_object (builder);
}

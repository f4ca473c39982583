/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of the checklist in words.
 */

#include "mdr-texts.h"

#include "mdr-text-store.h"

/**
 * mdr_texts_get_check_title:
 * @check: what is on the checklist
 *
 * Returns: text for users, as "Saved passwords"
 */
const char *
mdr_texts_get_check_title (MdrCheck check)
{
  const char *text = mdr_text_store_get ("line", mdr_enum_to_nick (MDR_TYPE_CHECK, check), "title");

  g_return_val_if_fail (text != NULL, "");

  return text;
}

/**
 * mdr_texts_dup_checklist_item:
 * @item: a line of the checklist
 *
 * Says why it stands as it does: what was found out, or what nobody has tried yet.
 *
 * Returns: (transfer full): text for users, one or two sentences
 */
char *
mdr_texts_dup_checklist_item (MdrChecklistItem *item)
{
  g_autoptr (MdrTextValues) values = NULL;
  MdrService *service;
  char *text;

  g_return_val_if_fail (MDR_IS_CHECKLIST_ITEM (item), g_strdup (""));

  if (mdr_checklist_item_get_finding (item) != NULL)
    return mdr_texts_dup_finding (mdr_checklist_item_get_finding (item));

  values = mdr_text_values_new ();
  service = mdr_checklist_item_get_service (item);
  mdr_text_values_set (values, "reason", mdr_checklist_item_get_reason (item));
  if (service != NULL)
    mdr_text_values_set (values, "server", mdr_service_get_host (service));

  text = mdr_text_store_fill (
      "line", mdr_enum_to_nick (MDR_TYPE_CHECK, mdr_checklist_item_get_check (item)), "text",
      values);
  if (text == NULL)
    text = mdr_text_store_fill ("line", "any", "text", values);

  g_return_val_if_fail (text != NULL, g_strdup (""));

  return text;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One outcome for each item: a removal that stops half-way says what is gone and what is not.
 */

#include "mdr-item-result.h"

/**
 * mdr_item_result_new:
 * @password: the saved password
 * @fate: where it is now
 * @error: (nullable) (transfer full): why that is not what was asked for
 *
 * Returns: (transfer full): an outcome
 */
MdrItemResult *
mdr_item_result_new (MdrSavedPassword *password, MdrItemFate fate, GError *error)
{
  MdrItemResult *self;

  g_return_val_if_fail (MDR_IS_SAVED_PASSWORD (password), NULL);

  self = g_new0 (MdrItemResult, 1);
  self->password = g_object_ref (password);
  self->fate = fate;
  self->error = error;

  return self;
}

/**
 * mdr_item_result_free:
 * @self: (transfer full): an outcome
 *
 * Frees @self.
 */
void
mdr_item_result_free (MdrItemResult *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->password);
  g_clear_error (&self->error);
  g_free (self);
}

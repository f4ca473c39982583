/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What became of one saved password in a removal, or when it was put back.
 */

#pragma once

#include "core/mdr-saved-password.h"

G_BEGIN_DECLS

/**
 * MdrItemFate:
 * @MDR_ITEM_GONE: it is not in the keyring now
 * @MDR_ITEM_THERE: it is in the keyring now
 * @MDR_ITEM_UNSURE: the password store ended, or fell silent, in the middle of it
 *
 * Where a saved password is afterwards.
 */
typedef enum
{
  MDR_ITEM_GONE,
  MDR_ITEM_THERE,
  MDR_ITEM_UNSURE,
} MdrItemFate;

/**
 * MdrItemResult:
 * @password: the saved password, as it was listed
 * @fate: where it is now
 * @error: (nullable): why that is not what was asked for
 *
 * The outcome for one saved password.
 */
typedef struct
{
  MdrSavedPassword *password;
  MdrItemFate fate;
  GError *error;
} MdrItemResult;

MdrItemResult *mdr_item_result_new (MdrSavedPassword *password, MdrItemFate fate, GError *error);
void mdr_item_result_free (MdrItemResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrItemResult, mdr_item_result_free)

G_END_DECLS

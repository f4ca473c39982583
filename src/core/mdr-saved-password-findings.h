/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a look at the saved passwords found, as findings of their step.
 */

#pragma once

#include "mdr-finding.h"
#include "mdr-saved-password-rules.h"

G_BEGIN_DECLS

/**
 * MdrKeyringTrouble:
 * @MDR_KEYRING_TROUBLE_NONE: all keyrings are open
 * @MDR_KEYRING_TROUBLE_LOCKED: one or more are locked
 * @MDR_KEYRING_TROUBLE_REFUSED: they are locked, and the user did not want to unlock them
 * @MDR_KEYRING_TROUBLE_NOT_THERE: no Secret Service answers
 * @MDR_KEYRING_TROUBLE_NOT_ALLOWED: this program may not ask; others may have no trouble
 *
 * What is in the way of the saved passwords.
 */
typedef enum
{
  MDR_KEYRING_TROUBLE_NONE,
  MDR_KEYRING_TROUBLE_LOCKED,
  MDR_KEYRING_TROUBLE_REFUSED,
  MDR_KEYRING_TROUBLE_NOT_THERE,
  MDR_KEYRING_TROUBLE_NOT_ALLOWED,
} MdrKeyringTrouble;

GPtrArray *mdr_saved_password_review_find (const MdrSavedPasswordReview *self,
                                           GListModel *passwords,
                                           MdrKeyringTrouble trouble);

G_END_DECLS

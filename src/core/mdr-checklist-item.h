/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line of the checklist: what was tried, how it went, and why that is so.
 */

#pragma once

#include "mdr-finding.h"

G_BEGIN_DECLS

/**
 * MdrCheck:
 *
 * What is on the checklist, in the order in which help desks go through it. The nicks are a
 * contract: they stand in the JSON of `check`.
 */
typedef enum
{
  MDR_CHECK_WEBMAIL,
  MDR_CHECK_TWO_STEP,
  MDR_CHECK_NETWORK,
  MDR_CHECK_PASSWORDS,
  MDR_CHECK_SETTINGS,
  MDR_CHECK_SIGN_IN_RECEIVING,
  MDR_CHECK_SIGN_IN_SENDING,
  MDR_CHECK_TEST_MESSAGE,
} MdrCheck;

#define MDR_N_CHECKS (MDR_CHECK_TEST_MESSAGE + 1)

GType mdr_check_get_type (void) G_GNUC_CONST;
#define MDR_TYPE_CHECK (mdr_check_get_type ())

MdrStepId mdr_check_get_step (MdrCheck check);

#define MDR_TYPE_CHECKLIST_ITEM (mdr_checklist_item_get_type ())
G_DECLARE_FINAL_TYPE (MdrChecklistItem, mdr_checklist_item, MDR, CHECKLIST_ITEM, GObject)

MdrChecklistItem *
mdr_checklist_item_new (MdrCheck check, MdrState state, const char *reason, MdrService *service);
MdrChecklistItem *
mdr_checklist_item_new_found (MdrCheck check, MdrState state, MdrFinding *finding);

MdrCheck mdr_checklist_item_get_check (MdrChecklistItem *self);
MdrState mdr_checklist_item_get_state (MdrChecklistItem *self);
const char *mdr_checklist_item_get_reason (MdrChecklistItem *self);
MdrService *mdr_checklist_item_get_service (MdrChecklistItem *self);
MdrFinding *mdr_checklist_item_get_finding (MdrChecklistItem *self);
gboolean mdr_checklist_item_equal (MdrChecklistItem *a, MdrChecklistItem *b);

G_END_DECLS

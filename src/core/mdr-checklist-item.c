/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line says why either by what was found or by a code of its own, for what nobody found out;
 * immutable, so that a list of them can be watched.
 */

#include "mdr-checklist-item.h"

G_DEFINE_ENUM_TYPE (MdrCheck,
                    mdr_check,
                    G_DEFINE_ENUM_VALUE (MDR_CHECK_WEBMAIL, "webmail"),
                    G_DEFINE_ENUM_VALUE (MDR_CHECK_TWO_STEP, "two-step"),
                    G_DEFINE_ENUM_VALUE (MDR_CHECK_NETWORK, "network"),
                    G_DEFINE_ENUM_VALUE (MDR_CHECK_PASSWORDS, "passwords"),
                    G_DEFINE_ENUM_VALUE (MDR_CHECK_SETTINGS, "settings"),
                    G_DEFINE_ENUM_VALUE (MDR_CHECK_SIGN_IN_RECEIVING, "sign-in-receiving"),
                    G_DEFINE_ENUM_VALUE (MDR_CHECK_SIGN_IN_SENDING, "sign-in-sending"),
                    G_DEFINE_ENUM_VALUE (MDR_CHECK_TEST_MESSAGE, "test-message"))

struct _MdrChecklistItem
{
  GObject parent_instance;

  MdrCheck check;
  MdrState state;

  /* borrowed: never freed */
  const char *reason;

  /* owned */
  MdrService *service;
  MdrFinding *finding;
};

G_DEFINE_FINAL_TYPE (MdrChecklistItem, mdr_checklist_item, G_TYPE_OBJECT)

/**
 * mdr_check_get_step:
 * @check: what is checked
 *
 * Returns: the step on whose page it can be tried
 */
MdrStepId
mdr_check_get_step (MdrCheck check)
{
  switch (check)
    {
    case MDR_CHECK_WEBMAIL:
      return MDR_STEP_WEBMAIL;

    case MDR_CHECK_TWO_STEP:
      return MDR_STEP_TWO_STEP;

    case MDR_CHECK_NETWORK:
      return MDR_STEP_NETWORK;

    case MDR_CHECK_PASSWORDS:
      return MDR_STEP_PASSWORDS;

    case MDR_CHECK_SETTINGS:
    case MDR_CHECK_SIGN_IN_RECEIVING:
    case MDR_CHECK_SIGN_IN_SENDING:
    case MDR_CHECK_TEST_MESSAGE:
      return MDR_STEP_SETTINGS;
    }

  g_return_val_if_reached (MDR_STEP_RESULT);
}

static void
mdr_checklist_item_finalize (GObject *object)
{
  MdrChecklistItem *self = MDR_CHECKLIST_ITEM (object);

  g_clear_object (&self->service);
  g_clear_object (&self->finding);

  G_OBJECT_CLASS (mdr_checklist_item_parent_class)->finalize (object);
}

static void
mdr_checklist_item_class_init (MdrChecklistItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_checklist_item_finalize;
}

static void
mdr_checklist_item_init (MdrChecklistItem *self)
{
}

/**
 * mdr_checklist_item_new:
 * @check: what is checked
 * @state: how it stands; never %MDR_STATE_NEEDS_ANSWER
 * @reason: why, one of the reasons in data/guides/checklist.xml
 * @service: (nullable): the server that it is about
 *
 * Returns: (transfer full): a line with a reason of its own
 */
MdrChecklistItem *
mdr_checklist_item_new (MdrCheck check, MdrState state, const char *reason, MdrService *service)
{
  MdrChecklistItem *self;

  g_return_val_if_fail (reason != NULL, NULL);

  self = g_object_new (MDR_TYPE_CHECKLIST_ITEM, NULL);
  self->check = check;
  self->state = state;
  self->reason = g_intern_string (reason);
  g_set_object (&self->service, service);

  return self;
}

/**
 * mdr_checklist_item_new_found:
 * @check: what is checked
 * @state: how it stands; never %MDR_STATE_NEEDS_ANSWER
 * @finding: what was found out about it
 *
 * Returns: (transfer full): a line whose reason is @finding
 */
MdrChecklistItem *
mdr_checklist_item_new_found (MdrCheck check, MdrState state, MdrFinding *finding)
{
  MdrChecklistItem *self;

  g_return_val_if_fail (MDR_IS_FINDING (finding), NULL);

  self = g_object_new (MDR_TYPE_CHECKLIST_ITEM, NULL);
  self->check = check;
  self->state = state;
  g_set_object (&self->finding, finding);
  g_set_object (&self->service, mdr_finding_get_service (finding));

  return self;
}

/**
 * mdr_checklist_item_get_check:
 * @self: a line
 *
 * Returns: what is checked
 */
MdrCheck
mdr_checklist_item_get_check (MdrChecklistItem *self)
{
  g_return_val_if_fail (MDR_IS_CHECKLIST_ITEM (self), MDR_CHECK_WEBMAIL);

  return self->check;
}

/**
 * mdr_checklist_item_get_state:
 * @self: a line
 *
 * Returns: how it stands: %MDR_STATE_PASSED for what was tried and is well, %MDR_STATE_SKIPPED for
 *   what was not tried, whatever is likely
 */
MdrState
mdr_checklist_item_get_state (MdrChecklistItem *self)
{
  g_return_val_if_fail (MDR_IS_CHECKLIST_ITEM (self), MDR_STATE_WAITING);

  return self->state;
}

/**
 * mdr_checklist_item_get_reason:
 * @self: a line
 *
 * Returns: (nullable): why it stands so, as a code; %NULL where a finding says it
 */
const char *
mdr_checklist_item_get_reason (MdrChecklistItem *self)
{
  g_return_val_if_fail (MDR_IS_CHECKLIST_ITEM (self), NULL);

  return self->reason;
}

/**
 * mdr_checklist_item_get_service:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the server that it is about
 */
MdrService *
mdr_checklist_item_get_service (MdrChecklistItem *self)
{
  g_return_val_if_fail (MDR_IS_CHECKLIST_ITEM (self), NULL);

  return self->service;
}

/**
 * mdr_checklist_item_get_finding:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): what was found out, where that says why
 */
MdrFinding *
mdr_checklist_item_get_finding (MdrChecklistItem *self)
{
  g_return_val_if_fail (MDR_IS_CHECKLIST_ITEM (self), NULL);

  return self->finding;
}

/**
 * mdr_checklist_item_equal:
 * @a: a line
 * @b: another
 *
 * Returns: whether both say the same
 */
gboolean
mdr_checklist_item_equal (MdrChecklistItem *a, MdrChecklistItem *b)
{
  g_return_val_if_fail (MDR_IS_CHECKLIST_ITEM (a), FALSE);
  g_return_val_if_fail (MDR_IS_CHECKLIST_ITEM (b), FALSE);

  return a->check == b->check && a->state == b->state && a->reason == b->reason &&
         a->service == b->service && a->finding == b->finding;
}

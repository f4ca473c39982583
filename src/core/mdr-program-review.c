/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value: both sides, and in what they differ.
 */

#include "mdr-program-review.h"

struct _MdrProgramReview
{
  GObject parent_instance;

  /* owned */
  MdrProgramAccount *account;
  MdrAddress *address;
  MdrSettings *settings;
  MdrProvider *provider;
  GDateTime *now;
  GListStore *differences;
};

G_DEFINE_FINAL_TYPE (MdrProgramReview, mdr_program_review, G_TYPE_OBJECT)

static MdrRightSettings
get_right_settings (MdrProgramReview *self)
{
  return (MdrRightSettings){
    .address = self->address,
    .settings = self->settings,
    .provider = self->provider,
    .now = self->now,
  };
}

static void
mdr_program_review_finalize (GObject *object)
{
  MdrProgramReview *self = MDR_PROGRAM_REVIEW (object);

  g_clear_object (&self->account);
  g_clear_pointer (&self->address, mdr_address_unref);
  g_clear_object (&self->settings);
  g_clear_object (&self->provider);
  g_clear_pointer (&self->now, g_date_time_unref);
  g_clear_object (&self->differences);

  G_OBJECT_CLASS (mdr_program_review_parent_class)->finalize (object);
}

static void
mdr_program_review_class_init (MdrProgramReviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_program_review_finalize;
}

static void
mdr_program_review_init (MdrProgramReview *self)
{
  self->differences = g_list_store_new (MDR_TYPE_DIFFERENCE);
}

/**
 * mdr_program_review_new:
 * @account: what a program is set to
 * @right: what is right for its address
 *
 * Compares the two.
 *
 * Returns: (transfer full): both, and the differences
 */
MdrProgramReview *
mdr_program_review_new (MdrProgramAccount *account, const MdrRightSettings *right)
{
  g_autoptr (GPtrArray) differences = NULL;
  MdrProgramReview *self;

  g_return_val_if_fail (MDR_IS_PROGRAM_ACCOUNT (account), NULL);
  g_return_val_if_fail (right != NULL && right->address != NULL && right->now != NULL, NULL);

  self = g_object_new (MDR_TYPE_PROGRAM_REVIEW, NULL);
  self->account = g_object_ref (account);
  self->address = mdr_address_ref (right->address);
  g_set_object (&self->settings, right->settings);
  g_set_object (&self->provider, right->provider);
  self->now = g_date_time_ref (right->now);

  differences = mdr_differences_find (account, right);
  g_list_store_splice (self->differences, 0, 0, differences->pdata, differences->len);

  return self;
}

/**
 * mdr_program_review_get_account:
 * @self: a review
 *
 * Returns: (transfer none): what the program is set to
 */
MdrProgramAccount *
mdr_program_review_get_account (MdrProgramReview *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM_REVIEW (self), NULL);

  return self->account;
}

/**
 * mdr_program_review_get_settings:
 * @self: a review
 *
 * Returns: (transfer none) (nullable): the right settings, where they are known
 */
MdrSettings *
mdr_program_review_get_settings (MdrProgramReview *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM_REVIEW (self), NULL);

  return self->settings;
}

/**
 * mdr_program_review_get_provider:
 * @self: a review
 *
 * Returns: (transfer none) (nullable): the provider, where it is on the list
 */
MdrProvider *
mdr_program_review_get_provider (MdrProgramReview *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM_REVIEW (self), NULL);

  return self->provider;
}

/**
 * mdr_program_review_get_differences:
 * @self: a review
 *
 * Returns: (transfer none): a list of #MdrDifference, the worst first
 */
GListModel *
mdr_program_review_get_differences (MdrProgramReview *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM_REVIEW (self), NULL);

  return G_LIST_MODEL (self->differences);
}

/**
 * mdr_program_review_get_severity:
 * @self: a review
 *
 * Returns: how much the worst difference matters; a remark where there is none
 */
MdrSeverity
mdr_program_review_get_severity (MdrProgramReview *self)
{
  g_autoptr (MdrDifference) worst = NULL;

  g_return_val_if_fail (MDR_IS_PROGRAM_REVIEW (self), MDR_SEVERITY_INFO);

  worst = g_list_model_get_item (G_LIST_MODEL (self->differences), 0);

  return worst != NULL ? mdr_difference_get_severity (worst) : MDR_SEVERITY_INFO;
}

/**
 * mdr_program_review_get_right:
 * @self: a review
 * @yours: a server that the program is set to
 *
 * Returns: (transfer none) (nullable): what it should be set to, where that is known
 */
MdrService *
mdr_program_review_get_right (MdrProgramReview *self, MdrService *yours)
{
  MdrRightSettings right;

  g_return_val_if_fail (MDR_IS_PROGRAM_REVIEW (self), NULL);
  g_return_val_if_fail (MDR_IS_SERVICE (yours), NULL);

  right = get_right_settings (self);

  return mdr_right_settings_find (&right, yours);
}

/**
 * mdr_program_review_get_right_method:
 * @self: a review
 * @protocol: a protocol
 *
 * Returns: how the program should sign in; unknown where the provider's rule is, or where it leaves
 *   a choice
 */
MdrSignInMethod
mdr_program_review_get_right_method (MdrProgramReview *self, MdrProtocol protocol)
{
  MdrRightSettings right;

  g_return_val_if_fail (MDR_IS_PROGRAM_REVIEW (self), MDR_SIGN_IN_METHOD_UNKNOWN);

  right = get_right_settings (self);
  switch (mdr_right_settings_get_policy (&right, protocol))
    {
    case MDR_SIGN_IN_POLICY_PASSWORD:
    case MDR_SIGN_IN_POLICY_APP_PASSWORD:
    case MDR_SIGN_IN_POLICY_APP_PASSWORD_IF_TWO_STEP:
    case MDR_SIGN_IN_POLICY_BRIDGE:
      return MDR_SIGN_IN_METHOD_PASSWORD;

    case MDR_SIGN_IN_POLICY_OAUTH_ONLY:
      return MDR_SIGN_IN_METHOD_OAUTH;

    case MDR_SIGN_IN_POLICY_UNKNOWN:
    case MDR_SIGN_IN_POLICY_OAUTH_PREFERRED:
    case MDR_SIGN_IN_POLICY_NO_IMAP:
      return MDR_SIGN_IN_METHOD_UNKNOWN;
    }

  g_return_val_if_reached (MDR_SIGN_IN_METHOD_UNKNOWN);
}

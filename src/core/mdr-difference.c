/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value, and the finding that a session makes of it.
 */

#include "mdr-difference.h"

struct _MdrDifference
{
  GObject parent_instance;

  MdrDifferenceCode code;
  MdrSeverity severity;

  /* owned */
  MdrService *service;
  char *yours;
  char *right;
};

G_DEFINE_FINAL_TYPE (MdrDifference, mdr_difference, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (
    MdrDifferenceCode,
    mdr_difference_code,
    G_DEFINE_ENUM_VALUE (MDR_DIFFERENCE_NO_ENCRYPTION, "no-encryption"),
    G_DEFINE_ENUM_VALUE (MDR_DIFFERENCE_WRONG_SECURITY, "wrong-security"),
    G_DEFINE_ENUM_VALUE (MDR_DIFFERENCE_WRONG_PORT, "wrong-port"),
    G_DEFINE_ENUM_VALUE (MDR_DIFFERENCE_OLD_HOST, "old-host"),
    G_DEFINE_ENUM_VALUE (MDR_DIFFERENCE_PASSWORD_WITH_OAUTH_ONLY, "plain-password-with-oauth-only"),
    G_DEFINE_ENUM_VALUE (MDR_DIFFERENCE_NO_SIGN_IN_FOR_SENDING, "no-sign-in-for-sending"),
    G_DEFINE_ENUM_VALUE (MDR_DIFFERENCE_LOCAL_PART_AS_USER, "local-part-as-user"),
    G_DEFINE_ENUM_VALUE (MDR_DIFFERENCE_WRONG_USER_NAME, "wrong-user-name"),
    G_DEFINE_ENUM_VALUE (MDR_DIFFERENCE_NEEDS_ATTENTION, "online-account-needs-attention"),
    G_DEFINE_ENUM_VALUE (MDR_DIFFERENCE_ACCOUNT_DISABLED, "account-disabled"),
    G_DEFINE_ENUM_VALUE (MDR_DIFFERENCE_ENCRYPTED_PASSWORD, "encrypted-password-not-offered"),
    G_DEFINE_ENUM_VALUE (MDR_DIFFERENCE_POP_INSTEAD_OF_IMAP, "pop-instead-of-imap"),
    G_DEFINE_ENUM_VALUE (MDR_DIFFERENCE_TWO_ADDRESSES, "two-addresses"),
    G_DEFINE_ENUM_VALUE (MDR_DIFFERENCE_OTHER_PORT, "other-usual-port"),
    G_DEFINE_ENUM_VALUE (MDR_DIFFERENCE_OTHER_HOST, "other-host-of-provider"),
    G_DEFINE_ENUM_VALUE (MDR_DIFFERENCE_LOCAL_HOST, "host-on-this-computer"))

/* What a difference leads to where it matters. */
static const MdrCause causes[MDR_N_DIFFERENCES] = {
  [MDR_DIFFERENCE_NO_ENCRYPTION] = MDR_CAUSE_ENCRYPTION_REQUIRED,
  [MDR_DIFFERENCE_WRONG_SECURITY] = MDR_CAUSE_WRONG_SERVER_SETTINGS,
  [MDR_DIFFERENCE_WRONG_PORT] = MDR_CAUSE_WRONG_SERVER_SETTINGS,
  [MDR_DIFFERENCE_OLD_HOST] = MDR_CAUSE_WRONG_SERVER_SETTINGS,
  [MDR_DIFFERENCE_PASSWORD_WITH_OAUTH_ONLY] = MDR_CAUSE_OAUTH_REQUIRED,
  [MDR_DIFFERENCE_NO_SIGN_IN_FOR_SENDING] = MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING,
  [MDR_DIFFERENCE_LOCAL_PART_AS_USER] = MDR_CAUSE_USERNAME_NOT_FULL_ADDRESS,
  [MDR_DIFFERENCE_WRONG_USER_NAME] = MDR_CAUSE_WRONG_SERVER_SETTINGS,
  [MDR_DIFFERENCE_NEEDS_ATTENTION] = MDR_CAUSE_OAUTH_TOKEN_EXPIRED,
};

static void
mdr_difference_finalize (GObject *object)
{
  MdrDifference *self = MDR_DIFFERENCE (object);

  g_clear_object (&self->service);
  g_clear_pointer (&self->yours, g_free);
  g_clear_pointer (&self->right, g_free);

  G_OBJECT_CLASS (mdr_difference_parent_class)->finalize (object);
}

static void
mdr_difference_class_init (MdrDifferenceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_difference_finalize;
}

static void
mdr_difference_init (MdrDifference *self)
{
}

/**
 * mdr_difference_new:
 * @fields: what it is made of; texts are copied
 *
 * Returns: (transfer full): a difference
 */
MdrDifference *
mdr_difference_new (const MdrDifferenceFields *fields)
{
  MdrDifference *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (MDR_TYPE_DIFFERENCE, NULL);
  self->code = fields->code;
  self->severity = fields->severity;
  g_set_object (&self->service, fields->service);
  self->yours = g_strdup (fields->yours);
  self->right = g_strdup (fields->right);

  return self;
}

/**
 * mdr_difference_get_code:
 * @self: a difference
 *
 * Returns: in what the program is set differently
 */
MdrDifferenceCode
mdr_difference_get_code (MdrDifference *self)
{
  g_return_val_if_fail (MDR_IS_DIFFERENCE (self), MDR_DIFFERENCE_LOCAL_HOST);

  return self->code;
}

/**
 * mdr_difference_get_severity:
 * @self: a difference
 *
 * Returns: how much it matters; no more than a remark where the right value is not certain
 */
MdrSeverity
mdr_difference_get_severity (MdrDifference *self)
{
  g_return_val_if_fail (MDR_IS_DIFFERENCE (self), MDR_SEVERITY_INFO);

  return self->severity;
}

/**
 * mdr_difference_get_cause:
 * @self: a difference
 *
 * Returns: what it leads to; %MDR_CAUSE_OK where it is a remark
 */
MdrCause
mdr_difference_get_cause (MdrDifference *self)
{
  g_return_val_if_fail (MDR_IS_DIFFERENCE (self), MDR_CAUSE_OK);

  return self->severity > MDR_SEVERITY_INFO ? causes[self->code] : MDR_CAUSE_OK;
}

/**
 * mdr_difference_get_service:
 * @self: a difference
 *
 * Returns: (transfer none) (nullable): the server that it is about, as the program has it
 */
MdrService *
mdr_difference_get_service (MdrDifference *self)
{
  g_return_val_if_fail (MDR_IS_DIFFERENCE (self), NULL);

  return self->service;
}

/**
 * mdr_difference_get_yours:
 * @self: a difference
 *
 * Returns: (nullable): what the program is set to
 */
const char *
mdr_difference_get_yours (MdrDifference *self)
{
  g_return_val_if_fail (MDR_IS_DIFFERENCE (self), NULL);

  return self->yours;
}

/**
 * mdr_difference_get_right:
 * @self: a difference
 *
 * Returns: (nullable): what it should be
 */
const char *
mdr_difference_get_right (MdrDifference *self)
{
  g_return_val_if_fail (MDR_IS_DIFFERENCE (self), NULL);

  return self->right;
}

/**
 * mdr_difference_compare:
 * @a: a difference
 * @b: another one
 *
 * Returns: less than 0 where @a is to stand before @b, more than 0 where after it
 */
int
mdr_difference_compare (MdrDifference *a, MdrDifference *b)
{
  g_return_val_if_fail (MDR_IS_DIFFERENCE (a), 0);
  g_return_val_if_fail (MDR_IS_DIFFERENCE (b), 0);

  if (a->severity != b->severity)
    return (int) b->severity - (int) a->severity;

  return (int) a->code - (int) b->code;
}

/**
 * mdr_difference_create_finding:
 * @self: a difference
 * @account: the account that it was found in
 *
 * Makes a finding of it. Whose account it is, is known, so user names and addresses are not told.
 *
 * Returns: (transfer full): a finding of the step "settings"
 */
MdrFinding *
mdr_difference_create_finding (MdrDifference *self, MdrProgramAccount *account)
{
  gboolean is_private;

  g_return_val_if_fail (MDR_IS_DIFFERENCE (self), NULL);
  g_return_val_if_fail (MDR_IS_PROGRAM_ACCOUNT (account), NULL);

  is_private = self->code == MDR_DIFFERENCE_LOCAL_PART_AS_USER ||
               self->code == MDR_DIFFERENCE_WRONG_USER_NAME ||
               self->code == MDR_DIFFERENCE_TWO_ADDRESSES;

  return mdr_finding_new (
      "program-settings-differ", MDR_STEP_SETTINGS, self->severity, mdr_difference_get_cause (self),
      self->service, "difference", mdr_enum_to_nick (MDR_TYPE_DIFFERENCE_CODE, self->code),
      "program", mdr_program_account_get_program (account), "yours",
      is_private ? NULL : self->yours, "right", is_private ? NULL : self->right, NULL);
}

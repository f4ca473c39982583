/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers, never names: a report must not tell which accounts somebody has.
 */

#include "mdr-saved-password-findings.h"

/* What is wrong with entries, by finding. */
static const struct
{
  guint problems;
  const char *code;
  MdrCause cause;
} problem_rows[] = {
  { MDR_SAVED_PASSWORD_DOUBLED, "saved-passwords-doubled", MDR_CAUSE_STALE_CREDENTIALS },
  { MDR_SAVED_PASSWORD_OLD_HOST | MDR_SAVED_PASSWORD_OLD_USER | MDR_SAVED_PASSWORD_REFUSED,
    "saved-passwords-outdated", MDR_CAUSE_STALE_CREDENTIALS },
  { MDR_SAVED_PASSWORD_ORPHANED, "saved-passwords-orphaned", MDR_CAUSE_STALE_CREDENTIALS },
};

static const struct
{
  MdrKeyringTrouble trouble;
  const char *code;
  MdrCause cause;
} trouble_rows[] = {
  { MDR_KEYRING_TROUBLE_LOCKED, "keyring-locked", MDR_CAUSE_KEYRING_PROBLEM },
  { MDR_KEYRING_TROUBLE_REFUSED, "keyring-refused", MDR_CAUSE_KEYRING_PROBLEM },
  { MDR_KEYRING_TROUBLE_NOT_THERE, "keyring-not-there", MDR_CAUSE_KEYRING_PROBLEM },
  { MDR_KEYRING_TROUBLE_NOT_ALLOWED, "keyring-not-seen", MDR_CAUSE_OK },
};

static void
add_finding (GPtrArray *findings, const char *code, MdrCause cause, guint count)
{
  g_autofree char *number = count > 0 ? g_strdup_printf ("%u", count) : NULL;

  g_ptr_array_add (
      findings, mdr_finding_new (code, MDR_STEP_PASSWORDS,
                                 cause != MDR_CAUSE_OK ? MDR_SEVERITY_WARNING : MDR_SEVERITY_INFO,
                                 cause, NULL, "count", number, NULL));
}

/* What is not for mail is not counted. */
static guint
count_listed (const MdrSavedPasswordReview *self, GListModel *passwords)
{
  return g_list_model_get_n_items (passwords) - self->elsewhere->len;
}

static guint
count_problems (GListModel *passwords, guint problems)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (passwords); i++)
    {
      g_autoptr (MdrSavedPassword) password = g_list_model_get_item (passwords, i);

      if ((mdr_saved_password_get_problems (password) & problems) != 0)
        count++;
    }

  return count;
}

static guint
count_concerned (const MdrSavedPasswordReview *self, guint problems)
{
  guint count = 0;

  for (guint i = 0; i < self->concerned->len; i++)
    if ((mdr_saved_password_get_problems (self->concerned->pdata[i]) & problems) != 0)
      count++;

  return count;
}

/* What is wrong with the passwords of other accounts is a remark, and not the cause of trouble with
 * this one. */
static void
add_problems (GPtrArray *findings, const MdrSavedPasswordReview *self, GListModel *passwords)
{
  for (gsize i = 0; i < G_N_ELEMENTS (problem_rows); i++)
    {
      guint concerned = count_concerned (self, problem_rows[i].problems);
      guint all = count_problems (passwords, problem_rows[i].problems);

      if (concerned > 0)
        add_finding (findings, problem_rows[i].code, problem_rows[i].cause, concerned);
      else if (all > 0)
        add_finding (findings, problem_rows[i].code, MDR_CAUSE_OK, all);
    }
}

/**
 * mdr_saved_password_review_find:
 * @self: what follows from the saved passwords
 * @passwords: (element-type MdrSavedPassword): the passwords, with their problems
 * @trouble: what is in the way of them
 *
 * Returns: (transfer full) (element-type MdrFinding): what to tell
 */
GPtrArray *
mdr_saved_password_review_find (const MdrSavedPasswordReview *self,
                                GListModel *passwords,
                                MdrKeyringTrouble trouble)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);
  guint listed = count_listed (self, passwords);

  for (gsize i = 0; i < G_N_ELEMENTS (trouble_rows); i++)
    if (trouble_rows[i].trouble == trouble)
      add_finding (findings, trouble_rows[i].code,
                   self->n_needing > 0 ? trouble_rows[i].cause : MDR_CAUSE_OK, 0);

  if (listed > 0)
    add_finding (findings, "saved-passwords-listed", MDR_CAUSE_OK, listed);
  else if (trouble == MDR_KEYRING_TROUBLE_NONE)
    add_finding (findings, "saved-passwords-none", MDR_CAUSE_OK, 0);

  add_problems (findings, self, passwords);
  if (self->missing->len > 0 && trouble == MDR_KEYRING_TROUBLE_NONE)
    add_finding (findings, "saved-passwords-missing", MDR_CAUSE_OK, self->missing->len);

  return findings;
}

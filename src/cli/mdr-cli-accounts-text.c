/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What `accounts` tells people: program by program, account by account.
 */

#include <glib/gi18n.h>

#include "knowledge/mdr-texts.h"
#include "mdr-cli-accounts.h"
#include "mdr-cli-text.h"
#include "programs/mdr-unreadable.h"

#define N_ROWS 5

/* One of a program's settings; @right is %NULL where it is not known. */
typedef struct
{
  const char *title;
  const char *yours;
  const char *right;
} Row;

static char *
describe (const Row *row)
{
  const char *yours = row->yours != NULL ? row->yours : _ ("not set");

  if (row->right == NULL ||
      (row->yours != NULL && g_ascii_strcasecmp (row->yours, row->right) == 0))
    return g_strdup (yours);

  /* Translators: what a mail program is set to, and what is right. */
  return g_strdup_printf (_ ("%s (recommended: %s)"), yours, row->right);
}

static const char *
method_title (MdrSignInMethod method)
{
  return method != MDR_SIGN_IN_METHOD_UNKNOWN ? mdr_texts_get_sign_in_method_title (method) : NULL;
}

static void
add_service (MdrCliText *text, MdrProgramService *end, MdrProgramReview *review)
{
  MdrService *yours = mdr_program_service_get_service (end);
  MdrService *right = review != NULL ? mdr_program_review_get_right (review, yours) : NULL;
  MdrProtocol protocol = mdr_service_get_protocol (yours);
  g_autofree char *port = g_strdup_printf ("%u", mdr_service_get_port (yours));
  g_autofree char *right_port =
      right != NULL ? g_strdup_printf ("%u", mdr_service_get_port (right)) : NULL;
  MdrSignInMethod method = mdr_program_service_get_method (end);
  const char *right_method =
      right != NULL && method != MDR_SIGN_IN_METHOD_UNKNOWN
          ? method_title (mdr_program_review_get_right_method (review, protocol))
          : NULL;
  const Row rows[N_ROWS] = {
    { _ ("Server"), mdr_service_get_host (yours),
      right != NULL ? mdr_service_get_host (right) : NULL },
    { _ ("Port"), port, right_port },
    { _ ("Security"), mdr_texts_get_security_title (mdr_service_get_security (yours)),
      right != NULL ? mdr_texts_get_security_title (mdr_service_get_security (right)) : NULL },
    { _ ("User name"), mdr_service_get_user_name (yours),
      right != NULL ? mdr_service_get_user_name (right) : NULL },
    { _ ("Way to sign in"), mdr_texts_get_sign_in_method_title (method), right_method },
  };
  guint columns = 0;

  for (gsize i = 0; i < N_ROWS; i++)
    columns = MAX (columns, mdr_cli_text_measure (rows[i].title) + 2);

  mdr_cli_text_add (text, 2, mdr_texts_get_protocol_title (protocol));
  for (gsize i = 0; i < N_ROWS; i++)
    {
      g_autofree char *value = describe (&rows[i]);

      mdr_cli_text_add_item (text, 4, rows[i].title, columns, value);
    }
}

static void
add_differences (MdrCliText *text, MdrProgramReview *review)
{
  GListModel *differences = mdr_program_review_get_differences (review);
  guint n_differences = g_list_model_get_n_items (differences);

  for (guint i = 0; i < n_differences; i++)
    {
      g_autoptr (MdrDifference) difference = g_list_model_get_item (differences, i);
      g_autoptr (MdrFinding) finding =
          mdr_difference_create_finding (difference, mdr_program_review_get_account (review));
      g_autofree char *sentence = mdr_texts_dup_finding (finding);

      mdr_cli_text_add_item (
          text, 2, mdr_difference_get_severity (difference) > MDR_SEVERITY_INFO ? "!" : "-", 2,
          sentence);
      mdr_cli_text_add (
          text, 4, mdr_texts_get_difference_consequence (mdr_difference_get_code (difference)));
    }
}

static void
add_conclusion (MdrCliText *text, const MdrCliAccounts *found, MdrProgramReview *review)
{
  mdr_cli_text_add_gap (text);
  if (review == NULL)
    {
      mdr_cli_text_add (text, 2,
                        _ ("The mail address of this account is not known, so there is "
                           "nothing to compare it with."));
      return;
    }

  add_differences (text, review);
  if (mdr_program_review_get_settings (review) == NULL && !found->looked_up)
    mdr_cli_text_add (text, 2,
                      _ ("The right settings are not on the built-in list. With --lookup "
                         "they are looked for over the network."));
  else if (mdr_program_review_get_settings (review) == NULL)
    mdr_cli_text_add (text, 2, _ ("The right settings were not found."));
  else if (g_list_model_get_n_items (mdr_program_review_get_differences (review)) == 0)
    mdr_cli_text_add (text, 2, _ ("This account is set as it should be."));
}

static void
add_account (MdrCliText *text, const MdrCliAccounts *found, guint index)
{
  MdrProgramAccount *account = g_ptr_array_index (found->accounts, index);
  GPtrArray *services = mdr_program_account_get_services (account);
  const char *address = mdr_program_account_get_address (account);
  const char *name = mdr_program_account_get_name (account);
  const char *program = mdr_texts_get_program_title (mdr_program_account_get_program (account));
  g_autofree char *title = NULL;

  if (address == NULL)
    address = name != NULL ? name : _ ("account without an address");

  /* Translators: a mail program, and a mail address that it has an account for. */
  title = g_strdup_printf (_ ("%s: %s"), program, address);
  mdr_cli_text_add_heading (text, title);
  mdr_cli_text_add (text, 2, mdr_program_account_get_place (account));

  for (guint i = 0; i < services->len; i++)
    add_service (text, g_ptr_array_index (services, i), g_ptr_array_index (found->reviews, index));

  add_conclusion (text, found, g_ptr_array_index (found->reviews, index));
}

static void
add_unreadable (MdrCliText *text, GPtrArray *all)
{
  if (all->len == 0)
    return;

  mdr_cli_text_add_heading (text, _ ("Not read"));
  for (guint i = 0; i < all->len; i++)
    {
      MdrUnreadable *unreadable = g_ptr_array_index (all, i);
      const char *reason =
          mdr_enum_to_nick (MDR_TYPE_UNREADABLE_REASON, mdr_unreadable_get_reason (unreadable));
      /* Translators: a mail program, a file of it, and why that could not be read. */
      g_autofree char *line = g_strdup_printf (
          _ ("%s, %s: %s."), mdr_texts_get_program_title (mdr_unreadable_get_program (unreadable)),
          mdr_unreadable_get_place (unreadable), mdr_texts_get_unreadable_reason (reason));

      mdr_cli_text_add_item (text, 2, "-", 2, line);
    }
}

/**
 * mdr_cli_accounts_to_text:
 * @found: what was found
 *
 * Returns: (transfer full): text for the terminal
 */
char *
mdr_cli_accounts_to_text (const MdrCliAccounts *found)
{
  g_autoptr (MdrCliText) text = mdr_cli_text_new_for_stdout ();

  for (guint i = 0; i < found->accounts->len; i++)
    add_account (text, found, i);

  if (found->accounts->len == 0)
    mdr_cli_text_add (text, 0,
                      _ ("No mail program with an account that could be read was found on this "
                         "computer."));
  add_unreadable (text, found->unreadable);

  return g_strdup (mdr_cli_text_peek (text));
}

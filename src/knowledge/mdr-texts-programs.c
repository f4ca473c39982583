/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words for what mail programs are set to, and for what is different there.
 */

#include "mdr-texts.h"

#include "mdr-program-list.h"
#include "mdr-text-store.h"

/**
 * mdr_texts_get_program_title:
 * @id: the id of a mail program
 *
 * Returns: what the program calls itself; its id where it is not on the list
 */
const char *
mdr_texts_get_program_title (const char *id)
{
  MdrProgram *program;

  g_return_val_if_fail (id != NULL, "");

  program = mdr_program_list_find_program (mdr_program_list_get_default (), id);

  return program != NULL ? mdr_program_get_title (program) : id;
}

/**
 * mdr_texts_get_sign_in_method_title:
 * @method: how a program signs in
 *
 * Returns: text for users, as "Encrypted password"
 */
const char *
mdr_texts_get_sign_in_method_title (MdrSignInMethod method)
{
  const char *nick = mdr_enum_to_nick (MDR_TYPE_SIGN_IN_METHOD, method);
  const char *text = mdr_text_store_get ("sign-in-method", nick, "title");

  g_return_val_if_fail (text != NULL, "");

  return text;
}

static const char *
get_difference_text (MdrDifferenceCode code, const char *part)
{
  const char *nick = mdr_enum_to_nick (MDR_TYPE_DIFFERENCE_CODE, code);
  const char *text = mdr_text_store_get ("difference", nick, part);

  g_return_val_if_fail (text != NULL, "");

  return text;
}

/**
 * mdr_texts_get_difference_title:
 * @code: in what a program is set differently
 *
 * Returns: text for users: which of the settings it is, as "Encryption"
 */
const char *
mdr_texts_get_difference_title (MdrDifferenceCode code)
{
  return get_difference_text (code, "title");
}

/**
 * mdr_texts_get_difference_consequence:
 * @code: in what a program is set differently
 *
 * Returns: text for users: what follows from it, in one to three sentences
 */
const char *
mdr_texts_get_difference_consequence (MdrDifferenceCode code)
{
  return get_difference_text (code, "explanation");
}

/* What kind of code the values of a difference are; %NULL where they are names and numbers. */
static const char *
get_kind (MdrDifferenceCode code)
{
  switch (code)
    {
    case MDR_DIFFERENCE_NO_ENCRYPTION:
    case MDR_DIFFERENCE_WRONG_SECURITY:
      return "security";

    case MDR_DIFFERENCE_PASSWORD_WITH_OAUTH_ONLY:
    case MDR_DIFFERENCE_NO_SIGN_IN_FOR_SENDING:
    case MDR_DIFFERENCE_ENCRYPTED_PASSWORD:
      return "sign-in-method";

    case MDR_DIFFERENCE_POP_INSTEAD_OF_IMAP:
      return "protocol";

    case MDR_DIFFERENCE_WRONG_PORT:
    case MDR_DIFFERENCE_OLD_HOST:
    case MDR_DIFFERENCE_LOCAL_PART_AS_USER:
    case MDR_DIFFERENCE_WRONG_USER_NAME:
    case MDR_DIFFERENCE_NEEDS_ATTENTION:
    case MDR_DIFFERENCE_ACCOUNT_DISABLED:
    case MDR_DIFFERENCE_TWO_ADDRESSES:
    case MDR_DIFFERENCE_OTHER_PORT:
    case MDR_DIFFERENCE_OTHER_HOST:
    case MDR_DIFFERENCE_LOCAL_HOST:
      return NULL;
    }

  g_return_val_if_reached (NULL);
}

/**
 * mdr_texts_get_difference_value:
 * @code: in what a program is set differently
 * @value: (nullable): what it is set to, or should be
 *
 * Returns: (nullable): @value in words, as programs show it
 */
const char *
mdr_texts_get_difference_value (MdrDifferenceCode code, const char *value)
{
  const char *kind = get_kind (code);
  const char *text = NULL;

  if (kind != NULL && value != NULL)
    text = mdr_text_store_get (kind, value, "title");

  return text != NULL ? text : value;
}

/**
 * mdr_texts_get_unreadable_reason:
 * @reason: a code of MdrUnreadableReason
 *
 * Returns: text for users: why something could not be read, a whole sentence without its full stop
 */
const char *
mdr_texts_get_unreadable_reason (const char *reason)
{
  const char *text = mdr_text_store_get ("unreadable-reason", reason, "title");

  g_return_val_if_fail (text != NULL, "");

  return text;
}

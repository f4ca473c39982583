/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever comes is cleaned first, then the words of phone alphabets become letters, and what is as
 * long as the code of a page is taken for one.
 */

#include "mdr-told-code.h"

#include "core/mdr-clean-text.h"
#include "core/mdr-code-characters.h"
#include "mdr-phone-alphabets.h"
#include "mdr-support-code-texts.h"

/* Enough for a code that is spelled out with all the words between. */
#define MAX_CODE_CHARS 2000

static char *
understand (const char *text)
{
  g_autofree char *clean = mdr_clean_text (text, -1, MAX_CODE_CHARS);

  return mdr_phone_alphabets_understand (mdr_phone_alphabets_get_default (), clean);
}

/**
 * mdr_told_code_read:
 * @text: what somebody typed, in any encoding
 * @code: (out): where to put what it tells
 * @error: return location for a #GError
 *
 * Reads the code of a result or of a page.
 *
 * Returns: whether @text is one; if not, @error is %MDR_ERROR_INVALID_CODE and says where to look
 */
gboolean
mdr_told_code_read (const char *text, MdrToldCode *code, GError **error)
{
  g_autofree char *understood = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  understood = understand (text);
  *code = (MdrToldCode){ .is_page = mdr_page_code_is_meant (understood) };

  if (code->is_page)
    return mdr_page_code_unpack (understood, &code->place, &code->state, error);

  return mdr_support_code_unpack (understood, &code->result, error);
}

/**
 * mdr_told_code_may_be_support_code:
 * @text: what somebody typed, in any encoding
 *
 * Asks about something that may be many other things as well.
 *
 * Returns: whether @text has as many characters as a support code, each of which can be in one
 */
gboolean
mdr_told_code_may_be_support_code (const char *text)
{
  g_autofree char *understood = NULL;
  MdrCodeReading reading;

  g_return_val_if_fail (text != NULL, FALSE);

  understood = understand (text);
  mdr_code_read (understood, &reading);

  return reading.unknown == 0 && reading.length == MDR_SUPPORT_CODE_LENGTH;
}

/**
 * mdr_told_code_dup_text:
 * @code: a code that was read
 *
 * Returns: (transfer full): the code as we write it
 */
char *
mdr_told_code_dup_text (const MdrToldCode *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  return code->is_page ? mdr_page_code_pack (code->place, code->state)
                       : mdr_support_code_pack (&code->result);
}

/**
 * mdr_told_code_get_alphabet:
 *
 * Returns: (transfer none): the id of the phone alphabet that is usual in the user's language
 */
const char *
mdr_told_code_get_alphabet (void)
{
  return mdr_phone_alphabets_choose (mdr_phone_alphabets_get_default (), g_get_language_names ());
}

/**
 * mdr_told_code_spell:
 * @code: a code as we write it
 * @alphabet: the id of a phone alphabet
 *
 * Gives the words to read the code over the phone with.
 *
 * Returns: (transfer full) (element-type MdrSupportCodeLine): each group, and its words
 */
GPtrArray *
mdr_told_code_spell (const char *code, const char *alphabet)
{
  GPtrArray *lines = mdr_support_code_lines_new ();
  g_auto (GStrv) groups = NULL;

  g_return_val_if_fail (code != NULL, lines);
  g_return_val_if_fail (alphabet != NULL, lines);

  groups = g_strsplit (code, "-", -1);
  for (char **group = groups; *group != NULL; group++)
    mdr_support_code_lines_take (lines, *group, mdr_told_code_dup_words (*group, alphabet));

  return lines;
}

/**
 * mdr_told_code_dup_words:
 * @code: a code as we write it, or one of its groups
 * @alphabet: the id of a phone alphabet
 *
 * Returns: (transfer full): all the words to read it with, in one line
 */
char *
mdr_told_code_dup_words (const char *code, const char *alphabet)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (code != NULL, NULL);
  g_return_val_if_fail (alphabet != NULL, NULL);

  words = mdr_phone_alphabets_spell (mdr_phone_alphabets_get_default (), alphabet, code);
  g_return_val_if_fail (words != NULL, NULL);

  return g_strjoinv (", ", words);
}

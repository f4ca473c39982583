/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences for the window and the command-line tool.
 */

#include "mdr-meaning-texts.h"

#include <glib/gi18n-lib.h>

#include "knowledge/mdr-texts.h"

/**
 * mdr_meaning_texts_get_sureness:
 * @meaning: what a message may mean
 *
 * Returns: (transfer none) (nullable): a sentence for users, %NULL where nothing is known
 */
const char *
mdr_meaning_texts_get_sureness (const MdrMeaning *meaning)
{
  g_return_val_if_fail (meaning != NULL, NULL);

  if (meaning->cause == MDR_CAUSE_UNKNOWN)
    return NULL;

  if (meaning->confidence >= 0.9)
    return _ ("This is almost certain.");

  if (meaning->confidence >= 0.7)
    return _ ("This is likely.");

  if (meaning->confidence >= 0.5)
    return _ ("This is possible, but it may be something else.");

  return _ ("This is no more than a guess.");
}

/**
 * mdr_meaning_texts_get_title:
 * @cause: what a message means
 *
 * The titles of %MDR_CAUSE_OK and %MDR_CAUSE_UNKNOWN are about a whole check; a message is less.
 *
 * Returns: the cause in a few words, a whole sentence without its full stop
 */
const char *
mdr_meaning_texts_get_title (MdrCause cause)
{
  switch (cause)
    {
    case MDR_CAUSE_OK:
      return _ ("Nothing is wrong");

    case MDR_CAUSE_UNKNOWN:
      return _ ("It is not known what this means");

    default:
      return mdr_texts_get_cause_title (cause);
    }
}

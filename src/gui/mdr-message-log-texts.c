/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codes in, words for the user out.
 */

#include "mdr-message-log-texts.h"

#include <glib/gi18n.h>

#include "knowledge/mdr-program-list.h"

/**
 * mdr_message_log_describe_error:
 * @error: why a log was not read; see mdr_log_file_read_finish()
 *
 * Returns: (transfer none): a sentence for users
 */
const char *
mdr_message_log_describe_error (const GError *error)
{
  static const struct
  {
    GIOErrorEnum code;
    const char *text;
  } texts[] = {
    { G_IO_ERROR_IS_DIRECTORY, N_ ("This is a folder. Open the log file that is in it.") },
    { G_IO_ERROR_NOT_REGULAR_FILE, N_ ("This is not a file with text in it.") },
    { G_IO_ERROR_INVALID_DATA, N_ ("This file is empty. The program may not have written its log "
                                   "yet: close it, and open the file once more.") },
    { G_IO_ERROR_NOT_FOUND, N_ ("This file is no longer there.") },
    { G_IO_ERROR_PERMISSION_DENIED, N_ ("This file may not be read by you.") },
    { G_IO_ERROR_CANCELLED, N_ ("The log was not read to its end.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_error_matches (error, G_IO_ERROR, (int) texts[i].code))
      return _ (texts[i].text);

  return _ ("This file cannot be read.");
}

/**
 * mdr_message_log_describe_silence:
 * @reader: a reader that has read a log without trouble
 *
 * Returns: (transfer none): a sentence for users
 */
const char *
mdr_message_log_describe_silence (MdrLogReader *reader)
{
  if (g_list_model_get_n_items (mdr_log_reader_get_stories (reader)) > 0)
    return _ ("No conversation in this log was broken off.");

  if (mdr_log_reader_get_format (reader) != NULL)
    return _ ("There is no conversation with a mail server in this log.");

  return _ ("This is no log of a kind that is known here. Copy only the message itself, and paste "
            "it above.");
}

/**
 * mdr_message_log_find_program:
 * @format: (nullable): what mdr_log_reader_get_format() gave
 *
 * Most formats are called like the program whose log it is.
 *
 * Returns: (transfer none) (nullable): the id of a mail program
 */
const char *
mdr_message_log_find_program (const char *format)
{
  static const struct
  {
    const char *format;
    const char *program;
  } others[] = {
    { "outlook", "outlook-classic" },
    { "k9-mail", "thunderbird-android" },
  };

  if (format == NULL)
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (format, others[i].format))
      return others[i].program;

  return mdr_program_list_find_program (mdr_program_list_get_default (), format) != NULL ? format
                                                                                         : NULL;
}

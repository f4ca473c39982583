/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Secrets in what was typed for a program: links with a password, options of commands.
 */

#include "mdr-secret-mask-private.h"

#include <string.h>

/**
 * mdr_mask_line_hide_links:
 * @line: a line
 *
 * Hides the password of `imap://user:password@host`.
 */
void
mdr_mask_line_hide_links (MdrMaskLine *line)
{
  for (gsize i = 0; i < line->length; i++)
    {
      gsize colon = 0;
      gsize at = 0;

      if (!mdr_mask_line_has (line, i, "://"))
        continue;

      for (i += 3; i < line->length && !g_ascii_isspace (line->bytes[i]) &&
                   strchr ("\"'<>", line->bytes[i]) == NULL;
           i++)
        {
          if (line->bytes[i] == ':' && colon == 0)
            colon = i;
          else if (line->bytes[i] == '@')
            at = i;
          else if (line->bytes[i] == '/' && at > 0)
            break;
          else if (line->bytes[i] == '/' && (colon == 0 || g_ascii_isdigit (line->bytes[i - 1])))
            break;
        }

      if (colon > 0 && at > colon)
        mdr_mask_line_hide (line, colon + 1, at);
    }
}

static gboolean
option_takes_secret (const MdrMaskLine *line, gsize from, gsize to)
{
  const MdrMaskLine option = { line->bytes + from, to - from, to - from, line->hidden };

  if ((to - from == 3 && mdr_mask_line_has (&option, 0, "-ap")) ||
      (to - from == 3 && mdr_mask_line_has (&option, 0, "-pw")))
    return TRUE;

  if (!mdr_mask_line_has (&option, 0, "--") || mdr_mask_line_contains (&option, "file") ||
      mdr_mask_line_contains (&option, "hide") || mdr_mask_line_contains (&option, "-fd") ||
      mdr_mask_line_contains (&option, "stdin") || mdr_mask_line_contains (&option, "eval"))
    return FALSE;

  return mdr_mask_line_contains (&option, "pass") || mdr_mask_line_contains (&option, "token") ||
         mdr_mask_line_contains (&option, "bearer") || mdr_mask_line_contains (&option, "secret");
}

static void
hide_argument (MdrMaskLine *line, gsize at, gboolean after_colon)
{
  gsize value = mdr_mask_line_skip_spaces (line, at);
  gsize end;

  if (value >= line->length || line->bytes[value] == '-')
    return;

  if (mdr_mask_line_is_quote (line, value))
    {
      end = mdr_mask_line_skip_quoted (line, value + 1, line->bytes[value], FALSE);
      value++;
    }
  else
    end = mdr_mask_line_skip_token (line, value);

  if (after_colon)
    {
      const char *colon = memchr (line->bytes + value, ':', end - value);

      if (colon == NULL)
        return;

      value = (gsize) (colon - line->bytes) + 1;
    }

  mdr_mask_line_hide (line, value, end);
}

/**
 * mdr_mask_line_hide_options:
 * @line: a line
 *
 * Hides the arguments of commands that people show with their output: `curl -u user:password`,
 * `swaks -ap password`.
 */
void
mdr_mask_line_hide_options (MdrMaskLine *line)
{
  for (gsize i = 0; i < line->length; i++)
    {
      gsize end;

      if (line->bytes[i] != '-' || (i > 0 && !g_ascii_isspace (line->bytes[i - 1])))
        continue;

      end = mdr_mask_line_skip_token (line, i);
      if (option_takes_secret (line, i, end))
        hide_argument (line, end, FALSE);
      else if (mdr_mask_line_has (line, i, "-u ") || mdr_mask_line_has (line, i, "--user ") ||
               mdr_mask_line_has (line, i, "--proxy-user "))
        hide_argument (line, end, TRUE);
      else if (mdr_mask_line_has (line, i, "--user="))
        hide_argument (line, i + strlen ("--user="), TRUE);
      else if (mdr_mask_line_has (line, i, "-u"))
        hide_argument (line, i + 2, TRUE);

      i = end;
    }
}

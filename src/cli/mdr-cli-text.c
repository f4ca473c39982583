/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Breaks lines at spaces, by columns and not by bytes or characters.
 */

#include "mdr-cli-text.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Where it is not a terminal, as everywhere; longer lines are hard to read, shorter ones break
 * after each word. */
#define DEFAULT_COLUMNS 80
#define MAX_COLUMNS 100
#define MIN_COLUMNS 40

#define BOLD "\033[1m"
#define PLAIN "\033[0m"

struct _MdrCliText
{
  guint columns;
  gboolean styled;

  /* owned */
  GString *string;
};

/**
 * mdr_cli_text_new:
 * @columns: how wide a line may become
 * @styled: whether headings may be bold
 *
 * Returns: (transfer full): an empty text
 */
MdrCliText *
mdr_cli_text_new (guint columns, gboolean styled)
{
  MdrCliText *self = g_new0 (MdrCliText, 1);

  self->columns = CLAMP (columns, MIN_COLUMNS, MAX_COLUMNS);
  self->styled = styled;
  self->string = g_string_new (NULL);

  return self;
}

/**
 * mdr_cli_text_new_for_stdout:
 *
 * Returns: (transfer full): an empty text that fits where stdout leads to
 */
MdrCliText *
mdr_cli_text_new_for_stdout (void)
{
  struct winsize size = { 0 };

  if (!isatty (STDOUT_FILENO))
    return mdr_cli_text_new (DEFAULT_COLUMNS, FALSE);

  if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
    size.ws_col = DEFAULT_COLUMNS;

  /* See https://no-color.org. */
  return mdr_cli_text_new (size.ws_col, g_getenv ("NO_COLOR") == NULL);
}

/**
 * mdr_cli_text_free:
 * @self: (transfer full): a text
 *
 * Frees @self.
 */
void
mdr_cli_text_free (MdrCliText *self)
{
  g_string_free (self->string, TRUE);
  g_free (self);
}

/**
 * mdr_cli_text_measure:
 * @text: a text of one line
 *
 * Returns: how many columns @text takes
 */
guint
mdr_cli_text_measure (const char *text)
{
  guint columns = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (character))
        columns += g_unichar_iswide (character) ? 2 : 1;
    }

  return columns;
}

static void
add_spaces (MdrCliText *self, guint count)
{
  g_string_append_printf (self->string, "%*s", (int) count, "");
}

/**
 * mdr_cli_text_add_item:
 * @self: a text
 * @indent: how many columns to leave free at the left
 * @lead: what to begin with: a label or a bullet
 * @lead_columns: how many columns @lead is to take, so that several form a table
 * @paragraph: what stands beside it, broken in its own column
 *
 * Adds a paragraph with something before it.
 */
void
mdr_cli_text_add_item (MdrCliText *self,
                       guint indent,
                       const char *lead,
                       guint lead_columns,
                       const char *paragraph)
{
  g_auto (GStrv) words = g_strsplit (paragraph, " ", -1);
  guint lead_width = mdr_cli_text_measure (lead);
  guint left = indent + MAX (lead_columns, lead_width > 0 ? lead_width + 1 : 0);
  guint column = left;
  gboolean first = TRUE;

  add_spaces (self, indent);
  g_string_append (self->string, lead);
  add_spaces (self, left - indent - lead_width);

  for (char **word = words; *word != NULL; word++)
    {
      guint width = mdr_cli_text_measure (*word);

      if (!first && column + 1 + width > self->columns)
        {
          g_string_append_c (self->string, '\n');
          add_spaces (self, left);
          column = left;
        }
      else if (!first)
        {
          g_string_append_c (self->string, ' ');
          column++;
        }

      g_string_append (self->string, *word);
      column += width;
      first = FALSE;
    }

  g_string_append_c (self->string, '\n');
}

/**
 * mdr_cli_text_add:
 * @self: a text
 * @indent: how many columns to leave free at the left
 * @paragraph: one paragraph
 *
 * Adds a paragraph.
 */
void
mdr_cli_text_add (MdrCliText *self, guint indent, const char *paragraph)
{
  mdr_cli_text_add_item (self, indent, "", 0, paragraph);
}

/**
 * mdr_cli_text_add_heading:
 * @self: a text
 * @heading: a few words
 *
 * Adds a heading, with a line free above it.
 */
void
mdr_cli_text_add_heading (MdrCliText *self, const char *heading)
{
  mdr_cli_text_add_gap (self);
  g_string_append_printf (self->string, "%s%s%s\n", self->styled ? BOLD : "", heading,
                          self->styled ? PLAIN : "");
}

/**
 * mdr_cli_text_add_gap:
 * @self: a text
 *
 * Leaves a line free, except at the beginning.
 */
void
mdr_cli_text_add_gap (MdrCliText *self)
{
  if (self->string->len > 0)
    g_string_append_c (self->string, '\n');
}

/**
 * mdr_cli_text_peek:
 * @self: a text
 *
 * Returns: (transfer none): all that was added
 */
const char *
mdr_cli_text_peek (MdrCliText *self)
{
  return self->string->str;
}

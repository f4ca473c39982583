/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads large pieces and gives out lines in place: nothing is copied but the beginning of a line
 * that goes on in the next piece.
 */

#include "mdr-cli-lines.h"

#include <string.h>

#include "mdr-cli-input.h"

struct _MdrCliLines
{
  gsize max_length;
  gboolean skipping; /* the rest of a line that is too long */
  gboolean at_end;

  /* owned */
  MdrCliInput *input;

  /* owned: what was read, from start to end not yet given out, and looked at up to scanned */
  char *buffer;
  gsize capacity;
  gsize start;
  gsize scanned;
  gsize end;
};

/**
 * mdr_cli_lines_open:
 * @path: a file, or "-" for stdin
 * @max_length: how long a line may be, in bytes
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): its lines, or %NULL with %G_IO_ERROR
 */
MdrCliLines *
mdr_cli_lines_open (const char *path, gsize max_length, GError **error)
{
  g_autoptr (MdrCliLines) self = g_new0 (MdrCliLines, 1);

  g_return_val_if_fail (path != NULL, NULL);

  self->max_length = max_length;
  self->input = mdr_cli_input_open (path, error);
  if (self->input == NULL)
    return NULL;

  self->capacity = 2 * MDR_CLI_INPUT_PIECE;
  self->buffer = g_malloc (self->capacity);

  return g_steal_pointer (&self);
}

/**
 * mdr_cli_lines_free:
 * @self: (transfer full): lines
 *
 * Closes the file.
 */
void
mdr_cli_lines_free (MdrCliLines *self)
{
  g_clear_pointer (&self->input, mdr_cli_input_free);
  g_free (self->buffer);
  g_free (self);
}

/* Moves what is left to the front, and sees to it that a piece fits behind it. After a long line
 * the memory that it took is given back. */
static void
make_room (MdrCliLines *self)
{
  gsize left = self->end - self->start;
  gsize capacity = 2 * MDR_CLI_INPUT_PIECE;

  memmove (self->buffer, self->buffer + self->start, left);
  self->scanned -= self->start;
  self->start = 0;
  self->end = left;

  while (capacity < left + MDR_CLI_INPUT_PIECE)
    capacity *= 2;

  if (capacity != self->capacity)
    {
      self->capacity = capacity;
      self->buffer = g_realloc (self->buffer, capacity);
    }
}

static gboolean
read_piece (MdrCliLines *self, GError **error)
{
  gssize n_bytes;

  make_room (self);
  n_bytes = mdr_cli_input_read (self->input, self->buffer + self->end, MDR_CLI_INPUT_PIECE, error);
  if (n_bytes < 0)
    return FALSE;

  self->end += n_bytes;
  self->at_end = n_bytes == 0;

  return TRUE;
}

/* Gives out what lies before @stop. */
static MdrCliLine
take (MdrCliLines *self, gsize stop, gsize next, const char **line, gsize *length)
{
  gboolean too_long = self->skipping || stop - self->start > self->max_length;

  *line = self->buffer + self->start;
  *length = too_long ? 0 : stop - self->start;
  self->start = next;
  self->scanned = next;
  self->skipping = FALSE;

  return too_long ? MDR_CLI_LINE_TOO_LONG : MDR_CLI_LINE_READ;
}

/**
 * mdr_cli_lines_next:
 * @self: lines
 * @line: (out) (transfer none): where to put the line; it may contain any byte and is not ended by
 * a NUL; valid until @self is next called
 * @length: (out): where to put its length, without the line end
 * @error: return location for a #GError
 *
 * Reads the next line.
 *
 * Returns: what came; @error is set only for %MDR_CLI_LINE_FAILED, with %G_IO_ERROR
 */
MdrCliLine
mdr_cli_lines_next (MdrCliLines *self, const char **line, gsize *length, GError **error)
{
  for (;;)
    {
      const char *newline = memchr (self->buffer + self->scanned, '\n', self->end - self->scanned);

      if (newline != NULL)
        {
          gsize stop = newline - self->buffer;

          return take (self, stop, stop + 1, line, length);
        }

      if (self->at_end)
        return self->end > self->start || self->skipping
                   ? take (self, self->end, self->end, line, length)
                   : MDR_CLI_LINE_END;

      self->scanned = self->end;
      if (self->end - self->start > self->max_length)
        self->skipping = TRUE;
      if (self->skipping)
        self->start = self->end;

      if (!read_piece (self, error))
        return MDR_CLI_LINE_FAILED;
    }
}

/**
 * mdr_cli_lines_would_wait:
 * @self: lines
 *
 * Tells whether mdr_cli_lines_next() would wait for somebody to write more. What is owed to them
 * should be sent before.
 *
 * Returns: whether it would
 */
gboolean
mdr_cli_lines_would_wait (MdrCliLines *self)
{
  if (self->at_end ||
      memchr (self->buffer + self->scanned, '\n', self->end - self->scanned) != NULL)
    return FALSE;

  return mdr_cli_input_would_wait (self->input);
}

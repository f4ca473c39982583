/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines end with LF; a CR before it belongs to the end. NUL and a CR elsewhere are data, to be
 * cleaned by whoever shows them. No announced size is trusted with memory before the bytes came,
 * and each byte is looked at once, however it is cut into packets and literals.
 */

#include "mdr-line-splitter.h"

#include <string.h>

#include "core/mdr-secret.h"

struct _MdrLineSplitter
{
  GObject parent_instance;

  MdrProtocol protocol;
  gboolean overflow;

  /* owned: what was received, from read to end not yet given out, up to wiped no longer there */
  char *buffer;
  gsize capacity;
  gsize wiped;
  gsize read;
  gsize end;

  gsize scanned; /* where to go on looking for a line end; beyond end inside a literal */
};

G_DEFINE_FINAL_TYPE (MdrLineSplitter, mdr_line_splitter, G_TYPE_OBJECT)

/* A server may send a password back to us: what leaves the buffer is wiped. */
static void
drop_buffer (MdrLineSplitter *self)
{
  mdr_wipe (self->buffer, self->capacity);
  g_clear_pointer (&self->buffer, g_free);
  self->wiped = 0;
  self->capacity = 0;
  self->read = 0;
  self->end = 0;
  self->scanned = 0;
}

static void
mdr_line_splitter_finalize (GObject *object)
{
  drop_buffer (MDR_LINE_SPLITTER (object));

  G_OBJECT_CLASS (mdr_line_splitter_parent_class)->finalize (object);
}

static void
mdr_line_splitter_class_init (MdrLineSplitterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_line_splitter_finalize;
}

static void
mdr_line_splitter_init (MdrLineSplitter *self)
{
}

/* The line that was taken out last has served. */
static void
wipe_line (MdrLineSplitter *self)
{
  if (self->read > self->wiped)
    mdr_wipe (self->buffer + self->wiped, self->read - self->wiped);

  self->wiped = self->read;
}

/* Moves what is unread to the start of a buffer with room for @length more bytes. */
static void
make_room (MdrLineSplitter *self, gsize length)
{
  gsize unread = self->end - self->read;
  gsize scanned = self->scanned - self->read;
  gsize capacity = MAX (self->capacity, 1024);
  char *buffer;

  if (self->end + length <= self->capacity)
    return;

  while (capacity < unread + length)
    capacity *= 2;

  buffer = g_malloc (capacity);
  if (unread > 0)
    memcpy (buffer, self->buffer + self->read, unread);

  drop_buffer (self);
  self->buffer = buffer;
  self->capacity = capacity;
  self->end = unread;
  self->scanned = scanned;
}

static gboolean
has_word (const char *text, gsize length, const char *word)
{
  gsize n = strlen (word);

  return length >= n && g_ascii_strncasecmp (text, word, n) == 0 && (length == n || text[n] == ' ');
}

/* Only untagged data can carry literals: the text of a status reply goes to its line end, and would
 * swallow the lines after it if "{9}" there counted. */
static gboolean
may_carry_literal (const char *line, gsize length)
{
  static const char *const status[] = { "OK", "NO", "BAD", "BYE", "PREAUTH" };

  if (length < 2 || line[0] != '*' || line[1] != ' ')
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (status); i++)
    if (has_word (line + 2, length - 2, status[i]))
      return FALSE;

  return TRUE;
}

/* RFC 9051 section 4.3: "{" number ["+"] "}" at the end of a line. Digits are counted rather than
 * trusted: no literal that we would keep has more than five. */
static gboolean
announces_literal (const char *line, gsize length, gsize *size)
{
  gsize i = length;
  gsize first;

  if (length < 3 || line[--i] != '}')
    return FALSE;

  if (line[i - 1] == '+')
    i--;

  first = i;
  while (first > 0 && g_ascii_isdigit (line[first - 1]))
    first--;

  if (first == i || first == 0 || line[first - 1] != '{')
    return FALSE;

  *size = i - first > 8 ? G_MAXUINT32 : (gsize) g_ascii_strtoull (line + first, NULL, 10);

  return TRUE;
}

/**
 * mdr_line_splitter_new:
 * @protocol: whose lines to look for; only IMAP has literals
 *
 * Returns: (transfer full): a new splitter
 */
MdrLineSplitter *
mdr_line_splitter_new (MdrProtocol protocol)
{
  MdrLineSplitter *self = g_object_new (MDR_TYPE_LINE_SPLITTER, NULL);

  self->protocol = protocol;

  return self;
}

/**
 * mdr_line_splitter_push:
 * @self: a splitter
 * @bytes: what was received
 * @length: how many bytes
 *
 * Adds what came over the wire. Memory is bounded as long as all lines are taken out with
 * mdr_line_splitter_next() before more is pushed.
 */
void
mdr_line_splitter_push (MdrLineSplitter *self, const char *bytes, gsize length)
{
  g_return_if_fail (MDR_IS_LINE_SPLITTER (self));
  g_return_if_fail (bytes != NULL || length == 0);

  if (self->overflow || length == 0)
    return;

  make_room (self, length);
  memcpy (self->buffer + self->end, bytes, length);
  self->end += length;
}

/**
 * mdr_line_splitter_next:
 * @self: a splitter
 * @line: (out) (transfer none): where to put the line; it may contain any byte and is not ended by
 *   a NUL; valid until @self is next called
 * @length: (out): where to put its length, without the line end
 *
 * Takes out the next logical line. An IMAP literal stands in it as it came: announcement, CRLF and
 * bytes.
 *
 * Returns: whether there is one; @line and @length are only set if so
 */
MdrSplit
mdr_line_splitter_next (MdrLineSplitter *self, const char **line, gsize *length)
{
  g_return_val_if_fail (MDR_IS_LINE_SPLITTER (self), MDR_SPLIT_OVERFLOW);
  g_return_val_if_fail (line != NULL && length != NULL, MDR_SPLIT_OVERFLOW);

  wipe_line (self);
  while (!self->overflow && self->scanned < self->end)
    {
      const char *start = self->buffer + self->read;
      const char *newline = memchr (self->buffer + self->scanned, '\n', self->end - self->scanned);
      gsize n_bytes;
      gsize literal;

      if (newline == NULL)
        {
          self->scanned = self->end;
          break;
        }

      n_bytes = newline - start;
      if (n_bytes > 0 && start[n_bytes - 1] == '\r')
        n_bytes--;

      self->scanned = (gsize) (newline + 1 - self->buffer);

      if (self->protocol == MDR_PROTOCOL_IMAP && may_carry_literal (start, n_bytes) &&
          announces_literal (start, n_bytes, &literal))
        {
          self->scanned += literal;
          self->overflow = self->scanned - self->read > MDR_LINE_MAX_LENGTH;
          continue;
        }

      if (n_bytes > MDR_LINE_MAX_LENGTH)
        break;

      self->read = self->scanned;
      *line = start;
      *length = n_bytes;

      return MDR_SPLIT_LINE;
    }

  if (self->end - self->read > MDR_LINE_MAX_LENGTH)
    self->overflow = TRUE;

  return self->overflow ? MDR_SPLIT_OVERFLOW : MDR_SPLIT_NEED_MORE;
}

/**
 * mdr_line_splitter_has_pending:
 * @self: a splitter
 *
 * Tells whether anything was received that was not yet taken out. When TLS is about to start, that
 * is an attack: it was not said inside of it.
 *
 * Returns: whether there is any unread byte
 */
gboolean
mdr_line_splitter_has_pending (MdrLineSplitter *self)
{
  g_return_val_if_fail (MDR_IS_LINE_SPLITTER (self), FALSE);

  return self->overflow || self->end > self->read;
}

/**
 * mdr_line_splitter_clear:
 * @self: a splitter
 *
 * Forgets all that was received.
 */
void
mdr_line_splitter_clear (MdrLineSplitter *self)
{
  g_return_if_fail (MDR_IS_LINE_SPLITTER (self));

  drop_buffer (self);
  self->overflow = FALSE;
}

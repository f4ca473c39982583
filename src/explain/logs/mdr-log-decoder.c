/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Logs of Windows come in UTF-16 with a byte order mark; all others are taken as they are.
 */

#include "mdr-log-decoder.h"

#include <string.h>

#include "core/mdr-secret.h"

typedef enum
{
  ENCODING_UNKNOWN,
  ENCODING_BYTES,
  ENCODING_UTF16_LE,
  ENCODING_UTF16_BE,
} Encoding;

struct _MdrLogDecoder
{
  MdrLogLineFunc func;
  gpointer user_data;

  Encoding encoding;
  guchar pending[2]; /* the first bytes, or half of a unit of UTF-16 */
  guint n_pending;
  gunichar2 high; /* the first half of a surrogate pair, or 0 */

  gsize length;
  char line[MDR_LOG_LINE_MAX];
};

/**
 * mdr_log_decoder_new:
 * @func: called for every line
 * @user_data: given to @func
 *
 * Returns: (transfer full): a new decoder
 */
MdrLogDecoder *
mdr_log_decoder_new (MdrLogLineFunc func, gpointer user_data)
{
  MdrLogDecoder *self = g_new0 (MdrLogDecoder, 1);

  self->func = func;
  self->user_data = user_data;

  return self;
}

/**
 * mdr_log_decoder_free:
 * @self: (transfer full): a decoder
 *
 * Wipes and frees it.
 */
void
mdr_log_decoder_free (MdrLogDecoder *self)
{
  if (self == NULL)
    return;

  mdr_wipe (self, sizeof (MdrLogDecoder));
  g_free (self);
}

static void
finish_line (MdrLogDecoder *self)
{
  gsize length = self->length;

  while (length > 0 && self->line[length - 1] == '\r')
    length--;

  self->func (self->line, length, self->user_data);
  mdr_wipe (self->line, self->length);
  self->length = 0;
}

static void
append (MdrLogDecoder *self, const char *bytes, gsize length)
{
  gsize room = MDR_LOG_LINE_MAX - self->length;

  length = MIN (length, room);
  if (length > 0)
    memcpy (self->line + self->length, bytes, length);

  self->length += length;
}

static void
push_bytes (MdrLogDecoder *self, const char *bytes, gsize length)
{
  while (length > 0)
    {
      const char *newline = memchr (bytes, '\n', length);
      gsize n = newline != NULL ? (gsize) (newline - bytes) : length;

      append (self, bytes, n);
      if (newline == NULL)
        break;

      finish_line (self);
      bytes += n + 1;
      length -= n + 1;
    }
}

static void
push_character (MdrLogDecoder *self, gunichar character)
{
  char bytes[6];
  int length = g_unichar_to_utf8 (character, bytes);

  push_bytes (self, bytes, (gsize) length);
}

static void
push_unit (MdrLogDecoder *self, gunichar2 unit)
{
  if (self->high != 0 && unit >= 0xdc00 && unit <= 0xdfff)
    push_character (self, 0x10000 + (((gunichar) self->high - 0xd800) << 10) + (unit - 0xdc00u));
  else if (unit >= 0xdc00 && unit <= 0xdfff)
    push_character (self, 0xfffd);
  else if (unit < 0xd800 || unit > 0xdfff)
    push_character (self, unit);

  self->high = unit >= 0xd800 && unit <= 0xdbff ? unit : 0;
}

static void
push_utf16 (MdrLogDecoder *self, const guchar *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      self->pending[self->n_pending++] = bytes[i];
      if (self->n_pending < 2)
        continue;

      self->n_pending = 0;
      if (self->encoding == ENCODING_UTF16_LE)
        push_unit (self, (gunichar2) (self->pending[0] | self->pending[1] << 8));
      else
        push_unit (self, (gunichar2) (self->pending[1] | self->pending[0] << 8));
    }
}

/* The first two bytes tell. */
static void
recognise (MdrLogDecoder *self)
{
  if (self->pending[0] == 0xff && self->pending[1] == 0xfe)
    self->encoding = ENCODING_UTF16_LE;
  else if (self->pending[0] == 0xfe && self->pending[1] == 0xff)
    self->encoding = ENCODING_UTF16_BE;
  else
    {
      self->encoding = ENCODING_BYTES;
      push_bytes (self, (const char *) self->pending, self->n_pending);
    }

  self->n_pending = 0;
}

/**
 * mdr_log_decoder_push:
 * @self: a decoder
 * @bytes: the next bytes of the log
 * @length: how many
 *
 * Calls the function for every line that ends in @bytes.
 */
void
mdr_log_decoder_push (MdrLogDecoder *self, const char *bytes, gsize length)
{
  while (self->encoding == ENCODING_UNKNOWN && length > 0)
    {
      self->pending[self->n_pending++] = (guchar) *bytes++;
      length--;
      if (self->n_pending == 2)
        recognise (self);
    }

  if (self->encoding == ENCODING_BYTES)
    push_bytes (self, bytes, length);
  else if (self->encoding != ENCODING_UNKNOWN)
    push_utf16 (self, (const guchar *) bytes, length);
}

/**
 * mdr_log_decoder_end:
 * @self: a decoder
 *
 * Calls the function for the last line, if it has no end.
 */
void
mdr_log_decoder_end (MdrLogDecoder *self)
{
  if (self->encoding == ENCODING_UNKNOWN)
    recognise (self);

  if (self->length > 0)
    finish_line (self);
}

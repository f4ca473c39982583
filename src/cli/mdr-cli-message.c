/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads an object of JSON (RFC 8259) member by member, without a tree of it: JsonParser calls
 * itself as deep as the brackets are nested, has no place for large numbers, and refuses what
 * people's logs are full of: bytes that are no UTF-8, and halves of surrogate pairs. Here the id
 * goes out as it came in, and all else but four strings is only passed over.
 */

#include "mdr-cli-message.h"

#include <string.h>

/* Of brackets in a member that nobody asked for. */
#define MAX_DEPTH 512

#define REPLACEMENT_CHARACTER 0xfffd

typedef struct
{
  const char *at;
  const char *end;
} Cursor;

struct _MdrCliMessage
{
  gboolean has[MDR_CLI_MESSAGE_N_FIELDS];

  /* borrowed from the line */
  const char *id;
  gsize id_length;

  /* owned */
  GString *fields[MDR_CLI_MESSAGE_N_FIELDS];
  GString *name;
};

static const char *const names[] = {
  [MDR_CLI_MESSAGE_TEXT] = "text",
  [MDR_CLI_MESSAGE_PROTOCOL] = "protocol",
  [MDR_CLI_MESSAGE_PROVIDER] = "provider",
  [MDR_CLI_MESSAGE_PHASE] = "phase",
};

G_STATIC_ASSERT (G_N_ELEMENTS (names) == MDR_CLI_MESSAGE_N_FIELDS);

/**
 * mdr_cli_message_new:
 *
 * Returns: (transfer full): an empty message
 */
MdrCliMessage *
mdr_cli_message_new (void)
{
  MdrCliMessage *self = g_new0 (MdrCliMessage, 1);

  self->name = g_string_new (NULL);
  for (gsize i = 0; i < MDR_CLI_MESSAGE_N_FIELDS; i++)
    self->fields[i] = g_string_new (NULL);

  return self;
}

/**
 * mdr_cli_message_free:
 * @self: (transfer full): a message
 *
 * Frees it.
 */
void
mdr_cli_message_free (MdrCliMessage *self)
{
  g_string_free (self->name, TRUE);
  for (gsize i = 0; i < MDR_CLI_MESSAGE_N_FIELDS; i++)
    g_string_free (self->fields[i], TRUE);
  g_free (self);
}

static void
skip_space (Cursor *cursor)
{
  while (cursor->at < cursor->end && strchr (" \t\r\n", *cursor->at) != NULL && *cursor->at != '\0')
    cursor->at++;
}

static gboolean
take (Cursor *cursor, char byte)
{
  skip_space (cursor);
  if (cursor->at == cursor->end || *cursor->at != byte)
    return FALSE;

  cursor->at++;

  return TRUE;
}

static gboolean
take_word (Cursor *cursor, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (cursor->end - cursor->at) < length || memcmp (cursor->at, word, length) != 0)
    return FALSE;

  cursor->at += length;

  return TRUE;
}

static guint
take_digits (Cursor *cursor)
{
  const char *start = cursor->at;

  while (cursor->at < cursor->end && g_ascii_isdigit (*cursor->at))
    cursor->at++;

  return cursor->at - start;
}

static gboolean
take_number (Cursor *cursor)
{
  take_word (cursor, "-");
  if (!take_word (cursor, "0") && take_digits (cursor) == 0)
    return FALSE;

  if (take_word (cursor, ".") && take_digits (cursor) == 0)
    return FALSE;

  if (take_word (cursor, "e") || take_word (cursor, "E"))
    {
      if (!take_word (cursor, "+"))
        take_word (cursor, "-");
      return take_digits (cursor) > 0;
    }

  return TRUE;
}

/* Four digits behind "\u". */
static gboolean
take_unit (Cursor *cursor, gunichar *unit)
{
  *unit = 0;
  if (cursor->end - cursor->at < 4)
    return FALSE;

  for (const char *stop = cursor->at + 4; cursor->at < stop; cursor->at++)
    {
      if (!g_ascii_isxdigit (*cursor->at))
        return FALSE;
      *unit = *unit << 4 | (guint) g_ascii_xdigit_value (*cursor->at);
    }

  return TRUE;
}

/* A character beyond the first 65,536 comes as a pair of units (section 7). */
static gboolean
take_unicode_escape (Cursor *cursor, GString *string)
{
  gunichar first;
  gunichar second;
  Cursor pair;

  if (!take_unit (cursor, &first))
    return FALSE;

  pair = *cursor;
  if (first >= 0xd800 && first < 0xdc00 && take_word (&pair, "\\u") && take_unit (&pair, &second) &&
      second >= 0xdc00 && second < 0xe000)
    {
      first = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
      *cursor = pair;
    }

  if (!g_unichar_validate (first))
    first = REPLACEMENT_CHARACTER;
  if (string != NULL)
    g_string_append_unichar (string, first);

  return TRUE;
}

/* Behind a backslash. */
static gboolean
take_escape (Cursor *cursor, GString *string)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *letter;

  if (take_word (cursor, "u"))
    return take_unicode_escape (cursor, string);

  if (cursor->at == cursor->end)
    return FALSE;

  letter = memchr (letters, *cursor->at, strlen (letters));
  if (letter == NULL)
    return FALSE;

  cursor->at++;
  if (string != NULL)
    g_string_append_c (string, meanings[letter - letters]);

  return TRUE;
}

/* Into @string, if there is one. */
static gboolean
take_string (Cursor *cursor, GString *string)
{
  if (!take (cursor, '"'))
    return FALSE;

  if (string != NULL)
    g_string_truncate (string, 0);

  while (cursor->at < cursor->end)
    {
      const char *start = cursor->at;

      /* Control characters have no place here; but whose message is in @string cannot help it. */
      while (cursor->at < cursor->end && *cursor->at != '"' && *cursor->at != '\\' &&
             (string != NULL || (guchar) *cursor->at >= ' '))
        cursor->at++;

      if (string != NULL)
        g_string_append_len (string, start, cursor->at - start);

      if (take_word (cursor, "\""))
        return TRUE;

      if (!take_word (cursor, "\\") || !take_escape (cursor, string))
        return FALSE;
    }

  return FALSE;
}

static gboolean
take_scalar (Cursor *cursor)
{
  if (cursor->at < cursor->end && *cursor->at == '"')
    return take_string (cursor, NULL);

  return take_word (cursor, "null") || take_word (cursor, "true") || take_word (cursor, "false") ||
         take_number (cursor);
}

/* Any value, however its brackets are nested, up to a depth. */
static gboolean
take_value (Cursor *cursor)
{
  char closers[MAX_DEPTH];
  guint depth = 0;

  for (;;)
    {
      gboolean is_object = take (cursor, '{');
      gboolean is_empty = TRUE;

      if (is_object || take (cursor, '['))
        {
          if (depth == MAX_DEPTH)
            return FALSE;

          closers[depth] = is_object ? '}' : ']';
          is_empty = take (cursor, closers[depth]);
          depth += is_empty ? 0 : 1;
        }
      else if (!take_scalar (cursor))
        {
          return FALSE;
        }

      if (is_empty)
        {
          while (depth > 0 && take (cursor, closers[depth - 1]))
            depth--;
          if (depth == 0)
            return TRUE;
          if (!take (cursor, ','))
            return FALSE;
        }

      if (closers[depth - 1] == '}' && (!take_string (cursor, NULL) || !take (cursor, ':')))
        return FALSE;
    }
}

static gboolean
take_id (MdrCliMessage *self, Cursor *cursor)
{
  const char *start = cursor->at;

  if (!take_value (cursor) || !g_utf8_validate (start, cursor->at - start, NULL))
    return FALSE;

  self->id = start;
  self->id_length = cursor->at - start;

  return TRUE;
}

static gboolean
take_member (MdrCliMessage *self, Cursor *cursor)
{
  if (!take_string (cursor, self->name) || !take (cursor, ':'))
    return FALSE;

  skip_space (cursor);
  if (strcmp (self->name->str, "id") == 0)
    return take_id (self, cursor);

  for (gsize i = 0; i < MDR_CLI_MESSAGE_N_FIELDS; i++)
    if (strcmp (self->name->str, names[i]) == 0)
      {
        self->has[i] = cursor->at < cursor->end && *cursor->at == '"';
        if (self->has[i])
          return take_string (cursor, self->fields[i]);
      }

  return take_value (cursor);
}

/**
 * mdr_cli_message_read:
 * @self: a message
 * @line: any bytes; what comes out of @self is valid as long as they are
 * @length: their number
 *
 * Forgets what was in @self, and reads a line. Of members of the same name the last one counts.
 *
 * Returns: whether @line is an object; if not, @self has what could be read of it
 */
gboolean
mdr_cli_message_read (MdrCliMessage *self, const char *line, gsize length)
{
  Cursor cursor = { line, line + length };

  memset (self->has, 0, sizeof self->has);
  self->id = "null";
  self->id_length = strlen (self->id);

  /* Windows puts a byte order mark before a file. */
  take_word (&cursor, "\xef\xbb\xbf");

  if (!take (&cursor, '{'))
    return FALSE;

  if (!take (&cursor, '}'))
    {
      do
        if (!take_member (self, &cursor))
          return FALSE;
      while (take (&cursor, ','));

      if (!take (&cursor, '}'))
        return FALSE;
    }

  skip_space (&cursor);

  return cursor.at == cursor.end;
}

/**
 * mdr_cli_message_get_id:
 * @self: a message that was read
 * @length: (out): its length in bytes
 *
 * Returns: (transfer none): its id, which may be any value, as it stood in the line; `null` if
 * there was none
 */
const char *
mdr_cli_message_get_id (const MdrCliMessage *self, gsize *length)
{
  *length = self->id_length;

  return self->id;
}

/**
 * mdr_cli_message_get:
 * @self: a message that was read
 * @field: which member
 * @length: (out) (optional): its length in bytes
 *
 * Returns: (transfer none) (nullable): its value, any bytes with a NUL behind them; %NULL if there
 * is no string of that name
 */
const char *
mdr_cli_message_get (const MdrCliMessage *self, MdrCliMessageField field, gsize *length)
{
  if (length != NULL)
    *length = self->has[field] ? self->fields[field]->len : 0;

  return self->has[field] ? self->fields[field]->str : NULL;
}

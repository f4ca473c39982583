/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps four strings of an object, and its id as it came in; all else is passed over.
 */

#include "mdr-cli-message.h"

#include <string.h>

#include "mdr-cli-json-cursor.h"

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

static gboolean
take_id (MdrCliMessage *self, MdrCliJsonCursor *cursor)
{
  const char *start = cursor->at;

  if (!mdr_cli_json_cursor_take_value (cursor) ||
      !g_utf8_validate (start, cursor->at - start, NULL))
    return FALSE;

  self->id = start;
  self->id_length = cursor->at - start;

  return TRUE;
}

static gboolean
take_member (MdrCliMessage *self, MdrCliJsonCursor *cursor)
{
  if (!mdr_cli_json_cursor_take_string (cursor, self->name) ||
      !mdr_cli_json_cursor_take (cursor, ':'))
    return FALSE;

  mdr_cli_json_cursor_skip_space (cursor);
  if (strcmp (self->name->str, "id") == 0)
    return take_id (self, cursor);

  for (gsize i = 0; i < MDR_CLI_MESSAGE_N_FIELDS; i++)
    if (strcmp (self->name->str, names[i]) == 0)
      {
        self->has[i] = cursor->at < cursor->end && *cursor->at == '"';
        if (self->has[i])
          return mdr_cli_json_cursor_take_string (cursor, self->fields[i]);
      }

  return mdr_cli_json_cursor_take_value (cursor);
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
  MdrCliJsonCursor cursor = { line, line + length };

  memset (self->has, 0, sizeof self->has);
  self->id = "null";
  self->id_length = strlen (self->id);

  /* Windows puts a byte order mark before a file. */
  mdr_cli_json_cursor_take_word (&cursor, "\xef\xbb\xbf");

  if (!mdr_cli_json_cursor_take (&cursor, '{'))
    return FALSE;

  if (!mdr_cli_json_cursor_take (&cursor, '}'))
    {
      do
        if (!take_member (self, &cursor))
          return FALSE;
      while (mdr_cli_json_cursor_take (&cursor, ','));

      if (!mdr_cli_json_cursor_take (&cursor, '}'))
        return FALSE;
    }

  mdr_cli_json_cursor_skip_space (&cursor);

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

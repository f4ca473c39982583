/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes settings apart, line by line. The rules for KDE are those of KConfigIniBackend (kconfig,
 * src/core/kconfigini.cpp).
 *
 * Both programs may keep a password in such a file, hardly disguised. It is dropped here.
 */

#include <string.h>

#include "mdr-config-text-private.h"

/* No setting that is of interest comes near these. */
#define MAX_LINE 4096
#define MAX_KEYS 20000

/* A part of a line. */
typedef struct
{
  const char *start;
  gsize length;
} Span;

static Span
trim (Span span)
{
  while (span.length > 0 && g_ascii_isspace (span.start[0]))
    {
      span.start++;
      span.length--;
    }

  while (span.length > 0 && g_ascii_isspace (span.start[span.length - 1]))
    span.length--;

  return span;
}

/* Cuts @span at the first @character, which belongs to neither part. */
static gboolean
split (Span span, char character, Span *before, Span *after)
{
  const char *found = memchr (span.start, character, span.length);

  if (found == NULL)
    return FALSE;

  *before = (Span){ span.start, (gsize) (found - span.start) };
  *after = (Span){ found + 1, span.length - before->length - 1 };

  return TRUE;
}

static int
hex_byte (Span span, gsize at)
{
  int high = at + 1 < span.length ? g_ascii_xdigit_value (span.start[at]) : -1;
  int low = at + 1 < span.length ? g_ascii_xdigit_value (span.start[at + 1]) : -1;

  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* Appends what the escape at @at, behind its backslash, stands for; returns how long it is. */
static gsize
append_escape (GString *text, Span span, gsize at)
{
  int byte;

  switch (span.start[at])
    {
    case 's':
      g_string_append_c (text, ' ');
      return 1;

    case 't':
      g_string_append_c (text, '\t');
      return 1;

    case 'n':
      g_string_append_c (text, '\n');
      return 1;

    case 'r':
      g_string_append_c (text, '\r');
      return 1;

    case 'x':
      byte = hex_byte (span, at + 1);
      if (byte > 0)
        g_string_append_c (text, (char) byte);

      return byte >= 0 ? 3 : 1;

    default:
      g_string_append_c (text, span.start[at]);
      return 1;
    }
}

static char *
dup_span (MdrConfigText *self, Span span)
{
  g_autoptr (GString) text = g_string_sized_new (span.length);

  for (gsize i = 0; i < span.length; i++)
    {
      if (self->form == MDR_CONFIG_FORM_KDE && span.start[i] == '\\' && i + 1 < span.length)
        i += append_escape (text, span, i + 1);
      else if (span.start[i] != '\0')
        g_string_append_c (text, span.start[i]);
    }

  /* Bytes in hexadecimal may be anything. */
  return g_utf8_make_valid (text->str, (gssize) text->len);
}

/* “[Group]”, with “[$i]” behind it for what the user may not change. A group in a group, “[A][B]”,
 * is left out: none is of interest. */
static char *
dup_group (MdrConfigText *self, Span line)
{
  Span rest = { line.start + 1, line.length - 1 };
  Span name;
  Span mark;

  if (!split (rest, ']', &name, &rest))
    {
      self->is_whole = FALSE;
      return NULL;
    }

  rest = trim (rest);
  mark = rest;
  if (name.length == 0 || *name.start == '$' ||
      (mark.length > 0 && (mark.length < 2 || strncmp (mark.start, "[$", 2) != 0)))
    return NULL;

  return dup_span (self, name);
}

/* Takes the marks off a key: “[$ie]” stays a value, “[it]” is one for a language, “[$d]” takes away
 * what the system's file says. */
static gboolean
strip_marks (Span *key)
{
  Span bare;
  Span mark;

  if (!split (*key, '[', &bare, &mark))
    return TRUE;

  *key = trim (bare);

  return mark.length > 0 && *mark.start == '$' && memchr (mark.start, 'd', mark.length) == NULL;
}

static gboolean
is_secret (const char *key)
{
  g_autofree char *folded = g_ascii_strdown (key, -1);

  return strstr (folded, "pass") != NULL;
}

static void
add_key (MdrConfigText *self, const char *group, Span line)
{
  g_autofree char *name = NULL;
  Span key;
  Span value;

  if (!split (line, '=', &key, &value))
    {
      /* “key[$d]” stands alone. */
      if (self->form != MDR_CONFIG_FORM_KDE || line.start[line.length - 1] != ']')
        self->is_whole = FALSE;

      return;
    }

  key = trim (key);
  if (group == NULL || (self->form == MDR_CONFIG_FORM_KDE && !strip_marks (&key)))
    return;

  name = dup_span (self, key);
  if (*name == '\0' || is_secret (name))
    return;

  if (++self->n_keys > MAX_KEYS)
    {
      self->is_whole = FALSE;
      return;
    }

  /* Groups and keys have no line breaks in them. */
  g_hash_table_replace (self->values, g_strjoin ("\n", group, name, NULL),
                        dup_span (self, trim (value)));
}

/* A group by itself has no value; keys are told from it by the line break in their names. */
static void
add_group (MdrConfigText *self, const char *group)
{
  if (group != NULL && self->groups->len < MAX_KEYS &&
      g_hash_table_insert (self->values, g_strdup (group), NULL))
    g_ptr_array_add (self->groups, g_strdup (group));
}

/*
 * mdr_config_text_read_lines:
 * @self: settings
 * @start: what is in a file
 * @length: how many bytes there are
 *
 * Adds what is understood of the file, in one pass.
 */
void
mdr_config_text_read_lines (MdrConfigText *self, const char *start, gsize length)
{
  Span text = { start, length };
  g_autofree char *group = NULL;

  while (text.length > 0)
    {
      Span line;

      if (!split (text, '\n', &line, &text))
        {
          line = text;
          text.length = 0;
        }

      line = trim (line);
      if (line.length == 0 || *line.start == '#')
        continue;

      if (line.length > MAX_LINE)
        continue;

      if (*line.start == '[')
        {
          g_free (group);
          group = dup_group (self, line);
          add_group (self, group);
        }
      else
        {
          add_key (self, group, line);
        }
    }
}

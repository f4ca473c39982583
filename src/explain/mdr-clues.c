/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the codes in a text that may be one reply of a server, a whole conversation, or a program's
 * sentence with a reply quoted in it.
 */

#include "mdr-clues.h"

#include <string.h>

#include "core/mdr-secret.h"

#include "mdr-folded-text.h"

/* How far before a number the words stand that say what kind of number it is. */
#define MAX_LEAD 24

typedef struct
{
  const char *start;
  const char *end;
} Text;

static guint
count_digits (const char *at, const char *end)
{
  const char *digit = at;

  while (digit < end && g_ascii_isdigit (*digit))
    digit++;

  return digit - at;
}

static char
byte_before (const Text *text, const char *at)
{
  return at > text->start ? at[-1] : '\n';
}

static char
byte_at (const Text *text, const char *at)
{
  return at < text->end ? *at : '\n';
}

/* Whether one of @words stands shortly before @at in the same line; they are in lower case. */
static gboolean
follows (const Text *text, const char *at, const char *const *words)
{
  char lead[MAX_LEAD + 1];
  gsize length = 0;

  while (length < MAX_LEAD && at - length > text->start && at[-(gssize) length - 1] != '\n')
    length++;

  for (gsize i = 0; i < length; i++)
    lead[i] = g_ascii_tolower (at[(gssize) i - (gssize) length]);
  lead[length] = '\0';

  for (; *words != NULL; words++)
    if (g_strstr_len (lead, length, *words) != NULL)
      return TRUE;

  return FALSE;
}

/* The enhanced code at @at, as in "5.7.139" (RFC 3463 section 2). */
static gboolean
read_enhanced (MdrClues *self, const Text *text, const char *at)
{
  guint numbers[3];
  const char *next = at;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      guint n_digits = count_digits (next, text->end);

      if (n_digits == 0 || n_digits > 3 || (i > 0 && next[-1] != '.'))
        return FALSE;

      numbers[i] = g_ascii_strtoull (next, NULL, 10);
      next += n_digits + 1;
    }

  /* Addresses and versions have more parts, or other beginnings. */
  next--;
  if ((byte_at (text, next) == '.' && count_digits (next + 1, text->end) > 0) ||
      g_ascii_isalpha (byte_at (text, next)) || numbers[1] > 7 ||
      (numbers[0] != 2 && numbers[0] != 4 && numbers[0] != 5))
    return FALSE;

  /* What is refused says more than what went well before it. */
  if (self->klass > numbers[0] && numbers[0] == 2)
    return TRUE;

  self->klass = numbers[0];
  self->subject = numbers[1];
  self->detail = numbers[2];

  return TRUE;
}

/* Whether three digits look like a reply code where they stand: "(535, b'5.7.8", "550-Please",
 * "Server Error: 553"; and not like a port, an HTTP status or a part of something longer. */
static gboolean
looks_like_code (const Text *text, const char *at, guint code)
{
  static const char *const other_numbers[] = { "port",  "porta", "http", "puerto", "line ", "riga ",
                                               "limit", " of ",  "max",  "size=",  NULL };
  char before = byte_before (text, at);
  char after = byte_at (text, at + 3);

  if (code < 200 || code % 100 / 10 > 7 || code == 465 || (code % 100 / 10 == 6))
    return FALSE;

  if (g_ascii_isalnum (before) || strchr ("._/-+$@", before) != NULL || g_ascii_isalnum (after) ||
      after == '_' || after == '/' || after == '%')
    return FALSE;

  if (after == '.' && g_ascii_isdigit (byte_at (text, at + 4)))
    return FALSE;

  /* host:587 */
  if (before == ':' && at - 1 > text->start && !g_ascii_isspace (at[-2]) &&
      g_ascii_isalnum (at[-2]) && after != ' ' && after != '-')
    return FALSE;

  return !follows (text, at, other_numbers);
}

static void
read_code (MdrClues *self, const Text *text, const char *at)
{
  static const char *const expectations[] = { "expected", "previsto", "atteso",
                                              "erwartet", "attendu",  NULL };
  static const char *const outcomes[] = { "actual", "effettivo", "got", "received", NULL };
  guint code = (at[0] - '0') * 100 + (at[1] - '0') * 10 + (at[2] - '0');

  if (!looks_like_code (text, at, code))
    return;

  if (follows (text, at, expectations) && !follows (text, at, outcomes))
    self->expected = code;
  /* The last line tells; but a farewell or an earlier "yes" does not outdo a "no". */
  else if (self->code < 400 || code >= 400)
    self->code = code;
}

static void
read_numbers (MdrClues *self, const Text *text)
{
  const char *at = text->start;

  while (at < text->end)
    {
      guint n_digits = count_digits (at, text->end);

      if (n_digits == 0)
        {
          at++;
          continue;
        }

      if (n_digits == 1 && byte_at (text, at + 1) == '.' &&
          !g_ascii_isalnum (byte_before (text, at)) &&
          strchr ("./:", byte_before (text, at)) == NULL && read_enhanced (self, text, at))
        at += 3;
      else if (n_digits == 3)
        read_code (self, text, at);

      at += count_digits (at, text->end) + 1;
    }
}

/* The status words of IMAP and POP3; in capitals, since in small letters they are just words. */
static void
read_statuses (MdrClues *self, const Text *text)
{
  static const struct
  {
    const char *word;
    MdrReplyStatus status;
  } words[] = {
    { "OK", MDR_REPLY_STATUS_OK },   { "PREAUTH", MDR_REPLY_STATUS_OK },
    { "NO", MDR_REPLY_STATUS_NO },   { "BAD", MDR_REPLY_STATUS_BAD },
    { "BYE", MDR_REPLY_STATUS_BYE }, { "-ERR", MDR_REPLY_STATUS_ERR },
    { "+OK", MDR_REPLY_STATUS_OK },
  };

  for (const char *at = text->start; at < text->end; at++)
    {
      if (g_ascii_isalnum (byte_before (text, at)) ||
          strchr ("-+_", byte_before (text, at)) != NULL)
        continue;

      for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        {
          gsize length = strlen (words[i].word);

          if ((gsize) (text->end - at) >= length && memcmp (at, words[i].word, length) == 0 &&
              !g_ascii_isalnum (byte_at (text, at + length)))
            self->statuses |= words[i].status;
        }
    }

  /* What went well before does not matter, nor how the server takes its leave. */
  if ((self->statuses & (MDR_REPLY_STATUS_NO | MDR_REPLY_STATUS_BAD | MDR_REPLY_STATUS_ERR)) != 0)
    self->statuses &= ~(MDR_REPLY_STATUS_OK | MDR_REPLY_STATUS_BYE);
}

/* Behind the code with which each line of an SMTP reply begins, so that a sentence can be followed
 * from line to line. */
static const char *
skip_code (const char *line, const char *end)
{
  const char *at = line;

  if (count_digits (at, end) != 3 || at + 3 >= end || (at[3] != ' ' && at[3] != '-'))
    return line;

  at += 4;
  while (at < end && (g_ascii_isdigit (*at) || *at == '.'))
    at++;

  return at;
}

/* Folded text is hardly ever longer than it was, but for a blank at each end of a part: what grows
 * leaves a copy behind. */
#define ROOM_AROUND 64

static void
fold_lines (MdrClues *self, const Text *text)
{
  const char *line = text->start;

  g_string_append_c (self->folded, ' ');
  while (line < text->end)
    {
      const char *end = memchr (line, '\n', text->end - line);

      if (end == NULL)
        end = text->end;

      line = skip_code (line, end);
      mdr_folded_text_append (self->folded, line, end - line);
      mdr_folded_text_append (self->folded, " ", 1);
      line = end + 1;
    }
}

static void
read_part (MdrClues *self, const char *start, gsize length)
{
  Text text = { start, start + length };

  read_numbers (self, &text);
  read_statuses (self, &text);
  fold_lines (self, &text);
}

/**
 * mdr_clues_init:
 * @self: an uninitialised struct
 * @utterance: what was said
 *
 * Takes @utterance apart. Of a long one only the beginning and the end are looked at.
 */
void
mdr_clues_init (MdrClues *self, const MdrUtterance *utterance)
{
  const gsize half = MDR_FOLDED_TEXT_MAX_BYTES / 2;
  gsize length = utterance->length < 0 ? strlen (utterance->text) : (gsize) utterance->length;

  *self = (MdrClues){
    .folded = g_string_sized_new (MIN (length, MDR_FOLDED_TEXT_MAX_BYTES) + ROOM_AROUND),
    .speakers = utterance->speakers,
    .moments = utterance->moments,
    .provider = utterance->provider,
    .with_token = utterance->with_token,
  };

  if (length <= MDR_FOLDED_TEXT_MAX_BYTES)
    {
      read_part (self, utterance->text, length);
    }
  else
    {
      read_part (self, utterance->text, half);
      read_part (self, utterance->text + length - half, half);
    }
}

/**
 * mdr_clues_clear:
 * @self: clues
 *
 * Forgets them. Some servers put the password into what they say.
 */
void
mdr_clues_clear (MdrClues *self)
{
  mdr_wipe (self->folded->str, self->folded->len);
  g_string_free (g_steal_pointer (&self->folded), TRUE);
}

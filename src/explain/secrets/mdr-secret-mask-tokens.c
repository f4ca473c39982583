/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Secrets that show by their shape: tokens, base64 with a password in it, app passwords in groups.
 */

#include "mdr-secret-mask-private.h"

#include <string.h>

#include "core/mdr-secret.h"

/* RFC 4954 limits an AUTH line to 12,288 octets; what tells stands at the beginning. */
#define MAX_DECODED 4096

/* A SASL answer in base64 is no shorter: two NULs, a letter for the name, and one for the password.
 */
#define MIN_ANSWER 6

static gboolean
is_token_char (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("+/_.~-=", c) != NULL);
}

/* The alphabet of base64 or its kin for URLs; -1 for all else. */
static int
sextet (char c)
{
  if (c >= 'A' && c <= 'Z')
    return c - 'A';
  if (c >= 'a' && c <= 'z')
    return c - 'a' + 26;
  if (c >= '0' && c <= '9')
    return c - '0' + 52;
  if (c == '+' || c == '-')
    return 62;
  if (c == '/' || c == '_')
    return 63;

  return -1;
}

/* Not g_base64_decode(): it would leave a copy on the heap. */
static gsize
decode (const char *text, gsize length, char *bytes)
{
  gsize n = 0;
  guint32 bits = 0;
  guint n_bits = 0;

  for (gsize i = 0; i < length && n < MAX_DECODED; i++)
    {
      int value = sextet (text[i]);

      if (value < 0)
        break;

      bits = (bits << 6) | (guint32) value;
      n_bits += 6;
      if (n_bits < 8)
        continue;

      n_bits -= 8;
      bytes[n++] = (char) (bits >> n_bits);
      bits &= (1u << n_bits) - 1;
    }

  return n;
}

static gboolean
begins (const char *bytes, gsize length, const char *prefix)
{
  return length >= strlen (prefix) && memcmp (bytes, prefix, strlen (prefix)) == 0;
}

static gboolean
has (const char *bytes, gsize length, const char *word)
{
  return length > 0 && memmem (bytes, length, word, strlen (word)) != NULL;
}

/* RFC 4616: [who to act for] NUL who NUL password. */
static gboolean
is_plain (const char *bytes, gsize length)
{
  guint n_nul = 0;
  gsize last = 0;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) bytes[i];

      if (c == '\0')
        {
          if (n_nul++ == 1 && i == last + 1)
            return FALSE;
          last = i;
        }
      else if (c < 0x20 || c == 0x7f)
        return FALSE;
    }

  return n_nul == 2 && last + 1 < length;
}

/* RFC 2195: the name, a space, and 32 digits. */
static gboolean
is_cram (const char *bytes, gsize length)
{
  if (length < 34 || bytes[length - 33] != ' ')
    return FALSE;

  for (gsize i = length - 32; i < length; i++)
    if (!g_ascii_isxdigit (bytes[i]))
      return FALSE;

  return TRUE;
}

static gboolean
is_answer (const char *text, gsize length)
{
  char bytes[MAX_DECODED];
  gsize n = decode (text, length, bytes);
  gboolean secret = is_plain (bytes, n) || is_cram (bytes, n) || begins (bytes, n, "NTLMSSP") ||
                    has (bytes, n, "auth=Bearer") ||
                    (begins (bytes, n, "c=") && has (bytes, n, ",p="));

  mdr_wipe (bytes, n);

  return secret;
}

static gboolean
has_digit (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (text[i]))
      return TRUE;

  return FALSE;
}

/* A token of its own making: Google's, a JSON web token (RFC 7519: three parts with dots). */
static gboolean
is_known_token (const char *text, gsize length)
{
  const char *dot = length > 20 ? memchr (text, '.', length) : NULL;

  if (length < 12)
    return FALSE;
  if (begins (text, length, "ya29.") || begins (text, length, "GOCSPX-") ||
      (begins (text, length, "1//0") && length > 20))
    return TRUE;

  return begins (text, length, "eyJ") && dot != NULL && dot < text + length - 1 &&
         memchr (dot + 1, '.', (gsize) (text + length - dot - 1)) != NULL;
}

static gboolean
follows_bearer (const MdrMaskLine *line, gsize at)
{
  while (at > 0 && g_ascii_isspace (line->bytes[at - 1]))
    at--;

  return at >= strlen ("bearer") && mdr_mask_line_has (line, at - strlen ("bearer"), "bearer");
}

static void
look_at_token (MdrMaskLine *line, gsize from, gsize to)
{
  const char *text = line->bytes + from;
  gsize length = to - from;

  if (is_known_token (text, length) || is_answer (text, length) ||
      (length >= 8 && follows_bearer (line, from) && (length >= 20 || has_digit (text, length))))
    mdr_mask_line_hide (line, from, to);
}

/**
 * mdr_mask_line_hide_tokens:
 * @line: a line
 *
 * Hides tokens, and base64 that holds a password or a token.
 */
void
mdr_mask_line_hide_tokens (MdrMaskLine *line)
{
  gsize i = 0;

  while (i < line->length)
    {
      gsize from;

      while (i < line->length && (!is_token_char (line->bytes[i]) || line->bytes[i] == '='))
        i++;

      from = i;
      while (i < line->length && is_token_char (line->bytes[i]) && line->bytes[i] != '=')
        i++;
      while (i < line->length && line->bytes[i] == '=')
        i++;

      if (i - from >= MIN_ANSWER)
        look_at_token (line, from, i);
    }
}

/* Google writes no-break spaces between the groups. */
static gsize
skip_gap (const MdrMaskLine *line, gsize at, char *gap)
{
  if (mdr_mask_line_has (line, at, "\xc2\xa0"))
    {
      *gap = ' ';
      return at + 2;
    }

  if (at >= line->length || (line->bytes[at] != ' ' && line->bytes[at] != '-'))
    return at;

  *gap = line->bytes[at];

  return at + 1;
}

static gboolean
is_group (const MdrMaskLine *line, gsize at)
{
  for (gsize i = at; i < at + 4; i++)
    if (i >= line->length || !g_ascii_islower (line->bytes[i]))
      return FALSE;

  return at + 4 >= line->length || !g_ascii_isalnum (line->bytes[at + 4]);
}

/* Words of a sentence have vowels; of four groups made by chance, nine times in ten one has none.
 */
static gboolean
is_speech (const MdrMaskLine *line, gsize from, gsize to)
{
  static const char *const leads[] = {
    "password", "passwort", "parola", "code", " is", " è", " ist"
  };
  gsize before = from;
  guint n_vowels = 0;
  guint n_letters = 0;

  for (gsize i = from; i <= to; i++)
    {
      if (i < to && g_ascii_isalpha (line->bytes[i]))
        {
          n_letters++;
          n_vowels += strchr ("aeiouy", line->bytes[i]) != NULL;
        }
      else if (n_letters > 0)
        {
          if (n_vowels == 0)
            return FALSE;
          n_letters = n_vowels = 0;
        }
    }

  if (to + 1 < line->length && line->bytes[to] == ' ' && g_ascii_isalpha (line->bytes[to + 1]))
    return TRUE;

  while (before > 0 && line->bytes[before - 1] == ' ')
    before--;

  for (gsize i = 0; i < G_N_ELEMENTS (leads); i++)
    if (before >= strlen (leads[i]) &&
        mdr_mask_line_has (line, before - strlen (leads[i]), leads[i]))
      return FALSE;

  return before > 0 && g_ascii_isalpha (line->bytes[before - 1]);
}

/* Four groups of four small letters, all with the same gap between them. */
static gsize
skip_groups (const MdrMaskLine *line, gsize at, char *gap)
{
  for (guint i = 0; i < 4; i++)
    {
      char this_gap = '\0';

      if (!is_group (line, at))
        return 0;

      at += 4;
      if (i == 3)
        break;

      at = skip_gap (line, at, &this_gap);
      if (this_gap == '\0' || (*gap != '\0' && *gap != this_gap))
        return 0;

      *gap = this_gap;
    }

  return at;
}

/**
 * mdr_mask_line_hide_app_passwords:
 * @line: a line, near which a word about passwords stands
 *
 * Hides app passwords as Google and Apple show them: `abcd efgh ijkl mnop`, `abcd-efgh-ijkl-mnop`.
 */
void
mdr_mask_line_hide_app_passwords (MdrMaskLine *line)
{
  for (gsize i = 0; i + 19 <= line->length; i++)
    {
      char gap = '\0';
      gsize end;

      if (!mdr_mask_line_is_word_start (line, i) || (i > 0 && line->bytes[i - 1] == '-'))
        continue;

      end = skip_groups (line, i, &gap);
      if (end == 0 || (end < line->length && line->bytes[end] == '-') ||
          (gap == ' ' && is_speech (line, i, end)))
        continue;

      mdr_mask_line_hide (line, i, end);
      i = end - 1;
    }
}

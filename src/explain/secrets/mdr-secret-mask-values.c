/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Secrets that have a name before them: password=…, "access_token": "…", --password ….
 */

#include "mdr-secret-mask-private.h"

#include <string.h>

/* Names of secrets. Those that are parts of other words must not have a letter before them. */
static const struct
{
  const char *word;
  gboolean alone;
} names[] = {
  { "password", FALSE },
  { "passwd", FALSE },
  { "passwort", FALSE },
  { "passphrase", FALSE },
  { "parola d'ordine", TRUE },
  { "parola d’ordine", TRUE },
  { "parola chiave", TRUE },
  { "kennwort", FALSE },
  { "pwd", TRUE },
  { "passw", TRUE },
  { "pass", TRUE },
  { "secret", TRUE },
  { "token", TRUE },
  { "accesstoken", FALSE },
  { "refreshtoken", FALSE },
  { "authtoken", FALSE },
  { "clientsecret", FALSE },
  { "apikey", TRUE },
  { "api_key", TRUE },
  { "api-key", TRUE },
  { "authorization", TRUE },
  { "oauth2-bearer", TRUE },
};

/* What follows “password:” in the sentences of servers and programs, and is none. */
static const char *const ordinary_words[] = {
  "a",          "access",
  "and",        "authentication",
  "bad",        "cannot",
  "check",      "change",
  "does",       "empty",
  "error",      "expired",
  "failed",     "failure",
  "for",        "if",
  "in",         "invalid",
  "is",         "it",
  "incorrect",  "login",
  "mismatch",   "missing",
  "must",       "no",
  "none",       "not",
  "null",       "ok",
  "permission", "please",
  "rejected",   "required",
  "see",        "server",
  "sorry",      "the",
  "this",       "to",
  "unable",     "user",
  "username",   "wrong",
  "yes",        "you",
  "your",       "true",
  "false",      "authorization",
  "command",    "could",
  "invalide",   "errata",
  "non",        "che",
};

static gboolean
is_any_of (const MdrMaskLine *line, gsize from, gsize to)
{
  while (to > from && strchr (".,;!?)>", line->bytes[to - 1]) != NULL)
    to--;
  while (from < to && strchr ("(<", line->bytes[from]) != NULL)
    from++;

  if (to - from == strlen ("non-null") && mdr_mask_line_has (line, from, "non-null"))
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (ordinary_words); i++)
    if (strlen (ordinary_words[i]) == to - from &&
        mdr_mask_line_has (line, from, ordinary_words[i]))
      return TRUE;

  return FALSE;
}

/* "[AUTHENTICATIONFAILED]", "[BADCHARSET (utf-8)]" (RFC 9051 section 7.1) */
static gboolean
is_response_code (const MdrMaskLine *line, gsize from)
{
  gsize at = from + 1;

  if (from >= line->length || line->bytes[from] != '[')
    return FALSE;

  while (at < line->length && (g_ascii_isupper (line->bytes[at]) || line->bytes[at] == '-'))
    at++;

  return at - from > 2 && at < line->length && strchr ("] ", line->bytes[at]) != NULL;
}

/* "Password: 535 5.7.8 …" and "password: [AUTH] …" go on with the server's own words. */
static gboolean
is_reply (const MdrMaskLine *line, gsize from, gsize to)
{
  gsize digits = from;

  while (digits < to && g_ascii_isdigit (line->bytes[digits]))
    digits++;

  if (digits - from == 3 && (digits == to || line->bytes[digits] == '-') &&
      strchr ("245", line->bytes[from]) != NULL)
    return TRUE;

  return is_response_code (line, from);
}

/* "&scope=": the next part of a form, and not of a password. */
static gboolean
is_next_parameter (const MdrMaskLine *line, gsize at)
{
  if (at >= line->length || line->bytes[at] != '&')
    return FALSE;

  do
    at++;
  while (at < line->length && (g_ascii_isalnum (line->bytes[at]) || line->bytes[at] == '_'));

  return at < line->length && line->bytes[at] == '=';
}

/* "</b>", "<br>": goes on with markup, and not with the rest of a password. */
static gboolean
is_tag (const MdrMaskLine *line, gsize at)
{
  if (line->bytes[at] != '<')
    return FALSE;

  do
    at++;
  while (at < line->length && (g_ascii_isalnum (line->bytes[at]) || line->bytes[at] == '/'));

  return at < line->length && strchr ("> ", line->bytes[at]) != NULL;
}

/**
 * mdr_mask_line_skip_bare_value:
 * @line: a line
 * @at: where a value begins
 *
 * What usually ends a value without quotation marks may also be a letter of it.
 *
 * Returns: the end of the value
 */
gsize
mdr_mask_line_skip_bare_value (const MdrMaskLine *line, gsize at)
{
  for (; at < line->length && !g_ascii_isspace (line->bytes[at]); at++)
    {
      gsize after = at;

      if (is_next_parameter (line, at) || is_tag (line, at))
        break;

      while (after < line->length && strchr (",;)]}\"'", line->bytes[after]) != NULL)
        after++;
      if (after == at)
        continue;
      if (after == line->length || g_ascii_isspace (line->bytes[after]))
        break;

      at = after - 1;
    }

  return at;
}

static gsize
hide_quoted (MdrMaskLine *line, gsize quote, gboolean escaped)
{
  gsize end = mdr_mask_line_skip_quoted (line, quote + 1, line->bytes[quote], escaped);

  mdr_mask_line_hide (line, quote + 1, end);

  return end;
}

static gsize
skip_scheme (const MdrMaskLine *line, gsize at)
{
  static const char *const schemes[] = { "Basic ", "Bearer ", "Negotiate ", "NTLM ", "Digest " };

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (mdr_mask_line_has (line, at, schemes[i]))
      return mdr_mask_line_skip_spaces (line, at + strlen (schemes[i]));

  return at;
}

/* @at is behind the separator. In a settings file the value goes to the end of the line. */
static gsize
hide_value (MdrMaskLine *line, gsize at, gboolean to_line_end)
{
  gsize value = skip_scheme (line, mdr_mask_line_skip_spaces (line, at));
  gboolean escaped = value + 1 < line->length && line->bytes[value] == '\\' &&
                     mdr_mask_line_is_quote (line, value + 1);
  gsize end;

  if (value + 1 < line->length && line->bytes[value] == 'b' &&
      mdr_mask_line_is_quote (line, value + 1))
    value++;

  if (escaped || mdr_mask_line_is_quote (line, value))
    return hide_quoted (line, value + (escaped ? 1 : 0), escaped);

  end = mdr_mask_line_skip_bare_value (line, value);
  if (is_any_of (line, value, end) || is_reply (line, value, end))
    return value;

  if (to_line_end && !is_next_parameter (line, end))
    end = line->length;
  mdr_mask_line_hide (line, value, end);

  return end;
}

/* <password>…</password>, <string name="password">…</string> */
static gsize
hide_element (MdrMaskLine *line, gsize at)
{
  gsize end = at;

  while (end < line->length && line->bytes[end] != '<')
    end++;

  mdr_mask_line_hide (line, at, end);

  return end;
}

/* Whether only a name stands before the separator, as in a settings file. */
static gboolean
begins_line (const MdrMaskLine *line, gsize at)
{
  for (gsize i = 0; i < at; i++)
    if (!g_ascii_isalnum (line->bytes[i]) && strchr ("_-. \t", line->bytes[i]) == NULL)
      return FALSE;

  return TRUE;
}

/* Returns where to go on. */
static gsize
hide_after_name (MdrMaskLine *line, gsize start, gsize at)
{
  gsize separator;

  while (at < line->length && (g_ascii_isdigit (line->bytes[at]) || line->bytes[at] == '_'))
    at++;

  separator = at;
  while (separator < line->length && strchr ("\\\"'])", line->bytes[separator]) != NULL)
    separator++;

  if (separator < line->length && line->bytes[separator] == '>')
    return hide_element (line, separator + 1);

  separator = mdr_mask_line_skip_spaces (line, separator);
  if (separator < line->length && line->bytes[separator] == '=')
    {
      separator++;
      if (separator < line->length && line->bytes[separator] == '>')
        separator++;

      return hide_value (line, separator, begins_line (line, start));
    }

  if (separator < line->length && line->bytes[separator] == ':')
    return hide_value (line, separator + 1, FALSE);

  if (separator > at && at < line->length && g_ascii_isspace (line->bytes[at]))
    mdr_mask_line_hide_spoken (line, at);

  return at;
}

/**
 * mdr_mask_line_hide_values:
 * @line: a line
 *
 * Hides what is called a password or a token, in JSON, settings files, XML, URLs and sentences.
 */
void
mdr_mask_line_hide_values (MdrMaskLine *line)
{
  for (gsize i = 0; i < line->length; i++)
    for (gsize j = 0; strchr ("PpKkSsTtAaOoCcRr", line->bytes[i]) && j < G_N_ELEMENTS (names); j++)
      {
        /* A path may end with such a name. */
        if (!mdr_mask_line_has (line, i, names[j].word) || (i > 0 && line->bytes[i - 1] == '/') ||
            (names[j].alone && i > 0 && g_ascii_isalpha (line->bytes[i - 1]) &&
             !g_ascii_isupper (line->bytes[i])))
          continue;

        i = hide_after_name (line, i, i + strlen (names[j].word)) - 1;
        break;
      }
}

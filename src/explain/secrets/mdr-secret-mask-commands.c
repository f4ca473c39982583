/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Secrets that a protocol has at a fixed place: LOGIN, AUTHENTICATE, AUTH, PASS, APOP.
 */

#include "mdr-secret-mask-private.h"

#include <string.h>

static const char *const mechanisms[] = {
  "PLAIN",  "LOGIN",       "CRAM-MD5", "DIGEST-MD5",  "NTLM",      "GSSAPI",    "XOAUTH2",
  "XOAUTH", "EXTERNAL",    "SCRAM-",   "OAUTHBEARER", "ANONYMOUS", "XYMCOOKIE", "PLAIN-CLIENTTOKEN",
  "MSN",    "KERBEROS_V4", "SPNEGO",   "APOP",        "ATOKEN",    "WSTOKEN",   "WEBTOKEN",
};

/* After these nobody waits for a secret any more. */
static const char *const commands[] = {
  "QUIT",     "LOGOUT",       "RSET",       "NOOP",      "EHLO", "HELO",    "MAIL",
  "RCPT",     "DATA",         "CAPABILITY", "SELECT",    "LIST", "EXAMINE", "AUTH",
  "STARTTLS", "STLS",         "CAPA",       "USER",      "PASS", "STAT",    "UIDL",
  "LOGIN",    "AUTHENTICATE", "ID",         "NAMESPACE", "LSUB", "APOP",
};

static gboolean
is_token (const MdrMaskLine *line, gsize at, const char *word)
{
  gsize end = at + strlen (word);

  return mdr_mask_line_has (line, at, word) &&
         (end == line->length || !g_ascii_isalnum (line->bytes[end]));
}

static gboolean
is_any_token (const MdrMaskLine *line, gsize at, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (is_token (line, at, words[i]))
      return TRUE;

  return FALSE;
}

/* SCRAM has many names with one beginning. */
static gboolean
is_mechanism (const MdrMaskLine *line, gsize at)
{
  return mdr_mask_line_has (line, at, "SCRAM-") ||
         is_any_token (line, at, mechanisms, G_N_ELEMENTS (mechanisms));
}

static gboolean
is_time (const MdrMaskLine *line, gsize from, gsize to)
{
  gboolean digit = FALSE;
  gboolean mark = FALSE;

  if (to - from >= 4 && line->bytes[from + 3] == '-' && to - from < 8)
    return FALSE;

  for (gsize i = from; i < to; i++)
    {
      if (g_ascii_isdigit (line->bytes[i]))
        digit = TRUE;
      else if (strchr (":.,/-+TZ", line->bytes[i]) != NULL)
        mark = TRUE;
      else
        return FALSE;
    }

  return digit && (mark ? to - from >= 8 : to - from >= 4);
}

/* "<-", "-->", ">>>", "<**": arrows of all sorts, towards the server or from it. */
static gboolean
is_arrow (const MdrMaskLine *line, gsize from, gsize to, MdrVoice *voice)
{
  gboolean head = FALSE;

  if (to - from > 4)
    return FALSE;

  for (gsize i = from; i < to; i++)
    {
      if (strchr ("<>", line->bytes[i]) != NULL)
        head = TRUE;
      else if (strchr ("-*~", line->bytes[i]) == NULL)
        return FALSE;
    }

  if (head)
    *voice = line->bytes[from] == '<' ? MDR_VOICE_SERVER : MDR_VOICE_CLIENT;

  return head;
}

static gboolean
is_label (const MdrMaskLine *line, gsize from, gsize to, MdrVoice *voice)
{
  const MdrMaskLine label = { line->bytes + from, to - from, to - from, line->hidden };

  if (line->bytes[from] == '[' && line->bytes[to - 1] == ']')
    {
      if (mdr_mask_line_has (&label, 0, "[tx]"))
        *voice = MDR_VOICE_CLIENT;
      else if (mdr_mask_line_has (&label, 0, "[rx]"))
        *voice = MDR_VOICE_SERVER;

      return TRUE;
    }

  if (line->bytes[to - 1] != ':')
    return FALSE;

  if (mdr_mask_line_has (&label, 0, "C:") || mdr_mask_line_has (&label, 0, "send"))
    *voice = MDR_VOICE_CLIENT;
  else if (mdr_mask_line_has (&label, 0, "S:") || mdr_mask_line_has (&label, 0, "re"))
    *voice = MDR_VOICE_SERVER;

  return TRUE;
}

/* PHPMailer names both ends. */
static gsize
skip_direction (const MdrMaskLine *line, gsize at, MdrVoice *voice)
{
  static const char from_client[] = "CLIENT -> SERVER:";
  static const char from_server[] = "SERVER -> CLIENT:";

  if (mdr_mask_line_has (line, at, from_client))
    *voice = MDR_VOICE_CLIENT;
  else if (mdr_mask_line_has (line, at, from_server))
    *voice = MDR_VOICE_SERVER;
  else
    return at;

  return mdr_mask_line_skip_spaces (line, at + strlen (from_client));
}

/**
 * mdr_mask_line_skip_prefix:
 * @line: a line, perhaps of a log
 * @voice: (inout): set where the prefix tells who speaks
 *
 * Skips what logs write before what was said: times, labels in brackets or with a colon, arrows.
 *
 * Returns: where it begins
 */
gsize
mdr_mask_line_skip_prefix (const MdrMaskLine *line, MdrVoice *voice)
{
  gsize at = mdr_mask_line_skip_spaces (line, 0);

  while (at < line->length)
    {
      gsize end = mdr_mask_line_skip_token (line, at);

      if (!is_arrow (line, at, end, voice) && !is_label (line, at, end, voice) &&
          !is_time (line, at, end))
        break;

      at = mdr_mask_line_skip_spaces (line, end);
    }

  at = skip_direction (line, at, voice);
  if (at + 1 < line->length && line->bytes[at] == 'b' && mdr_mask_line_is_quote (line, at + 1))
    at++;
  if (mdr_mask_line_is_quote (line, at))
    at++;

  return at;
}

/**
 * mdr_mask_line_is_reply:
 * @line: a line
 * @at: where its prefix ends
 * @waits: (out): whether the server waits for more (334, +)
 *
 * Returns: whether it looks like an answer of a server
 */
gboolean
mdr_mask_line_is_reply (const MdrMaskLine *line, gsize at, gboolean *waits)
{
  static const char *const starts[] = { "* ", "+OK", "-ERR" };
  gsize word;

  *waits = FALSE;
  if (at + 3 <= line->length && strchr ("2345", line->bytes[at]) != NULL &&
      g_ascii_isdigit (line->bytes[at + 1]) && g_ascii_isdigit (line->bytes[at + 2]) &&
      (at + 3 == line->length || strchr (" -", line->bytes[at + 3]) != NULL))
    {
      *waits = mdr_mask_line_has (line, at, "334");
      return TRUE;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    if (mdr_mask_line_has (line, at, starts[i]))
      return TRUE;

  if (is_token (line, at, "+"))
    {
      *waits = TRUE;
      return TRUE;
    }

  word = mdr_mask_line_skip_spaces (line, mdr_mask_line_skip_token (line, at));

  return word > at && (is_token (line, word, "OK") || is_token (line, word, "NO") ||
                       is_token (line, word, "BAD"));
}

/**
 * mdr_mask_line_is_command:
 * @line: a line
 * @at: where its prefix ends
 *
 * Returns: whether it is a command of any of the protocols, with an IMAP tag or without
 */
gboolean
mdr_mask_line_is_command (const MdrMaskLine *line, gsize at)
{
  gsize word = mdr_mask_line_skip_spaces (line, mdr_mask_line_skip_token (line, at));

  return is_any_token (line, at, commands, G_N_ELEMENTS (commands)) ||
         is_any_token (line, word, commands, G_N_ELEMENTS (commands));
}

/**
 * mdr_mask_line_announces_literal:
 * @line: a line
 *
 * Returns: whether an IMAP literal comes after it
 */
gboolean
mdr_mask_line_announces_literal (const MdrMaskLine *line)
{
  gsize end = line->end;

  return end >= 3 && line->bytes[end - 1] == '}' &&
         (g_ascii_isdigit (line->bytes[end - 2]) || line->bytes[end - 2] == '+');
}

/* Base64 rather than a word: capitals in the middle, or digits, or what fills it up. */
static gboolean
is_odd (const MdrMaskLine *line, gsize from, gsize to)
{
  for (gsize i = from + 1; i < to; i++)
    if (g_ascii_isupper (line->bytes[i]) || g_ascii_isdigit (line->bytes[i]) ||
        line->bytes[i] == '=')
      return TRUE;

  return FALSE;
}

/* Behind the mechanism. A list of mechanisms is what a server offers and no command. */
static MdrMaskNext
hide_initial_response (MdrMaskLine *line, gsize at, gboolean is_start)
{
  gsize end = line->end;
  gsize from = mdr_mask_line_skip_spaces (line, at);
  gsize to = MIN (mdr_mask_line_skip_token (line, from), end);

  if (from >= end)
    return MDR_MASK_NEXT_EXCHANGE;
  if (is_mechanism (line, from) || line->bytes[at - 1] == ':')
    return MDR_MASK_NEXT_NOTHING;

  while (to > from && strchr ("'\"\\;,)", line->bytes[to - 1]) != NULL)
    to--;

  if (is_start && mdr_mask_line_skip_spaces (line, to) >= end)
    {
      mdr_mask_line_hide (line, from, to);
      return MDR_MASK_NEXT_EXCHANGE;
    }

  /* In the middle of a sentence: `Command "AUTH PLAIN …" not implemented`. */
  if (is_odd (line, from, to))
    mdr_mask_line_hide (line, from, to);

  return MDR_MASK_NEXT_NOTHING;
}

static gsize
skip_string (const MdrMaskLine *line, gsize at)
{
  if (at < line->length && line->bytes[at] == '"')
    return MIN (mdr_mask_line_skip_quoted (line, at + 1, '"', FALSE) + 1, line->length);

  return mdr_mask_line_skip_token (line, at);
}

/* Behind LOGIN: the name, and the password; either may come as a literal. */
static MdrMaskNext
hide_login (MdrMaskLine *line, gsize at, gboolean sure)
{
  gsize end = line->end;
  gsize name = mdr_mask_line_skip_spaces (line, at);
  gsize name_end = skip_string (line, name);
  gsize password = mdr_mask_line_skip_spaces (line, name_end);

  if (name >= end)
    return MDR_MASK_NEXT_NOTHING;
  if (mdr_mask_line_announces_literal (line))
    return password >= end ? MDR_MASK_NEXT_NAME : MDR_MASK_NEXT_PASSWORD;
  if (password >= end)
    return MDR_MASK_NEXT_NOTHING;

  if (sure || line->bytes[name] == '"' || memchr (line->bytes + name, '@', name_end - name) != NULL)
    mdr_mask_line_hide (line, password,
                        sure && line->bytes[password] != '"' ? end : skip_string (line, password));

  return MDR_MASK_NEXT_NOTHING;
}

/* "a LOGIN …" is a command; "NO Login failed" and "Your Login name" are sentences. */
static gboolean
is_tagged_login (const MdrMaskLine *line, gsize at, gsize word)
{
  static const char *const no_tags[] = { "NO", "OK", "BAD", "BYE", "AUTH", "AUTHENTICATE" };

  return is_token (line, word, "LOGIN") && word - at <= 20 &&
         g_ascii_isupper (line->bytes[word]) == g_ascii_isupper (line->bytes[word + 1]) &&
         !is_any_token (line, at, no_tags, G_N_ELEMENTS (no_tags));
}

static MdrMaskNext
hide_at_start (MdrMaskLine *line, gsize at)
{
  gsize word = mdr_mask_line_skip_spaces (line, mdr_mask_line_skip_token (line, at));

  if (is_token (line, at, "PASS"))
    mdr_mask_line_hide (line, word, line->end);
  else if (is_token (line, at, "APOP"))
    mdr_mask_line_hide (line, mdr_mask_line_skip_token (line, word), line->end);
  else if (is_tagged_login (line, at, word))
    return hide_login (line, word + strlen ("LOGIN"), TRUE);

  return MDR_MASK_NEXT_NOTHING;
}

static MdrMaskNext
hide_anywhere (MdrMaskLine *line, gsize i, gboolean is_start)
{
  static const char *const verbs[] = { "AUTHENTICATE ", "AUTH " };

  for (gsize j = 0; j < G_N_ELEMENTS (verbs); j++)
    {
      gsize mechanism = mdr_mask_line_skip_spaces (line, i + strlen (verbs[j]));

      if (mdr_mask_line_has (line, i, verbs[j]) && is_mechanism (line, mechanism))
        return hide_initial_response (line, mdr_mask_line_skip_token (line, mechanism), is_start);
    }

  if (mdr_mask_line_has (line, i, "LOGIN ") &&
      (!is_start || memcmp (line->bytes + i, "LOGIN", strlen ("LOGIN")) == 0))
    return hide_login (line, i + strlen ("LOGIN "), FALSE);
  if (i > 0 && mdr_mask_line_is_quote (line, i - 1) && mdr_mask_line_has (line, i, "PASS "))
    mdr_mask_line_hide (line, i + strlen ("PASS "),
                        mdr_mask_line_skip_quoted (line, i, line->bytes[i - 1], FALSE));

  return MDR_MASK_NEXT_NOTHING;
}

/**
 * mdr_mask_line_hide_command:
 * @line: a line
 * @at: where its prefix ends
 * @voice: who speaks
 *
 * Hides the secrets of a command, also of one that is quoted: servers repeat what they refuse.
 *
 * Returns: what it says of the lines after it
 */
MdrMaskNext
mdr_mask_line_hide_command (MdrMaskLine *line, gsize at, MdrVoice voice)
{
  gsize tagged = mdr_mask_line_skip_spaces (line, mdr_mask_line_skip_token (line, at));
  gboolean waits;
  gboolean is_server = voice == MDR_VOICE_SERVER || mdr_mask_line_is_reply (line, at, &waits);
  MdrMaskNext next = MDR_MASK_NEXT_NOTHING;

  if (!is_server)
    next = hide_at_start (line, at);

  for (gsize i = 0; i < line->length; i++)
    {
      gboolean is_start = !is_server && (i == at || i == tagged);

      if (strchr ("AaLlPp", line->bytes[i]) == NULL || !mdr_mask_line_is_word_start (line, i))
        continue;

      next = MAX (next, hide_anywhere (line, i, is_start));
    }

  /* A server offers methods, and begins none. */
  return is_server ? MDR_MASK_NEXT_NOTHING : next;
}

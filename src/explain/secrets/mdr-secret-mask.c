/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line after the other, with what the lines before it said of secrets to come.
 */

#include "mdr-secret-mask-private.h"

#include <string.h>

#include "core/mdr-secret.h"

/* A sign-in takes two answers at most; what goes on for longer is something else. */
#define MAX_ANSWERS 8

/* How often a text is looked at until nothing changes; twice is enough but for odd ones. */
#define MAX_PASSES 8

/* How many lines after a word about passwords an app password may stand. */
#define NEAR_LINES 3

/* Servers repeat what they do not understand: so much of what was hidden is remembered, as a number
 * that tells nothing. */
#define N_REMEMBERED 4

struct _MdrSecretMask
{
  MdrMaskNext next;
  guint n_answers;
  guint near;
  gboolean asked; /* the server has just said 334 or + */

  guint64 salt;
  guint64 remembered[N_REMEMBERED];
  guint n_remembered;
};

/**
 * mdr_secret_mask_new:
 *
 * Returns: (transfer full): a mask that has not seen any line
 */
MdrSecretMask *
mdr_secret_mask_new (void)
{
  MdrSecretMask *self = g_new0 (MdrSecretMask, 1);

  self->salt = ((guint64) g_random_int () << 32) | g_random_int ();

  return self;
}

/**
 * mdr_secret_mask_free:
 * @self: (transfer full): a mask
 *
 * Forgets it.
 */
void
mdr_secret_mask_free (MdrSecretMask *self)
{
  if (self == NULL)
    return;

  mdr_wipe (self, sizeof (MdrSecretMask));
  g_free (self);
}

/**
 * mdr_secret_mask_expects_secret:
 * @self: a mask
 *
 * Returns: whether the next line of the client is a secret
 */
gboolean
mdr_secret_mask_expects_secret (MdrSecretMask *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->next != MDR_MASK_NEXT_NOTHING;
}

static guint64
number_of (MdrSecretMask *self, const MdrMaskLine *line, gsize from, gsize to)
{
  guint64 number = self->salt;

  for (gsize i = from; i < to; i++)
    number = (number ^ (guchar) line->bytes[i]) * G_GUINT64_CONSTANT (1099511628211);

  return number;
}

static void
remember (MdrSecretMask *self, const MdrMaskLine *line, gsize from, gsize to)
{
  if (to < from + 4)
    return;

  self->remembered[self->n_remembered++ % N_REMEMBERED] = number_of (self, line, from, to);
}

static void
hide_remembered (MdrSecretMask *self, MdrMaskLine *line)
{
  gsize i = 0;

  while (self->n_remembered > 0 && i < line->length)
    {
      gsize from = mdr_mask_line_skip_spaces (line, i);
      gsize to;

      while (from < line->length && strchr ("\"'(<[", line->bytes[from]) != NULL)
        from++;

      i = to = mdr_mask_line_skip_token (line, from);
      while (to > from && strchr ("\"')>]:;,.", line->bytes[to - 1]) != NULL)
        to--;

      for (guint j = 0; to > from && j < MIN (self->n_remembered, N_REMEMBERED); j++)
        if (number_of (self, line, from, to) == self->remembered[j])
          mdr_mask_line_hide (line, from, to);
    }
}

static void
finish (MdrSecretMask *self)
{
  self->next = MDR_MASK_NEXT_NOTHING;
  self->n_answers = 0;
  self->asked = FALSE;
}

/* What looks like base64, and like no word of a sentence. */
static void
hide_odd_tokens (MdrMaskLine *line, gsize at)
{
  while (at < line->length)
    {
      gsize end = mdr_mask_line_skip_token (line, at);
      gboolean odd = FALSE;
      gboolean lower = FALSE;
      gboolean upper = FALSE;

      for (gsize i = at + 1; i < end; i++)
        {
          odd |= g_ascii_isdigit (line->bytes[i]) || line->bytes[i] == '=';
          lower |= g_ascii_islower (line->bytes[i]);
          upper |= g_ascii_isupper (line->bytes[i]);
        }

      odd |= lower && upper;
      for (gsize i = at; i < end; i++)
        odd &= g_ascii_isalnum (line->bytes[i]) || strchr ("+/=_-", line->bytes[i]) != NULL;

      if (odd && end - at >= 8)
        mdr_mask_line_hide (line, at, end);

      at = mdr_mask_line_skip_spaces (line, end);
    }
}

static void
hide_literal (MdrSecretMask *self, MdrMaskLine *line, gsize at)
{
  gsize end = line->end;

  if (self->next == MDR_MASK_NEXT_PASSWORD)
    {
      mdr_mask_line_hide (line, at, end);
      remember (self, line, at, end);
      finish (self);
    }
  else if (mdr_mask_line_announces_literal (line))
    self->next = MDR_MASK_NEXT_PASSWORD;
  else
    {
      /* The name, and the password as a string behind it. */
      mdr_mask_line_hide (line, mdr_mask_line_skip_token (line, at), end);
      finish (self);
    }
}

/* A line of the client, or one that can be of the client, while secrets are due. */
static void
hide_answer (MdrSecretMask *self, MdrMaskLine *line, gsize at, MdrVoice voice)
{
  gsize end = line->end;
  gboolean one_token = mdr_mask_line_skip_token (line, at) >= end;

  if (at >= end)
    return;

  if (mdr_mask_line_is_command (line, at) && !self->asked)
    {
      finish (self);
      return;
    }

  if (self->next != MDR_MASK_NEXT_EXCHANGE)
    hide_literal (self, line, at);
  else if (voice == MDR_VOICE_CLIENT || one_token)
    {
      mdr_mask_line_hide (line, at, end);
      remember (self, line, at, end);
    }
  else
    hide_odd_tokens (line, at);

  self->asked = FALSE;
  if (++self->n_answers >= MAX_ANSWERS)
    finish (self);
}

static void
look_at_protocol (MdrSecretMask *self, MdrMaskLine *line, MdrVoice voice)
{
  gsize at = mdr_mask_line_skip_prefix (line, &voice);
  gboolean waits = FALSE;
  MdrMaskNext next;

  if (voice != MDR_VOICE_CLIENT && voice != MDR_VOICE_NOTE &&
      mdr_mask_line_is_reply (line, at, &waits))
    {
      voice = MDR_VOICE_SERVER;
      self->asked = waits;
      if (waits && mdr_mask_line_has (line, at, "334"))
        self->next = MDR_MASK_NEXT_EXCHANGE;
      else if (!waits && !mdr_mask_line_has (line, at, "* "))
        finish (self);
    }
  else if (voice == MDR_VOICE_NOTE && self->next != MDR_MASK_NEXT_NOTHING)
    hide_odd_tokens (line, at);
  else if (self->next != MDR_MASK_NEXT_NOTHING && voice != MDR_VOICE_SERVER)
    hide_answer (self, line, at, voice);

  next = mdr_mask_line_hide_command (line, at, voice);
  if (next != MDR_MASK_NEXT_NOTHING)
    {
      self->next = next;
      self->n_answers = 0;
    }
}

static gboolean
speaks_of_passwords (const MdrMaskLine *line)
{
  static const char *const words[] = { "passw", "parola", "kennwort", "app-specific", "specifica" };

  for (gsize i = 0; i < line->length; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (words); j++)
      if (mdr_mask_line_has (line, i, words[j]))
        return TRUE;

  return FALSE;
}

static void
append_visible (GString *text, const MdrMaskLine *line)
{
  for (gsize i = 0; i < line->length; i++)
    {
      if (!line->hidden[i])
        g_string_append_c (text, line->bytes[i]);
      else if (i == 0 || !line->hidden[i - 1])
        g_string_append (text, MDR_SECRET_MASK);
    }
}

static void
mask_line (MdrSecretMask *self,
           const char *bytes,
           gsize length,
           MdrVoice voice,
           guint8 *hidden,
           GString *text)
{
  MdrMaskLine line = { bytes, length, length, hidden };

  memset (hidden, FALSE, length);
  mdr_mask_line_trim (&line);

  if (speaks_of_passwords (&line))
    self->near = NEAR_LINES;
  if (self->near > 0)
    {
      mdr_mask_line_hide_app_passwords (&line);
      self->near--;
    }

  look_at_protocol (self, &line, voice);
  mdr_mask_line_hide_values (&line);
  mdr_mask_line_hide_links (&line);
  mdr_mask_line_hide_options (&line);
  mdr_mask_line_hide_tokens (&line);
  hide_remembered (self, &line);
  append_visible (text, &line);
}

/**
 * mdr_secret_mask_line:
 * @self: what the lines before said
 * @line: a line without its end; any byte can be in it
 * @length: how many bytes
 * @voice: who speaks, as far as that is known
 *
 * Takes the secrets out of the next line of a conversation. The caller wipes @line.
 *
 * Returns: (transfer full): the line without them
 */
char *
mdr_secret_mask_line (MdrSecretMask *self, const char *line, gsize length, MdrVoice voice)
{
  g_autofree guint8 *hidden = NULL;
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (line != NULL || length == 0, NULL);

  hidden = g_malloc (length + 1);
  text = g_string_sized_new (length + sizeof (MDR_SECRET_MASK));
  mask_line (self, line, length, voice, hidden, text);

  return g_string_free (text, FALSE);
}

static char *
mask_once (const char *text, gsize length)
{
  g_autoptr (MdrSecretMask) self = mdr_secret_mask_new ();
  g_autofree guint8 *hidden = g_malloc (length + 1);
  GString *masked = g_string_sized_new (length + 1);

  for (gsize i = 0; i < length;)
    {
      const char *newline = memchr (text + i, '\n', length - i);
      gsize end = newline != NULL ? (gsize) (newline - text) : length;

      mask_line (self, text + i, end - i, MDR_VOICE_UNKNOWN, hidden, masked);
      if (newline != NULL)
        g_string_append_c (masked, '\n');

      i = end + 1;
    }

  return g_string_free (masked, FALSE);
}

/**
 * mdr_secret_mask_text:
 * @text: what somebody pasted, or anything else from outside
 * @length: how many bytes, or -1 when @text ends with a NUL
 *
 * Takes passwords and tokens out of @text, and puts %MDR_SECRET_MASK where they were. Names and
 * addresses stay, and what servers answer stays readable. Doing it twice changes nothing more: a
 * line that is shorter without its secret may look like one itself, so it is looked at again.
 *
 * Returns: (transfer full): valid UTF-8 without secrets
 */
char *
mdr_secret_mask_text (const char *text, gssize length)
{
  char *masked;

  g_return_val_if_fail (text != NULL, NULL);

  masked = g_utf8_make_valid (text, length);
  for (guint i = 0; i < MAX_PASSES; i++)
    {
      char *before = masked;
      gboolean changed;

      masked = mask_once (before, strlen (before));
      changed = !g_str_equal (before, masked);
      mdr_wipe (before, strlen (before));
      g_free (before);

      if (!changed)
        break;
    }

  return masked;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The last lines of a text that speak of trouble, without secrets.
 */

#include "mdr-log-trouble-text.h"

#include <string.h>

#include "mdr-log-line.h"
#include "mdr-log-story-private.h"

/* So many lines are kept: the last of a stack of messages tells least. */
#define N_LINES 3

/* Nobody writes a longer message; what is longer is something else. */
#define MAX_LENGTH 1000

/* Neither is a longer line a message. */
#define MAX_LINE 4000

struct _MdrLogTroubleText
{
  MdrSecretMask *mask;
  char *lines[N_LINES + 1]; /* ended by a NULL */
  guint n_lines;
  guint number;
};

/* In small letters; parts of words, in English and Italian. */
static const char *const signs[] = {
  "error",       "fail",         "refus",         "denied",   "reject",      "timed out",
  "timeout",     "unable",       "cannot",        "can't",    "could not",   "invalid",
  "incorrect",   "not accepted", "not supported", "locked",   "0x8",         "errore",
  "impossibile", "rifiutat",     "non riuscit",   "scadut",   "non corrett", "non valid",
  "negato",      "bloccat",      "non accettat",  "required", "expired",     "certificat",
};

/**
 * mdr_log_trouble_text_new:
 *
 * Returns: (transfer full): an empty text
 */
MdrLogTroubleText *
mdr_log_trouble_text_new (void)
{
  MdrLogTroubleText *self = g_new0 (MdrLogTroubleText, 1);

  self->mask = mdr_secret_mask_new ();

  return self;
}

/**
 * mdr_log_trouble_text_free:
 * @self: (transfer full): a text
 *
 * Forgets it.
 */
void
mdr_log_trouble_text_free (MdrLogTroubleText *self)
{
  if (self == NULL)
    return;

  mdr_secret_mask_free (self->mask);
  for (guint i = 0; i < N_LINES; i++)
    g_free (self->lines[i]);
  g_free (self);
}

static gboolean
looks_like_trouble (const char *words)
{
  g_autofree char *small = g_ascii_strdown (words, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (small, signs[i]) != NULL)
      return TRUE;

  return FALSE;
}

/**
 * mdr_log_trouble_text_add:
 * @self: a text
 * @line: its next line; any byte can be in it
 * @length: how many bytes
 * @number: the number of the line
 *
 * Keeps @line, without its secrets, if it speaks of trouble.
 */
void
mdr_log_trouble_text_add (MdrLogTroubleText *self, const char *line, gsize length, guint number)
{
  g_autofree char *words = NULL;

  if (length == 0 || length > MAX_LINE || memchr (line, '\0', length) != NULL)
    return;

  words = mdr_secret_mask_line (self->mask, line, length, MDR_VOICE_UNKNOWN);
  if (!looks_like_trouble (words))
    return;

  if (self->n_lines == N_LINES)
    {
      g_free (self->lines[0]);
      memmove (self->lines, self->lines + 1, sizeof (char *) * N_LINES);
      self->n_lines--;
    }

  self->lines[self->n_lines++] = g_strndup (words, MAX_LENGTH);
  self->number = number;
}

/**
 * mdr_log_trouble_text_tell:
 * @self: a text
 *
 * Returns: (transfer full) (nullable): a story of the last lines with trouble, if there are any
 */
MdrLogStory *
mdr_log_trouble_text_tell (MdrLogTroubleText *self)
{
  g_autofree char *words = NULL;
  MdrLogFacts facts = { .stop = MDR_LOG_STOP_REFUSED };

  if (self->n_lines == 0)
    return NULL;

  words = g_strjoinv ("\n", self->lines);
  facts.words = words;
  facts.line = self->number;

  return mdr_log_story_new (&facts);
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line in, a line out, and nothing is kept: so memory does not grow with their number. Answers
 * are collected only as long as there is more to be read at once, so that a program at the other
 * ends of both pipes may wait for each answer.
 */

#include "mdr-cli-explain-batch.h"

#include <glib/gi18n.h>

#include "explain/mdr-explainer.h"
#include "knowledge/mdr-provider-list.h"
#include "mdr-cli-lines.h"
#include "mdr-cli-message.h"

/* No message is that long; what is longer is answered, but not looked at. */
#define MAX_LINE (64 * 1024 * 1024)

/* How much is written at once. */
#define MAX_OUTPUT (64 * 1024)

typedef struct
{
  guint line;
  guint n_refused;
  MdrCliStatus status;

  /* owned */
  MdrCliMessage *message;
  GString *output;
} Batch;

static void
batch_clear (Batch *self)
{
  g_clear_pointer (&self->message, mdr_cli_message_free);
  if (self->output != NULL)
    g_string_free (g_steal_pointer (&self->output), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Batch, batch_clear)

/* All strings written here are UTF-8, and none is long. */
static void
write_string (Batch *self, const char *string)
{
  g_string_append_c (self->output, '"');
  for (; *string != '\0'; string++)
    {
      if (*string == '"' || *string == '\\')
        g_string_append_c (self->output, '\\');
      g_string_append_c (self->output, (guchar) *string < ' ' ? ' ' : *string);
    }
  g_string_append_c (self->output, '"');
}

static void
write_member (Batch *self, const char *name, const char *string)
{
  g_string_append_printf (self->output, ",\"%s\":", name);
  write_string (self, string);
}

static void
begin_object (Batch *self)
{
  gsize length;
  const char *id = mdr_cli_message_get_id (self->message, &length);

  g_string_append (self->output, "{\"id\":");
  g_string_append_len (self->output, id, length);
}

static void
end_object (Batch *self)
{
  g_string_append (self->output, "}\n");
}

static void G_GNUC_PRINTF (2, 3) refuse (Batch *self, const char *format, ...)
{
  g_autofree char *problem = NULL;
  va_list parameters;

  va_start (parameters, format);
  problem = g_strdup_vprintf (format, parameters);
  va_end (parameters);

  self->n_refused++;
  begin_object (self);
  write_member (self, "cause", mdr_cause_to_code (MDR_CAUSE_UNKNOWN));
  g_string_append (self->output, ",\"confidence\":0,\"also\":[]");
  write_member (self, "error", problem);
  end_object (self);
}

static void
answer (Batch *self, const MdrExplanation *explanation)
{
  const MdrMeaning *first = &explanation->meanings[0];
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  begin_object (self);
  write_member (self, "cause", mdr_cause_to_code (first->cause));
  g_string_append_printf (self->output, ",\"confidence\":%s,\"also\":[",
                          g_ascii_formatd (number, sizeof number, "%.4g", first->confidence));
  for (guint i = 1; i < explanation->n_meanings; i++)
    {
      if (i > 1)
        g_string_append_c (self->output, ',');
      write_string (self, mdr_cause_to_code (explanation->meanings[i].cause));
    }
  g_string_append_c (self->output, ']');

  if (first->rule != NULL)
    write_member (self, "rule", first->rule);
  if (explanation->provider != NULL)
    write_member (self, "provider", explanation->provider);
  end_object (self);
}

/* Collectors of answers write all kinds of words there. */
static const char *
find_provider (const char *id)
{
  MdrProviderList *list = mdr_provider_list_get_default ();

  return id != NULL && mdr_provider_list_find_by_id (list, id) != NULL ? id : NULL;
}

static void
explain (Batch *self, const char *line, gsize length)
{
  const MdrCliMessage *message = self->message;
  MdrUtterance utterance = { 0 };
  MdrExplanation explanation;
  gsize text_length;

  if (!mdr_cli_message_read (self->message, line, length))
    {
      refuse (self, _ ("Line %u is no JSON object."), self->line);
      return;
    }

  utterance.text = mdr_cli_message_get (message, MDR_CLI_MESSAGE_TEXT, &text_length);
  if (utterance.text == NULL)
    {
      refuse (self, _ ("Line %u has no “text”, or it is no string."), self->line);
      return;
    }

  utterance.length = text_length;
  utterance.speakers =
      mdr_speaker_from_word (mdr_cli_message_get (message, MDR_CLI_MESSAGE_PROTOCOL, NULL));
  utterance.moments =
      mdr_moment_from_word (mdr_cli_message_get (message, MDR_CLI_MESSAGE_PHASE, NULL));
  utterance.provider =
      find_provider (mdr_cli_message_get (message, MDR_CLI_MESSAGE_PROVIDER, NULL));

  mdr_explainer_explain (mdr_explainer_get_default (), &utterance, &explanation);
  answer (self, &explanation);
}

/* Says whether anybody still reads them. */
static gboolean
send_answers (Batch *self)
{
  self->status = mdr_cli_print_bytes (self->output->str, self->output->len, self->status);
  g_string_truncate (self->output, 0);

  return self->status != MDR_CLI_STATUS_NOT_CHECKED;
}

static gboolean
is_empty (const char *line, gsize length)
{
  while (length > 0 && g_ascii_isspace (line[length - 1]))
    length--;

  return length == 0;
}

static void
run (Batch *self, MdrCliLines *lines)
{
  g_autoptr (GError) error = NULL;

  for (;;)
    {
      const char *line;
      gsize length;

      if ((self->output->len >= MAX_OUTPUT || mdr_cli_lines_would_wait (lines)) &&
          !send_answers (self))
        return;

      self->line++;
      switch (mdr_cli_lines_next (lines, &line, &length, &error))
        {
        case MDR_CLI_LINE_READ:
          if (!is_empty (line, length))
            explain (self, line, length);
          break;

        case MDR_CLI_LINE_TOO_LONG:
          mdr_cli_message_read (self->message, "", 0);
          refuse (self, _ ("Line %u is too long."), self->line);
          break;

        case MDR_CLI_LINE_END:
          send_answers (self);
          return;

        case MDR_CLI_LINE_FAILED:
          send_answers (self);
          self->status = mdr_cli_refuse (error->message);
          return;
        }
    }
}

static MdrCliStatus
tell_refused (const Batch *self)
{
  g_autofree char *message = g_strdup_printf (
      ngettext ("%u line could not be read; what is wrong with it stands in its place.",
                "%u lines could not be read; what is wrong with them stands in their places.",
                self->n_refused),
      self->n_refused);

  return mdr_cli_refuse (message);
}

/**
 * mdr_cli_explain_batch:
 * @path: a file with one JSON object a line, or "-" for stdin
 *
 * Explains them, in their order. Empty lines are passed over.
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_explain_batch (const char *path)
{
  g_auto (Batch) self = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (MdrCliLines) lines = mdr_cli_lines_open (path, MAX_LINE, &error);

  if (lines == NULL)
    return mdr_cli_refuse (error->message);

  self.message = mdr_cli_message_new ();
  self.output = g_string_new (NULL);
  run (&self, lines);

  if (self.status == MDR_CLI_STATUS_OK && self.n_refused > 0)
    return tell_refused (&self);

  return self.status;
}

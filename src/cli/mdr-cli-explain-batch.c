/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line in, a line out, and nothing is kept: so memory does not grow with their number. Answers
 * are collected only as long as there is more to be read at once, so that a program at the other
 * ends of both pipes may wait for each answer.
 */

#include "mdr-cli-explain-batch.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "explain/mdr-explainer.h"
#include "mdr-cli-lines.h"

/* No message is that long; what is longer is answered, but not looked at. */
#define MAX_LINE (64 * 1024 * 1024)

/* How much is written at once. */
#define MAX_OUTPUT (64 * 1024)

typedef struct
{
  guint64 line;
  guint64 n_refused;

  /* owned */
  JsonParser *parser;
  JsonGenerator *generator;
  GString *output;
} Batch;

static void
batch_clear (Batch *self)
{
  g_clear_object (&self->parser);
  g_clear_object (&self->generator);
  g_string_free (g_steal_pointer (&self->output), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Batch, batch_clear)

/* What is no string counts as not there. */
static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static void
begin (JsonBuilder *builder, JsonObject *object)
{
  JsonNode *id = object != NULL ? json_object_get_member (object, "id") : NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  if (id != NULL)
    json_builder_add_value (builder, json_node_ref (id));
  else
    json_builder_add_null_value (builder);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
write_object (Batch *self, JsonBuilder *builder)
{
  g_autoptr (JsonNode) node = NULL;

  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  json_generator_set_root (self->generator, node);
  json_generator_to_gstring (self->generator, self->output);
  g_string_append_c (self->output, '\n');
}

static void
refuse (Batch *self, JsonObject *object, const char *problem)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *message =
      g_strdup_printf (_ ("line %" G_GUINT64_FORMAT ": %s"), self->line, problem);

  self->n_refused++;
  begin (builder, object);
  add_text (builder, "cause", mdr_cause_to_code (MDR_CAUSE_UNKNOWN));
  add_text (builder, "error", message);
  write_object (self, builder);
}

static void
answer (Batch *self, JsonObject *object, const MdrExplanation *explanation)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const MdrMeaning *first = &explanation->meanings[0];

  begin (builder, object);
  add_text (builder, "cause", mdr_cause_to_code (first->cause));
  json_builder_set_member_name (builder, "confidence");
  json_builder_add_double_value (builder, first->confidence);
  json_builder_set_member_name (builder, "also");
  json_builder_begin_array (builder);
  for (guint i = 1; i < explanation->n_meanings; i++)
    json_builder_add_string_value (builder, mdr_cause_to_code (explanation->meanings[i].cause));
  json_builder_end_array (builder);
  if (first->rule != NULL)
    add_text (builder, "rule", first->rule);
  if (explanation->provider != NULL)
    add_text (builder, "provider", explanation->provider);
  write_object (self, builder);
}

static void
explain (Batch *self, JsonObject *object)
{
  MdrExplanation explanation;
  MdrUtterance utterance = {
    .text = get_string (object, "text"),
    .length = -1,
    .speakers = mdr_speaker_from_word (get_string (object, "protocol")),
    .moments = mdr_moment_from_word (get_string (object, "phase")),
    .provider = get_string (object, "provider"),
  };

  if (utterance.text == NULL)
    {
      refuse (self, object, _ ("there is no “text” in it"));
      return;
    }

  mdr_explainer_explain (mdr_explainer_get_default (), &utterance, &explanation);
  answer (self, object, &explanation);
}

static void
read_line (Batch *self, const char *line, gsize length)
{
  JsonNode *root;

  if (!json_parser_load_from_data (self->parser, line, length, NULL))
    {
      refuse (self, NULL, _ ("this is no JSON"));
      return;
    }

  root = json_parser_get_root (self->parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    refuse (self, NULL, _ ("this is no JSON object"));
  else
    explain (self, json_node_get_object (root));
}

static gboolean
flush (Batch *self)
{
  fwrite (self->output->str, 1, self->output->len, stdout);
  g_string_truncate (self->output, 0);

  return fflush (stdout) == 0;
}

/* Until the end of the input, or of those who read the output. */
static gboolean
run (Batch *self, MdrCliLines *lines, GError **error)
{
  for (;;)
    {
      const char *line;
      gsize length;

      if (self->output->len > 0 &&
          (self->output->len >= MAX_OUTPUT || mdr_cli_lines_would_wait (lines)) && !flush (self))
        return TRUE;

      self->line++;
      switch (mdr_cli_lines_next (lines, &line, &length, error))
        {
        case MDR_CLI_LINE_READ:
          if (length > 0)
            read_line (self, line, length);
          break;

        case MDR_CLI_LINE_TOO_LONG:
          refuse (self, NULL, _ ("this is too long"));
          break;

        case MDR_CLI_LINE_END:
          return TRUE;

        case MDR_CLI_LINE_FAILED:
          return FALSE;
        }
    }
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
  MdrCliStatus status = MDR_CLI_STATUS_OK;

  self.parser = json_parser_new ();
  self.generator = json_generator_new ();
  self.output = g_string_new (NULL);

  if (lines == NULL || !run (&self, lines, &error))
    status = mdr_cli_refuse (error->message);
  else if (self.n_refused > 0)
    status = mdr_cli_refuse (_ ("Some lines could not be understood; see “error” in the output."));

  return mdr_cli_print_text (self.output->str, status);
}

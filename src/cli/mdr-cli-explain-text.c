/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows a message clean and without the passwords that people paste with it.
 */

#include "mdr-cli-explain-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/mdr-clean-text.h"
#include "core/mdr-secret.h"
#include "explain/mdr-explainer.h"
#include "explain/secrets/mdr-secret-mask.h"
#include "mdr-cli-explanation.h"
#include "mdr-cli-input.h"
#include "report/mdr-json.h"

/* Whoever pipes in more than this meant something else. */
#define MAX_TEXT (64 * 1024 * 1024)

/* Enough to recognise what was given. */
#define MAX_SHOWN_CHARS 300

/* Of a longer text nothing behind this would be shown. */
#define MAX_MASKED_BYTES (64 * 1024)

static char *
clean (const MdrUtterance *utterance, gsize max_chars)
{
  gsize length = utterance->length < 0 ? strlen (utterance->text) : (gsize) utterance->length;
  g_autofree char *masked = mdr_secret_mask_text (utterance->text, MIN (length, MAX_MASKED_BYTES));

  return mdr_clean_text (masked, -1, max_chars);
}

static MdrCliStatus
print_json (const MdrUtterance *utterance,
            const MdrExplanation *explanation,
            const MdrReader *reader)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *message = clean (utterance, MDR_CLEAN_TEXT_MAX_CHARS);
  MdrCliStatus status = mdr_cli_explanation_judge (explanation);

  mdr_json_begin (builder);
  json_builder_set_member_name (builder, "status");
  json_builder_add_int_value (builder, status);
  mdr_json_add_string (builder, "text", message);
  mdr_json_add_explanation (builder, explanation, reader);
  node = mdr_json_end (builder);

  return mdr_cli_print_json (node, TRUE, status);
}

static MdrCliStatus
print_text (const MdrUtterance *utterance,
            const MdrExplanation *explanation,
            const MdrReader *reader)
{
  g_autoptr (MdrCliText) text = mdr_cli_text_new_for_stdout ();
  g_autofree char *message = clean (utterance, MAX_SHOWN_CHARS);
  /* Translators: what a server or a program said. */
  g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), message);

  mdr_cli_text_add (text, 0, quoted);
  mdr_cli_text_add_explanation (text, explanation, reader);

  return mdr_cli_print_text (mdr_cli_text_peek (text), mdr_cli_explanation_judge (explanation));
}

static gboolean
is_empty (const MdrUtterance *utterance)
{
  gsize length = utterance->length < 0 ? strlen (utterance->text) : (gsize) utterance->length;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (utterance->text[i]) && utterance->text[i] != '\0')
      return FALSE;

  return TRUE;
}

/**
 * mdr_cli_explain_text:
 * @utterance: a message
 * @reader: whose message
 * @json: whether to write JSON
 *
 * Explains one message.
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_explain_text (const MdrUtterance *utterance, const MdrReader *reader, gboolean json)
{
  MdrExplanation explanation;

  if (is_empty (utterance))
    return mdr_cli_refuse (_ ("There is no text to explain."));

  mdr_explainer_explain (mdr_explainer_get_default (), utterance, &explanation);

  return json ? print_json (utterance, &explanation, reader)
              : print_text (utterance, &explanation, reader);
}

static GByteArray *
read_stdin (GError **error)
{
  g_autoptr (MdrCliInput) input = mdr_cli_input_open ("-", error);
  g_autoptr (GByteArray) text = g_byte_array_sized_new (MDR_CLI_INPUT_PIECE);
  gsize length = 0;
  gssize n_bytes;

  if (input == NULL)
    return NULL;

  do
    {
      g_byte_array_set_size (text, length + MDR_CLI_INPUT_PIECE);
      n_bytes =
          mdr_cli_input_read (input, (char *) text->data + length, MDR_CLI_INPUT_PIECE, error);
      if (n_bytes < 0)
        return NULL;
      length += n_bytes;
    }
  while (n_bytes > 0 && length <= MAX_TEXT);

  if (length > MAX_TEXT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("This is too long to be a message."));
      return NULL;
    }

  g_byte_array_set_size (text, length);

  return g_steal_pointer (&text);
}

/**
 * mdr_cli_explain_stdin:
 * @circumstances: who said it and when, without a text
 * @reader: whose message
 * @json: whether to write JSON
 *
 * Explains the message on the standard input, which may have several lines.
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_explain_stdin (const MdrUtterance *circumstances, const MdrReader *reader, gboolean json)
{
  MdrUtterance utterance = *circumstances;
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) text = read_stdin (&error);
  MdrCliStatus status;

  if (text == NULL)
    return mdr_cli_refuse (error->message);

  utterance.text = (const char *) text->data;
  utterance.length = text->len;
  status = mdr_cli_explain_text (&utterance, reader, json);
  mdr_wipe (text->data, text->len);

  return status;
}

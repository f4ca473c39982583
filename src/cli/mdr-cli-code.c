/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `code`: what a code that somebody reads over the phone tells.
 */

#include <glib/gi18n.h>

#include "knowledge/mdr-phone-alphabets.h"
#include "knowledge/mdr-support-code-texts.h"
#include "knowledge/mdr-told-code.h"
#include "mdr-cli-text.h"
#include "mdr-cli.h"
#include "report/mdr-code-json.h"

typedef struct
{
  gboolean json;
  gboolean spell;

  /* owned */
  char *alphabet;
  GStrv words;
} Code;

static void
code_clear (Code *self)
{
  g_free (self->alphabet);
  g_strfreev (self->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Code, code_clear)

static GOptionContext *
create_context (Code *self)
{
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Write one JSON object"), NULL },
    { "spell", 0, 0, G_OPTION_ARG_NONE, &self->spell,
      N_ ("Only show the words to read it over the phone with"), NULL },
    { "alphabet", 0, 0, G_OPTION_ARG_STRING, &self->alphabet,
      N_ ("Whose words: icao, italian, german, french or spanish"), N_ ("ID") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->words, NULL, N_ ("CODE") },
    G_OPTION_ENTRY_NULL,
  };
  GOptionContext *context = mdr_cli_create_context (
      NULL, _ ("Says what a support code, or the code of a page, tells."),
      _ ("CODE may be in capital or small letters, with or without hyphens and blanks, or in the "
         "words of a phone alphabet.\n"
         "Exit status: 0 it was read, 2 it is no code."));

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return context;
}

static const char *
get_alphabet (const Code *self)
{
  return self->alphabet != NULL ? self->alphabet : mdr_told_code_get_alphabet ();
}

static MdrCliStatus
print_lines (const char *heading, guint indent, GPtrArray *lines)
{
  g_autoptr (MdrCliText) text = mdr_cli_text_new_for_stdout ();
  guint columns = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const MdrSupportCodeLine *line = lines->pdata[i];

      columns = MAX (columns, mdr_cli_text_measure (line->title) + 2);
    }

  if (heading != NULL)
    mdr_cli_text_add_heading (text, heading);
  for (guint i = 0; i < lines->len; i++)
    {
      const MdrSupportCodeLine *line = lines->pdata[i];

      mdr_cli_text_add_item (text, indent, line->title, columns, line->text);
    }

  return mdr_cli_print_text (mdr_cli_text_peek (text), MDR_CLI_STATUS_OK);
}

static MdrCliStatus
print_json (const Code *self, const MdrToldCode *code)
{
  const char *alphabet = get_alphabet (self);
  g_autoptr (JsonNode) node = code->is_page
                                  ? mdr_page_code_to_json (code->place, code->state, alphabet)
                                  : mdr_support_code_to_json (&code->result, alphabet);

  return mdr_cli_print_json (node, TRUE, MDR_CLI_STATUS_OK);
}

static MdrCliStatus
print_page (const MdrToldCode *code)
{
  g_autofree char *sentence = mdr_page_code_dup_sentence (code->place, code->state);
  g_autofree char *line = g_strconcat (sentence, "\n", NULL);

  return mdr_cli_print_text (line, MDR_CLI_STATUS_OK);
}

static MdrCliStatus
print_told (const Code *self, const MdrToldCode *code)
{
  g_autofree char *text = mdr_told_code_dup_text (code);
  g_autoptr (GPtrArray) lines = NULL;

  if (self->json)
    return print_json (self, code);

  if (self->spell)
    {
      lines = mdr_told_code_spell (text, get_alphabet (self));
      return print_lines (NULL, 0, lines);
    }

  if (code->is_page)
    return print_page (code);

  lines = mdr_support_code_create_lines (&code->result);

  return print_lines (text, 2, lines);
}

static MdrCliStatus
show (const Code *self)
{
  g_autofree char *given = g_strjoinv (" ", self->words);
  g_autoptr (GError) error = NULL;
  MdrToldCode code;

  if (!mdr_told_code_read (given, &code, &error))
    return mdr_cli_refuse (error->message);

  return print_told (self, &code);
}

/**
 * mdr_cli_code:
 * @arguments: the verb and what follows it
 *
 * Runs `code`.
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_code (GStrv arguments)
{
  g_auto (Code) self = { 0 };
  g_autoptr (GOptionContext) context = create_context (&self);
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;
  const char *const *alphabets = mdr_phone_alphabets_get_ids (mdr_phone_alphabets_get_default ());

  if (!mdr_cli_parse (context, &rest, &error))
    return mdr_cli_refuse (error->message);

  if (self.words == NULL)
    return mdr_cli_refuse (_ ("Give the code that the user reads to you."));

  if (self.alphabet != NULL && !g_strv_contains (alphabets, self.alphabet))
    return mdr_cli_refuse (_ ("--alphabet is icao, italian, german, french or spanish."));

  if (self.json && self.spell)
    return mdr_cli_refuse (_ ("Choose one of --json and --spell. The JSON has the words, too."));

  return show (&self);
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `code`: what a code that somebody reads over the phone tells.
 */

#include <glib/gi18n.h>

#include "core/mdr-clean-text.h"
#include "core/mdr-code-characters.h"
#include "core/mdr-page-code.h"
#include "core/mdr-support-code.h"
#include "knowledge/mdr-phone-alphabets.h"
#include "knowledge/mdr-support-code-texts.h"
#include "mdr-cli-text.h"
#include "mdr-cli.h"
#include "report/mdr-code-json.h"

/* Enough for a code that is spelled out with all the words between. */
#define MAX_CODE_CHARS 2000

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
  if (self->alphabet != NULL)
    return self->alphabet;

  return mdr_phone_alphabets_choose (mdr_phone_alphabets_get_default (), g_get_language_names ());
}

static MdrCliStatus
print_spelled (const Code *self, const char *code)
{
  g_auto (GStrv) words =
      mdr_phone_alphabets_spell (mdr_phone_alphabets_get_default (), get_alphabet (self), code);
  g_auto (GStrv) groups = g_strsplit (code, "-", -1);
  g_autoptr (MdrCliText) text = mdr_cli_text_new_for_stdout ();
  char **word = words;

  for (char **group = groups; *group != NULL; group++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      for (const char *at = *group; *at != '\0' && *word != NULL; at++, word++)
        g_string_append_printf (line, "%s%s", line->len > 0 ? ", " : "", *word);

      mdr_cli_text_add_item (text, 0, *group, MDR_CODE_GROUP_LENGTH + 2, line->str);
    }

  return mdr_cli_print_text (mdr_cli_text_peek (text), MDR_CLI_STATUS_OK);
}

static MdrCliStatus
print_node (JsonNode *node)
{
  g_autoptr (JsonNode) owned = node;

  return mdr_cli_print_json (owned, TRUE, MDR_CLI_STATUS_OK);
}

static MdrCliStatus
show_page (const Code *self, MdrStepId step, MdrState state)
{
  g_autofree char *code = mdr_page_code_pack (step, state);
  g_autofree char *sentence = mdr_page_code_dup_sentence (step, state);
  g_autofree char *line = g_strconcat (sentence, "\n", NULL);

  if (self->json)
    return print_node (mdr_page_code_to_json (step, state, get_alphabet (self)));

  return self->spell ? print_spelled (self, code) : mdr_cli_print_text (line, MDR_CLI_STATUS_OK);
}

static MdrCliStatus
print_lines (const char *code, const MdrSupportCode *result)
{
  g_autoptr (GPtrArray) lines = mdr_support_code_create_lines (result);
  g_autoptr (MdrCliText) text = mdr_cli_text_new_for_stdout ();
  guint columns = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const MdrSupportCodeLine *line = lines->pdata[i];

      columns = MAX (columns, mdr_cli_text_measure (line->title) + 2);
    }

  mdr_cli_text_add_heading (text, code);
  for (guint i = 0; i < lines->len; i++)
    {
      const MdrSupportCodeLine *line = lines->pdata[i];

      mdr_cli_text_add_item (text, 2, line->title, columns, line->text);
    }

  return mdr_cli_print_text (mdr_cli_text_peek (text), MDR_CLI_STATUS_OK);
}

static MdrCliStatus
show_result (const Code *self, const MdrSupportCode *result)
{
  g_autofree char *code = mdr_support_code_pack (result);

  if (self->json)
    return print_node (mdr_support_code_to_json (result, get_alphabet (self)));

  return self->spell ? print_spelled (self, code) : print_lines (code, result);
}

static MdrCliStatus
show (const Code *self)
{
  g_autofree char *given = g_strjoinv (" ", self->words);
  g_autofree char *clean = mdr_clean_text (given, -1, MAX_CODE_CHARS);
  g_autofree char *text =
      mdr_phone_alphabets_understand (mdr_phone_alphabets_get_default (), clean);
  g_autoptr (GError) error = NULL;
  MdrSupportCode result;
  MdrStepId step;
  MdrState state;

  if (mdr_page_code_is_meant (text))
    {
      if (mdr_page_code_unpack (text, &step, &state, &error))
        return show_page (self, step, state);
    }
  else if (mdr_support_code_unpack (text, &result, &error))
    {
      return show_result (self, &result);
    }

  return mdr_cli_refuse (error->message);
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

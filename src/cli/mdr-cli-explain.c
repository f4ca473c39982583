/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `explain`: what a server's answer or a program's message means.
 */

#include <glib/gi18n.h>
#include <string.h>

#include "core/mdr-clean-text.h"
#include "knowledge/mdr-program-list.h"
#include "knowledge/mdr-provider-list.h"
#include "mdr-cli-explain-batch.h"
#include "mdr-cli-explain-log.h"
#include "mdr-cli-explain-text.h"
#include "mdr-cli.h"

typedef struct
{
  gboolean json;
  gboolean all;

  /* owned */
  char *protocol;
  char *provider;
  char *phase;
  char *program;
  char *device;
  char *batch;
  char *log;
  GStrv words;
} Explain;

static void
explain_clear (Explain *self)
{
  g_free (self->protocol);
  g_free (self->provider);
  g_free (self->phase);
  g_free (self->program);
  g_free (self->device);
  g_free (self->batch);
  g_free (self->log);
  g_strfreev (self->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Explain, explain_clear)

static GOptionContext *
create_context (Explain *self)
{
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Write one JSON object"), NULL },
    { "protocol", 0, 0, G_OPTION_ARG_STRING, &self->protocol,
      N_ ("Who says it: imap, pop3, smtp, tls, dns, tcp, or client for a mail program"),
      N_ ("WORD") },
    { "provider", 0, 0, G_OPTION_ARG_STRING, &self->provider,
      N_ ("Where the account is, as in the list of providers: gmail, libero, …"), N_ ("ID") },
    { "phase", 0, 0, G_OPTION_ARG_STRING, &self->phase,
      N_ ("When it is said: connect, tls, greeting, sign-in, mailbox, submit, …"), N_ ("WORD") },
    { "program", 0, 0, G_OPTION_ARG_STRING, &self->program,
      N_ ("The mail program, for what to do: thunderbird, …"), N_ ("ID") },
    { "device", 0, 0, G_OPTION_ARG_STRING, &self->device,
      N_ ("The device, for what to do: iphone, …"), N_ ("ID") },
    { "batch", 0, 0, G_OPTION_ARG_FILENAME, &self->batch,
      N_ ("One JSON object a line in (-: stdin), one a line out"), N_ ("FILE") },
    { "log", 0, 0, G_OPTION_ARG_FILENAME, &self->log,
      N_ ("A mail program’s log (-: stdin), and where its conversations stopped"), N_ ("FILE") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &self->all, N_ ("Every conversation of the log"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->words, NULL, N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };
  GOptionContext *context = mdr_cli_create_context (
      NULL,
      _ ("Says what an answer of a mail server or a message of a mail program means, and what "
         "to do. A TEXT of “-” is read from the standard input."),
      _ ("Exit status: 0 nothing is wrong, 1 something is wrong, 2 wrong usage or bad input, 3 it "
         "is not known what the text means; of a batch, 0 all lines were read, 2 not all."));

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return context;
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);

  return FALSE;
}

static gboolean
refuse_id (GError **error, const char *option, const char *id)
{
  g_autofree char *quote = mdr_clean_quote (id);

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("%s “%s” is not known; leave it out."), option, quote);

  return FALSE;
}

/* There are words for every protocol, provider and phase, and more every day; those that are not
 * known are passed over. There are guides for a few programs only, and who names one wants these.
 */
static gboolean
validate (const Explain *self, GError **error)
{
  MdrProgramList *programs = mdr_program_list_get_default ();
  gboolean of_message = self->protocol != NULL || self->phase != NULL;
  gboolean of_reader = self->provider != NULL || self->program != NULL || self->device != NULL;
  int n_inputs = (self->batch != NULL) + (self->log != NULL) + (self->words != NULL);

  if (n_inputs > 1)
    return refuse (error, _ ("Choose one of a text, --batch and --log."));

  if (n_inputs == 0)
    return refuse (error, _ ("Say what to explain, in quotes, like “535 Authentication failed”."));

  if (self->batch != NULL && (of_message || of_reader))
    return refuse (error, _ ("In a batch each line says for itself who said it, where and when; "
                             "--batch takes no such option."));

  if (self->log != NULL && of_message)
    return refuse (error, _ ("A log says for itself who said what; --log takes neither --protocol "
                             "nor --phase."));

  if (self->all && self->log == NULL)
    return refuse (error, _ ("--all goes with --log."));

  if (self->program != NULL && mdr_program_list_find_program (programs, self->program) == NULL)
    return refuse_id (error, "--program", self->program);

  if (self->device != NULL && mdr_program_list_find_device (programs, self->device) == NULL)
    return refuse_id (error, "--device", self->device);

  return TRUE;
}

static MdrCliStatus
explain_words (const Explain *self, const MdrReader *reader)
{
  /* Who forgot the quotes meant one text. */
  g_autofree char *text = g_strjoinv (" ", self->words);
  const MdrUtterance utterance = {
    .text = text,
    .length = -1,
    .speakers = mdr_speaker_from_word (self->protocol),
    .moments = mdr_moment_from_word (self->phase),
    .provider = reader->provider != NULL ? mdr_provider_get_id (reader->provider) : NULL,
  };

  if (strcmp (text, "-") == 0)
    return mdr_cli_explain_stdin (&utterance, reader, self->json);

  return mdr_cli_explain_text (&utterance, reader, self->json);
}

static MdrCliStatus
explain (const Explain *self)
{
  MdrReader reader = { .program = self->program, .device = self->device };

  if (self->provider != NULL)
    reader.provider =
        mdr_provider_list_find_by_id (mdr_provider_list_get_default (), self->provider);

  if (self->batch != NULL)
    return mdr_cli_explain_batch (self->batch);

  if (self->log != NULL)
    return mdr_cli_explain_log (self->log, self->all, &reader, self->json);

  return explain_words (self, &reader);
}

/* "-ERR" of POP3 and the negative numbers of programs are no options. */
static gboolean
begins_text (const char *argument)
{
  return g_str_has_prefix (argument, "-ERR") ||
         (argument[0] == '-' && g_ascii_isdigit (argument[1]));
}

/* A space before them keeps them from the parser, and changes no meaning. */
static GStrv
guard_texts (GStrv arguments)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (; *arguments != NULL; arguments++)
    {
      g_autofree char *argument =
          g_strconcat (begins_text (*arguments) ? " " : "", *arguments, NULL);

      g_strv_builder_add (builder, argument);
    }

  return g_strv_builder_end (builder);
}

/**
 * mdr_cli_explain:
 * @arguments: the verb and what follows it
 *
 * Runs `explain`.
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_explain (GStrv arguments)
{
  g_auto (Explain) self = { 0 };
  g_autoptr (GOptionContext) context = create_context (&self);
  g_auto (GStrv) rest = guard_texts (arguments);
  g_autoptr (GError) error = NULL;

  if (!mdr_cli_parse (context, &rest, &error) || !validate (&self, &error))
    return mdr_cli_refuse (error->message);

  return explain (&self);
}

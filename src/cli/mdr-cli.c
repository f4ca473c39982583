/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Results go to stdout, everything else to stderr, one line a complaint.
 */

#include "mdr-cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>

#include "core/mdr-clean-text.h"
#include "core/mdr-enums.h"
#include "report/mdr-json.h"

/* Room for a complaint and for what it quotes. */
#define MAX_COMPLAINT 600

/**
 * mdr_cli_create_context:
 * @parameters: what stands behind the options, as in `--help`
 * @summary: one sentence on what the verb does
 * @description: examples and exit statuses
 *
 * Returns: (transfer full): a parser for a verb's options
 */
GOptionContext *
mdr_cli_create_context (const char *parameters, const char *summary, const char *description)
{
  GOptionContext *context = g_option_context_new (parameters);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  g_option_context_set_description (context, description);

  return context;
}

/**
 * mdr_cli_parse:
 * @context: a verb's parser
 * @arguments: (inout) (transfer full): the verb and what follows it; what is left of them
 * @error: return location for a #GError
 *
 * Parses the options; `--help` is answered and ends the program.
 *
 * Returns: whether all was understood
 */
gboolean
mdr_cli_parse (GOptionContext *context, GStrv *arguments, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s %s", g_get_prgname (), (*arguments)[0]);
  g_autofree char *program = g_strdup (g_get_prgname ());
  g_autoptr (GError) local_error = NULL;
  gboolean understood;

  /* The usage line begins with the program's name, and the verb belongs to it. */
  g_set_prgname (name);
  understood = g_option_context_parse_strv (context, arguments, &local_error);
  g_set_prgname (program);

  if (g_error_matches (local_error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION))
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION,
                 _ ("%s. “%s --help” shows those that there are."), local_error->message, name);
  else if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return understood;
}

/**
 * mdr_cli_parse_steps:
 * @text: (nullable): what stands behind `--only`
 * @steps: (inout): where the bits `1 << MdrStepId` of the steps go
 * @error: return location for a #GError
 *
 * Returns: whether all of @text are names of steps
 */
gboolean
mdr_cli_parse_steps (const char *text, guint *steps, GError **error)
{
  g_auto (GStrv) names = text != NULL ? g_strsplit (text, ",", -1) : NULL;

  if (text != NULL && *text == '\0')
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--only needs the name of a step."));
      return FALSE;
    }

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      int step;

      if (!mdr_enum_from_nick (MDR_TYPE_STEP_ID, names[i], &step))
        {
          g_autofree char *quote = mdr_clean_quote (names[i]);

          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("--only “%s”: the steps are webmail, two-step, network, passwords and "
                          "settings."),
                       quote);
          return FALSE;
        }
      *steps |= 1u << step;
    }

  return TRUE;
}

/**
 * mdr_cli_complain:
 * @format: what is wrong, as for printf()
 * @...: its parameters
 *
 * Says something on stderr, in one line, whatever stands in the parameters.
 */
void
mdr_cli_complain (const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *line = NULL;
  va_list parameters;

  va_start (parameters, format);
  message = g_strdup_vprintf (format, parameters);
  va_end (parameters);

  line = mdr_clean_text (message, -1, MAX_COMPLAINT);
  g_printerr ("%s: %s\n", g_get_prgname (), line);
}

/**
 * mdr_cli_refuse:
 * @message: what is wrong with the command line or the input, and what to do
 *
 * Returns: the exit status that goes with it
 */
MdrCliStatus
mdr_cli_refuse (const char *message)
{
  mdr_cli_complain ("%s", message);

  return MDR_CLI_STATUS_USAGE;
}

/**
 * mdr_cli_tell_interrupted:
 *
 * Says that the user stopped it. Half a result could be taken for a whole one, so there is none.
 *
 * Returns: the exit status that goes with it
 */
MdrCliStatus
mdr_cli_tell_interrupted (void)
{
  mdr_cli_complain ("%s", _ ("Stopped before the end; nothing is shown."));

  return MDR_CLI_STATUS_INTERRUPTED;
}

/* A full disk must not look like a result; that nobody reads on is no news to who stopped reading.
 */
static MdrCliStatus
flush (MdrCliStatus status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;

  if (errno != EPIPE)
    mdr_cli_complain (_ ("The result could not be written: %s"), g_strerror (errno));

  return MDR_CLI_STATUS_NOT_CHECKED;
}

/**
 * mdr_cli_print_text:
 * @text: a result, for people
 * @status: the exit status if it can be written
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_print_text (const char *text, MdrCliStatus status)
{
  g_print ("%s", text);

  return flush (status);
}

/**
 * mdr_cli_print_bytes:
 * @bytes: a part of a result, for programs
 * @length: how many bytes
 * @status: the exit status if it can be written
 *
 * Writes just these bytes, in every locale.
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_print_bytes (const char *bytes, gsize length, MdrCliStatus status)
{
  fwrite (bytes, 1, length, stdout);

  return flush (status);
}

/**
 * mdr_cli_print_json:
 * @node: a result, for programs
 * @pretty: whether it may take several lines
 * @status: the exit status if it can be written
 *
 * Writes UTF-8 in every locale, as RFC 8259 asks.
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_print_json (JsonNode *node, gboolean pretty, MdrCliStatus status)
{
  g_autofree char *text = mdr_json_to_text (node, pretty);

  fputs (text, stdout);

  return mdr_cli_print_bytes ("\n", 1, status);
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `explain`: what a server's answer or a program's message means.
 */

#include <glib/gi18n.h>

#include "mdr-cli-explain-batch.h"
#include "mdr-cli.h"

typedef struct
{
  /* owned */
  char *batch;
} Explain;

static void
explain_clear (Explain *self)
{
  g_free (self->batch);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Explain, explain_clear)

static GOptionContext *
create_context (Explain *self)
{
  const GOptionEntry entries[] = {
    { "batch", 0, 0, G_OPTION_ARG_FILENAME, &self->batch,
      N_ ("One JSON object a line in (-: stdin), one a line out"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  GOptionContext *context = mdr_cli_create_context (
      NULL, _ ("Says what an answer of a mail server or a message of a mail program means."),
      _ ("Exit status of a batch: 0 all lines were read, 2 wrong usage or bad input."));

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return context;
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
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;

  if (!mdr_cli_parse (context, &rest, &error))
    return mdr_cli_refuse (error->message);

  if (self.batch == NULL)
    return mdr_cli_refuse (_ ("Say what to explain."));

  return mdr_cli_explain_batch (self.batch);
}

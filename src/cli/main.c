/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * mail-doctor-cli: finds the verb and hands over to it.
 */

#include <glib/gi18n.h>

#include "core/mdr-clean-text.h"
#include "core/mdr-i18n.h"
#include "mdr-cli-company.h"
#include "mdr-cli-files.h"
#include "mdr-cli.h"
#include "probe/tls/mdr-tls-minimum.h"

#define PROGRAM "mail-doctor-cli"

static const struct
{
  const char *name;
  const char *summary;
  MdrCliStatus (*run) (GStrv arguments);
} verbs[] = {
  { "accounts", N_ ("show what the mail programs here are set to, and what is right"),
    mdr_cli_accounts },
  { "check", N_ ("find out what is wrong with a mail account"), mdr_cli_check },
  { "code", N_ ("say what a support code tells that somebody reads to you"), mdr_cli_code },
  { "company", N_ ("show what your company’s administrator has set, and what is wrong with it"),
    mdr_cli_company },
  { "explain", N_ ("say what a server’s answer or a program’s message means"), mdr_cli_explain },
  { "invite", N_ ("prepare a check for somebody else"), mdr_cli_invite },
  { "passwords", N_ ("show and remove the passwords that mail programs have saved"),
    mdr_cli_passwords },
  { "practice", N_ ("play a frequent fault, with nothing real in it"), mdr_cli_practice },
  { "report", N_ ("show a report, or in what two of them differ"), mdr_cli_report },
  { "settings", N_ ("show the right server settings for an address"), mdr_cli_settings },
};

static char *
describe_usage (void)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("Usage: %s VERB [OPTION…] …"), PROGRAM);
  g_string_append_printf (text, "\n\n%s\n", _ ("Verbs:"));
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_string_append_printf (text, "  %-10s %s\n", verbs[i].name, _ (verbs[i].summary));
  g_string_append_printf (text, "\n%s\n%s\n",
                          _ ("“VERB --help” shows the options of a verb, “--version” the version."),
                          _ ("Exit status: 0 nothing wrong found, 1 something wrong found, "
                             "2 wrong usage, 3 could not check."));

  return g_string_free (text, FALSE);
}

static MdrCliStatus
refuse_verb (const char *word)
{
  g_autofree char *quote = mdr_clean_quote (word != NULL ? word : "");
  g_autofree char *message = NULL;

  if (word == NULL)
    message = g_strdup_printf (_ ("Say what to do, for example “%s check name@example.com”; "
                                  "“%s --help” shows all verbs."),
                               PROGRAM, PROGRAM);
  else if (*word != '-' && strchr (word, '@') != NULL)
    message =
        g_strdup_printf (_ ("A verb is missing before “%s”. Try “%s check …”."), quote, PROGRAM);
  else
    message =
        g_strdup_printf (_ ("“%s” is not known here. “%s --help” shows what is."), quote, PROGRAM);

  return mdr_cli_refuse (message);
}

int
main (int argc, char *argv[])
{
  g_auto (GStrv) arguments = NULL;
  const char *word = argc > 1 ? argv[1] : NULL;

  mdr_i18n_init ();
  g_set_prgname (PROGRAM);
  if (!mdr_cli_files_suffice ())
    return MDR_CLI_STATUS_NOT_CHECKED;

  mdr_tls_set_minimum ();

  if (g_strcmp0 (word, "--help") == 0 || g_strcmp0 (word, "-h") == 0)
    {
      g_autofree char *usage = describe_usage ();

      return mdr_cli_print_text (usage, MDR_CLI_STATUS_OK);
    }

  if (g_strcmp0 (word, "--version") == 0)
    return mdr_cli_print_text (PROGRAM " " PACKAGE_VERSION "\n", MDR_CLI_STATUS_OK);

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_strcmp0 (word, verbs[i].name) == 0)
      {
        arguments = g_strdupv (argv + 1);
        if (verbs[i].run != mdr_cli_company)
          mdr_cli_company_complain ();
        return verbs[i].run (arguments);
      }

  return refuse_verb (word);
}

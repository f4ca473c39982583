/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `check`: every check that needs no window.
 */

#include <fcntl.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "mdr-cli-batch-options.h"
#include "mdr-cli-check-json.h"
#include "mdr-cli-check-text.h"
#include "mdr-cli-password.h"
#include "mdr-cli-progress.h"
#include "mdr-cli-report.h"
#include "mdr-cli-sign-in.h"
#include "mdr-cli-test-message.h"
#include "mdr-cli-transcript.h"
#include "mdr-cli.h"
#include "probe/mdr-check-options.h"

/* No number that an option can be given. */
#define UNSET G_MININT

typedef struct
{
  gboolean json;
  gboolean quiet;
  gboolean verbose;
  gboolean password_stdin;
  gboolean online_account;
  gboolean send_test;
  gboolean keep_test;
  gboolean with_address;
  int password_fd;
  guint steps;
  MdrPasswordKind password_kind;

  /* owned */
  char *password_kind_text;
  char *only;
  char *report;
  GStrv addresses;
  MdrCheckOptions *options;
  MdrCliBatchOptions batch;
} Check;

/* What a run of the main loop comes to. */
typedef struct
{
  GMainLoop *loop;
  MdrCliStatus status;
  gboolean wants_test;
} Run;

static void
check_clear (Check *check)
{
  g_free (check->password_kind_text);
  g_free (check->only);
  g_free (check->report);
  mdr_cli_batch_options_clear (&check->batch);
  g_strfreev (check->addresses);
  g_clear_object (&check->options);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Check, check_clear)

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);

  return FALSE;
}

static GOptionContext *
create_context (Check *check)
{
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &check->json, N_ ("Write one JSON object"), NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &check->quiet, N_ ("Only the conclusion"), NULL },
    { "verbose", 'v', 0, G_OPTION_ARG_NONE, &check->verbose,
      N_ ("Show on stderr what was said with the servers"), NULL },
    { "only", 0, 0, G_OPTION_ARG_STRING, &check->only,
      N_ ("Only webmail, two-step, network, passwords or settings"), N_ ("STEP[,STEP]") },
    { "password-fd", 0, 0, G_OPTION_ARG_INT, &check->password_fd,
      N_ ("Sign in with the password in this open file"), N_ ("N") },
    { "password-stdin", 0, 0, G_OPTION_ARG_NONE, &check->password_stdin,
      N_ ("Sign in with the password on the standard input"), NULL },
    { "password-kind", 0, 0, G_OPTION_ARG_STRING, &check->password_kind_text,
      N_ ("What the password is: account or app"), N_ ("KIND") },
    { "online-account", 0, 0, G_OPTION_ARG_NONE, &check->online_account,
      N_ ("Sign in with the permission that GNOME Online Accounts has"), NULL },
    { "send-test", 0, 0, G_OPTION_ARG_NONE, &check->send_test,
      N_ ("Send one message to ADDRESS itself, see it arrive, and remove it"), NULL },
    { "keep-test", 0, 0, G_OPTION_ARG_NONE, &check->keep_test,
      N_ ("Leave that message in the mailbox"), NULL },
    { "report", 0, 0, G_OPTION_ARG_FILENAME, &check->report,
      N_ ("Save a report for somebody who helps, without secrets"), N_ ("FILE") },
    { "with-address", 0, 0, G_OPTION_ARG_NONE, &check->with_address,
      N_ ("Tell the whole address in that report, and not only its domain"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &check->addresses, NULL,
      N_ ("ADDRESS") },
    G_OPTION_ENTRY_NULL,
  };
  GOptionContext *context = mdr_cli_create_context (
      NULL, _ ("Finds out why a mail program cannot receive or send."),
      _ ("Exit status: 0 nothing wrong found, 1 something wrong found, 2 wrong usage or bad input, "
         "3 could not check; of a batch, the highest of its lines."));

  g_option_context_set_main_group (context, mdr_check_options_create_group (check->options));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  mdr_cli_batch_options_add_to (&check->batch, context);

  return context;
}

static gboolean
has_password (const Check *check)
{
  return check->password_stdin || check->password_fd != UNSET;
}

static gboolean
parse_password_kind (Check *check, GError **error)
{
  int kind;

  if (check->password_kind_text == NULL)
    return TRUE;

  if (!mdr_enum_from_nick (MDR_TYPE_PASSWORD_KIND, check->password_kind_text, &kind) ||
      kind == MDR_PASSWORD_KIND_TOKEN)
    return refuse (error, _ ("--password-kind is account or app."));

  if (!has_password (check))
    return refuse (error, _ ("--password-kind goes with --password-fd or --password-stdin."));

  check->password_kind = kind;

  return TRUE;
}

/* Who asks for a test message agrees to what it takes, which is a sign-in. */
static gboolean
validate_test (const Check *check, GError **error)
{
  if (check->keep_test && !check->send_test)
    return refuse (error, _ ("--keep-test goes with --send-test."));

  if (check->send_test && check->batch.path != NULL)
    return refuse (error, _ ("A test message is sent to one address; --send-test cannot go with "
                             "--batch."));

  if (check->send_test && !has_password (check) && !check->online_account)
    return refuse (error, _ ("--send-test has to sign in. Give it the password with "
                             "--password-stdin or --password-fd, or add --online-account."));

  return TRUE;
}

static gboolean
validate_report (const Check *check, GError **error)
{
  if (check->with_address && check->report == NULL)
    return refuse (error, _ ("--with-address goes with --report."));

  if (check->report != NULL && check->batch.path != NULL)
    return refuse (error, _ ("A report is about one address; --report cannot go with --batch."));

  if (check->report != NULL && *check->report == '\0')
    return refuse (error, _ ("--report needs the name of a file."));

  return TRUE;
}

/* Refuses before anything is contacted or read. */
static gboolean
validate (Check *check, GError **error)
{
  guint n_addresses = check->addresses != NULL ? g_strv_length (check->addresses) : 0;

  if (check->password_stdin && check->password_fd != UNSET)
    return refuse (error, _ ("Choose one of --password-fd and --password-stdin."));

  if (check->password_fd != UNSET && fcntl (check->password_fd, F_GETFD) < 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("--password-fd %d: no file is open there."), check->password_fd);
      return FALSE;
    }

  if (check->online_account && has_password (check))
    return refuse (error, _ ("Choose one of a password and --online-account."));

  if (check->batch.path != NULL && check->online_account)
    return refuse (error,
                   _ ("--online-account belongs to one address and cannot go with --batch."));

  if (check->quiet && check->verbose)
    return refuse (error, _ ("Choose one of --quiet and --verbose."));

  if (check->batch.path != NULL && n_addresses > 0)
    return refuse (error, _ ("Give an address or --batch, not both."));

  if (check->batch.path != NULL && has_password (check))
    return refuse (error, _ ("A password belongs to one address and cannot go with --batch."));

  if (!mdr_cli_batch_options_validate (&check->batch, error))
    return FALSE;

  if (check->batch.path == NULL && n_addresses == 0)
    return refuse (error, _ ("Say which mail address to check, like name@example.com."));

  if (n_addresses > 1)
    return refuse (error, _ ("Give one address; for several there is --batch."));

  return validate_test (check, error) && validate_report (check, error) &&
         mdr_cli_parse_steps (check->only, &check->steps, error) &&
         parse_password_kind (check, error);
}

static gboolean
interrupted_cb (gpointer user_data)
{
  g_cancellable_cancel (G_CANCELLABLE (user_data));

  return G_SOURCE_CONTINUE;
}

static MdrCliStatus
print_result (const Check *check, MdrCliExamination *examination, MdrCliStatus status)
{
  MdrSession *session = mdr_cli_examination_get_session (examination);
  g_autoptr (MdrCliText) text = NULL;

  if (check->report != NULL)
    status = mdr_cli_save_report (
        session, check->report,
        check->with_address ? MDR_REPORT_WITH_ADDRESS : MDR_REPORT_WITHOUT_ADDRESS, status);
  if (check->verbose)
    mdr_cli_print_transcripts (session);

  if (check->json)
    {
      g_autoptr (JsonNode) node = mdr_cli_check_to_json (examination, status, NULL);

      return mdr_cli_print_json (node, TRUE, status);
    }

  text = mdr_cli_text_new_for_stdout ();
  mdr_cli_check_add_conclusion (text, session);
  if (!check->quiet)
    {
      mdr_cli_check_add_details (text, session, check->verbose);
      mdr_cli_check_add_support_code (text, session);
    }

  return mdr_cli_print_text (mdr_cli_text_peek (text), status);
}

static void
examined_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MdrCliExamination *examination = MDR_CLI_EXAMINATION (source);
  Run *run = user_data;
  g_autoptr (GError) error = NULL;

  if (!mdr_cli_examination_run_finish (examination, result, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        run->status = mdr_cli_tell_interrupted ();
      else
        mdr_cli_sign_in_tell_untried (mdr_cli_examination_get_session (examination),
                                      run->wants_test, error);
    }

  g_main_loop_quit (run->loop);
}

static MdrCliStatus
check_one (const Check *check, GCancellable *cancellable)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (MdrSession) session = mdr_check_options_create_session (check->options);
  g_autoptr (MdrCliExamination) examination = mdr_cli_examination_new (session, check->steps);
  g_autoptr (MdrCliProgress) progress = NULL;
  g_autoptr (MdrSecret) secret = NULL;
  g_autoptr (GError) error = NULL;
  Run run = { loop, MDR_CLI_STATUS_OK, check->send_test };

  if (!mdr_session_set_address (session, check->addresses[0], &error))
    return mdr_cli_refuse (error->message);

  if (has_password (check) && !mdr_cli_sign_in_is_futile (session))
    {
      secret =
          mdr_cli_read_password (check->password_stdin ? STDIN_FILENO : check->password_fd, &error);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return mdr_cli_tell_interrupted ();
      if (secret == NULL)
        return mdr_cli_refuse (error->message);
    }

  if (check->online_account)
    mdr_cli_examination_ask_online_account (examination);
  if (check->send_test)
    mdr_cli_examination_want_test (examination, check->keep_test);

  progress = check->quiet ? NULL : mdr_cli_progress_new (session);
  mdr_cli_examination_run_async (examination, secret, check->password_kind, cancellable,
                                 examined_cb, &run);
  g_clear_pointer (&secret, mdr_secret_unref);
  g_main_loop_run (loop);
  g_clear_object (&progress);

  if (run.status == MDR_CLI_STATUS_INTERRUPTED)
    {
      g_autofree char *whereabouts = mdr_cli_test_message_dup_whereabouts (session);

      if (whereabouts != NULL)
        mdr_cli_complain ("%s", whereabouts);
      return run.status;
    }

  return print_result (check, examination, mdr_cli_examination_judge (examination));
}

/**
 * mdr_cli_check:
 * @arguments: the verb and what follows it
 *
 * Runs `check`.
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_check (GStrv arguments)
{
  g_auto (Check) check = { .password_fd = UNSET };
  g_autoptr (GOptionContext) context = NULL;
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  check.options = mdr_check_options_new ();
  mdr_cli_batch_options_init (&check.batch);
  context = create_context (&check);
  if (!mdr_cli_parse (context, &rest, &error))
    return mdr_cli_refuse (error->message);

  if (!validate (&check, &error))
    return mdr_cli_refuse (error->message);

  g_unix_signal_add (SIGINT, interrupted_cb, cancellable);
  g_unix_signal_add (SIGTERM, interrupted_cb, cancellable);

  return check.batch.path != NULL
             ? mdr_cli_batch_options_run (&check.batch, check.options, check.steps, cancellable)
             : check_one (&check, cancellable);
}

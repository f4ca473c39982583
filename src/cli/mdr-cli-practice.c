/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `practice`: a check of servers that are played on this computer.
 */

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "core/mdr-clean-text.h"
#include "mdr-cli-check-json.h"
#include "mdr-cli-check-text.h"
#include "mdr-cli-progress.h"
#include "mdr-cli-sign-in.h"
#include "mdr-cli-transcript.h"
#include "mdr-cli.h"
#include "practice/mdr-practice-list.h"
#include "practice/mdr-practice.h"
#include "report/mdr-json.h"

/* Nobody’s. The servers take any, or none. */
#define PASSWORD "practice"

typedef struct
{
  gboolean list;
  gboolean json;
  gboolean verbose;

  /* owned */
  GStrv names;
} Practice;

static void
practice_clear (Practice *practice)
{
  g_strfreev (practice->names);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Practice, practice_clear)

/* What a run of the main loop comes to. */
typedef struct
{
  GMainLoop *loop;
  gboolean interrupted;
} Run;

static GOptionContext *
create_context (Practice *practice)
{
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &practice->list, N_ ("Show the cases that there are"),
      NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &practice->json, N_ ("Write one JSON object"), NULL },
    { "verbose", 'v', 0, G_OPTION_ARG_NONE, &practice->verbose,
      N_ ("Show on stderr what was said with the servers"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &practice->names, NULL, N_ ("NAME") },
    G_OPTION_ENTRY_NULL,
  };
  GOptionContext *context = mdr_cli_create_context (
      NULL,
      _ ("Plays a case to practise on: small servers inside of this program, which nobody else can "
         "reach, are checked as real ones are. Nothing else is contacted or read. Without a name, "
         "it shows the cases."),
      _ ("Exit status: 0 nothing wrong found, 1 something wrong found, 2 wrong usage, 3 could not "
         "check."));

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return context;
}

static MdrCliStatus
list_as_json (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) node = NULL;
  GListModel *cases = mdr_practice_list_get_all ();

  mdr_json_begin (builder);
  json_builder_set_member_name (builder, "practice");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (MdrPracticeCase) one = g_list_model_get_item (cases, i);

      json_builder_begin_object (builder);
      mdr_json_add_string (builder, "name", mdr_practice_case_get_id (one));
      mdr_json_add_string (builder, "title", mdr_practice_case_get_title (one));
      mdr_json_add_string (builder, "text", mdr_practice_case_get_text (one));
      mdr_json_add_string (builder, "cause", mdr_cause_to_code (mdr_practice_case_get_cause (one)));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  node = mdr_json_end (builder);

  return mdr_cli_print_json (node, TRUE, MDR_CLI_STATUS_OK);
}

static MdrCliStatus
list_as_text (void)
{
  g_autoptr (MdrCliText) text = mdr_cli_text_new_for_stdout ();
  GListModel *cases = mdr_practice_list_get_all ();

  mdr_cli_text_add (text, 0, _ ("Cases to practise on. Nothing in them is real."));
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (MdrPracticeCase) one = g_list_model_get_item (cases, i);
      /* Translators: what one types to choose a case, and its title. */
      g_autofree char *heading = g_strdup_printf (_ ("%s: %s"), mdr_practice_case_get_id (one),
                                                  mdr_practice_case_get_title (one));

      mdr_cli_text_add_heading (text, heading);
      mdr_cli_text_add (text, 2, mdr_practice_case_get_text (one));
    }

  return mdr_cli_print_text (mdr_cli_text_peek (text), MDR_CLI_STATUS_OK);
}

/* A sign-in that is held back takes nothing away from what was found without. */
static void
examined_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;

  if (!mdr_cli_examination_run_finish (MDR_CLI_EXAMINATION (source), result, &error))
    {
      run->interrupted = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      if (!run->interrupted)
        mdr_cli_complain (_ ("No sign-in was tried: %s"), error->message);
    }

  g_main_loop_quit (run->loop);
}

static gboolean
interrupted_cb (gpointer user_data)
{
  g_cancellable_cancel (G_CANCELLABLE (user_data));

  return G_SOURCE_CONTINUE;
}

static MdrCliStatus
print_result (const Practice *practice, MdrCliExamination *examination)
{
  MdrSession *session = mdr_cli_examination_get_session (examination);
  MdrCliStatus status = mdr_cli_examination_judge (examination);
  MdrPracticeCase *one = mdr_practice_get_case (session);
  g_autoptr (MdrCliText) text = NULL;

  if (practice->verbose)
    mdr_cli_print_transcripts (session);

  if (practice->json)
    {
      g_autoptr (JsonNode) node = mdr_cli_check_to_json (examination, status, NULL);

      return mdr_cli_print_json (node, TRUE, status);
    }

  text = mdr_cli_text_new_for_stdout ();
  mdr_cli_text_add (text, 0, _ ("Practice: nothing here is real."));
  mdr_cli_text_add_heading (text, mdr_practice_case_get_title (one));
  mdr_cli_text_add (text, 2, mdr_practice_case_get_text (one));
  mdr_cli_check_add_conclusion (text, session);
  mdr_cli_check_add_details (text, session, practice->verbose);

  return mdr_cli_print_text (mdr_cli_text_peek (text), status);
}

static MdrCliStatus
play (const Practice *practice, MdrPracticeCase *one)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MdrSession) session = NULL;
  g_autoptr (MdrCliExamination) examination = NULL;
  g_autoptr (MdrCliProgress) progress = NULL;
  g_autoptr (MdrSecret) secret = NULL;
  g_autoptr (GError) error = NULL;
  Run run = { loop, FALSE };

  session = mdr_practice_create_session (one, &error);
  if (session == NULL)
    {
      mdr_cli_complain (_ ("The servers to practise on could not be started: %s"), error->message);
      return MDR_CLI_STATUS_NOT_CHECKED;
    }

  if (!mdr_cli_sign_in_is_futile (session))
    secret = mdr_secret_new_from_text (PASSWORD, -1);

  g_unix_signal_add (SIGINT, interrupted_cb, cancellable);
  g_unix_signal_add (SIGTERM, interrupted_cb, cancellable);

  examination = mdr_cli_examination_new (session, 0);
  progress = mdr_cli_progress_new (session);
  mdr_cli_examination_run_async (examination, secret, MDR_PASSWORD_KIND_ACCOUNT, cancellable,
                                 examined_cb, &run);
  g_main_loop_run (loop);
  g_clear_object (&progress);

  return run.interrupted ? mdr_cli_tell_interrupted () : print_result (practice, examination);
}

static MdrCliStatus
refuse_name (const char *name)
{
  g_autofree char *quote = mdr_clean_quote (name);
  g_autofree char *message = g_strdup_printf (
      _ ("“%s” is no case to practise on. “%s practice --list” shows those that there are."), quote,
      g_get_prgname ());

  return mdr_cli_refuse (message);
}

/**
 * mdr_cli_practice:
 * @arguments: the verb and what follows it
 *
 * Runs `practice`.
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_practice (GStrv arguments)
{
  g_auto (Practice) practice = { FALSE };
  g_autoptr (GOptionContext) context = create_context (&practice);
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;
  guint n_names;
  MdrPracticeCase *one;

  if (!mdr_cli_parse (context, &rest, &error))
    return mdr_cli_refuse (error->message);

  n_names = practice.names != NULL ? g_strv_length (practice.names) : 0;
  if (n_names > 1 || (n_names > 0 && practice.list))
    return mdr_cli_refuse (_ ("Give one name, or --list."));

  if (n_names == 0)
    return practice.json ? list_as_json () : list_as_text ();

  one = mdr_practice_list_find (practice.names[0]);

  return one != NULL ? play (&practice, one) : refuse_name (practice.names[0]);
}

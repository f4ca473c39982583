/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `report`: reads what somebody else’s Mail Doctor has written down. Nobody is contacted.
 */

#include "mdr-cli-report.h"

#include <glib/gi18n.h>

#include "mdr-cli-text.h"
#include "report/mdr-json.h"
#include "report/mdr-report-difference.h"
#include "report/mdr-report-file.h"

static GOptionContext *
create_context (gboolean *json)
{
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, json, N_ ("Write one JSON object"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  GOptionContext *context = mdr_cli_create_context (
      _ ("show FILE | compare FILE FILE"),
      _ ("Shows a report that “check --report” or the window has saved, or in what two of them "
         "differ."),
      _ ("Exit status: 0 nothing wrong in it, or no difference; 1 something wrong, or a "
         "difference; "
         "2 wrong usage, or not a report; 3 nothing could be checked when it was made."));

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return context;
}

/* %NULL after a complaint. */
static MdrReport *
load (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  MdrReport *report = mdr_report_load (file, NULL, &error);

  if (report == NULL)
    mdr_cli_complain ("%s: %s", path, error->message);

  return report;
}

static MdrCliStatus
judge (MdrReport *report)
{
  MdrCause cause;

  if (!mdr_report_get_first_cause (report, &cause))
    return MDR_CLI_STATUS_NOT_CHECKED;

  return cause == MDR_CAUSE_OK ? MDR_CLI_STATUS_OK : MDR_CLI_STATUS_WRONG;
}

static MdrCliStatus
show (const char *path, gboolean json)
{
  g_autoptr (MdrReport) report = load (path);
  g_autofree char *text = NULL;

  if (report == NULL)
    return MDR_CLI_STATUS_USAGE;

  if (json)
    return mdr_cli_print_json (mdr_report_get_json (report), TRUE, judge (report));

  text = mdr_report_to_text (report);

  return mdr_cli_print_text (text, judge (report));
}

static void
add_side (JsonBuilder *builder, const char *name, const char *value, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  mdr_json_add_string (builder, "value", value);
  mdr_json_add_string (builder, "text", text);
  json_builder_end_object (builder);
}

static void
add_difference (JsonBuilder *builder, MdrReportDifference *difference)
{
  json_builder_begin_object (builder);
  mdr_json_add_enum (builder, "part", MDR_TYPE_REPORT_PART,
                     mdr_report_difference_get_part (difference));
  mdr_json_add_string (builder, "id", mdr_report_difference_get_id (difference));
  mdr_json_add_string (builder, "title", mdr_report_difference_get_title (difference));
  add_side (builder, "first", mdr_report_difference_get_first (difference),
            mdr_report_difference_get_first_text (difference));
  add_side (builder, "second", mdr_report_difference_get_second (difference),
            mdr_report_difference_get_second_text (difference));
  json_builder_end_object (builder);
}

static MdrCliStatus
print_differences_json (GListModel *differences, MdrCliStatus status)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) node = NULL;

  mdr_json_begin (builder);
  json_builder_set_member_name (builder, "differences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (differences); i++)
    {
      g_autoptr (MdrReportDifference) difference = g_list_model_get_item (differences, i);

      add_difference (builder, difference);
    }
  json_builder_end_array (builder);
  node = mdr_json_end (builder);

  return mdr_cli_print_json (node, TRUE, status);
}

static const char *
or_nothing (const char *text)
{
  return *text != '\0' ? text : _ ("says nothing of it");
}

static MdrCliStatus
print_differences (GListModel *differences, MdrCliStatus status)
{
  g_autoptr (MdrCliText) text = mdr_cli_text_new_for_stdout ();
  const char *heading = NULL;

  if (g_list_model_get_n_items (differences) == 0)
    mdr_cli_text_add (text, 0, _ ("The two reports say the same."));

  for (guint i = 0; i < g_list_model_get_n_items (differences); i++)
    {
      g_autoptr (MdrReportDifference) difference = g_list_model_get_item (differences, i);
      const char *part = mdr_report_part_get_title (mdr_report_difference_get_part (difference));

      if (g_strcmp0 (part, heading) != 0)
        mdr_cli_text_add_heading (text, part);
      heading = part;

      mdr_cli_text_add (text, 2, mdr_report_difference_get_title (difference));
      mdr_cli_text_add_item (text, 4, "1:", 3,
                             or_nothing (mdr_report_difference_get_first_text (difference)));
      mdr_cli_text_add_item (text, 4, "2:", 3,
                             or_nothing (mdr_report_difference_get_second_text (difference)));
    }

  return mdr_cli_print_text (mdr_cli_text_peek (text), status);
}

static MdrCliStatus
compare (const char *first_path, const char *second_path, gboolean json)
{
  g_autoptr (MdrReport) first = load (first_path);
  g_autoptr (MdrReport) second = first != NULL ? load (second_path) : NULL;
  g_autoptr (GListModel) differences = NULL;
  MdrCliStatus status;

  if (second == NULL)
    return MDR_CLI_STATUS_USAGE;

  differences = mdr_report_compare (first, second);
  status = g_list_model_get_n_items (differences) == 0 ? MDR_CLI_STATUS_OK : MDR_CLI_STATUS_WRONG;

  return json ? print_differences_json (differences, status)
              : print_differences (differences, status);
}

/**
 * mdr_cli_save_report:
 * @session: a session that has ended
 * @path: where to
 * @flags: what is told
 * @status: what the session has come to
 *
 * Saves its report. A result without the report that was asked for is not what was asked for.
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_save_report (MdrSession *session,
                     const char *path,
                     MdrReportFlags flags,
                     MdrCliStatus status)
{
  g_autoptr (MdrReport) report = mdr_report_new_from_session (session, flags);
  g_autoptr (GError) error = NULL;

  if (mdr_report_save (report, path, &error))
    return status;

  mdr_cli_complain (_ ("The report could not be saved: %s"), error->message);

  return MDR_CLI_STATUS_NOT_CHECKED;
}

/**
 * mdr_cli_report:
 * @arguments: the verb and what follows it
 *
 * Runs `report`.
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_report (GStrv arguments)
{
  gboolean json = FALSE;
  g_autoptr (GOptionContext) context = create_context (&json);
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;
  guint n_words;

  if (!mdr_cli_parse (context, &rest, &error))
    return mdr_cli_refuse (error->message);

  n_words = g_strv_length (rest);
  if (n_words == 3 && g_str_equal (rest[1], "show"))
    return show (rest[2], json);

  if (n_words == 4 && g_str_equal (rest[1], "compare"))
    return compare (rest[2], rest[3], json);

  return mdr_cli_refuse (_ ("Say what to do: “report show FILE” or “report compare FILE FILE”."));
}

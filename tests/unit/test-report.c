/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading reports: what is one, what is none, and what is said of those in between.
 */

#include <string.h>

#include "report-trial.h"
#include "report/mdr-report-file.h"

#define SAMPLE "rossi.maildoctor"

/* With one of each kind, for what is done byte by byte. */
#define SHORT_SAMPLE "short.maildoctor"

/* The least that is a report. */
#define SMALL "\"kind\":\"maildoctor-report\",\"schema\":1,\"account\":{\"domain\":\"example.it\"}"

static void
test_bytes_come_back (void)
{
  g_autoptr (MdrReport) first = report_trial_load (SAMPLE);
  g_autofree char *once = report_trial_write (first);
  g_autoptr (MdrReport) second = report_trial_parse (once, NULL);
  g_autofree char *twice = report_trial_write (second);

  g_assert_true (json_node_equal (mdr_report_get_json (first), mdr_report_get_json (second)));
  g_assert_cmpstr (once, ==, twice);
}

static void
test_facts_are_told (void)
{
  g_autoptr (MdrReport) report = report_trial_load (SAMPLE);
  g_autoptr (GDateTime) started = mdr_report_dup_started (report);
  g_autofree char *time = g_date_time_format (started, "%H:%M %:z");
  g_autofree char *name = mdr_report_dup_file_name (report);
  MdrCause cause;

  g_assert_true (mdr_report_has_address (report));
  g_assert_cmpstr (mdr_report_get_domain (report), ==, "example.it");
  g_assert_cmpstr (mdr_report_get_program_version (report), ==, "0.1.0");
  g_assert_cmpstr (time, ==, "11:00 +01:00");
  g_assert_cmpstr (name, ==, "example.it-2026-01-15-1100.maildoctor");
  g_assert_false (mdr_report_is_from_newer_version (report));
  g_assert_true (mdr_report_get_first_cause (report, &cause));
  g_assert_cmpint (cause, ==, MDR_CAUSE_PASSWORD_WRONG);
}

static void
test_text_says_it_all (void)
{
  static const char *const parts[] = { "mario.rossi@example.it",
                                       "Begun (UTC): 2026-01-15 10:00:00",
                                       "Begun (time of the place): 2026-01-15 11:00:00 +01:00",
                                       "Debian GNU/Linux 12",
                                       "The password is not accepted",
                                       "password-wrong, 90 %",
                                       "Test message: not measured",
                                       "clock: not measured",
                                       "TLS 1.3",
                                       "a1 AUTHENTICATE PLAIN •••",
                                       "1 sign-in was refused." };
  g_autoptr (MdrReport) report = report_trial_load (SAMPLE);
  g_autofree char *text = mdr_report_to_text (report);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (text, parts[i]) == NULL)
      g_error ("“%s” is not in the text:\n%s", parts[i], text);
}

static void
assert_refused (const char *text, MdrReportError code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (report_trial_parse (text, &error));
  g_assert_error (error, MDR_REPORT_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
test_other_files_are_none (void)
{
  static const char *const files[] = {
    "",
    "hello",
    "[]",
    "{}",
    "null",
    "<html></html>",
    "\xff\xfe",
    "{\"kind\":\"x\"}",
    "{\"schema\":1}",
    "\"maildoctor\"",
    "{\"kind\":1}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    assert_refused (files[i], MDR_REPORT_ERROR_NOT_A_REPORT, "not a report");
}

static void
test_damage_is_found (void)
{
  assert_refused ("{\"kind\":\"maildoctor-report\"}", MDR_REPORT_ERROR_DAMAGED, "version");
  assert_refused ("{\"kind\":\"maildoctor-report\",\"schema\":\"1\"}", MDR_REPORT_ERROR_DAMAGED,
                  "version");
  assert_refused ("{\"kind\":\"maildoctor-report\",\"schema\":1}", MDR_REPORT_ERROR_DAMAGED,
                  "“account”");
  assert_refused ("{\"kind\":\"maildoctor-report\",\"schema\":1,\"account\":{\"domain\":\"\"}}",
                  MDR_REPORT_ERROR_DAMAGED, "which account");
  assert_refused ("{" SMALL ",\"probes\":[{\"id\":\"a\",\"state\":\"passed\"},{\"id\":7}]}",
                  MDR_REPORT_ERROR_DAMAGED, "“probes[1].id”");
  assert_refused ("{" SMALL ",\"answers\":{\"program\":[]}}", MDR_REPORT_ERROR_DAMAGED,
                  "“answers”");
  assert_refused ("{" SMALL ",\n\"steps\":", MDR_REPORT_ERROR_DAMAGED, "line 2");
}

static void
test_newer_versions (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdrReport) report = report_trial_parse (
      "{" SMALL ",\"schema_minor\":9,\"moon\":{\"phase\":[3]},"
      "\"verdicts\":{\"receiving\":{\"state\":\"odd\",\"cause\":\"solar-wind\"}},"
      "\"steps\":[{\"id\":\"stars\",\"state\":\"shining\",\"findings\":"
      "[{\"code\":\"comet-seen\",\"severity\":\"wonder\",\"cause\":\"solar-wind\"}]}],"
      "\"probes\":[{\"id\":\"x\",\"state\":\"odd\",\"service\":{\"protocol\":\"jmap\",\"host\":"
      "\"h\","
      "\"port\":443,\"security\":\"tls\"},\"phases\":[{\"phase\":\"beam\",\"state\":\"passed\"}]}],"
      "\"diagnosis\":[{\"cause\":\"solar-wind\",\"confidence\":0.5}]}",
      &error);
  g_autofree char *text = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (MdrSession) session = NULL;

  g_assert_no_error (error);
  g_assert_true (mdr_report_is_from_newer_version (report));

  text = mdr_report_to_text (report);
  g_assert_nonnull (strstr (text, "solar-wind"));
  g_assert_nonnull (strstr (text, "comet-seen"));
  g_assert_nonnull (strstr (text, "A newer Mail Doctor"));
  bytes = report_trial_write (report);
  g_assert_nonnull (strstr (bytes, "moon"));
  session = report_trial_play (report);

  assert_refused ("{\"kind\":\"maildoctor-report\",\"schema\":2,\"account\":7}",
                  MDR_REPORT_ERROR_TOO_NEW, "newer");
}

static void
test_hostile_text_is_cleaned (void)
{
  g_autoptr (MdrReport) report = report_trial_parse (
      "{" SMALL ",\"bad name\":1,\"system\":{\"name\":\"<b>a\\u001b[31m\\u202eb\\u0000c\\n</b>\"}}",
      NULL);
  g_autofree char *text = mdr_report_to_text (report);
  g_autofree char *bytes = report_trial_write (report);

  for (const char *p = text; *p != '\0'; p++)
    g_assert_false (*p != '\n' && g_ascii_iscntrl (*p));
  g_assert_null (strstr (text, "\u202e"));
  g_assert_null (strstr (bytes, "bad name"));
}

static void
test_too_much_is_refused (void)
{
  g_autofree char *blanks = g_strnfill (MDR_REPORT_MAX_SIZE + 1, ' ');
  g_autofree char *brackets = g_strnfill (1000, '[');
  g_autofree char *commas = g_strnfill (200000, ',');
  g_autoptr (GString) probes = g_string_new ("{" SMALL ",\"probes\":[");
  g_autofree char *deep = g_strdup_printf ("{" SMALL ",\"x\":%s}", brackets);

  assert_refused (blanks, MDR_REPORT_ERROR_TOO_LARGE, "too large");
  assert_refused (commas, MDR_REPORT_ERROR_TOO_LARGE, "too large");
  assert_refused (deep, MDR_REPORT_ERROR_NOT_A_REPORT, "not a report");

  for (guint i = 0; i < 501; i++)
    g_string_append_printf (probes, "%s{\"id\":\"p%u\",\"state\":\"passed\"}", i > 0 ? "," : "", i);
  g_string_append (probes, "]}");
  assert_refused (probes->str, MDR_REPORT_ERROR_DAMAGED, "“probes”");
}

/* Who looks at every finding beside every other must not be kept busy for long. */
static void
test_too_many_findings_are_refused (void)
{
  static const char *const lists[] = { "probes", "steps" };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GString) text = g_string_new ("{" SMALL);

      g_string_append_printf (text, ",\"%s\":[", lists[i]);
      for (guint j = 0; j < 501; j++)
        g_string_append_printf (text, "%s{\"code\":\"online\",\"severity\":\"info\"}",
                                j == 0     ? "{\"id\":\"a\",\"state\":\"passed\",\"findings\":["
                                : j == 250 ? "]},{\"id\":\"b\",\"state\":\"passed\",\"findings\":["
                                           : ",");
      g_string_append (text, "]}]}");
      assert_refused (text->str, MDR_REPORT_ERROR_TOO_LARGE, "too large");
    }
}

/* The same without blanks, so that every byte matters. */
static char *
dup_compact (void)
{
  g_autoptr (MdrReport) report = report_trial_load (SHORT_SAMPLE);

  return json_to_string (mdr_report_get_json (report), FALSE);
}

/* Whatever is left of a report after its way: an error, and no crash. */
static void
test_cut_off_anywhere (void)
{
  g_autofree char *text = dup_compact ();
  const gsize whole = strlen (text);

  for (gsize length = 0; length < whole; length++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (mdr_report_new_from_bytes (bytes, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == MDR_REPORT_ERROR);
    }
}

static void
test_a_byte_wrong_anywhere (void)
{
  static const char wrong[] = { '\0', '"', '{', ']', '9', '\\', '\xc3' };
  g_autofree char *text = dup_compact ();
  const gsize whole = strlen (text);

  for (gsize i = 0; i < whole; i++)
    {
      g_autofree char *other = g_memdup2 (text, whole);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (MdrReport) report = NULL;
      g_autoptr (GError) error = NULL;

      other[i] = wrong[i % G_N_ELEMENTS (wrong)];
      bytes = g_bytes_new_static (other, whole);
      report = mdr_report_new_from_bytes (bytes, &error);
      g_assert_true ((report != NULL) == (error == NULL));
      if (report != NULL && i % 16 == 0)
        {
          g_autofree char *shown = mdr_report_to_text (report);

          g_assert_true (g_utf8_validate (shown, -1, NULL));
        }
    }
}

static void
test_files (void)
{
  g_autoptr (MdrReport) report = report_trial_load (SAMPLE);
  g_autoptr (MdrReport) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.maildoctor", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) parent = g_file_new_for_path (folder);
  g_autoptr (GFile) endless = g_file_new_for_path ("/dev/zero");
  g_autoptr (GFileInfo) info = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_true (mdr_report_save (report, path, NULL));
  info = g_file_query_info (file, "unix::mode", G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_assert_cmpint (g_file_info_get_attribute_uint32 (info, "unix::mode") & 0777, ==, 0600);

  loaded = mdr_report_load (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (json_node_equal (mdr_report_get_json (report), mdr_report_get_json (loaded)));

  g_assert_null (mdr_report_load (parent, NULL, &error));
  g_assert_error (error, MDR_REPORT_ERROR, MDR_REPORT_ERROR_NOT_A_REPORT);
  g_clear_error (&error);
  g_assert_null (mdr_report_load (endless, NULL, &error));
  g_assert_error (error, MDR_REPORT_ERROR, MDR_REPORT_ERROR_NOT_A_REPORT);
  g_clear_error (&error);
  g_assert_false (mdr_report_save (report, "/nonexistent/a", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);

  g_file_delete (file, NULL, NULL);
  g_file_delete (parent, NULL, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/bytes-come-back", test_bytes_come_back);
  g_test_add_func ("/report/facts-are-told", test_facts_are_told);
  g_test_add_func ("/report/text-says-it-all", test_text_says_it_all);
  g_test_add_func ("/report/other-files-are-none", test_other_files_are_none);
  g_test_add_func ("/report/damage-is-found", test_damage_is_found);
  g_test_add_func ("/report/newer-versions-are-read", test_newer_versions);
  g_test_add_func ("/report/hostile-text-is-cleaned", test_hostile_text_is_cleaned);
  g_test_add_func ("/report/too-much-is-refused", test_too_much_is_refused);
  g_test_add_func ("/report/too-many-findings-are-refused", test_too_many_findings_are_refused);
  g_test_add_func ("/report/cut-off-anywhere", test_cut_off_anywhere);
  g_test_add_func ("/report/a-byte-wrong-anywhere", test_a_byte_wrong_anywhere);
  g_test_add_func ("/report/files", test_files);

  return g_test_run ();
}

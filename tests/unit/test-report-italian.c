/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report is in no language, and is read in that of its reader. Needs the catalogue that was
 * built, and LC_ALL=it_IT.UTF-8.
 */

#include <locale.h>
#include <string.h>

#include "core/mdr-i18n.h"
#include "knowledge/mdr-texts.h"
#include "report-trial.h"

#define SAMPLE "rossi.maildoctor"

/* The locale that the programs start with, and one that knows no language. */
#define ITALIAN ""
#define ENGLISH "C"

static void
test_text_is_the_readers (void)
{
  g_autoptr (MdrReport) report = report_trial_load (SAMPLE);
  const char *const locales[] = { ITALIAN, ENGLISH };
  const char *titles[G_N_ELEMENTS (locales)];
  char *texts[G_N_ELEMENTS (locales)];

  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      setlocale (LC_ALL, locales[i]);
      titles[i] = mdr_texts_get_cause_title (MDR_CAUSE_PASSWORD_WRONG);
      texts[i] = mdr_report_to_text (report);
    }

  g_assert_cmpstr (titles[0], !=, titles[1]);
  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_assert_nonnull (strstr (texts[i], titles[i]));
      g_assert_null (strstr (texts[i], titles[1 - i]));
      g_free (texts[i]);
    }
}

static MdrReport *
make (MdrReport *report, const char *locale)
{
  g_autoptr (MdrSession) session = NULL;

  setlocale (LC_ALL, locale);
  session = report_trial_play (report);

  return mdr_report_new_from_session (session, MDR_REPORT_WITHOUT_ADDRESS);
}

static void
test_report_is_in_no_language (void)
{
  static const char *const parts[] = { "steps", "checklist", "diagnosis", "verdicts", "probes" };
  g_autoptr (MdrReport) report = report_trial_load (SAMPLE);
  g_autoptr (MdrReport) italian = make (report, ITALIAN);
  g_autoptr (MdrReport) english = make (report, ENGLISH);
  JsonObject *one = json_node_get_object (mdr_report_get_json (italian));
  JsonObject *other = json_node_get_object (mdr_report_get_json (english));

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *in_italian = json_to_string (json_object_get_member (one, parts[i]), TRUE);
      g_autofree char *in_english = json_to_string (json_object_get_member (other, parts[i]), TRUE);

      g_assert_cmpstr (in_italian, ==, in_english);
    }
}

int
main (int argc, char *argv[])
{
  mdr_i18n_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-italian/text-is-the-readers", test_text_is_the_readers);
  g_test_add_func ("/report-italian/report-is-in-no-language", test_report_is_in_no_language);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who reads a report has to see at once that it is somebody else’s, when it was made, and by what.
 */

#include "mdr-report-texts.h"

#include <glib/gi18n.h>

/* The languages that Mail Doctor speaks; others keep their code. */
static const struct
{
  const char *code;
  const char *name;
} languages[] = {
  { "C", N_ ("English") },  { "de", N_ ("German") }, { "en", N_ ("English") },
  { "es", N_ ("Spanish") }, { "fr", N_ ("French") }, { "it", N_ ("Italian") },
};

/* @locale: like “it_IT.UTF-8”. */
static char *
dup_language (const char *locale)
{
  g_autofree char *code = g_strndup (locale, strcspn (locale, "_.@"));

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i].code, code))
      return g_strdup (_ (languages[i].name));

  return g_steal_pointer (&code);
}

/**
 * mdr_report_texts_dup_account:
 * @report: a report
 *
 * Returns: (transfer full): the address, or only its domain if that is all that is told
 */
char *
mdr_report_texts_dup_account (MdrReport *report)
{
  g_return_val_if_fail (MDR_IS_REPORT (report), NULL);

  return g_strdup (mdr_report_has_address (report)
                       ? mdr_address_get_text (mdr_report_get_address (report))
                       : mdr_report_get_domain (report));
}

/**
 * mdr_report_texts_dup_time:
 * @report: a report
 *
 * Returns: (transfer full): when the check was begun, by the clock of the place
 */
char *
mdr_report_texts_dup_time (MdrReport *report)
{
  g_autoptr (GDateTime) started = NULL;

  g_return_val_if_fail (MDR_IS_REPORT (report), NULL);

  started = mdr_report_dup_started (report);
  if (started == NULL)
    return g_strdup (_ ("at a time that it does not tell"));

  /* Translators: a day and a time, with the distance of its time zone from UTC, for
   * g_date_time_format(): “2026-01-31, 10:30 (UTC+01:00)”. */
  return g_date_time_format (started, _ ("%Y-%m-%d, %H:%M (UTC%:z)"));
}

/**
 * mdr_report_texts_dup_origin:
 * @report: a report
 *
 * Returns: (transfer full): that it is somebody else’s, when it was made, and by which program
 */
char *
mdr_report_texts_dup_origin (MdrReport *report)
{
  g_autofree char *time = NULL;
  g_autofree char *language = NULL;

  g_return_val_if_fail (MDR_IS_REPORT (report), NULL);

  time = mdr_report_texts_dup_time (report);
  language = dup_language (mdr_report_get_locale (report));
  if (*language == '\0')
    /* Translators: a time, and the version of a program. */
    return g_strdup_printf (_ ("Somebody else’s report, only to be read: %s, by Mail Doctor %s."),
                            time, mdr_report_get_program_version (report));

  /* Translators: a time, the version of a program, and a language. */
  return g_strdup_printf (_ ("Somebody else’s report, only to be read: %s, by Mail Doctor %s in "
                             "this language: %s."),
                          time, mdr_report_get_program_version (report), language);
}

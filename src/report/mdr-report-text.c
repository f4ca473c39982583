/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The report for people, in the reader’s language. What this version has no words for is shown by
 * its code.
 */

#include <glib/gi18n-lib.h>

#include "knowledge/mdr-company-support.h"
#include "knowledge/mdr-provider-list.h"
#include "knowledge/mdr-texts.h"
#include "mdr-report-text-private.h"

/* Adds a heading, with a gap before it. */
void
mdr_report_text_add_heading (GString *text, const char *heading)
{
  g_string_append_printf (text, "%s%s\n", text->len > 0 ? "\n" : "", heading);
  for (glong i = 0; i < g_utf8_strlen (heading, -1); i++)
    g_string_append_c (text, '-');
  g_string_append_c (text, '\n');
}

/* Adds a line. */
void
mdr_report_text_add (GString *text, guint indent, const char *format, ...)
{
  va_list arguments;

  g_string_append_printf (text, "%*s", (int) indent, "");
  va_start (arguments, format);
  g_string_append_vprintf (text, format, arguments);
  va_end (arguments);
  g_string_append_c (text, '\n');
}

static void
add_fact (GString *text, const char *title, const char *value)
{
  if (value != NULL && *value != '\0')
    /* Translators: a fact and its value, like “Desktop: GNOME” */
    mdr_report_text_add (text, 0, _ ("%s: %s"), title, value);
}

static void
add_account (GString *text, MdrReport *self)
{
  JsonObject *account = mdr_report_get_object (mdr_report_get_root (self), "account");
  const char *id = mdr_report_get_string (account, "provider");
  MdrProvider *provider = mdr_provider_list_find_by_id (mdr_provider_list_get_default (), id);

  if (mdr_report_has_address (self))
    add_fact (text, _ ("Address"), mdr_report_get_string (account, "address"));
  else
    add_fact (text, _ ("Domain of the address"), mdr_report_get_domain (self));
  add_fact (text, _ ("Provider"), provider != NULL ? mdr_provider_get_name (provider) : id);
}

static void
add_times (GString *text, MdrReport *self)
{
  g_autoptr (GDateTime) started = mdr_report_dup_started (self);
  g_autoptr (GDateTime) utc = started != NULL ? g_date_time_to_utc (started) : NULL;
  g_autofree char *there =
      started != NULL ? g_date_time_format (started, "%Y-%m-%d %H:%M:%S %:z") : NULL;
  g_autofree char *universal = utc != NULL ? g_date_time_format (utc, "%Y-%m-%d %H:%M:%S") : NULL;
  g_autofree char *span = mdr_texts_dup_duration (
      mdr_report_get_int (mdr_report_get_root (self), "elapsed_ms") * G_TIME_SPAN_MILLISECOND);

  add_fact (text, _ ("Begun (UTC)"), universal);
  add_fact (text, _ ("Begun (time of the place)"), there);
  add_fact (text, _ ("Duration"), span);
  if (mdr_report_get_boolean (mdr_report_get_root (self), "running"))
    mdr_report_text_add (text, 0, "%s", _ ("The check was still going on."));
}

static void
add_system (GString *text, MdrReport *self)
{
  JsonObject *system = mdr_report_get_object (mdr_report_get_root (self), "system");
  const char *const facts[] = { "name", "desktop", "sandbox", "language", "glib", "gnutls" };

  add_fact (text, "Mail Doctor", mdr_report_get_program_version (self));
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    add_fact (text, mdr_report_text_get_system_fact (facts[i]),
              mdr_report_get_string (system, facts[i]));
  if (mdr_report_is_from_newer_version (self))
    mdr_report_text_add (text, 0, "%s",
                         _ ("A newer Mail Doctor made this report. What this one has no words for "
                            "is shown by its code."));
}

static void
add_answers (GString *text, MdrReport *self)
{
  JsonObject *answers = mdr_report_get_object (mdr_report_get_root (self), "answers");

  mdr_report_text_add_heading (text, _ ("What the user said"));
  if (answers == NULL || json_object_get_size (answers) == 0)
    mdr_report_text_add (text, 0, "%s", _ ("Nothing."));

  for (guint question = 0; question < MDR_N_QUESTIONS; question++)
    {
      const char *id = mdr_enum_to_nick (MDR_TYPE_QUESTION, question);

      add_fact (text, mdr_report_text_get_question (id),
                mdr_report_text_get_answer (id, mdr_report_get_string (answers, id)));
    }
}

static void
add_verdict (GString *text, MdrReport *self, MdrDirection direction)
{
  JsonObject *verdicts = mdr_report_get_object (mdr_report_get_root (self), "verdicts");
  JsonObject *object =
      mdr_report_get_object (verdicts, mdr_enum_to_nick (MDR_TYPE_DIRECTION, direction));
  g_autoptr (MdrVerdict) verdict = NULL;
  g_autofree char *sentence = NULL;
  MdrCause cause;
  int state;
  int reached = MDR_PHASE_RESOLVE;

  if (object == NULL)
    return;

  mdr_report_get_enum (object, "reached", MDR_TYPE_PHASE, &reached);
  if (!mdr_report_get_enum (object, "state", MDR_TYPE_STATE, &state) ||
      !mdr_cause_from_code (mdr_report_get_string (object, "cause"), &cause))
    {
      mdr_report_text_add (text, 0, "%s: %s, %s", mdr_texts_get_direction_title (direction),
                           mdr_report_text_get_state (object),
                           mdr_report_get_string (object, "cause"));
      return;
    }

  verdict = mdr_verdict_new (
      direction, state, cause, reached,
      mdr_report_find_service (self, mdr_report_get_string (object, "service")),
      mdr_report_find_service (self, mdr_report_get_string (object, "alternative")));
  sentence = mdr_texts_dup_verdict (verdict);
  mdr_report_text_add (text, 0, "%s", sentence);
}

static void
add_attempts (GString *text, MdrReport *self)
{
  JsonObject *attempts = mdr_report_get_object (mdr_report_get_root (self), "attempts");
  const guint refused = (guint) mdr_report_get_int (attempts, "refused");
  const guint left = (guint) mdr_report_get_int (attempts, "left");

  if (attempts == NULL)
    return;

  mdr_report_text_add_heading (text, _ ("Sign-ins that were tried"));
  if (refused == 0 && left >= MDR_MAX_ATTEMPTS)
    mdr_report_text_add (text, 0, "%s", _ ("No sign-in came to nothing."));
  else
    mdr_report_text_add (text, 0,
                         ngettext ("%u sign-in was refused.", "%u sign-ins were refused.", refused),
                         refused);
}

/* Whether something happened, as far as it is known. */
static void
add_outcome (GString *text, const char *title, JsonObject *object, const char *name)
{
  gboolean yes;

  if (!mdr_report_get_answer (object, name, &yes))
    add_fact (text, title, _ ("not known"));
  else
    add_fact (text, title, yes ? _ ("yes") : _ ("no"));
}

static void
add_test_message (GString *text, MdrReport *self)
{
  JsonObject *test = mdr_report_get_object (mdr_report_get_root (self), "test_message");

  mdr_report_text_add_heading (text, _ ("Test message"));
  if (test == NULL)
    {
      mdr_report_text_add (text, 0, "%s", _ ("None was sent."));
      return;
    }

  add_outcome (text, _ ("Accepted for sending"), test, "accepted");
  add_outcome (text, _ ("Arrived"), test, "arrived");
  add_outcome (text, _ ("Removed again"), test, "removed");
}

static void
add_support (GString *text, MdrReport *self)
{
  JsonObject *support = mdr_report_get_object (mdr_report_get_root (self), "support");

  if (support == NULL || json_object_get_size (support) == 0)
    return;

  mdr_report_text_add_heading (text, _ ("The support of the company"));
  for (guint fact = 0; fact < MDR_N_COMPANY_FACTS; fact++)
    add_fact (text, mdr_company_fact_get_title (fact),
              mdr_report_get_string (support, mdr_company_fact_get_key (fact)));
}

/**
 * mdr_report_to_text:
 * @self: a report
 *
 * Writes the report as text, in the language of who reads it now.
 *
 * Returns: (transfer full): lines of text, in UTF-8
 */
char *
mdr_report_to_text (MdrReport *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (MDR_IS_REPORT (self), NULL);

  mdr_report_text_add_heading (text, _ ("Report of Mail Doctor"));
  add_account (text, self);
  add_times (text, self);
  add_system (text, self);

  mdr_report_text_add_heading (text, _ ("Conclusion"));
  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    add_verdict (text, self, direction);
  mdr_report_text_add_causes (text, self);

  add_support (text, self);
  add_answers (text, self);
  mdr_report_text_add_settings (text, self);
  mdr_report_text_add_checklist (text, self);
  mdr_report_text_add_steps (text, self);
  add_attempts (text, self);
  add_test_message (text, self);
  mdr_report_text_add_changes (text, self);
  mdr_report_text_add_probes (text, self);

  return g_string_free (text, FALSE);
}

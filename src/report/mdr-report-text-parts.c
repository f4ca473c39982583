/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Findings, causes, steps, checklist and changes in a report’s text.
 */

#include <glib/gi18n-lib.h>

#include "core/mdr-checklist.h"
#include "knowledge/mdr-text-store.h"
#include "knowledge/mdr-texts.h"
#include "mdr-report-text-private.h"

static void
add_finding (GString *text, MdrReport *self, guint indent, JsonObject *object)
{
  const char *code = mdr_report_get_string (object, "code");
  const char *server_text = mdr_report_get_string (object, "server_text");
  const gboolean is_known = mdr_text_store_get ("finding", code, "text") != NULL;
  g_autoptr (MdrFinding) finding = mdr_report_create_finding (self, object);
  g_autofree char *sentence = is_known ? mdr_texts_dup_finding (finding) : NULL;

  mdr_report_text_add (text, indent, "- %s", sentence != NULL ? sentence : code);
  if (*server_text != '\0')
    mdr_report_text_add (text, indent + 2, _ ("“%s”"), server_text);
}

/* Adds the member "findings". */
void
mdr_report_text_add_findings (GString *text, MdrReport *report, guint indent, JsonObject *object)
{
  for (guint i = 0; i < mdr_report_get_length (object, "findings"); i++)
    add_finding (text, report, indent, mdr_report_get_object_at (object, "findings", i));
}

/* What the findings that a cause names have to say: the same finding may be about several
 * services. */
static void
add_reasons (GString *text, MdrReport *self, const char *title, JsonObject *cause, const char *name)
{
  JsonObject *root = mdr_report_get_root (self);
  g_auto (GStrv) codes = mdr_report_dup_strings (cause, name);

  if (*codes == NULL)
    return;

  mdr_report_text_add (text, 2, "%s", title);
  for (guint i = 0; i < mdr_report_get_length (root, "steps"); i++)
    {
      JsonObject *step = mdr_report_get_object_at (root, "steps", i);

      for (guint j = 0; j < mdr_report_get_length (step, "findings"); j++)
        {
          JsonObject *finding = mdr_report_get_object_at (step, "findings", j);

          if (g_strv_contains ((const char *const *) codes,
                               mdr_report_get_string (finding, "code")))
            add_finding (text, self, 4, finding);
        }
    }
}

/* Adds the diagnosis, the first cause with its reasons. */
void
mdr_report_text_add_causes (GString *text, MdrReport *report)
{
  JsonObject *root = mdr_report_get_root (report);
  guint n_causes = mdr_report_get_length (root, "diagnosis");

  mdr_report_text_add_heading (text, _ ("Diagnosis"));
  if (n_causes == 0)
    mdr_report_text_add (text, 0, "%s", _ ("Too little could be checked to say more."));

  for (guint i = 0; i < n_causes; i++)
    {
      JsonObject *cause = mdr_report_get_object_at (root, "diagnosis", i);
      const char *title = mdr_report_text_get_cause (cause, "title");
      const char *explanation = mdr_report_text_get_cause (cause, "explanation");

      /* Translators: a place in the list of causes, the cause, its code, and how likely it is */
      mdr_report_text_add (text, 0, _ ("%u. %s (%s, %d %%)"), i + 1,
                           title != NULL ? title : mdr_report_get_string (cause, "cause"),
                           mdr_report_get_string (cause, "cause"),
                           (int) (mdr_report_get_number (cause, "confidence") * 100.0 + 0.5));
      if (i == 0 && explanation != NULL)
        mdr_report_text_add (text, 2, "%s", explanation);
      add_reasons (text, report, _ ("What speaks for this cause"), cause, "because");
      add_reasons (text, report, _ ("What speaks against this cause"), cause, "against");
    }
}

/* Adds every step with its findings. */
void
mdr_report_text_add_steps (GString *text, MdrReport *report)
{
  JsonObject *root = mdr_report_get_root (report);

  mdr_report_text_add_heading (text, _ ("What was looked at"));
  for (guint i = 0; i < mdr_report_get_length (root, "steps"); i++)
    {
      JsonObject *step = mdr_report_get_object_at (root, "steps", i);
      const char *title = mdr_report_get_string (step, "id");
      int id;

      if (mdr_report_get_enum (step, "id", MDR_TYPE_STEP_ID, &id))
        title = mdr_texts_get_step_title (id);
      mdr_report_text_add (text, 0, _ ("%s: %s"), title, mdr_report_text_get_state (step));
      mdr_report_text_add_findings (text, report, 2, step);
    }
}

/* Adds the lines of the checklist. */
void
mdr_report_text_add_checklist (GString *text, MdrReport *report)
{
  JsonObject *root = mdr_report_get_root (report);

  mdr_report_text_add_heading (text, _ ("Checklist"));
  for (guint i = 0; i < mdr_report_get_length (root, "checklist"); i++)
    {
      JsonObject *line = mdr_report_get_object_at (root, "checklist", i);
      const char *title = mdr_report_get_string (line, "id");
      int check;

      if (mdr_report_get_enum (line, "id", MDR_TYPE_CHECK, &check))
        title = mdr_texts_get_check_title (check);
      mdr_report_text_add (text, 0, _ ("%s: %s"), title, mdr_report_text_get_state (line));
    }
}

static void
read_condition (MdrReport *self, JsonObject *object, MdrCondition *condition)
{
  JsonObject *finding = mdr_report_get_object (object, "finding");
  int state = MDR_STATE_SKIPPED;

  mdr_report_get_enum (object, "state", MDR_TYPE_STATE, &state);
  condition->state = state;
  if (!mdr_cause_from_code (mdr_report_get_string (object, "cause"), &condition->cause))
    condition->cause = MDR_CAUSE_UNKNOWN;
  condition->finding = finding != NULL ? mdr_report_create_finding (self, finding) : NULL;
  g_set_object (&condition->service,
                mdr_report_find_service (self, mdr_report_get_string (object, "service")));
  g_set_object (&condition->alternative,
                mdr_report_find_service (self, mdr_report_get_string (object, "alternative")));
}

static char *
describe_change (MdrReport *self, JsonObject *object)
{
  MdrCondition before = { MDR_STATE_SKIPPED };
  MdrCondition after = { MDR_STATE_SKIPPED };
  g_autoptr (MdrChange) change = NULL;
  int subject;
  int trend;

  if (!mdr_report_get_enum (object, "subject", MDR_TYPE_SUBJECT, &subject) ||
      !mdr_report_get_enum (object, "trend", MDR_TYPE_TREND, &trend))
    return g_strdup_printf ("%s: %s", mdr_report_get_string (object, "subject"),
                            mdr_report_get_string (object, "trend"));

  read_condition (self, mdr_report_get_object (object, "before"), &before);
  read_condition (self, mdr_report_get_object (object, "after"), &after);
  change = mdr_change_new (subject, trend, &before, &after);
  mdr_condition_clear (&before);
  mdr_condition_clear (&after);

  return mdr_texts_dup_change (change);
}

/* Adds what was otherwise when it was checked again. */
void
mdr_report_text_add_changes (GString *text, MdrReport *report)
{
  JsonObject *root = mdr_report_get_root (report);
  guint n_changes = mdr_report_get_length (root, "changes");

  mdr_report_text_add_heading (text, _ ("What changed between two checks"));
  if (n_changes == 0)
    mdr_report_text_add (text, 0, "%s", _ ("Nothing, or it was checked only once."));

  for (guint i = 0; i < n_changes; i++)
    {
      g_autofree char *sentence =
          describe_change (report, mdr_report_get_object_at (root, "changes", i));

      mdr_report_text_add (text, 0, "- %s", sentence);
    }
}

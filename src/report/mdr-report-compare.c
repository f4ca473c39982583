/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compares two reports: before and after, or those of two people of one office. Each is made into a
 * list of things with an id and a value; what stands in one list only, or has another value in the
 * other, is a difference. What was not measured in one of them is said, since it may be the reason.
 */

#include <glib/gi18n-lib.h>

#include "knowledge/mdr-text-store.h"
#include "knowledge/mdr-texts.h"
#include "mdr-report-difference.h"
#include "mdr-report-text-private.h"

/* One thing that a report says. */
typedef struct
{
  MdrReportPart part;
  char *id;
  char *title;
  char *value;
  char *text;
} Saying;

/* What a report says, in order, and by part and id. */
typedef struct
{
  GPtrArray *list;
  GHashTable *by_key;
} Sayings;

static void
saying_free (gpointer data)
{
  Saying *saying = data;

  g_free (saying->id);
  g_free (saying->title);
  g_free (saying->value);
  g_free (saying->text);
  g_free (saying);
}

static char *
make_key (MdrReportPart part, const char *id)
{
  return g_strdup_printf ("%u %s", part, id);
}

static void
sayings_clear (Sayings *self)
{
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->list);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sayings, sayings_clear)

/* The first of its id counts. Takes over @text. */
static void
say (Sayings *self,
     MdrReportPart part,
     const char *id,
     const char *title,
     const char *value,
     char *text)
{
  char *key = make_key (part, id);
  Saying *saying;

  if (g_hash_table_contains (self->by_key, key))
    {
      g_free (key);
      g_free (text);
      return;
    }

  saying = g_new0 (Saying, 1);
  saying->part = part;
  saying->id = g_strdup (id);
  saying->title = g_strdup (title);
  saying->value = g_strdup (value);
  saying->text = text;
  g_ptr_array_add (self->list, saying);
  g_hash_table_insert (self->by_key, key, saying);
}

static const char *
get_cause_title (const char *code)
{
  const char *title = mdr_text_store_get ("cause", code, "title");

  return title != NULL ? title : code;
}

static void
say_conclusions (Sayings *self, JsonObject *root)
{
  JsonObject *verdicts = mdr_report_get_object (root, "verdicts");
  const char *cause = "";

  if (mdr_report_get_length (root, "diagnosis") > 0)
    cause = mdr_report_get_string (mdr_report_get_object_at (root, "diagnosis", 0), "cause");
  say (self, MDR_REPORT_PART_CAUSE, "cause", _ ("First cause"), cause,
       g_strdup (*cause != '\0' ? get_cause_title (cause) : ""));

  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    {
      const char *id = mdr_enum_to_nick (MDR_TYPE_DIRECTION, direction);
      JsonObject *verdict = mdr_report_get_object (verdicts, id);

      if (verdict != NULL)
        say (self, MDR_REPORT_PART_VERDICT, id, mdr_texts_get_direction_title (direction),
             mdr_report_get_string (verdict, "state"),
             g_strdup (mdr_report_text_get_state (verdict)));
    }
}

static void
say_findings (Sayings *self, MdrReport *report, JsonObject *step)
{
  for (guint i = 0; i < mdr_report_get_length (step, "findings"); i++)
    {
      JsonObject *object = mdr_report_get_object_at (step, "findings", i);
      const char *code = mdr_report_get_string (object, "code");
      const char *service = mdr_report_get_string (object, "service");
      g_autoptr (MdrFinding) finding = mdr_report_create_finding (report, object);
      g_autofree char *id =
          *service != '\0' ? g_strdup_printf ("%s %s", code, service) : g_strdup (code);

      say (self, MDR_REPORT_PART_FINDING, id, id, mdr_report_get_string (object, "severity"),
           mdr_text_store_get ("finding", code, "text") != NULL ? mdr_texts_dup_finding (finding)
                                                                : g_strdup (code));
    }
}

static void
say_steps (Sayings *self, MdrReport *report)
{
  JsonObject *root = mdr_report_get_root (report);

  for (guint i = 0; i < mdr_report_get_length (root, "steps"); i++)
    {
      JsonObject *step = mdr_report_get_object_at (root, "steps", i);
      const char *id = mdr_report_get_string (step, "id");
      int code;

      say (self, MDR_REPORT_PART_STEP, id,
           mdr_report_get_enum (step, "id", MDR_TYPE_STEP_ID, &code)
               ? mdr_texts_get_step_title (code)
               : id,
           mdr_report_get_string (step, "state"), g_strdup (mdr_report_text_get_state (step)));
      say_findings (self, report, step);
    }
}

static void
say_settings (Sayings *self, JsonObject *root)
{
  JsonObject *settings = mdr_report_get_object (root, "settings");

  for (guint i = 0; i < mdr_report_get_length (settings, "services"); i++)
    {
      JsonObject *service = mdr_report_get_object_at (settings, "services", i);
      const char *security = mdr_report_get_string (service, "security");
      g_autofree char *id = g_strdup_printf (
          "%s %s:%d", mdr_report_get_string (service, "protocol"),
          mdr_report_get_string (service, "host"), (int) mdr_report_get_int (service, "port"));
      int code;

      say (self, MDR_REPORT_PART_SETTING, id, id, security,
           g_strdup (mdr_report_get_enum (service, "security", MDR_TYPE_SECURITY, &code)
                         ? mdr_texts_get_security_title (code)
                         : security));
    }
}

static void
say_servers (Sayings *self, JsonObject *root)
{
  for (guint i = 0; i < mdr_report_get_length (root, "probes"); i++)
    {
      JsonObject *probe = mdr_report_get_object_at (root, "probes", i);
      const char *id = mdr_report_get_string (probe, "id");

      if (mdr_report_get_object (probe, "service") != NULL)
        say (self, MDR_REPORT_PART_SERVER, id, id, mdr_report_get_string (probe, "state"),
             g_strdup (mdr_report_text_get_state (probe)));
    }
}

/* Answers, or facts of the system: an object of strings. */
static void
say_values (Sayings *self, MdrReportPart part, JsonObject *object)
{
  g_autoptr (GList) names = object != NULL ? json_object_get_members (object) : NULL;

  for (GList *name = names; name != NULL; name = name->next)
    {
      const char *value = mdr_report_get_string (object, name->data);

      if (*value != '\0')
        say (self, part, name->data, name->data, value, g_strdup (value));
    }
}

static void
collect (Sayings *self, MdrReport *report)
{
  JsonObject *root = mdr_report_get_root (report);

  self->list = g_ptr_array_new_with_free_func (saying_free);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  say_conclusions (self, root);
  say_steps (self, report);
  say_settings (self, root);
  say_servers (self, root);
  say_values (self, MDR_REPORT_PART_ANSWER, mdr_report_get_object (root, "answers"));
  say_values (self, MDR_REPORT_PART_SYSTEM, mdr_report_get_object (root, "system"));
  say (self, MDR_REPORT_PART_SYSTEM, "program", "Mail Doctor",
       mdr_report_get_program_version (report), g_strdup (mdr_report_get_program_version (report)));
}

static void
add_difference (GListStore *differences, const Saying *first, const Saying *second)
{
  const Saying *any = first != NULL ? first : second;
  const MdrReportDifferenceFields fields = {
    .part = any->part,
    .id = any->id,
    .title = any->title,
    .first = first != NULL ? first->value : "",
    .second = second != NULL ? second->value : "",
    .first_text = first != NULL ? first->text : "",
    .second_text = second != NULL ? second->text : "",
  };
  g_autoptr (MdrReportDifference) difference = mdr_report_difference_new (&fields);

  g_list_store_append (differences, difference);
}

static const Saying *
find_like (const Sayings *self, const Saying *saying)
{
  g_autofree char *key = make_key (saying->part, saying->id);

  return g_hash_table_lookup (self->by_key, key);
}

static int
compare_parts_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return (int) mdr_report_difference_get_part ((MdrReportDifference *) a) -
         (int) mdr_report_difference_get_part ((MdrReportDifference *) b);
}

/**
 * mdr_report_compare:
 * @first: a report
 * @second: a later one, or somebody else’s
 *
 * Tells in what they differ: causes, states, settings, findings, answers and versions. Times are
 * not compared, since no two are alike.
 *
 * Returns: (transfer full): a list of #MdrReportDifference, the weightiest first
 */
GListModel *
mdr_report_compare (MdrReport *first, MdrReport *second)
{
  g_auto (Sayings) before = { NULL };
  g_auto (Sayings) after = { NULL };
  GListStore *differences;

  g_return_val_if_fail (MDR_IS_REPORT (first), NULL);
  g_return_val_if_fail (MDR_IS_REPORT (second), NULL);

  collect (&before, first);
  collect (&after, second);
  differences = g_list_store_new (MDR_TYPE_REPORT_DIFFERENCE);

  for (guint i = 0; i < before.list->len; i++)
    {
      const Saying *saying = g_ptr_array_index (before.list, i);
      const Saying *other = find_like (&after, saying);

      if (other == NULL || !g_str_equal (other->value, saying->value))
        add_difference (differences, saying, other);
    }

  for (guint i = 0; i < after.list->len; i++)
    {
      const Saying *saying = g_ptr_array_index (after.list, i);

      if (find_like (&before, saying) == NULL)
        add_difference (differences, NULL, saying);
    }

  g_list_store_sort (differences, compare_parts_cb, NULL);

  return G_LIST_MODEL (differences);
}

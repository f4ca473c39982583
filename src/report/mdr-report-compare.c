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

static void
say_conclusions (Sayings *self, JsonObject *root)
{
  JsonObject *verdicts = mdr_report_get_object (root, "verdicts");
  JsonObject *first = mdr_report_get_length (root, "diagnosis") > 0
                          ? mdr_report_get_object_at (root, "diagnosis", 0)
                          : NULL;
  const char *cause = mdr_report_get_string (first, "cause");
  const char *title = mdr_report_text_get_cause (first, "title");

  say (self, MDR_REPORT_PART_CAUSE, "cause", _ ("First cause"), cause,
       g_strdup (title != NULL ? title : cause));

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

/* What a server is called where people look for it. Of a protocol that is not known here, its
 * label. */
static char *
dup_service_title (MdrService *service, const char *label)
{
  return service != NULL ? mdr_texts_dup_way_title (service) : g_strdup (label);
}

/* A finding says in a sentence what was seen, so its title says only where. */
static void
say_finding (Sayings *self, MdrReport *report, const char *step_title, JsonObject *object)
{
  const char *code = mdr_report_get_string (object, "code");
  const char *label = mdr_report_get_string (object, "service");
  const gboolean is_known = mdr_text_store_get ("finding", code, "text") != NULL;
  g_autoptr (MdrFinding) finding = mdr_report_create_finding (report, object);
  g_autofree char *id = *label != '\0' ? g_strdup_printf ("%s %s", code, label) : g_strdup (code);
  g_autofree char *title = *label != '\0'
                               ? dup_service_title (mdr_finding_get_service (finding), label)
                               : g_strdup (step_title);

  say (self, MDR_REPORT_PART_FINDING, id, title, mdr_report_get_string (object, "severity"),
       is_known ? mdr_texts_dup_finding (finding) : g_strdup (code));
}

static void
say_steps (Sayings *self, MdrReport *report)
{
  JsonObject *root = mdr_report_get_root (report);

  for (guint i = 0; i < mdr_report_get_length (root, "steps"); i++)
    {
      JsonObject *step = mdr_report_get_object_at (root, "steps", i);
      const char *id = mdr_report_get_string (step, "id");
      const char *title = id;
      int code;

      if (mdr_report_get_enum (step, "id", MDR_TYPE_STEP_ID, &code))
        title = mdr_texts_get_step_title (code);
      say (self, MDR_REPORT_PART_STEP, id, title, mdr_report_get_string (step, "state"),
           g_strdup (mdr_report_text_get_state (step)));

      for (guint j = 0; j < mdr_report_get_length (step, "findings"); j++)
        say_finding (self, report, title, mdr_report_get_object_at (step, "findings", j));
    }
}

static void
say_settings (Sayings *self, JsonObject *root)
{
  JsonObject *settings = mdr_report_get_object (root, "settings");

  for (guint i = 0; i < mdr_report_get_length (settings, "services"); i++)
    {
      JsonObject *object = mdr_report_get_object_at (settings, "services", i);
      const char *security = mdr_report_get_string (object, "security");
      g_autoptr (MdrService) service = mdr_report_create_service (object);
      g_autofree char *id = g_strdup_printf ("%s %s:%d", mdr_report_get_string (object, "protocol"),
                                             mdr_report_get_string (object, "host"),
                                             (int) mdr_report_get_int (object, "port"));
      g_autofree char *title = dup_service_title (service, id);
      int code;

      say (self, MDR_REPORT_PART_SETTING, id, title, security,
           g_strdup (mdr_report_get_enum (object, "security", MDR_TYPE_SECURITY, &code)
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
      JsonObject *object = mdr_report_get_object (probe, "service");
      const char *id = mdr_report_get_string (probe, "id");
      g_autoptr (MdrService) service = object != NULL ? mdr_report_create_service (object) : NULL;
      g_autofree char *title = dup_service_title (service, id);

      if (object != NULL)
        say (self, MDR_REPORT_PART_SERVER, id, title, mdr_report_get_string (probe, "state"),
             g_strdup (mdr_report_text_get_state (probe)));
    }
}

/* What the user said: also what an older or newer version asks. */
static void
say_answers (Sayings *self, JsonObject *answers)
{
  g_autoptr (GList) ids = answers != NULL ? json_object_get_members (answers) : NULL;

  for (GList *id = ids; id != NULL; id = id->next)
    {
      const char *answer = mdr_report_get_string (answers, id->data);

      if (*answer != '\0')
        say (self, MDR_REPORT_PART_ANSWER, id->data, mdr_report_text_get_question (id->data),
             answer, g_strdup (mdr_report_text_get_answer (id->data, answer)));
    }
}

static void
say_system (Sayings *self, MdrReport *report)
{
  JsonObject *system = mdr_report_get_object (mdr_report_get_root (report), "system");
  g_autoptr (GList) names = system != NULL ? json_object_get_members (system) : NULL;
  const char *version = mdr_report_get_program_version (report);

  for (GList *name = names; name != NULL; name = name->next)
    {
      const char *value = mdr_report_get_string (system, name->data);

      if (*value != '\0')
        say (self, MDR_REPORT_PART_SYSTEM, name->data, mdr_report_text_get_system_fact (name->data),
             value, g_strdup (value));
    }

  say (self, MDR_REPORT_PART_SYSTEM, "program", "Mail Doctor", version, g_strdup (version));
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
  say_answers (self, mdr_report_get_object (root, "answers"));
  say_system (self, report);
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

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small file that only its owner can read. Whatever else is found in its place is as good as
 * nothing: nobody needs it.
 */

#include "mdr-kept-session.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <sys/stat.h>

#define SCHEMA 1
#define MAX_SIZE (16 * 1024)
#define MAX_AGE (7 * G_TIME_SPAN_DAY)

struct _MdrKeptSession
{
  MdrStepId step;

  /* owned */
  MdrAddress *address;
  char *answers[MDR_N_QUESTIONS];
};

/* A message may hold anything, so it is not kept. */
static gboolean
is_kept (MdrQuestion question)
{
  return question != MDR_QUESTION_MESSAGE;
}

static char *
dup_json (MdrSession *session, MdrStepId step)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GDateTime) now = mdr_environment_dup_now (mdr_session_get_environment (session));

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "schema");
  json_builder_add_int_value (builder, SCHEMA);
  json_builder_set_member_name (builder, "time");
  json_builder_add_int_value (builder, g_date_time_to_unix (now));
  json_builder_set_member_name (builder, "address");
  json_builder_add_string_value (builder, mdr_address_get_text (mdr_session_get_address (session)));
  json_builder_set_member_name (builder, "step");
  json_builder_add_string_value (builder, mdr_enum_to_nick (MDR_TYPE_STEP_ID, step));

  json_builder_set_member_name (builder, "answers");
  json_builder_begin_object (builder);
  for (guint question = 0; question < MDR_N_QUESTIONS; question++)
    {
      const char *answer = mdr_answers_get (mdr_session_get_answers (session), question);

      if (answer == NULL || !is_kept (question))
        continue;

      json_builder_set_member_name (builder, mdr_enum_to_nick (MDR_TYPE_QUESTION, question));
      json_builder_add_string_value (builder, answer);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);

  return json_to_string (root, TRUE);
}

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
                 json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gint64
get_int (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
                 json_node_get_value_type (node) == G_TYPE_INT64
             ? json_node_get_int (node)
             : -1;
}

/* A clock that was set back makes it neither new nor old. */
static gboolean
is_fresh (JsonObject *object, GDateTime *now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (get_int (object, "time"));
  GTimeSpan age = time != NULL ? g_date_time_difference (now, time) : -1;

  return age >= 0 && age <= MAX_AGE;
}

static MdrKeptSession *
parse (JsonObject *object, GDateTime *now)
{
  g_autoptr (MdrKeptSession) self = g_new0 (MdrKeptSession, 1);
  JsonNode *answers = json_object_get_member (object, "answers");
  const char *address = get_string (object, "address");
  int step;

  if (get_int (object, "schema") != SCHEMA || !is_fresh (object, now) || address == NULL ||
      !mdr_enum_from_nick (MDR_TYPE_STEP_ID, get_string (object, "step"), &step))
    return NULL;

  self->step = step;
  self->address = mdr_address_parse (address, NULL);
  if (self->address == NULL)
    return NULL;

  for (guint question = 0; question < MDR_N_QUESTIONS; question++)
    if (answers != NULL && JSON_NODE_HOLDS_OBJECT (answers) && is_kept (question))
      self->answers[question] = g_strdup (get_string (
          json_node_get_object (answers), mdr_enum_to_nick (MDR_TYPE_QUESTION, question)));

  return g_steal_pointer (&self);
}

/**
 * mdr_kept_session_dup_path:
 *
 * Returns: (transfer full): where it is kept
 */
char *
mdr_kept_session_dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "mail-doctor", "unfinished.json", NULL);
}

/* Whoever is killed while writing leaves a part of it beside the file. */
static void
remove_leftovers (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *file = g_path_get_basename (path);
  g_autofree char *beginning = g_strconcat (file, ".", NULL);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *leftover = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, beginning))
        g_unlink (leftover);
    }
}

/**
 * mdr_kept_session_save:
 * @path: where to keep it
 * @session: a session with an address
 * @step: the step that was shown
 * @error: return location for a #GError
 *
 * Writes down what is needed to go on later, for the user's eyes only.
 *
 * Returns: %TRUE, or %FALSE with %G_FILE_ERROR
 */
gboolean
mdr_kept_session_save (const char *path, MdrSession *session, MdrStepId step, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *json = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (MDR_IS_SESSION (session), FALSE);
  g_return_val_if_fail (mdr_session_get_address (session) != NULL, FALSE);

  /* If that fails, writing says why. */
  folder = g_path_get_dirname (path);
  g_mkdir_with_parents (folder, 0700);
  remove_leftovers (path);
  json = dup_json (session, step);

  return g_file_set_contents_full (path, json, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/**
 * mdr_kept_session_load:
 * @path: where it is kept
 * @now: the time
 *
 * Reads what was written down at most seven days ago.
 *
 * Returns: (transfer full) (nullable): what was kept, %NULL if there is nothing of use
 */
MdrKeptSession *
mdr_kept_session_load (const char *path, GDateTime *now)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = NULL;
  gsize length;
  GStatBuf status;
  JsonNode *root;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  /* A pipe would never end. */
  if (g_lstat (path, &status) != 0 || !S_ISREG (status.st_mode) || status.st_size > MAX_SIZE ||
      !g_file_get_contents (path, &text, &length, NULL) ||
      !json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return NULL;

  root = json_parser_get_root (parser);

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? parse (json_node_get_object (root), now)
                                                       : NULL;
}

/**
 * mdr_kept_session_remove:
 * @path: where it is kept
 *
 * Deletes what is kept there, if anything is, and what was left of an attempt to keep something.
 */
void
mdr_kept_session_remove (const char *path)
{
  g_return_if_fail (path != NULL);

  g_unlink (path);
  remove_leftovers (path);
}

/**
 * mdr_kept_session_get_address:
 * @self: what was kept
 *
 * Returns: the address
 */
const char *
mdr_kept_session_get_address (const MdrKeptSession *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return mdr_address_get_text (self->address);
}

/**
 * mdr_kept_session_get_step:
 * @self: what was kept
 *
 * Returns: the step that was shown
 */
MdrStepId
mdr_kept_session_get_step (const MdrKeptSession *self)
{
  g_return_val_if_fail (self != NULL, MDR_STEP_START);

  return self->step;
}

/**
 * mdr_kept_session_apply:
 * @self: what was kept
 * @session: a session
 *
 * Gives @session the answers and the address. An answer that is none is left out. It is not
 * started.
 */
void
mdr_kept_session_apply (const MdrKeptSession *self, MdrSession *session)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (MDR_IS_SESSION (session));

  for (guint question = 0; question < MDR_N_QUESTIONS; question++)
    if (self->answers[question] != NULL)
      mdr_answers_set (mdr_session_get_answers (session), question, self->answers[question], NULL);

  mdr_session_set_address (session, mdr_address_get_text (self->address), NULL);
}

/**
 * mdr_kept_session_free:
 * @self: what was kept
 *
 * Frees @self.
 */
void
mdr_kept_session_free (MdrKeptSession *self)
{
  g_clear_pointer (&self->address, mdr_address_unref);
  for (guint question = 0; question < MDR_N_QUESTIONS; question++)
    g_free (self->answers[question]);
  g_free (self);
}

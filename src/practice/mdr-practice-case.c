/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case as data/knowledge/practice.ini describes it. A mistake there is found here, by the tests.
 */

#include "mdr-practice-case.h"

#include "core/mdr-error.h"
#include "knowledge/mdr-text-store.h"

#define EXERCISE "exercise"

struct _MdrPracticeCase
{
  GObject parent_instance;

  MdrCause cause;
  MdrPracticeCertificate certificate;

  /* owned */
  char *id;
  MdrAddress *address;
  MdrAnswers *answers;
  GPtrArray *given_services;
  char **closed;
  char **methods;
  char *replies[MDR_N_PROTOCOLS][MDR_N_PHASES];
};

G_DEFINE_FINAL_TYPE (MdrPracticeCase, mdr_practice_case, G_TYPE_OBJECT)

static const char *const usual_methods[] = { "PLAIN", NULL };

static void
mdr_practice_case_finalize (GObject *object)
{
  MdrPracticeCase *self = MDR_PRACTICE_CASE (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->address, mdr_address_unref);
  g_clear_object (&self->answers);
  g_clear_pointer (&self->given_services, g_ptr_array_unref);
  g_clear_pointer (&self->closed, g_strfreev);
  g_clear_pointer (&self->methods, g_strfreev);
  for (guint protocol = 0; protocol < MDR_N_PROTOCOLS; protocol++)
    for (guint phase = 0; phase < MDR_N_PHASES; phase++)
      g_clear_pointer (&self->replies[protocol][phase], g_free);

  G_OBJECT_CLASS (mdr_practice_case_parent_class)->finalize (object);
}

static void
mdr_practice_case_class_init (MdrPracticeCaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_practice_case_finalize;
}

static void
mdr_practice_case_init (MdrPracticeCase *self)
{
  self->answers = mdr_answers_new ();
  self->given_services = g_ptr_array_new_with_free_func (g_object_unref);
}

static gboolean
refuse (GError **error, const char *id, const char *key, const char *reason)
{
  g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA, "[%s] %s: %s", id, key, reason);

  return FALSE;
}

/* "imap" is a server, "imap-sign-in" what it says. */
static gboolean
read_server_key (MdrPracticeCase *self, const char *key, const char *value, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (key, "-", 2);
  int protocol;
  int phase;
  MdrService *service;

  if (!mdr_enum_from_nick (MDR_TYPE_PROTOCOL, parts[0], &protocol))
    return refuse (error, self->id, key, "there is no such key");

  if (parts[1] != NULL)
    {
      if (!mdr_enum_from_nick (MDR_TYPE_PHASE, parts[1], &phase))
        return refuse (error, self->id, key, "there is no such phase");

      self->replies[protocol][phase] = g_strdup (value);
      return TRUE;
    }

  service = mdr_service_parse (protocol, value, NULL, error);
  if (service != NULL)
    g_ptr_array_add (self->given_services, service);

  return service != NULL;
}

static gboolean
read_answers (MdrPracticeCase *self, const char *value, GError **error)
{
  g_auto (GStrv) answers = g_strsplit (value, ";", -1);

  for (char **answer = answers; *answer != NULL && **answer != '\0'; answer++)
    {
      g_auto (GStrv) parts = g_strsplit (*answer, "=", 2);
      int question;

      if (parts[1] == NULL || !mdr_enum_from_nick (MDR_TYPE_QUESTION, parts[0], &question))
        return refuse (error, self->id, "answers", "write KEY=VALUE;");

      if (!mdr_answers_set (self->answers, question, parts[1], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_certificate (MdrPracticeCase *self, const char *value, GError **error)
{
  if (g_str_equal (value, "other-name"))
    self->certificate = MDR_PRACTICE_CERTIFICATE_OTHER_NAME;
  else if (g_str_equal (value, "expired"))
    self->certificate = MDR_PRACTICE_CERTIFICATE_EXPIRED;
  else
    return refuse (error, self->id, "certificate", "it is other-name or expired");

  return TRUE;
}

static gboolean
read_cause (MdrPracticeCase *self, const char *value, GError **error)
{
  if (!mdr_cause_from_code (value, &self->cause))
    return refuse (error, self->id, "cause", "there is no such cause");

  return TRUE;
}

static gboolean
read_key (MdrPracticeCase *self, const char *key, const char *value, GError **error)
{
  if (g_str_equal (key, "address"))
    return (self->address = mdr_address_parse (value, error)) != NULL;
  if (g_str_equal (key, "cause"))
    return read_cause (self, value, error);
  if (g_str_equal (key, "answers"))
    return read_answers (self, value, error);
  if (g_str_equal (key, "symptom"))
    return mdr_answers_set (self->answers, MDR_QUESTION_SYMPTOM, value, error);
  if (g_str_equal (key, "message"))
    return mdr_answers_set (self->answers, MDR_QUESTION_MESSAGE, value, error);
  if (g_str_equal (key, "certificate"))
    return read_certificate (self, value, error);
  if (g_str_equal (key, "closed") || g_str_equal (key, "methods") || g_str_equal (key, "source"))
    return TRUE;

  return read_server_key (self, key, value, error);
}

/* What must be there. */
static gboolean
is_complete (MdrPracticeCase *self, GKeyFile *file, GError **error)
{
  static const char *const needed[] = { "address", "cause", "source" };

  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    if (!g_key_file_has_key (file, self->id, needed[i], NULL))
      return refuse (error, self->id, needed[i], "it is missing");

  if (mdr_text_store_get (EXERCISE, self->id, "title") == NULL ||
      mdr_text_store_get (EXERCISE, self->id, "text") == NULL)
    return refuse (error, self->id, "title", "data/guides/practice.xml does not have it");

  return TRUE;
}

/**
 * mdr_practice_case_new:
 * @file: a file like data/knowledge/practice.ini
 * @id: a group of it
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the case, or %NULL with %MDR_ERROR or %G_KEY_FILE_ERROR
 */
MdrPracticeCase *
mdr_practice_case_new (GKeyFile *file, const char *id, GError **error)
{
  g_autoptr (MdrPracticeCase) self = NULL;
  g_auto (GStrv) keys = NULL;

  g_return_val_if_fail (file != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (MDR_TYPE_PRACTICE_CASE, NULL);
  self->id = g_strdup (id);
  keys = g_key_file_get_keys (file, id, NULL, error);
  if (keys == NULL)
    return NULL;

  for (char **key = keys; *key != NULL; key++)
    {
      g_autofree char *value = g_key_file_get_string (file, id, *key, error);

      if (value == NULL || !read_key (self, *key, value, error))
        return NULL;
    }

  self->closed = g_key_file_get_string_list (file, id, "closed", NULL, NULL);
  self->methods = g_key_file_get_string_list (file, id, "methods", NULL, NULL);

  return is_complete (self, file, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * mdr_practice_case_get_id:
 * @self: a case
 *
 * Returns: its id, which never changes
 */
const char *
mdr_practice_case_get_id (MdrPracticeCase *self)
{
  g_return_val_if_fail (MDR_IS_PRACTICE_CASE (self), NULL);

  return self->id;
}

/**
 * mdr_practice_case_get_title:
 * @self: a case
 *
 * Returns: text for users: what is wrong, in a few words
 */
const char *
mdr_practice_case_get_title (MdrPracticeCase *self)
{
  g_return_val_if_fail (MDR_IS_PRACTICE_CASE (self), NULL);

  return mdr_text_store_get (EXERCISE, self->id, "title");
}

/**
 * mdr_practice_case_get_text:
 * @self: a case
 *
 * Returns: text for users: what one can learn from it
 */
const char *
mdr_practice_case_get_text (MdrPracticeCase *self)
{
  g_return_val_if_fail (MDR_IS_PRACTICE_CASE (self), NULL);

  return mdr_text_store_get (EXERCISE, self->id, "text");
}

/**
 * mdr_practice_case_get_address:
 * @self: a case
 *
 * Returns: (transfer none): whose mail it is about
 */
MdrAddress *
mdr_practice_case_get_address (MdrPracticeCase *self)
{
  g_return_val_if_fail (MDR_IS_PRACTICE_CASE (self), NULL);

  return self->address;
}

/**
 * mdr_practice_case_get_answers:
 * @self: a case
 *
 * Returns: (transfer none): what the user says
 */
MdrAnswers *
mdr_practice_case_get_answers (MdrPracticeCase *self)
{
  g_return_val_if_fail (MDR_IS_PRACTICE_CASE (self), NULL);

  return self->answers;
}

/**
 * mdr_practice_case_get_cause:
 * @self: a case
 *
 * Returns: what has to come out
 */
MdrCause
mdr_practice_case_get_cause (MdrPracticeCase *self)
{
  g_return_val_if_fail (MDR_IS_PRACTICE_CASE (self), MDR_CAUSE_UNKNOWN);

  return self->cause;
}

/**
 * mdr_practice_case_get_given_services:
 * @self: a case
 *
 * Returns: (transfer none) (element-type MdrService): the servers that somebody typed
 */
GPtrArray *
mdr_practice_case_get_given_services (MdrPracticeCase *self)
{
  g_return_val_if_fail (MDR_IS_PRACTICE_CASE (self), NULL);

  return self->given_services;
}

/**
 * mdr_practice_case_get_certificate:
 * @self: a case
 *
 * Returns: what the servers show
 */
MdrPracticeCertificate
mdr_practice_case_get_certificate (MdrPracticeCase *self)
{
  g_return_val_if_fail (MDR_IS_PRACTICE_CASE (self), MDR_PRACTICE_CERTIFICATE_GOOD);

  return self->certificate;
}

/**
 * mdr_practice_case_closes:
 * @self: a case
 * @port: a port
 *
 * Returns: whether nobody answers at @port, where there would be a server otherwise
 */
gboolean
mdr_practice_case_closes (MdrPracticeCase *self, guint16 port)
{
  g_autofree char *text = g_strdup_printf ("%u", port);

  g_return_val_if_fail (MDR_IS_PRACTICE_CASE (self), TRUE);

  return self->closed != NULL && g_strv_contains ((const char *const *) self->closed, text);
}

/**
 * mdr_practice_case_get_methods:
 * @self: a case
 *
 * Returns: (array zero-terminated=1): the SASL mechanisms that the servers offer
 */
const char *const *
mdr_practice_case_get_methods (MdrPracticeCase *self)
{
  g_return_val_if_fail (MDR_IS_PRACTICE_CASE (self), usual_methods);

  return self->methods != NULL ? (const char *const *) self->methods : usual_methods;
}

/**
 * mdr_practice_case_get_reply:
 * @self: a case
 * @protocol: a protocol
 * @phase: a phase
 *
 * Returns: (nullable): what the server says then; %NULL for what it says when all is well
 */
const char *
mdr_practice_case_get_reply (MdrPracticeCase *self, MdrProtocol protocol, MdrPhase phase)
{
  g_return_val_if_fail (MDR_IS_PRACTICE_CASE (self), NULL);

  return self->replies[protocol][phase];
}

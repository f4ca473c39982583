/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One exists for every saved password, even for thousands; a row only for those in sight.
 */

#include "mdr-password-choice.h"

#include <string.h>

#include "knowledge/mdr-saved-password-texts.h"

struct _MdrPasswordChoice
{
  GObject parent_instance;

  gboolean chosen;
  gboolean testable;

  /* owned; the folded text is made when somebody searches */
  MdrSavedPassword *password;
  char *answer;
  char *folded;
};

G_DEFINE_FINAL_TYPE (MdrPasswordChoice, mdr_password_choice, G_TYPE_OBJECT)

typedef enum
{
  PROP_PASSWORD = 1,
  PROP_CHOSEN,
  PROP_TESTABLE,
  PROP_ANSWER,
} MdrPasswordChoiceProperty;

static GParamSpec *properties[PROP_ANSWER + 1];

static void
mdr_password_choice_finalize (GObject *object)
{
  MdrPasswordChoice *self = MDR_PASSWORD_CHOICE (object);

  g_clear_object (&self->password);
  g_clear_pointer (&self->answer, g_free);
  g_clear_pointer (&self->folded, g_free);

  G_OBJECT_CLASS (mdr_password_choice_parent_class)->finalize (object);
}

static void
mdr_password_choice_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrPasswordChoice *self = MDR_PASSWORD_CHOICE (object);

  switch ((MdrPasswordChoiceProperty) prop_id)
    {
    case PROP_PASSWORD:
      g_value_set_object (value, self->password);
      break;

    case PROP_CHOSEN:
      g_value_set_boolean (value, self->chosen);
      break;

    case PROP_TESTABLE:
      g_value_set_boolean (value, self->testable);
      break;

    case PROP_ANSWER:
      g_value_set_string (value, self->answer);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_password_choice_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  MdrPasswordChoice *self = MDR_PASSWORD_CHOICE (object);

  switch ((MdrPasswordChoiceProperty) prop_id)
    {
    case PROP_CHOSEN:
      mdr_password_choice_set_chosen (self, g_value_get_boolean (value));
      break;

    case PROP_PASSWORD:
    case PROP_TESTABLE:
    case PROP_ANSWER:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_password_choice_class_init (MdrPasswordChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = mdr_password_choice_finalize;
  object_class->get_property = mdr_password_choice_get_property;
  object_class->set_property = mdr_password_choice_set_property;

  properties[PROP_PASSWORD] =
      g_param_spec_object ("password", NULL, NULL, MDR_TYPE_SAVED_PASSWORD, readable);
  properties[PROP_CHOSEN] =
      g_param_spec_boolean ("chosen", NULL, NULL, FALSE, G_PARAM_WRITABLE | readable);

  /**
   * MdrPasswordChoice:testable:
   *
   * Whether the server can be asked if it still accepts it.
   */
  properties[PROP_TESTABLE] = g_param_spec_boolean ("testable", NULL, NULL, FALSE, readable);

  /**
   * MdrPasswordChoice:answer:
   *
   * What came of asking the server, as a sentence.
   */
  properties[PROP_ANSWER] = g_param_spec_string ("answer", NULL, NULL, NULL, readable);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_password_choice_init (MdrPasswordChoice *self)
{
}

/**
 * mdr_password_choice_new:
 * @password: a saved password
 *
 * Returns: (transfer full): it, not chosen
 */
MdrPasswordChoice *
mdr_password_choice_new (MdrSavedPassword *password)
{
  MdrPasswordChoice *self;

  g_return_val_if_fail (MDR_IS_SAVED_PASSWORD (password), NULL);

  self = g_object_new (MDR_TYPE_PASSWORD_CHOICE, NULL);
  self->password = g_object_ref (password);

  return self;
}

/**
 * mdr_password_choice_get_password:
 * @self: a choice
 *
 * Returns: (transfer none): the saved password
 */
MdrSavedPassword *
mdr_password_choice_get_password (MdrPasswordChoice *self)
{
  g_return_val_if_fail (MDR_IS_PASSWORD_CHOICE (self), NULL);

  return self->password;
}

/**
 * mdr_password_choice_get_chosen:
 * @self: a choice
 *
 * Returns: whether it is chosen
 */
gboolean
mdr_password_choice_get_chosen (MdrPasswordChoice *self)
{
  g_return_val_if_fail (MDR_IS_PASSWORD_CHOICE (self), FALSE);

  return self->chosen;
}

/**
 * mdr_password_choice_set_chosen:
 * @self: a choice
 * @chosen: whether it is chosen
 */
void
mdr_password_choice_set_chosen (MdrPasswordChoice *self, gboolean chosen)
{
  g_return_if_fail (MDR_IS_PASSWORD_CHOICE (self));

  if (self->chosen == chosen)
    return;

  self->chosen = chosen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

/**
 * mdr_password_choice_set_testable:
 * @self: a choice
 * @testable: whether the server can be asked if it still accepts it
 */
void
mdr_password_choice_set_testable (MdrPasswordChoice *self, gboolean testable)
{
  g_return_if_fail (MDR_IS_PASSWORD_CHOICE (self));

  if (self->testable == testable)
    return;

  self->testable = testable;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TESTABLE]);
}

/**
 * mdr_password_choice_set_answer:
 * @self: a choice
 * @answer: (nullable): what came of asking the server
 */
void
mdr_password_choice_set_answer (MdrPasswordChoice *self, const char *answer)
{
  g_return_if_fail (MDR_IS_PASSWORD_CHOICE (self));

  g_free (self->answer);
  self->answer = g_strdup (answer);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANSWER]);
}

static const char *
peek_folded (MdrPasswordChoice *self)
{
  if (self->folded == NULL)
    {
      g_autofree char *line = mdr_saved_password_texts_dup_line (self->password);
      const char *user_name = mdr_saved_password_get_user_name (self->password);
      g_autofree char *all =
          g_strjoin ("\n", line, mdr_saved_password_get_label (self->password),
                     mdr_saved_password_get_collection (self->password), user_name, NULL);

      self->folded = g_utf8_casefold (all, -1);
    }

  return self->folded;
}

/**
 * mdr_password_choice_matches:
 * @self: a choice
 * @folded_words: what is searched for, made so by g_utf8_casefold()
 *
 * Returns: whether program, account, server, label or keyring contain it
 */
gboolean
mdr_password_choice_matches (MdrPasswordChoice *self, const char *folded_words)
{
  g_return_val_if_fail (MDR_IS_PASSWORD_CHOICE (self), FALSE);

  return *folded_words == '\0' || strstr (peek_folded (self), folded_words) != NULL;
}

static guint
count_problems (MdrPasswordChoice *self)
{
  guint n_problems = 0;

  for (guint problems = mdr_saved_password_get_problems (self->password); problems != 0;
       problems &= problems - 1)
    n_problems++;

  return n_problems;
}

/**
 * mdr_password_choice_compare:
 * @self: a choice
 * @other: another one
 *
 * Returns: which one comes first: what is wrong, then by program, account and server
 */
int
mdr_password_choice_compare (MdrPasswordChoice *self, MdrPasswordChoice *other)
{
  int order = (int) count_problems (other) - (int) count_problems (self);

  if (order == 0)
    order = g_strcmp0 (mdr_saved_password_get_program (self->password),
                       mdr_saved_password_get_program (other->password));
  if (order == 0)
    order = g_strcmp0 (mdr_saved_password_texts_get_name (self->password),
                       mdr_saved_password_texts_get_name (other->password));
  if (order == 0)
    order = g_strcmp0 (mdr_saved_password_get_host (self->password),
                       mdr_saved_password_get_host (other->password));

  return order != 0 ? order
                    : g_strcmp0 (mdr_saved_password_get_id (self->password),
                                 mdr_saved_password_get_id (other->password));
}

/**
 * mdr_password_choice_dup_description:
 * @self: a choice
 *
 * Returns: (transfer full): what a screen reader is to say of it
 */
char *
mdr_password_choice_dup_description (MdrPasswordChoice *self)
{
  g_autofree char *line = NULL;
  g_autofree char *wrong = NULL;
  g_auto (GStrv) problems = NULL;

  g_return_val_if_fail (MDR_IS_PASSWORD_CHOICE (self), NULL);

  line = mdr_saved_password_texts_dup_line (self->password);
  problems = mdr_saved_password_texts_dup_problems (self->password);
  wrong = g_strjoinv (" ", problems);

  return *wrong != '\0' ? g_strdup_printf ("%s. %s", line, wrong) : g_strdup (line);
}

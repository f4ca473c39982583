/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The password itself is nowhere here: listing needs it not, and what is not held cannot leak.
 */

#include "mdr-saved-password.h"

#include "mdr-clean-text.h"

/* Longer texts are cut: they are for people. */
#define MAX_TEXT 320

struct _MdrSavedPassword
{
  GObject parent_instance;

  guint protocols;
  guint problems;
  guint64 created;
  guint64 modified;
  gboolean is_locked;
  MdrListedFor listed_for;

  /* owned */
  char *id;
  char *program;
  char *label;
  char *account;
  char *user_name;
  char *host;
  char *collection;
  char *uid;
};

G_DEFINE_FINAL_TYPE (MdrSavedPassword, mdr_saved_password, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (MdrListedFor,
                    mdr_listed_for,
                    G_DEFINE_ENUM_VALUE (MDR_LISTED_FOR_PROGRAM, "program"),
                    G_DEFINE_ENUM_VALUE (MDR_LISTED_FOR_OLD_PROGRAM, "old-program"),
                    G_DEFINE_ENUM_VALUE (MDR_LISTED_FOR_ACCOUNT, "account"),
                    G_DEFINE_ENUM_VALUE (MDR_LISTED_FOR_WORDS, "words"))

typedef enum
{
  PROP_PROBLEMS = 1,
} MdrSavedPasswordProperty;

static GParamSpec *properties[PROP_PROBLEMS + 1];

static void
mdr_saved_password_finalize (GObject *object)
{
  MdrSavedPassword *self = MDR_SAVED_PASSWORD (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->program, g_free);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->account, g_free);
  g_clear_pointer (&self->user_name, g_free);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->collection, g_free);
  g_clear_pointer (&self->uid, g_free);

  G_OBJECT_CLASS (mdr_saved_password_parent_class)->finalize (object);
}

static void
mdr_saved_password_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrSavedPassword *self = MDR_SAVED_PASSWORD (object);

  switch ((MdrSavedPasswordProperty) prop_id)
    {
    case PROP_PROBLEMS:
      g_value_set_uint (value, self->problems);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_saved_password_class_init (MdrSavedPasswordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mdr_saved_password_finalize;
  object_class->get_property = mdr_saved_password_get_property;

  /**
   * MdrSavedPassword:problems:
   *
   * What is wrong with it, as flags of #MdrSavedPasswordProblem.
   */
  properties[PROP_PROBLEMS] = g_param_spec_uint ("problems", NULL, NULL, 0, G_MAXUINT, 0,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_saved_password_init (MdrSavedPassword *self)
{
}

static char *
clean (const char *text)
{
  return text != NULL ? mdr_clean_text (text, -1, MAX_TEXT) : NULL;
}

/**
 * mdr_saved_password_new:
 * @fields: what is known about it; texts are copied and cleaned
 *
 * Returns: (transfer full): a saved password
 */
MdrSavedPassword *
mdr_saved_password_new (const MdrSavedPasswordFields *fields)
{
  MdrSavedPassword *self;

  g_return_val_if_fail (fields != NULL && fields->id != NULL && fields->label != NULL, NULL);

  self = g_object_new (MDR_TYPE_SAVED_PASSWORD, NULL);
  self->id = g_strdup (fields->id);
  self->program = g_strdup (fields->program);
  self->label = clean (fields->label);
  self->account = clean (fields->account);
  self->user_name = clean (fields->user_name);
  self->host = clean (fields->host);
  self->collection = clean (fields->collection);
  self->uid = g_strdup (fields->uid);
  self->protocols = fields->protocols;
  self->created = fields->created;
  self->modified = fields->modified;
  self->is_locked = fields->is_locked;
  self->listed_for = fields->listed_for;

  return self;
}

/**
 * mdr_saved_password_is_same:
 * @self: a saved password
 * @other: another one, perhaps from another look at the same item
 *
 * What is wrong with them does not count: that is found out later.
 *
 * Returns: whether all that is known of the items is the same
 */
gboolean
mdr_saved_password_is_same (MdrSavedPassword *self, MdrSavedPassword *other)
{
  g_return_val_if_fail (MDR_IS_SAVED_PASSWORD (self), FALSE);
  g_return_val_if_fail (MDR_IS_SAVED_PASSWORD (other), FALSE);

  return g_str_equal (self->id, other->id) && self->created == other->created &&
         self->modified == other->modified && self->protocols == other->protocols &&
         self->is_locked == other->is_locked && self->listed_for == other->listed_for &&
         g_str_equal (self->label, other->label) &&
         g_strcmp0 (self->program, other->program) == 0 &&
         g_strcmp0 (self->account, other->account) == 0 &&
         g_strcmp0 (self->user_name, other->user_name) == 0 &&
         g_strcmp0 (self->host, other->host) == 0 &&
         g_strcmp0 (self->collection, other->collection) == 0 &&
         g_strcmp0 (self->uid, other->uid) == 0;
}

/**
 * mdr_saved_password_get_id:
 * @self: a saved password
 *
 * Returns: what the Secret Service calls the item
 */
const char *
mdr_saved_password_get_id (MdrSavedPassword *self)
{
  g_return_val_if_fail (MDR_IS_SAVED_PASSWORD (self), NULL);

  return self->id;
}

/**
 * mdr_saved_password_get_program:
 * @self: a saved password
 *
 * Returns: (nullable): the id of the program that saved it
 */
const char *
mdr_saved_password_get_program (MdrSavedPassword *self)
{
  g_return_val_if_fail (MDR_IS_SAVED_PASSWORD (self), NULL);

  return self->program;
}

/**
 * mdr_saved_password_get_label:
 * @self: a saved password
 *
 * Returns: what it is called
 */
const char *
mdr_saved_password_get_label (MdrSavedPassword *self)
{
  g_return_val_if_fail (MDR_IS_SAVED_PASSWORD (self), NULL);

  return self->label;
}

/**
 * mdr_saved_password_get_account:
 * @self: a saved password
 *
 * Returns: (nullable): the mail address that it is for
 */
const char *
mdr_saved_password_get_account (MdrSavedPassword *self)
{
  g_return_val_if_fail (MDR_IS_SAVED_PASSWORD (self), NULL);

  return self->account;
}

/**
 * mdr_saved_password_get_user_name:
 * @self: a saved password
 *
 * Returns: (nullable): the name that it signs in with
 */
const char *
mdr_saved_password_get_user_name (MdrSavedPassword *self)
{
  g_return_val_if_fail (MDR_IS_SAVED_PASSWORD (self), NULL);

  return self->user_name;
}

/**
 * mdr_saved_password_get_host:
 * @self: a saved password
 *
 * Returns: (nullable): the server that it is for
 */
const char *
mdr_saved_password_get_host (MdrSavedPassword *self)
{
  g_return_val_if_fail (MDR_IS_SAVED_PASSWORD (self), NULL);

  return self->host;
}

/**
 * mdr_saved_password_get_protocols:
 * @self: a saved password
 *
 * Returns: flags `1 << MdrProtocol`, 0 where that is not known
 */
guint
mdr_saved_password_get_protocols (MdrSavedPassword *self)
{
  g_return_val_if_fail (MDR_IS_SAVED_PASSWORD (self), 0);

  return self->protocols;
}

/**
 * mdr_saved_password_get_collection:
 * @self: a saved password
 *
 * Returns: (nullable): the name of the keyring that it is in
 */
const char *
mdr_saved_password_get_collection (MdrSavedPassword *self)
{
  g_return_val_if_fail (MDR_IS_SAVED_PASSWORD (self), NULL);

  return self->collection;
}

/**
 * mdr_saved_password_get_uid:
 * @self: a saved password
 *
 * Returns: (nullable): the program's own name for the account
 */
const char *
mdr_saved_password_get_uid (MdrSavedPassword *self)
{
  g_return_val_if_fail (MDR_IS_SAVED_PASSWORD (self), NULL);

  return self->uid;
}

/**
 * mdr_saved_password_get_created:
 * @self: a saved password
 *
 * Returns: when it was saved first, in seconds since 1970, or 0
 */
guint64
mdr_saved_password_get_created (MdrSavedPassword *self)
{
  g_return_val_if_fail (MDR_IS_SAVED_PASSWORD (self), 0);

  return self->created;
}

/**
 * mdr_saved_password_get_modified:
 * @self: a saved password
 *
 * Returns: when it was saved last, in seconds since 1970, or 0
 */
guint64
mdr_saved_password_get_modified (MdrSavedPassword *self)
{
  g_return_val_if_fail (MDR_IS_SAVED_PASSWORD (self), 0);

  return self->modified;
}

/**
 * mdr_saved_password_get_locked:
 * @self: a saved password
 *
 * Returns: whether it cannot be read at present
 */
gboolean
mdr_saved_password_get_locked (MdrSavedPassword *self)
{
  g_return_val_if_fail (MDR_IS_SAVED_PASSWORD (self), FALSE);

  return self->is_locked;
}

/**
 * mdr_saved_password_get_listed_for:
 * @self: a saved password
 *
 * Returns: why it is on the list
 */
MdrListedFor
mdr_saved_password_get_listed_for (MdrSavedPassword *self)
{
  g_return_val_if_fail (MDR_IS_SAVED_PASSWORD (self), MDR_LISTED_FOR_WORDS);

  return self->listed_for;
}

/**
 * mdr_saved_password_get_problems:
 * @self: a saved password
 *
 * Returns: what is wrong with it, as flags of #MdrSavedPasswordProblem
 */
guint
mdr_saved_password_get_problems (MdrSavedPassword *self)
{
  g_return_val_if_fail (MDR_IS_SAVED_PASSWORD (self), 0);

  return self->problems;
}

/**
 * mdr_saved_password_set_problems:
 * @self: a saved password
 * @problems: flags of #MdrSavedPasswordProblem
 *
 * Sets what is wrong with it.
 */
void
mdr_saved_password_set_problems (MdrSavedPassword *self, guint problems)
{
  g_return_if_fail (MDR_IS_SAVED_PASSWORD (self));

  if (self->problems == problems)
    return;

  self->problems = problems;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEMS]);
}

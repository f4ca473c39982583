/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of the saved passwords. How that is found out, and what is done with them, stands
 * in the files beside this one.
 */

#include "mdr-saved-passwords-private.h"

#include "core/mdr-saved-password-findings.h"
#include "knowledge/mdr-item-kinds.h"

G_DEFINE_FINAL_TYPE (MdrSavedPasswords, mdr_saved_passwords, G_TYPE_OBJECT)

typedef enum
{
  PROP_BUSY = 1,
} MdrSavedPasswordsProperty;

static GParamSpec *properties[PROP_BUSY + 1];

enum
{
  JUDGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
recognise (GHashTable *attributes,
           const char *label,
           MdrSavedPasswordFields *fields,
           gpointer user_data)
{
  return mdr_item_kinds_recognise (MDR_ITEM_KINDS (user_data), attributes, label, fields);
}

static void
mdr_saved_passwords_dispose (GObject *object)
{
  MdrSavedPasswords *self = MDR_SAVED_PASSWORDS (object);

  g_cancellable_cancel (self->cancellable);
  if (self->keyring != NULL)
    g_signal_handlers_disconnect_by_data (self->keyring, self);
  g_clear_object (&self->keyring);

  G_OBJECT_CLASS (mdr_saved_passwords_parent_class)->dispose (object);
}

static void
mdr_saved_passwords_finalize (GObject *object)
{
  MdrSavedPasswords *self = MDR_SAVED_PASSWORDS (object);

  g_clear_object (&self->reader);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->address, mdr_address_unref);
  g_clear_pointer (&self->services, g_ptr_array_unref);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_pointer (&self->refusals, g_hash_table_unref);
  g_clear_pointer (&self->review, mdr_saved_password_review_free);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (mdr_saved_passwords_parent_class)->finalize (object);
}

static void
mdr_saved_passwords_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrSavedPasswords *self = MDR_SAVED_PASSWORDS (object);

  switch ((MdrSavedPasswordsProperty) prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, self->n_busy > 0);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_saved_passwords_class_init (MdrSavedPasswordsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mdr_saved_passwords_dispose;
  object_class->finalize = mdr_saved_passwords_finalize;
  object_class->get_property = mdr_saved_passwords_get_property;

  /**
   * MdrSavedPasswords:busy:
   *
   * Whether something is being read or changed.
   */
  properties[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * MdrSavedPasswords::judged:
   *
   * What there is, or what is wrong with it, may be another thing than before.
   */
  signals[JUDGED] = g_signal_new ("judged", MDR_TYPE_SAVED_PASSWORDS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
mdr_saved_passwords_init (MdrSavedPasswords *self)
{
  self->cancellable = g_cancellable_new ();
  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
  self->refusals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->list = g_list_store_new (MDR_TYPE_SAVED_PASSWORD);
}

/* The password store has come or gone. */
static void
state_changed_cb (MdrSavedPasswords *self)
{
  if (self->n_busy > 0)
    return;

  if (mdr_keyring_get_state (self->keyring) == MDR_KEYRING_UNKNOWN)
    self->looked = FALSE;
  mdr_saved_passwords_emit_judged (self);
}

/**
 * mdr_saved_passwords_new:
 * @bus: (nullable): where the password store is, or %NULL for the user's session bus
 * @reader: (nullable): says what the mail programs here are set to
 *
 * Nothing is looked at before it is asked for.
 *
 * Returns: (transfer full): the saved passwords of that bus
 */
MdrSavedPasswords *
mdr_saved_passwords_new (GDBusConnection *bus, MdrProgramsReader *reader)
{
  MdrSavedPasswords *self = g_object_new (MDR_TYPE_SAVED_PASSWORDS, NULL);

  self->keyring = mdr_keyring_new (bus, recognise, mdr_item_kinds_get_default (), NULL);
  g_signal_connect_object (self->keyring, "notify::state", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_set_object (&self->reader, reader);

  return self;
}

static gboolean
is_same_account (MdrSavedPasswords *self, MdrAddress *address, GPtrArray *services)
{
  const char *old = self->address != NULL ? mdr_address_get_text (self->address) : NULL;
  const char *new = address != NULL ? mdr_address_get_text (address) : NULL;
  guint n_old = self->services != NULL ? self->services->len : 0;
  guint n_new = services != NULL ? services->len : 0;

  if (g_strcmp0 (old, new) != 0 || n_old != n_new)
    return FALSE;

  for (guint i = 0; i < n_old; i++)
    if (!mdr_service_same_endpoint (self->services->pdata[i], services->pdata[i]))
      return FALSE;

  return TRUE;
}

/**
 * mdr_saved_passwords_set_account:
 * @self: saved passwords
 * @address: (nullable): the account in trouble
 * @services: (nullable) (element-type MdrService): its right servers, where they are certain
 *
 * Says what the passwords are to be compared with.
 */
void
mdr_saved_passwords_set_account (MdrSavedPasswords *self, MdrAddress *address, GPtrArray *services)
{
  g_return_if_fail (MDR_IS_SAVED_PASSWORDS (self));

  if (is_same_account (self, address, services))
    return;

  g_clear_pointer (&self->address, mdr_address_unref);
  self->address = address != NULL ? mdr_address_ref (address) : NULL;
  g_clear_pointer (&self->services, g_ptr_array_unref);
  self->services = services != NULL ? g_ptr_array_ref (services) : NULL;

  if (self->looked)
    mdr_saved_passwords_judge (self);
}

/**
 * mdr_saved_passwords_get_keyring:
 * @self: saved passwords
 *
 * Returns: (transfer none): where they are
 */
MdrKeyring *
mdr_saved_passwords_get_keyring (MdrSavedPasswords *self)
{
  g_return_val_if_fail (MDR_IS_SAVED_PASSWORDS (self), NULL);

  return self->keyring;
}

/**
 * mdr_saved_passwords_get_list:
 * @self: saved passwords
 *
 * Returns: (transfer none): the #MdrSavedPassword that are for mail; it is always this list
 */
GListModel *
mdr_saved_passwords_get_list (MdrSavedPasswords *self)
{
  g_return_val_if_fail (MDR_IS_SAVED_PASSWORDS (self), NULL);

  return G_LIST_MODEL (self->list);
}

/**
 * mdr_saved_passwords_get_looked:
 * @self: saved passwords
 *
 * Returns: whether it is known what there is
 */
gboolean
mdr_saved_passwords_get_looked (MdrSavedPasswords *self)
{
  g_return_val_if_fail (MDR_IS_SAVED_PASSWORDS (self), FALSE);

  return self->looked;
}

/**
 * mdr_saved_passwords_get_refused:
 * @self: saved passwords
 *
 * Returns: whether the user did not want to unlock them
 */
gboolean
mdr_saved_passwords_get_refused (MdrSavedPasswords *self)
{
  g_return_val_if_fail (MDR_IS_SAVED_PASSWORDS (self), FALSE);

  return self->refused;
}

/**
 * mdr_saved_passwords_get_missing:
 * @self: saved passwords
 *
 * Returns: (transfer none) (nullable) (element-type MdrProgramAccount): accounts whose program has
 *   no password for them
 */
GPtrArray *
mdr_saved_passwords_get_missing (MdrSavedPasswords *self)
{
  g_return_val_if_fail (MDR_IS_SAVED_PASSWORDS (self), NULL);

  return self->review != NULL ? self->review->missing : NULL;
}

static MdrKeyringTrouble
find_trouble (MdrSavedPasswords *self)
{
  switch (mdr_keyring_get_state (self->keyring))
    {
    case MDR_KEYRING_UNKNOWN:
    case MDR_KEYRING_READY:
      return MDR_KEYRING_TROUBLE_NONE;

    case MDR_KEYRING_NO_SERVICE:
      return MDR_KEYRING_TROUBLE_NOT_THERE;

    case MDR_KEYRING_NOT_ALLOWED:
      return MDR_KEYRING_TROUBLE_NOT_ALLOWED;

    case MDR_KEYRING_LOCKED_SOME:
    case MDR_KEYRING_LOCKED_ALL:
      return self->refused ? MDR_KEYRING_TROUBLE_REFUSED : MDR_KEYRING_TROUBLE_LOCKED;
    }

  g_return_val_if_reached (MDR_KEYRING_TROUBLE_NONE);
}

/**
 * mdr_saved_passwords_find:
 * @self: saved passwords
 *
 * Returns: (transfer full) (element-type MdrFinding): what to tell; nothing before somebody looked
 */
GPtrArray *
mdr_saved_passwords_find (MdrSavedPasswords *self)
{
  g_return_val_if_fail (MDR_IS_SAVED_PASSWORDS (self), NULL);

  if (!self->looked || self->review == NULL)
    return g_ptr_array_new ();

  return mdr_saved_password_review_find (self->review, mdr_keyring_get_passwords (self->keyring),
                                         find_trouble (self));
}

/**
 * mdr_saved_passwords_note_answer:
 * @self: saved passwords
 * @password: one of them, which was tried with the user's consent
 * @accepted: whether the server accepts it
 *
 * Remembers what the server said.
 */
void
mdr_saved_passwords_note_answer (MdrSavedPasswords *self,
                                 MdrSavedPassword *password,
                                 gboolean accepted)
{
  char *key;
  guint problems;

  g_return_if_fail (MDR_IS_SAVED_PASSWORDS (self));
  g_return_if_fail (MDR_IS_SAVED_PASSWORD (password));

  key = mdr_saved_passwords_dup_refusal_key (password);
  problems = mdr_saved_password_get_problems (password) & ~MDR_SAVED_PASSWORD_REFUSED;

  if (accepted)
    {
      g_hash_table_remove (self->refusals, key);
      g_free (key);
    }
  else
    {
      g_hash_table_add (self->refusals, key);
      problems |= MDR_SAVED_PASSWORD_REFUSED;
    }

  mdr_saved_password_set_problems (password, problems);
  mdr_saved_passwords_judge (self);
}

void
mdr_saved_passwords_emit_judged (MdrSavedPasswords *self)
{
  g_signal_emit (self, signals[JUDGED], 0);
}

void
mdr_saved_passwords_add_busy (MdrSavedPasswords *self, int change)
{
  gboolean was_busy = self->n_busy > 0;

  self->n_busy += change;
  if (was_busy != (self->n_busy > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

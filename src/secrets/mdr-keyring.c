/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known about the password store. How that is found out, and what is done in it, stands in
 * the files beside this one.
 */

#include "mdr-keyring-private.h"

G_DEFINE_FINAL_TYPE (MdrKeyring, mdr_keyring, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (MdrKeyringState,
                    mdr_keyring_state,
                    G_DEFINE_ENUM_VALUE (MDR_KEYRING_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (MDR_KEYRING_NO_SERVICE, "no-service"),
                    G_DEFINE_ENUM_VALUE (MDR_KEYRING_NOT_ALLOWED, "not-allowed"),
                    G_DEFINE_ENUM_VALUE (MDR_KEYRING_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (MDR_KEYRING_LOCKED_SOME, "locked-some"),
                    G_DEFINE_ENUM_VALUE (MDR_KEYRING_LOCKED_ALL, "locked-all"))

typedef enum
{
  PROP_STATE = 1,
  PROP_N_UNREAD,
  PROP_N_HIDDEN,
  PROP_N_UNDOABLE,
} MdrKeyringProperty;

static GParamSpec *properties[PROP_N_UNDOABLE + 1];

void
mdr_keyring_set_state (MdrKeyring *self, MdrKeyringState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
presence_changed_cb (MdrSecretBus *bus, GParamSpec *pspec, MdrKeyring *self)
{
  mdr_keyring_set_state (self, mdr_secret_bus_get_present (bus) ? MDR_KEYRING_UNKNOWN
                                                                : MDR_KEYRING_NO_SERVICE);
}

static void
mdr_keyring_dispose (GObject *object)
{
  MdrKeyring *self = MDR_KEYRING (object);

  if (self->bus != NULL)
    g_signal_handlers_disconnect_by_data (self->bus, self);
  g_clear_object (&self->bus);
  g_ptr_array_set_size (self->kept, 0);

  G_OBJECT_CLASS (mdr_keyring_parent_class)->dispose (object);
}

static void
mdr_keyring_finalize (GObject *object)
{
  MdrKeyring *self = MDR_KEYRING (object);

  if (self->recognise_destroy != NULL)
    self->recognise_destroy (self->recognise_data);
  g_clear_object (&self->passwords);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->places, mdr_item_places_free);
  g_clear_pointer (&self->mail_schemas, g_strfreev);
  g_clear_pointer (&self->other_schemas, g_strfreev);
  g_clear_pointer (&self->kept, g_ptr_array_unref);

  G_OBJECT_CLASS (mdr_keyring_parent_class)->finalize (object);
}

static void
mdr_keyring_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrKeyring *self = MDR_KEYRING (object);

  switch ((MdrKeyringProperty) prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;

    case PROP_N_UNREAD:
      g_value_set_uint (value, mdr_keyring_get_n_unread (self));
      break;

    case PROP_N_HIDDEN:
      g_value_set_uint (value, self->n_hidden);
      break;

    case PROP_N_UNDOABLE:
      g_value_set_uint (value, self->kept->len);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
new_count (const char *name)
{
  return g_param_spec_uint (name, NULL, NULL, 0, G_MAXUINT, 0,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
mdr_keyring_class_init (MdrKeyringClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mdr_keyring_dispose;
  object_class->finalize = mdr_keyring_finalize;
  object_class->get_property = mdr_keyring_get_property;

  /**
   * MdrKeyring:state:
   *
   * What can be seen of the saved passwords. When the password store ends or comes back, this
   * changes by itself; the list stays until it is made again.
   */
  properties[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, MDR_TYPE_KEYRING_STATE, MDR_KEYRING_UNKNOWN,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * MdrKeyring:n-unread:
   *
   * How many items there was no time to look at, or no time yet.
   */
  properties[PROP_N_UNREAD] = new_count ("n-unread");

  /**
   * MdrKeyring:n-hidden:
   *
   * How many items show nothing of themselves before their keyring is unlocked.
   */
  properties[PROP_N_HIDDEN] = new_count ("n-hidden");

  /**
   * MdrKeyring:n-undoable:
   *
   * How many removed items can be put back.
   */
  properties[PROP_N_UNDOABLE] = new_count ("n-undoable");

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_keyring_init (MdrKeyring *self)
{
  self->list_milliseconds = MDR_KEYRING_LIST_MILLISECONDS;
  self->passwords = g_list_store_new (MDR_TYPE_SAVED_PASSWORD);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) mdr_kept_item_free);
}

/**
 * mdr_keyring_new:
 * @connection: (nullable): the bus, or %NULL for the user's session bus
 * @recognise: says which items have to do with mail
 * @user_data: for @recognise
 * @destroy: (nullable): frees @user_data
 *
 * Nothing is contacted before something is asked for.
 *
 * Returns: (transfer full): the keyrings of that bus
 */
MdrKeyring *
mdr_keyring_new (GDBusConnection *connection,
                 MdrItemRecogniser recognise,
                 gpointer user_data,
                 GDestroyNotify destroy)
{
  MdrKeyring *self;

  g_return_val_if_fail (recognise != NULL, NULL);

  self = g_object_new (MDR_TYPE_KEYRING, NULL);
  self->recognise = recognise;
  self->recognise_data = user_data;
  self->recognise_destroy = destroy;
  self->bus = mdr_secret_bus_new (connection);
  g_signal_connect (self->bus, "notify::present", G_CALLBACK (presence_changed_cb), self);

  return self;
}

/**
 * mdr_keyring_set_schemas:
 * @self: a keyring
 * @mail_schemas: (nullable) (array zero-terminated=1): schemas of mail programs; looked at first
 * @other_schemas: (nullable) (array zero-terminated=1): schemas of which no item is a mail
 *   password, such as those of browsers; not looked at
 *
 * Makes large keyrings bearable.
 */
void
mdr_keyring_set_schemas (MdrKeyring *self,
                         const char *const *mail_schemas,
                         const char *const *other_schemas)
{
  g_return_if_fail (MDR_IS_KEYRING (self));

  g_strfreev (self->mail_schemas);
  self->mail_schemas = g_strdupv ((char **) mail_schemas);
  g_strfreev (self->other_schemas);
  self->other_schemas = g_strdupv ((char **) other_schemas);
}

/**
 * mdr_keyring_set_limits:
 * @self: a keyring
 * @call_milliseconds: the longest that the password store may take for one answer
 * @list_milliseconds: how long a listing begins to read further items
 *
 * For tests, and for who has more time.
 */
void
mdr_keyring_set_limits (MdrKeyring *self, guint call_milliseconds, guint list_milliseconds)
{
  g_return_if_fail (MDR_IS_KEYRING (self));

  mdr_secret_bus_set_timeout (self->bus, call_milliseconds);
  self->list_milliseconds = list_milliseconds;
}

/**
 * mdr_keyring_set_may_start:
 * @self: a keyring
 * @may_start: whether a password store that is not running may be started
 *
 * It may, unless this says otherwise; else the answer is %MDR_KEYRING_ERROR_NOT_RUNNING.
 */
void
mdr_keyring_set_may_start (MdrKeyring *self, gboolean may_start)
{
  g_return_if_fail (MDR_IS_KEYRING (self));

  mdr_secret_bus_set_may_start (self->bus, may_start);
}

/**
 * mdr_keyring_get_state:
 * @self: a keyring
 *
 * Returns: what can be seen of the saved passwords
 */
MdrKeyringState
mdr_keyring_get_state (MdrKeyring *self)
{
  g_return_val_if_fail (MDR_IS_KEYRING (self), MDR_KEYRING_UNKNOWN);

  return self->state;
}

/**
 * mdr_keyring_get_passwords:
 * @self: a keyring
 *
 * Returns: (transfer none): the #MdrSavedPassword that were found so far; it is always this list
 */
GListModel *
mdr_keyring_get_passwords (MdrKeyring *self)
{
  g_return_val_if_fail (MDR_IS_KEYRING (self), NULL);

  return G_LIST_MODEL (self->passwords);
}

/**
 * mdr_keyring_get_n_unread:
 * @self: a keyring
 *
 * Returns: how many items were not looked at yet; mdr_keyring_list_more_async() does
 */
guint
mdr_keyring_get_n_unread (MdrKeyring *self)
{
  g_return_val_if_fail (MDR_IS_KEYRING (self), 0);

  return self->places != NULL ? self->places->items->len - self->next_place : 0;
}

/**
 * mdr_keyring_get_n_hidden:
 * @self: a keyring
 *
 * Returns: how many items show nothing of themselves before their keyring is unlocked
 */
guint
mdr_keyring_get_n_hidden (MdrKeyring *self)
{
  g_return_val_if_fail (MDR_IS_KEYRING (self), 0);

  return self->n_hidden;
}

/**
 * mdr_keyring_get_n_undoable:
 * @self: a keyring
 *
 * Returns: how many removed items can be put back
 */
guint
mdr_keyring_get_n_undoable (MdrKeyring *self)
{
  g_return_val_if_fail (MDR_IS_KEYRING (self), 0);

  return self->kept->len;
}

/**
 * mdr_keyring_dup_locked:
 * @self: a keyring
 *
 * Returns: (transfer full): the names of the keyrings that are locked
 */
char **
mdr_keyring_dup_locked (MdrKeyring *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (MDR_IS_KEYRING (self), NULL);

  for (guint i = 0; self->places != NULL && i < self->places->collections->len; i++)
    {
      MdrItemCollection *collection = g_ptr_array_index (self->places->collections, i);

      if (collection->is_locked)
        g_strv_builder_add (names, collection->label);
    }

  return g_strv_builder_end (names);
}

/**
 * mdr_keyring_forget:
 * @self: a keyring
 *
 * Ends the span in which removed items can be put back: their values are wiped.
 */
void
mdr_keyring_forget (MdrKeyring *self)
{
  g_return_if_fail (MDR_IS_KEYRING (self));

  g_ptr_array_set_size (self->kept, 0);
  mdr_keyring_notify_kept (self);
}

void
mdr_keyring_notify_kept (MdrKeyring *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_UNDOABLE]);
}

void
mdr_keyring_notify_listed (MdrKeyring *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_UNREAD]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_HIDDEN]);
}

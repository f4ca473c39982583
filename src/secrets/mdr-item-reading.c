/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of most items two properties are enough to see that they have nothing to do with mail; to read
 * all six of them is three times the work for gnome-keyring.
 */

#include "mdr-item-reading.h"

#include "core/mdr-clean-text.h"
#include "mdr-item-attributes.h"

#define PROPERTIES "org.freedesktop.DBus.Properties"

typedef struct
{
  MdrItemRecogniser recognise;
  gpointer recognise_data;
  gboolean is_hidden;

  /* borrowed */
  MdrItemPlace *place;

  /* owned */
  GHashTable *attributes;
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_pointer (&reading->attributes, g_hash_table_unref);
  g_free (reading);
}

static void
ask_item (GTask *task,
          const char *method,
          GVariant *arguments,
          const char *reply_type,
          GAsyncReadyCallback callback)
{
  Reading *reading = g_task_get_task_data (task);

  mdr_secret_bus_call_async (g_task_get_source_object (task), reading->place->path, PROPERTIES,
                             method, arguments, reply_type, g_task_get_cancellable (task), callback,
                             g_object_ref (task));
}

static gboolean
recognise (Reading *reading, const char *label, MdrSavedPasswordFields *fields)
{
  MdrItemCollection *collection = reading->place->collection;

  /* What one item of a locked keyring hides, all of them hide. */
  if (collection->is_locked && *label == '\0' &&
      mdr_item_attributes_are_hidden (reading->attributes))
    {
      collection->is_hidden = TRUE;
      reading->is_hidden = TRUE;
      return FALSE;
    }

  fields->id = reading->place->path;
  fields->label = label;
  fields->collection = collection->label;

  return reading->recognise (reading->attributes, label, fields, reading->recognise_data);
}

static MdrSavedPassword *
take_facts (Reading *reading, GVariant *facts)
{
  MdrSavedPasswordFields fields = { .is_locked = reading->place->collection->is_locked };
  g_autoptr (GVariant) attributes = NULL;
  g_autofree char *label = NULL;
  const char *raw_label = "";

  attributes = g_variant_lookup_value (facts, "Attributes", G_VARIANT_TYPE ("a{ss}"));
  g_clear_pointer (&reading->attributes, g_hash_table_unref);
  reading->attributes = mdr_item_attributes_read (attributes);

  g_variant_lookup (facts, "Label", "&s", &raw_label);
  g_variant_lookup (facts, "Created", "t", &fields.created);
  g_variant_lookup (facts, "Modified", "t", &fields.modified);
  g_variant_lookup (facts, "Locked", "b", &fields.is_locked);
  label = mdr_clean_text (raw_label, -1, MDR_ITEM_MAX_TEXT);

  return recognise (reading, label, &fields) ? mdr_saved_password_new (&fields) : NULL;
}

/* Returns: (transfer full) (nullable): the answer, or %NULL after the task was ended */
static GVariant *
finish_call (GTask *task, GObject *bus, GAsyncResult *result)
{
  GVariant *reply;
  GError *error = NULL;

  reply = mdr_secret_bus_call_finish (MDR_SECRET_BUS (bus), result, &error);
  if (reply == NULL)
    g_task_return_error (task, error);

  return reply;
}

static void
facts_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = finish_call (task, source, result);
  g_autoptr (GVariant) facts = NULL;

  if (reply == NULL)
    return;

  facts = g_variant_get_child_value (reply, 0);
  g_task_return_pointer (task, take_facts (g_task_get_task_data (task), facts), g_object_unref);
}

static void
read_facts (GTask *task)
{
  ask_item (task, "GetAll", g_variant_new ("(s)", MDR_SECRET_ITEM), "(a{sv})", facts_read_cb);
}

static void
label_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = finish_call (task, source, result);
  g_autoptr (GVariant) value = NULL;
  g_autofree char *label = NULL;
  MdrSavedPasswordFields fields = { 0 };

  if (reply == NULL)
    return;

  g_variant_get (reply, "(v)", &value);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    label = mdr_clean_text (g_variant_get_string (value, NULL), -1, MDR_ITEM_MAX_TEXT);

  if (recognise (g_task_get_task_data (task), label != NULL ? label : "", &fields))
    read_facts (task);
  else
    g_task_return_pointer (task, NULL, NULL);
}

static void
attributes_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = finish_call (task, source, result);
  g_autoptr (GVariant) value = NULL;
  Reading *reading = g_task_get_task_data (task);

  if (reply == NULL)
    return;

  g_variant_get (reply, "(v)", &value);
  reading->attributes = mdr_item_attributes_read (value);
  ask_item (task, "Get", g_variant_new ("(ss)", MDR_SECRET_ITEM, "Label"), "(v)", label_read_cb);
}

/**
 * mdr_item_reading_async:
 * @bus: a bus whose service was reached
 * @place: the item; has to stay until this is done
 * @recognise_item: says whether it has to do with mail
 * @recognise_data: for @recognise_item
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads what an item says of itself. Its value is not read.
 */
void
mdr_item_reading_async (MdrSecretBus *bus,
                        MdrItemPlace *place,
                        MdrItemRecogniser recognise_item,
                        gpointer recognise_data,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (bus, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  g_task_set_source_tag (task, mdr_item_reading_async);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  reading->place = place;
  reading->recognise = recognise_item;
  reading->recognise_data = recognise_data;

  if (place->is_mail)
    read_facts (task);
  else
    ask_item (task, "Get", g_variant_new ("(ss)", MDR_SECRET_ITEM, "Attributes"), "(v)",
              attributes_read_cb);
}

/**
 * mdr_item_reading_finish:
 * @bus: the bus
 * @result: what the callback got
 * @is_hidden: (out): whether the item says nothing before its keyring is unlocked
 * @error: for an #MdrKeyringError
 *
 * Returns: (transfer full) (nullable): the saved password, or %NULL with no error if the item has
 *   nothing to do with mail
 */
MdrSavedPassword *
mdr_item_reading_finish (MdrSecretBus *bus,
                         GAsyncResult *result,
                         gboolean *is_hidden,
                         GError **error)
{
  Reading *reading;

  g_return_val_if_fail (g_task_is_valid (result, bus), NULL);

  reading = g_task_get_task_data (G_TASK (result));
  *is_hidden = reading->is_hidden;

  return g_task_propagate_pointer (G_TASK (result), error);
}

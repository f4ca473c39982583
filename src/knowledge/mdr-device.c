/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A kind of device; its title is what the wizard's list shows.
 */

#include "mdr-device.h"

struct _MdrDevice
{
  GObject parent_instance;

  /* owned */
  char *id;
  char *title;
};

G_DEFINE_FINAL_TYPE (MdrDevice, mdr_device, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_TITLE,
} MdrDeviceProperty;

static GParamSpec *properties[PROP_TITLE + 1];

static void
mdr_device_finalize (GObject *object)
{
  MdrDevice *self = MDR_DEVICE (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (mdr_device_parent_class)->finalize (object);
}

static void
mdr_device_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrDevice *self = MDR_DEVICE (object);

  switch ((MdrDeviceProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;

    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_device_class_init (MdrDeviceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = mdr_device_finalize;
  object_class->get_property = mdr_device_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_device_init (MdrDevice *self)
{
}

/**
 * mdr_device_new:
 * @id: its id, as in `--answer device=ID`
 * @title: its name in the user's language
 *
 * Returns: (transfer full): a new device
 */
MdrDevice *
mdr_device_new (const char *id, const char *title)
{
  MdrDevice *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (MDR_TYPE_DEVICE, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);

  return self;
}

/**
 * mdr_device_get_id:
 * @self: a device
 *
 * Returns: its id, as in `--answer device=ID`
 */
const char *
mdr_device_get_id (MdrDevice *self)
{
  g_return_val_if_fail (MDR_IS_DEVICE (self), NULL);

  return self->id;
}

/**
 * mdr_device_get_title:
 * @self: a device
 *
 * Returns: its name in the user's language
 */
const char *
mdr_device_get_title (MdrDevice *self)
{
  g_return_val_if_fail (MDR_IS_DEVICE (self), NULL);

  return self->title;
}

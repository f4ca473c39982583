/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A mail program and where it runs.
 */

#include "mdr-program.h"

struct _MdrProgram
{
  GObject parent_instance;

  /* owned */
  char *id;
  char *title;
  char *guided_as;
  GStrv devices;
};

G_DEFINE_FINAL_TYPE (MdrProgram, mdr_program, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_TITLE,
} MdrProgramProperty;

static GParamSpec *properties[PROP_TITLE + 1];

static void
mdr_program_finalize (GObject *object)
{
  MdrProgram *self = MDR_PROGRAM (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->guided_as, g_free);
  g_clear_pointer (&self->devices, g_strfreev);

  G_OBJECT_CLASS (mdr_program_parent_class)->finalize (object);
}

static void
mdr_program_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrProgram *self = MDR_PROGRAM (object);

  switch ((MdrProgramProperty) prop_id)
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
mdr_program_class_init (MdrProgramClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = mdr_program_finalize;
  object_class->get_property = mdr_program_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_program_init (MdrProgram *self)
{
}

/**
 * mdr_program_new:
 * @id: its id, as in `--answer program=ID`
 * @title: what its maker calls it
 * @guided_as: (nullable): the id of the program whose guides fit this one, too
 * @devices: (array zero-terminated=1): ids of the devices that it runs on
 *
 * Returns: (transfer full): a new program
 */
MdrProgram *
mdr_program_new (const char *id,
                 const char *title,
                 const char *guided_as,
                 const char *const *devices)
{
  MdrProgram *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (devices != NULL, NULL);

  self = g_object_new (MDR_TYPE_PROGRAM, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->guided_as = g_strdup (guided_as != NULL ? guided_as : id);
  self->devices = g_strdupv ((GStrv) devices);

  return self;
}

/**
 * mdr_program_get_id:
 * @self: a program
 *
 * Returns: its id, as in `--answer program=ID`
 */
const char *
mdr_program_get_id (MdrProgram *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM (self), NULL);

  return self->id;
}

/**
 * mdr_program_get_title:
 * @self: a program
 *
 * Returns: what its maker calls it
 */
const char *
mdr_program_get_title (MdrProgram *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM (self), NULL);

  return self->title;
}

/**
 * mdr_program_get_guided_as:
 * @self: a program
 *
 * Returns: the id of the program whose guides are for this one: its own, or that of the program
 * that it is made from
 */
const char *
mdr_program_get_guided_as (MdrProgram *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM (self), NULL);

  return self->guided_as;
}

/**
 * mdr_program_get_devices:
 * @self: a program
 *
 * Returns: (array zero-terminated=1): ids of the devices that it runs on
 */
const char *const *
mdr_program_get_devices (MdrProgram *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM (self), NULL);

  return (const char *const *) self->devices;
}

/**
 * mdr_program_runs_on:
 * @self: a program
 * @device: the id of a device
 *
 * Returns: whether there is such a program on such a device
 */
gboolean
mdr_program_runs_on (MdrProgram *self, const char *device)
{
  return g_strv_contains (mdr_program_get_devices (self), device);
}

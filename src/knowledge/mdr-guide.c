/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A guide as it is shown: translated, and with the link that fits the user's provider.
 */

#include "mdr-guide.h"

struct _MdrGuide
{
  GObject parent_instance;

  /* owned */
  char *id;
  char *title;
  char **steps;
  char *link_label;
  char *link_uri;
};

G_DEFINE_FINAL_TYPE (MdrGuide, mdr_guide, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_TITLE,
  PROP_STEPS,
  PROP_LINK_LABEL,
  PROP_LINK_URI,
} MdrGuideProperty;

static GParamSpec *properties[PROP_LINK_URI + 1];

static void
mdr_guide_finalize (GObject *object)
{
  MdrGuide *self = MDR_GUIDE (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->steps, g_strfreev);
  g_clear_pointer (&self->link_label, g_free);
  g_clear_pointer (&self->link_uri, g_free);

  G_OBJECT_CLASS (mdr_guide_parent_class)->finalize (object);
}

static void
mdr_guide_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrGuide *self = MDR_GUIDE (object);

  switch ((MdrGuideProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;

    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_STEPS:
      g_value_set_boxed (value, self->steps);
      break;

    case PROP_LINK_LABEL:
      g_value_set_string (value, self->link_label);
      break;

    case PROP_LINK_URI:
      g_value_set_string (value, self->link_uri);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_guide_class_init (MdrGuideClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = mdr_guide_finalize;
  object_class->get_property = mdr_guide_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_STEPS] = g_param_spec_boxed ("steps", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_LINK_LABEL] = g_param_spec_string ("link-label", NULL, NULL, NULL, flags);
  properties[PROP_LINK_URI] = g_param_spec_string ("link-uri", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_guide_init (MdrGuide *self)
{
}

/**
 * mdr_guide_new:
 * @id: the guide's id, as "network/other-network"
 * @title: what to do, in the user's language
 * @steps: (array zero-terminated=1): how, in the user's language
 * @link_label: (nullable): what a button that opens @link_uri says
 * @link_uri: (nullable): an official page
 *
 * Returns: (transfer full): a new guide
 */
MdrGuide *
mdr_guide_new (const char *id,
               const char *title,
               const char *const *steps,
               const char *link_label,
               const char *link_uri)
{
  MdrGuide *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (steps != NULL, NULL);
  g_return_val_if_fail ((link_label == NULL) == (link_uri == NULL), NULL);

  self = g_object_new (MDR_TYPE_GUIDE, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->steps = g_strdupv ((char **) steps);
  self->link_label = g_strdup (link_label);
  self->link_uri = g_strdup (link_uri);

  return self;
}

/**
 * mdr_guide_get_id:
 * @self: a guide
 *
 * Returns: its id, as "network/other-network"
 */
const char *
mdr_guide_get_id (MdrGuide *self)
{
  g_return_val_if_fail (MDR_IS_GUIDE (self), NULL);

  return self->id;
}

/**
 * mdr_guide_get_title:
 * @self: a guide
 *
 * Returns: what to do, in the user's language
 */
const char *
mdr_guide_get_title (MdrGuide *self)
{
  g_return_val_if_fail (MDR_IS_GUIDE (self), NULL);

  return self->title;
}

/**
 * mdr_guide_get_steps:
 * @self: a guide
 *
 * Returns: (array zero-terminated=1): how to do it, in the user's language, without numbers
 */
const char *const *
mdr_guide_get_steps (MdrGuide *self)
{
  g_return_val_if_fail (MDR_IS_GUIDE (self), NULL);

  return (const char *const *) self->steps;
}

/**
 * mdr_guide_get_link_label:
 * @self: a guide
 *
 * Returns: (nullable): what a button that opens the guide's link says; %NULL if it has none
 */
const char *
mdr_guide_get_link_label (MdrGuide *self)
{
  g_return_val_if_fail (MDR_IS_GUIDE (self), NULL);

  return self->link_label;
}

/**
 * mdr_guide_get_link_uri:
 * @self: a guide
 *
 * Returns: (nullable): the https address of an official page; %NULL if there is none
 */
const char *
mdr_guide_get_link_uri (MdrGuide *self)
{
  g_return_val_if_fail (MDR_IS_GUIDE (self), NULL);

  return self->link_uri;
}

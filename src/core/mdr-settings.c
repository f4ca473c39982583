/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Settings never change: better ones replace them.
 */

#include "mdr-settings.h"

struct _MdrSettings
{
  GObject parent_instance;

  MdrSettingsSource source;

  /* where a protocol comes from that the user did not name, and which those are */
  MdrSettingsSource found_source;
  guint found_protocols;

  /* owned: of MdrService */
  GListStore *services;
};

G_DEFINE_FINAL_TYPE (MdrSettings, mdr_settings, G_TYPE_OBJECT)

typedef enum
{
  PROP_SOURCE = 1,
  PROP_SERVICES,
} MdrSettingsProperty;

static GParamSpec *properties[PROP_SERVICES + 1];

static void
mdr_settings_finalize (GObject *object)
{
  MdrSettings *self = MDR_SETTINGS (object);

  g_clear_object (&self->services);

  G_OBJECT_CLASS (mdr_settings_parent_class)->finalize (object);
}

static void
mdr_settings_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrSettings *self = MDR_SETTINGS (object);

  switch ((MdrSettingsProperty) prop_id)
    {
    case PROP_SOURCE:
      g_value_set_enum (value, self->source);
      break;

    case PROP_SERVICES:
      g_value_set_object (value, self->services);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_settings_class_init (MdrSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = mdr_settings_finalize;
  object_class->get_property = mdr_settings_get_property;

  properties[PROP_SOURCE] = g_param_spec_enum ("source", NULL, NULL, MDR_TYPE_SETTINGS_SOURCE,
                                               MDR_SETTINGS_SOURCE_GIVEN, flags);
  properties[PROP_SERVICES] =
      g_param_spec_object ("services", NULL, NULL, G_TYPE_LIST_MODEL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_settings_init (MdrSettings *self)
{
  self->services = g_list_store_new (MDR_TYPE_SERVICE);
}

/**
 * mdr_settings_new:
 * @source: where they come from
 * @services: (element-type MdrService): the services; for each protocol the best one first, behind
 *   it other endpoints that should do the same
 *
 * Returns: (transfer full): new settings; an endpoint that stands in @services twice is in them
 * once
 */
MdrSettings *
mdr_settings_new (MdrSettingsSource source, GPtrArray *services)
{
  MdrSettings *self;

  g_return_val_if_fail (services != NULL, NULL);

  self = g_object_new (MDR_TYPE_SETTINGS, NULL);
  self->source = source;

  for (guint i = 0; i < services->len; i++)
    {
      MdrService *service = g_ptr_array_index (services, i);
      gboolean known = FALSE;

      for (guint j = 0; j < i && !known; j++)
        known = mdr_service_same_endpoint (g_ptr_array_index (services, j), service);

      if (!known)
        g_list_store_append (self->services, service);
    }

  return self;
}

/**
 * mdr_settings_get_source:
 * @self: settings
 *
 * Returns: where they come from
 */
MdrSettingsSource
mdr_settings_get_source (MdrSettings *self)
{
  g_return_val_if_fail (MDR_IS_SETTINGS (self), MDR_SETTINGS_SOURCE_GUESS);

  return self->source;
}

/**
 * mdr_settings_get_source_of:
 * @self: settings
 * @protocol: a protocol
 *
 * Tells what the user named from what was found for the rest.
 *
 * Returns: where the services of @protocol come from
 */
MdrSettingsSource
mdr_settings_get_source_of (MdrSettings *self, MdrProtocol protocol)
{
  g_return_val_if_fail (MDR_IS_SETTINGS (self), MDR_SETTINGS_SOURCE_GUESS);

  return (self->found_protocols & 1u << protocol) != 0 ? self->found_source : self->source;
}

/**
 * mdr_settings_get_services:
 * @self: settings
 *
 * Returns: (transfer none): the services, a list of #MdrService
 */
GListModel *
mdr_settings_get_services (MdrSettings *self)
{
  g_return_val_if_fail (MDR_IS_SETTINGS (self), NULL);

  return G_LIST_MODEL (self->services);
}

/**
 * mdr_settings_get_primary:
 * @self: settings
 * @protocol: a protocol
 *
 * Returns: (transfer none) (nullable): the service that a mail program should be set to
 */
MdrService *
mdr_settings_get_primary (MdrSettings *self, MdrProtocol protocol)
{
  guint n_services;

  g_return_val_if_fail (MDR_IS_SETTINGS (self), NULL);

  n_services = g_list_model_get_n_items (G_LIST_MODEL (self->services));
  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (MdrService) service = g_list_model_get_item (G_LIST_MODEL (self->services), i);

      /* The list keeps it alive. */
      if (mdr_service_get_protocol (service) == protocol)
        return service;
    }

  return NULL;
}

/* Who names a server for POP3 and none for IMAP receives over POP3, whatever else there is. */
static gboolean
is_pop3_wanted (MdrSettings *self)
{
  return mdr_settings_get_source_of (self, MDR_PROTOCOL_POP3) == MDR_SETTINGS_SOURCE_GIVEN &&
         mdr_settings_get_source_of (self, MDR_PROTOCOL_IMAP) != MDR_SETTINGS_SOURCE_GIVEN;
}

/**
 * mdr_settings_get_receiving:
 * @self: settings
 *
 * Picks the service that decides about receiving: IMAP, or POP3 where there is no IMAP or where the
 * user named a server for POP3 only.
 *
 * Returns: (transfer none) (nullable): the service
 */
MdrService *
mdr_settings_get_receiving (MdrSettings *self)
{
  MdrService *imap = mdr_settings_get_primary (self, MDR_PROTOCOL_IMAP);
  MdrService *pop3 = mdr_settings_get_primary (self, MDR_PROTOCOL_POP3);

  return imap == NULL || (pop3 != NULL && is_pop3_wanted (self)) ? pop3 : imap;
}

static gboolean
has_protocol (GPtrArray *services, MdrProtocol protocol)
{
  for (guint i = 0; i < services->len; i++)
    if (mdr_service_get_protocol (g_ptr_array_index (services, i)) == protocol)
      return TRUE;

  return FALSE;
}

/**
 * mdr_settings_with_given:
 * @self: settings that were found
 * @given: (element-type MdrService): services that the user named
 *
 * Puts what the user named in the place of what was found, protocol by protocol.
 *
 * Returns: (transfer full): other settings, or @self again when @given is empty
 */
MdrSettings *
mdr_settings_with_given (MdrSettings *self, GPtrArray *given)
{
  g_autoptr (GPtrArray) services = NULL;
  guint found_protocols = 0;
  MdrSettings *settings;
  guint n_found;

  g_return_val_if_fail (MDR_IS_SETTINGS (self), NULL);
  g_return_val_if_fail (given != NULL, NULL);

  if (given->len == 0)
    return g_object_ref (self);

  services = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < given->len; i++)
    g_ptr_array_add (services, g_object_ref (g_ptr_array_index (given, i)));

  n_found = g_list_model_get_n_items (G_LIST_MODEL (self->services));
  for (guint i = 0; i < n_found; i++)
    {
      g_autoptr (MdrService) found = g_list_model_get_item (G_LIST_MODEL (self->services), i);

      if (has_protocol (given, mdr_service_get_protocol (found)))
        continue;

      found_protocols |= 1u << mdr_service_get_protocol (found);
      g_ptr_array_add (services, g_steal_pointer (&found));
    }

  settings = mdr_settings_new (MDR_SETTINGS_SOURCE_GIVEN, services);
  settings->found_source = self->source;
  settings->found_protocols = found_protocols;

  return settings;
}

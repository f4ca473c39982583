/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps what each source says about the settings, and puts the most trusted one forward.
 */

#include "mdr-settings-probe.h"

typedef struct
{
  /* owned */
  MdrProvider *provider;
  MdrSettings *settings;
  GListStore *opinions;
} MdrSettingsProbePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MdrSettingsProbe, mdr_settings_probe, MDR_TYPE_PROBE)

typedef enum
{
  PROP_SETTINGS = 1,
  PROP_PROVIDER,
} MdrSettingsProbeProperty;

static GParamSpec *properties[PROP_PROVIDER + 1];

static void
mdr_settings_probe_reset (MdrProbe *probe)
{
  MdrSettingsProbePrivate *priv =
      mdr_settings_probe_get_instance_private (MDR_SETTINGS_PROBE (probe));

  g_clear_object (&priv->provider);
  g_clear_object (&priv->settings);
  g_list_store_remove_all (priv->opinions);

  MDR_PROBE_CLASS (mdr_settings_probe_parent_class)->reset (probe);
}

static void
mdr_settings_probe_finalize (GObject *object)
{
  MdrSettingsProbePrivate *priv =
      mdr_settings_probe_get_instance_private (MDR_SETTINGS_PROBE (object));

  g_clear_object (&priv->provider);
  g_clear_object (&priv->settings);
  g_clear_object (&priv->opinions);

  G_OBJECT_CLASS (mdr_settings_probe_parent_class)->finalize (object);
}

static void
mdr_settings_probe_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrSettingsProbePrivate *priv =
      mdr_settings_probe_get_instance_private (MDR_SETTINGS_PROBE (object));

  switch ((MdrSettingsProbeProperty) prop_id)
    {
    case PROP_SETTINGS:
      g_value_set_object (value, priv->settings);
      break;

    case PROP_PROVIDER:
      g_value_set_object (value, priv->provider);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_settings_probe_class_init (MdrSettingsProbeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = mdr_settings_probe_finalize;
  object_class->get_property = mdr_settings_probe_get_property;
  MDR_PROBE_CLASS (klass)->reset = mdr_settings_probe_reset;

  properties[PROP_SETTINGS] =
      g_param_spec_object ("settings", NULL, NULL, MDR_TYPE_SETTINGS, flags);
  properties[PROP_PROVIDER] =
      g_param_spec_object ("provider", NULL, NULL, MDR_TYPE_PROVIDER, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_settings_probe_init (MdrSettingsProbe *self)
{
  MdrSettingsProbePrivate *priv = mdr_settings_probe_get_instance_private (self);

  priv->opinions = g_list_store_new (MDR_TYPE_SETTINGS);
}

/**
 * mdr_settings_probe_get_settings:
 * @self: a settings probe
 *
 * Gives the most trusted settings that were found so far. They may change while the probe runs, but
 * only for better ones.
 *
 * Returns: (transfer none) (nullable): the settings
 */
MdrSettings *
mdr_settings_probe_get_settings (MdrSettingsProbe *self)
{
  MdrSettingsProbePrivate *priv = mdr_settings_probe_get_instance_private (self);

  g_return_val_if_fail (MDR_IS_SETTINGS_PROBE (self), NULL);

  return priv->settings;
}

/**
 * mdr_settings_probe_get_provider:
 * @self: a settings probe
 *
 * Returns: (transfer none) (nullable): the provider, where it is one of the list
 */
MdrProvider *
mdr_settings_probe_get_provider (MdrSettingsProbe *self)
{
  MdrSettingsProbePrivate *priv = mdr_settings_probe_get_instance_private (self);

  g_return_val_if_fail (MDR_IS_SETTINGS_PROBE (self), NULL);

  return priv->provider;
}

/**
 * mdr_settings_probe_get_opinions:
 * @self: a settings probe
 *
 * Returns: (transfer none): what each source said, a list of #MdrSettings in the order of arrival
 */
GListModel *
mdr_settings_probe_get_opinions (MdrSettingsProbe *self)
{
  MdrSettingsProbePrivate *priv = mdr_settings_probe_get_instance_private (self);

  g_return_val_if_fail (MDR_IS_SETTINGS_PROBE (self), NULL);

  return G_LIST_MODEL (priv->opinions);
}

/**
 * mdr_settings_probe_set_provider:
 * @self: a settings probe
 * @provider: the provider
 *
 * Says which provider it is.
 */
void
mdr_settings_probe_set_provider (MdrSettingsProbe *self, MdrProvider *provider)
{
  MdrSettingsProbePrivate *priv = mdr_settings_probe_get_instance_private (self);

  g_return_if_fail (MDR_IS_SETTINGS_PROBE (self));
  g_return_if_fail (MDR_IS_PROVIDER (provider));

  if (g_set_object (&priv->provider, provider))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROVIDER]);
}

/**
 * mdr_settings_probe_add_opinion:
 * @self: a settings probe
 * @settings: what one source says
 *
 * Keeps @settings, and puts them forward if their source is more trusted than what was there.
 */
void
mdr_settings_probe_add_opinion (MdrSettingsProbe *self, MdrSettings *settings)
{
  MdrSettingsProbePrivate *priv = mdr_settings_probe_get_instance_private (self);

  g_return_if_fail (MDR_IS_SETTINGS_PROBE (self));
  g_return_if_fail (MDR_IS_SETTINGS (settings));

  g_list_store_append (priv->opinions, settings);

  if (priv->settings != NULL &&
      mdr_settings_get_source (priv->settings) <= mdr_settings_get_source (settings))
    return;

  mdr_settings_probe_prefer_opinion (self, settings);
}

/**
 * mdr_settings_probe_prefer_opinion:
 * @self: a settings probe
 * @settings: an opinion that was added
 *
 * Puts @settings forward, because they are better for a reason that their source alone does not
 * show.
 */
void
mdr_settings_probe_prefer_opinion (MdrSettingsProbe *self, MdrSettings *settings)
{
  MdrSettingsProbePrivate *priv = mdr_settings_probe_get_instance_private (self);

  g_return_if_fail (MDR_IS_SETTINGS_PROBE (self));
  g_return_if_fail (MDR_IS_SETTINGS (settings));

  if (g_set_object (&priv->settings, settings))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTINGS]);
}

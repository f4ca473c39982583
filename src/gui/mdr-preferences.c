/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GSettings aborts when a schema is missing, so it is looked for first.
 */

#include "mdr-preferences.h"

/**
 * mdr_preferences_open:
 *
 * Where the program is not installed there is nothing to remember with; it runs all the same.
 *
 * Returns: (transfer full) (nullable): the settings, if their schema is installed
 */
GSettings *
mdr_preferences_open (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, MDR_APPLICATION_ID, TRUE);

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

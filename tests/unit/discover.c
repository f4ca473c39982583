/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all tests of discovery do.
 */

#include "discover.h"

/**
 * discover_set_up:
 * @world: a world
 * @user_data: not used
 *
 * Makes a world in which the domain exists, but nothing more is known of it.
 */
void
discover_set_up (LittleWorld *world, gconstpointer user_data)
{
  little_world_set_up (world, user_data);
  little_world_add_host (world, DOMAIN);
}

/**
 * discover_create_probe:
 * @world: a world
 * @text: an address
 *
 * Returns: (transfer full): a probe for the settings of the address
 */
MdrSettingsProbe *
discover_create_probe (LittleWorld *world, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdrAddress) address = mdr_address_parse (text, &error);
  g_autoptr (MdrHttp) http = mdr_http_new (world->environment);

  g_assert_no_error (error);

  return mdr_discovery_new (world->environment, http, address);
}

/**
 * discover:
 * @world: a world
 * @text: an address
 *
 * Searches for its settings, and sees to it that nobody was told the address.
 *
 * Returns: (transfer full): the probe, at its end
 */
MdrSettingsProbe *
discover (LittleWorld *world, const char *text)
{
  MdrSettingsProbe *probe = discover_create_probe (world, text);

  little_world_run (world, MDR_PROBE (probe));
  little_world_assert_never_said (world, LOCAL_PART);

  return probe;
}

/**
 * discover_assert_settings:
 * @probe: a probe
 * @source: where the settings are to come from
 * @label: the service for receiving that they are to name
 *
 * Asserts that settings were found.
 */
void
discover_assert_settings (MdrSettingsProbe *probe, MdrSettingsSource source, const char *label)
{
  MdrSettings *settings = mdr_settings_probe_get_settings (probe);

  g_assert_nonnull (settings);
  g_assert_cmpint (mdr_settings_get_source (settings), ==, source);
  g_assert_cmpstr (mdr_service_get_label (mdr_settings_get_receiving (settings)), ==, label);
}

/**
 * discover_assert_nothing:
 * @probe: a probe
 *
 * Asserts that no settings were found, and that this is told.
 */
void
discover_assert_nothing (MdrSettingsProbe *probe)
{
  g_assert_null (mdr_settings_probe_get_settings (probe));
  g_assert_cmpint (mdr_probe_get_state (MDR_PROBE (probe)), ==, MDR_STATE_FAILED);
  little_world_assert_found (MDR_PROBE (probe), "settings-not-found", MDR_SEVERITY_ERROR, "domain",
                             DOMAIN);
}

/**
 * discover_assert_failed:
 * @probe: a probe
 * @what: who was asked
 * @reason: why that failed
 *
 * Asserts that it is told why one source could not be asked.
 */
void
discover_assert_failed (MdrSettingsProbe *probe, const char *what, const char *reason)
{
  GListModel *findings = mdr_probe_get_findings (MDR_PROBE (probe));
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (mdr_finding_get_code (finding), "lookup-failed") &&
          g_str_equal (mdr_finding_get_parameter (finding, "what"), what) &&
          g_str_equal (mdr_finding_get_parameter (finding, "reason"), reason))
        return;
    }

  g_test_fail_printf ("nothing says that %s failed because of %s", what, reason);
}

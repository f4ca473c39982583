/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compares what two sources say. Providers often have several endpoints that do the same, so only
 * sources that have none in common disagree.
 */

#include "mdr-disagreement.h"

#include "probe/names/mdr-host-name.h"

static gboolean
names_endpoint (MdrSettings *settings, MdrService *wanted)
{
  GListModel *services = mdr_settings_get_services (settings);
  guint n_services = g_list_model_get_n_items (services);

  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (MdrService) service = g_list_model_get_item (services, i);

      if (mdr_service_same_endpoint (service, wanted))
        return TRUE;
    }

  return FALSE;
}

static gboolean
have_common_endpoint (MdrSettings *a, MdrSettings *b, MdrProtocol protocol)
{
  GListModel *services = mdr_settings_get_services (a);
  guint n_services = g_list_model_get_n_items (services);

  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (MdrService) service = g_list_model_get_item (services, i);

      if (mdr_service_get_protocol (service) == protocol && names_endpoint (b, service))
        return TRUE;
    }

  return FALSE;
}

/* Two names of one owner may well be the same machine, and two ports of it are hardly ever a
 * mistake; servers of different owners are not the same. */
static MdrSeverity
weigh (MdrService *a, MdrService *b)
{
  const char *a_base = mdr_host_name_get_base (mdr_service_get_host (a));
  const char *b_base = mdr_host_name_get_base (mdr_service_get_host (b));

  return g_strcmp0 (a_base, b_base) == 0 ? MDR_SEVERITY_INFO : MDR_SEVERITY_WARNING;
}

static char *
describe (MdrService *service)
{
  return g_strdup_printf ("%s:%u", mdr_service_get_host (service), mdr_service_get_port (service));
}

/**
 * mdr_disagreement_find:
 * @settings: the settings that are used
 * @other: what another source says
 * @protocol: a protocol
 *
 * Returns: (transfer full) (nullable): the finding `settings-disagree`, %NULL if they agree about
 *   @protocol or one of them says nothing
 */
MdrFinding *
mdr_disagreement_find (MdrSettings *settings, MdrSettings *other, MdrProtocol protocol)
{
  MdrService *first;
  MdrService *second;
  g_autofree char *first_text = NULL;
  g_autofree char *second_text = NULL;

  g_return_val_if_fail (MDR_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (MDR_IS_SETTINGS (other), NULL);

  first = mdr_settings_get_primary (settings, protocol);
  second = mdr_settings_get_primary (other, protocol);
  if (first == NULL || second == NULL || have_common_endpoint (settings, other, protocol))
    return NULL;

  first_text = describe (first);
  second_text = describe (second);

  return mdr_finding_new (
      "settings-disagree", MDR_STEP_SETTINGS, weigh (first, second), MDR_CAUSE_OK, NULL, "protocol",
      mdr_enum_to_nick (MDR_TYPE_PROTOCOL, protocol), "first", first_text, "second", second_text,
      "first-source",
      mdr_enum_to_nick (MDR_TYPE_SETTINGS_SOURCE, mdr_settings_get_source (settings)),
      "second-source", mdr_enum_to_nick (MDR_TYPE_SETTINGS_SOURCE, mdr_settings_get_source (other)),
      NULL);
}

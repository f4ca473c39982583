/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kit gives a session the probes it asks for.
 */

#include "probe/mdr-probe-kit.h"

#include "core/mdr-session.h"
#include "knowledge/mdr-provider-list.h"
#include "little-world.h"

static void
assert_ids (GPtrArray *probes, const char *const *ids)
{
  g_assert_cmpuint (probes->len, ==, g_strv_length ((char **) ids));
  for (guint i = 0; i < probes->len; i++)
    g_assert_cmpstr (mdr_probe_get_id (g_ptr_array_index (probes, i)), ==, ids[i]);
}

static void
test_probes (LittleWorld *world, gconstpointer user_data)
{
  const char *const without_provider[] = { "online",    "portal", "proxy",     "names",    "vpn",
                                           "bystander", "clock",  "passwords", "programs", NULL };
  const char *const with_provider[] = { "online",    "portal",   "proxy",     "names",
                                        "vpn",       "webmail",  "bystander", "clock",
                                        "passwords", "programs", NULL };
  const char *const of_host[] = { "ports imap.gmail.com", "beside-vpn imap.gmail.com", NULL };
  g_autoptr (MdrAddress) address = mdr_address_parse ("anna@gmail.com", NULL);
  g_autoptr (MdrService) service =
      mdr_service_new (MDR_PROTOCOL_IMAP, "imap.gmail.com", 993, MDR_SECURITY_TLS, NULL);
  MdrProvider *provider = mdr_provider_list_find_by_id (mdr_provider_list_get_default (), "gmail");
  MdrProbeKit *kit = mdr_probe_kit_new (world->environment);
  MdrProbeSource *source = MDR_PROBE_SOURCE (kit);

  {
    g_autoptr (MdrSettingsProbe) settings =
        mdr_probe_source_create_settings_probe (source, address);
    g_autoptr (GListStore) all = g_list_store_new (MDR_TYPE_PROBE);
    g_autoptr (GPtrArray) few =
        mdr_probe_source_create_way_probes (source, address, NULL, G_LIST_MODEL (all));
    g_autoptr (GPtrArray) more =
        mdr_probe_source_create_way_probes (source, address, provider, G_LIST_MODEL (all));
    g_autoptr (GPtrArray) host =
        mdr_probe_source_create_host_probes (source, "imap.gmail.com", G_LIST_MODEL (all));
    g_autoptr (MdrProbe) probe =
        mdr_probe_source_create_service_probe (source, address, service, NULL);
    g_autoptr (MdrProbe) message =
        mdr_probe_source_create_message_probe (source, "It does not work.", provider);

    g_assert_true (mdr_probe_source_get_environment (source) == world->environment);
    g_assert_cmpstr (mdr_probe_get_id (MDR_PROBE (settings)), ==, "settings");
    g_assert_true (mdr_probe_concerns (MDR_PROBE (settings), MDR_STEP_SETTINGS));
    g_assert_true (mdr_probe_concerns (MDR_PROBE (settings), MDR_STEP_NETWORK));
    assert_ids (few, without_provider);
    assert_ids (more, with_provider);
    assert_ids (host, of_host);
    g_assert_true (mdr_probe_get_service (probe) == service);
    g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_WAITING);
    g_assert_cmpstr (mdr_probe_get_id (message), ==, "message");
    g_assert_true (mdr_probe_concerns (message, MDR_STEP_START));
  }

  g_assert_finalize_object (kit);
  g_assert_cmpuint (noting_resolver_get_names (world->resolver)->len, ==, 0);
}

static void
network_changed_cb (MdrProbeSource *source, gboolean *heard)
{
  *heard = TRUE;
}

static void
test_network_changes (LittleWorld *world, gconstpointer user_data)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();
  MdrNetworkWatch *watch = mdr_network_watch_new (monitor, 1);
  MdrProbeKit *kit = mdr_probe_kit_new (world->environment);
  gboolean heard = FALSE;

  mdr_probe_kit_set_network_watch (kit, watch);
  g_signal_connect (kit, "network-changed", G_CALLBACK (network_changed_cb), &heard);
  g_signal_emit_by_name (monitor, "network-changed", TRUE);
  g_assert_false (heard);
  while (!heard)
    g_main_context_iteration (NULL, TRUE);

  g_object_unref (watch);
  g_object_add_weak_pointer (G_OBJECT (watch), (gpointer *) &watch);
  g_assert_finalize_object (kit);
  g_assert_null (watch);
}

static guint
count_questions (LittleWorld *world, const char *name)
{
  GPtrArray *names = noting_resolver_get_names (world->resolver);
  guint n_questions = 0;

  for (guint i = 0; i < names->len; i++)
    if (g_str_equal (g_ptr_array_index (names, i), name))
      n_questions++;

  return n_questions;
}

static void
wait_for_end (MdrSession *session)
{
  while (mdr_session_is_running (session))
    g_main_context_iteration (NULL, TRUE);
}

/* The database is asked for settings, tried for the way there, and looked at as a bystander;
 * libsoup asks the default resolver for it. */
static void
test_names (LittleWorld *world, gconstpointer user_data)
{
  GResolver *resolver = mdr_environment_get_resolver (world->environment);
  g_autoptr (MdrProbeKit) kit = mdr_probe_kit_new (world->environment);
  g_autoptr (MdrProbeKit) other = mdr_probe_kit_new (world->environment);
  g_autoptr (MdrSession) session = mdr_session_new (MDR_PROBE_SOURCE (kit));
  g_autoptr (GResolver) standard = g_resolver_get_default ();
  guint n_families = 2;

  g_assert_true (standard == mdr_environment_get_resolver (world->environment));
  g_assert_true (standard != resolver);

  mdr_session_set_address (session, "anna@example.test", NULL);
  mdr_session_start (session);
  wait_for_end (session);
  g_assert_cmpuint (count_questions (world, "database.test"), ==, n_families);

  mdr_session_check_step_again (session, MDR_STEP_NETWORK);
  wait_for_end (session);
  g_assert_cmpuint (count_questions (world, "database.test"), ==, 2 * n_families);

  mdr_session_start (session);
  wait_for_end (session);
  g_assert_cmpuint (count_questions (world, "database.test"), ==, 3 * n_families);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/probe-kit/makes-what-a-session-asks-for", LittleWorld, NULL, little_world_set_up,
              test_probes, little_world_tear_down);
  g_test_add ("/probe-kit/tells-when-the-network-changed", LittleWorld, NULL, little_world_set_up,
              test_network_changes, little_world_tear_down);

  g_test_add ("/probe-kit/looks-a-name-up-once-a-check", LittleWorld, NULL, little_world_set_up,
              test_names, little_world_tear_down);

  return g_test_run ();
}

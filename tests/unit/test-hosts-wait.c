/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who wants to know all mail servers has to wait for the search to end, and no longer.
 */

#include "core/mdr-probe-source.h"
#include "fake-source.h"
#include "probe/way/mdr-hosts-wait.h"

typedef struct
{
  FakeSource *source;
  MdrAddress *address;
  GListStore *probes;
  MdrProbe *search;
  GCancellable *cancellable;
  gboolean is_done;
  GStrv hosts;
  GError *error;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->source = fake_source_new ();
  fixture->address = mdr_address_parse ("anna@example.it", NULL);
  fixture->probes = g_list_store_new (MDR_TYPE_PROBE);
  fixture->cancellable = g_cancellable_new ();
  fixture->search = MDR_PROBE (mdr_probe_source_create_settings_probe (
      MDR_PROBE_SOURCE (fixture->source), fixture->address));
  g_list_store_append (fixture->probes, fixture->search);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_list_store_remove_all (fixture->probes);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_strfreev (fixture->hosts);
  g_clear_error (&fixture->error);
  g_object_unref (fixture->cancellable);
  g_assert_finalize_object (fixture->search);
  g_assert_finalize_object (fixture->probes);
  mdr_address_unref (fixture->address);
  g_object_unref (fixture->source);
}

static void
add_service (Fixture *fixture, const char *host)
{
  g_autoptr (MdrService) service =
      mdr_service_new (MDR_PROTOCOL_IMAP, host, 993, MDR_SECURITY_TLS, NULL);
  g_autoptr (MdrProbe) probe = mdr_probe_source_create_service_probe (
      MDR_PROBE_SOURCE (fixture->source), fixture->address, service, NULL);

  g_list_store_append (fixture->probes, probe);
}

static void
waited_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->hosts = mdr_hosts_wait_finish (result, &fixture->error);
  fixture->is_done = TRUE;
}

static void
begin (Fixture *fixture)
{
  mdr_hosts_wait_async (G_LIST_MODEL (fixture->probes), fixture->cancellable, waited_cb, fixture);
}

static void
end (Fixture *fixture)
{
  while (!fixture->is_done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  const char *const expected[] = { "imap.example.it", "smtp.example.it", NULL };

  /* It ends in the next turn of the main loop; what is added until then counts. */
  mdr_probe_start (fixture->search);
  begin (fixture);
  add_service (fixture, "imap.example.it");
  add_service (fixture, "smtp.example.it");
  add_service (fixture, "imap.example.it");
  add_service (fixture, "127.0.0.1");
  end (fixture);

  g_assert_no_error (fixture->error);
  g_assert_cmpstrv (fixture->hosts, expected);
}

static void
test_no_search (Fixture *fixture, gconstpointer data)
{
  const char *const expected[] = { "imap.example.it", NULL };

  add_service (fixture, "imap.example.it");
  begin (fixture);
  end (fixture);

  g_assert_cmpstrv (fixture->hosts, expected);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  mdr_probe_start (fixture->search);
  begin (fixture);
  g_cancellable_cancel (fixture->cancellable);
  end (fixture);

  g_assert_null (fixture->hosts);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/hosts-wait/ends-with-the-search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/hosts-wait/ends-at-once-without-one", Fixture, NULL, set_up, test_no_search,
              tear_down);
  g_test_add ("/hosts-wait/can-be-cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A running check names what it is doing, and says how long it will wait.
 */

#include "fake-source.h"
#include "knowledge/mdr-texts-activity.h"

#define NAMED_TYPE_PROBE (named_probe_get_type ())
G_DECLARE_FINAL_TYPE (NamedProbe, named_probe, NAMED, PROBE, MdrProbe)

/* A probe that is never started. */
struct _NamedProbe
{
  MdrProbe parent_instance;
};

G_DEFINE_FINAL_TYPE (NamedProbe, named_probe, MDR_TYPE_PROBE)

static void
named_probe_class_init (NamedProbeClass *klass)
{
}

static void
named_probe_init (NamedProbe *self)
{
}

static MdrProbe *
create_running_probe (FakeSource *source)
{
  g_autoptr (MdrAddress) address = mdr_address_parse ("anna@example.it", NULL);
  g_autoptr (MdrService) service =
      mdr_service_new (MDR_PROTOCOL_IMAP, "imap.example.it", 993, MDR_SECURITY_TLS, NULL);
  MdrProbe *probe;

  fake_source_set_endless (source, TRUE);
  probe = mdr_probe_source_create_service_probe (MDR_PROBE_SOURCE (source), address, service, NULL);
  mdr_probe_start (probe);

  return probe;
}

static void
assert_doing (MdrProbe *probe, const char *expected)
{
  g_autofree char *text = mdr_texts_dup_activity (probe);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_server_is_named (void)
{
  g_autoptr (FakeSource) source = fake_source_new ();
  g_autoptr (MdrProbe) probe = create_running_probe (source);

  mdr_probe_enter_phase (probe, MDR_PHASE_CONNECT);
  assert_doing (probe, "Connecting to imap.example.it…");

  mdr_probe_leave_phase (probe, MDR_PHASE_CONNECT, MDR_STATE_PASSED);
  mdr_probe_enter_phase (probe, MDR_PHASE_TLS);
  assert_doing (probe, "Asking imap.example.it for its certificate…");

  mdr_probe_stop (probe);
}

static void
test_every_phase_is_a_sentence (void)
{
  g_autoptr (FakeSource) source = fake_source_new ();

  for (guint phase = 0; phase < MDR_N_PHASES; phase++)
    {
      g_autoptr (MdrProbe) probe = create_running_probe (source);
      g_autofree char *text = NULL;

      mdr_probe_enter_phase (probe, phase);
      text = mdr_texts_dup_activity (probe);
      g_assert_nonnull (strstr (text, "imap.example.it"));
      g_assert_true (g_str_has_suffix (text, "…"));
      mdr_probe_stop (probe);
    }
}

static void
test_other_checks_say_what_they_look_at (void)
{
  static const char *const ids[] = { "clock", "names",    "online",   "passwords", "portal",
                                     "proxy", "programs", "settings", "vpn",       "webmail" };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (MdrProbe) probe = g_object_new (NAMED_TYPE_PROBE, "id", ids[i], NULL);
      g_autofree char *text = mdr_texts_dup_activity (probe);

      g_assert_cmpstr (text, !=, "Checking…");
    }
}

static void
test_time_left (void)
{
  g_autoptr (FakeSource) source = fake_source_new ();
  g_autoptr (MdrProbe) probe = create_running_probe (source);
  g_autofree char *one = NULL;
  g_autofree char *many = NULL;

  mdr_probe_enter_phase (probe, MDR_PHASE_CONNECT);
  one = mdr_texts_dup_activity_with_rest (probe, 1);
  many = mdr_texts_dup_activity_with_rest (probe, 7);

  g_assert_cmpstr (one, ==, "Connecting to imap.example.it… At most 1 more second.");
  g_assert_cmpstr (many, ==, "Connecting to imap.example.it… At most 7 more seconds.");

  mdr_probe_stop (probe);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/activity/server-is-named", test_server_is_named);
  g_test_add_func ("/activity/every-phase-is-a-sentence", test_every_phase_is_a_sentence);
  g_test_add_func ("/activity/other-checks-say-what-they-look-at",
                   test_other_checks_say_what_they_look_at);
  g_test_add_func ("/activity/time-left-is-counted", test_time_left);

  return g_test_run ();
}

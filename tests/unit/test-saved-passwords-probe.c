/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The probe reports what is there, once more when more is known, and nothing before anybody looked.
 * What a real password store answers is tried in tests/cli and tests/secrets.
 */

#include "core/mdr-sandbox.h"
#include "probe/mdr-saved-passwords-probe.h"

typedef struct
{
  MdrSavedPasswords *passwords;
  MdrAddress *address;
  GListStore *probes;
  MdrProbe *probe;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer looks_by_itself)
{
  fixture->passwords = mdr_saved_passwords_new (NULL, NULL);
  fixture->address = mdr_address_parse ("anna@example.it", NULL);
  fixture->probes = g_list_store_new (MDR_TYPE_PROBE);
  fixture->probe = mdr_saved_passwords_probe_new (fixture->passwords, fixture->address,
                                                  G_LIST_MODEL (fixture->probes),
                                                  GPOINTER_TO_INT (looks_by_itself));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->probe);
  g_assert_finalize_object (fixture->passwords);
  g_assert_finalize_object (fixture->probes);
  mdr_address_unref (fixture->address);
}

static void
run (Fixture *fixture)
{
  mdr_probe_start (fixture->probe);
  while (mdr_probe_get_state (fixture->probe) == MDR_STATE_RUNNING)
    g_main_context_iteration (NULL, TRUE);
}

static guint
count_findings (Fixture *fixture)
{
  return g_list_model_get_n_items (mdr_probe_get_findings (fixture->probe));
}

static void
assert_not_there (Fixture *fixture)
{
  g_autoptr (MdrFinding) finding =
      g_list_model_get_item (mdr_probe_get_findings (fixture->probe), 0);

  g_assert_nonnull (finding);
  g_assert_cmpstr (mdr_finding_get_code (finding), ==, "keyring-not-there");
}

static void
test_no_store_is_a_finding (Fixture *fixture, gconstpointer data)
{
  run (fixture);
  g_assert_true (mdr_saved_passwords_get_looked (fixture->passwords));
  assert_not_there (fixture);
}

/* Of a store that may not be asked nothing is known: that is not "in order". */
static void
test_store_out_of_sight (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MdrFinding) finding = NULL;

  mdr_sandbox_set (mdr_sandbox_new ("[Context]\nshared=network;\n"));
  run (fixture);
  mdr_sandbox_set (NULL);

  finding = g_list_model_get_item (mdr_probe_get_findings (fixture->probe), 0);
  g_assert_nonnull (finding);
  g_assert_cmpstr (mdr_finding_get_code (finding), ==, "keyring-not-seen");
  g_assert_cmpint (mdr_probe_get_state (fixture->probe), ==, MDR_STATE_SKIPPED);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *looked = user_data;

  *looked = mdr_saved_passwords_look_finish (MDR_SAVED_PASSWORDS (source), result, NULL);
}

static void
test_waits_for_somebody_to_look (Fixture *fixture, gconstpointer data)
{
  gboolean looked = FALSE;

  run (fixture);
  g_assert_cmpuint (count_findings (fixture), ==, 0);

  mdr_saved_passwords_look_async (fixture->passwords, FALSE, NULL, looked_cb, &looked);
  while (!looked || mdr_probe_get_state (fixture->probe) == MDR_STATE_RUNNING)
    g_main_context_iteration (NULL, TRUE);
  assert_not_there (fixture);
}

/* A look that is under way cannot be taken back; nothing of it is told. */
static void
test_stopped_stays_stopped (Fixture *fixture, gconstpointer data)
{
  gboolean looked = FALSE;

  mdr_probe_start (fixture->probe);
  mdr_probe_stop (fixture->probe);
  mdr_saved_passwords_look_async (fixture->passwords, FALSE, NULL, looked_cb, &looked);
  while (!looked || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (mdr_probe_get_state (fixture->probe), ==, MDR_STATE_SKIPPED);
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

static void
test_two_looks_are_one (Fixture *fixture, gconstpointer data)
{
  gboolean first = FALSE;
  gboolean second = FALSE;

  mdr_saved_passwords_look_async (fixture->passwords, FALSE, NULL, looked_cb, &first);
  mdr_saved_passwords_look_async (fixture->passwords, FALSE, NULL, looked_cb, &second);
  while (!first || !second)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/saved-passwords-probe/no-store-is-a-finding", Fixture, GINT_TO_POINTER (TRUE),
              set_up, test_no_store_is_a_finding, tear_down);
  g_test_add ("/saved-passwords-probe/store-out-of-sight-is-told", Fixture, GINT_TO_POINTER (TRUE),
              set_up, test_store_out_of_sight, tear_down);
  g_test_add ("/saved-passwords-probe/waits-for-somebody-to-look", Fixture, GINT_TO_POINTER (FALSE),
              set_up, test_waits_for_somebody_to_look, tear_down);
  g_test_add ("/saved-passwords-probe/stopped-stays-stopped", Fixture, GINT_TO_POINTER (TRUE),
              set_up, test_stopped_stays_stopped, tear_down);
  g_test_add ("/saved-passwords-probe/two-looks-are-one", Fixture, GINT_TO_POINTER (FALSE), set_up,
              test_two_looks_are_one, tear_down);

  return g_test_run ();
}

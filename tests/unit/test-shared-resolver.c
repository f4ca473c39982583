/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * However many want to know something, it is asked once; and who stops waiting disturbs nobody.
 */

#include "probe/names/mdr-override-resolver.h"
#include "probe/names/mdr-shared-resolver.h"

#include "noting-resolver.h"
#include "slow-resolver.h"

#define HOST "imap.example.test"
#define SLOW_MS 20

typedef struct
{
  NotingResolver *noting;
  GResolver *shared;
} Trial;

typedef struct
{
  gboolean ended;
  guint n_found;
  GError *error;
} Answer;

static void
trial_set_up (Trial *self, gconstpointer user_data)
{
  g_autoptr (GResolver) system = g_resolver_get_default ();
  g_autoptr (GResolver) names = mdr_override_resolver_new (system);
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string ("192.0.2.1");

  mdr_override_resolver_add (MDR_OVERRIDE_RESOLVER (names), "*", NULL);
  mdr_override_resolver_add (MDR_OVERRIDE_RESOLVER (names), HOST, address);
  mdr_override_resolver_add_record (MDR_OVERRIDE_RESOLVER (names), HOST, G_RESOLVER_RECORD_MX,
                                    g_variant_new ("(qs)", 10, "mx.example.test"));
  self->noting = noting_resolver_new (names);
  self->shared = mdr_shared_resolver_new (G_RESOLVER (self->noting));
}

static void
trial_tear_down (Trial *self, gconstpointer user_data)
{
  g_assert_finalize_object (self->shared);
  g_object_unref (self->noting);
}

static void
addresses_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;
  GList *list =
      g_resolver_lookup_by_name_with_flags_finish (G_RESOLVER (source), result, &answer->error);

  answer->ended = TRUE;
  answer->n_found = g_list_length (list);
  g_resolver_free_addresses (list);
}

static void
records_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;
  GList *list = g_resolver_lookup_records_finish (G_RESOLVER (source), result, &answer->error);

  answer->ended = TRUE;
  answer->n_found = g_list_length (list);
  g_list_free_full (list, (GDestroyNotify) g_variant_unref);
}

static void
ask (GResolver *resolver, const char *host, GCancellable *cancellable, Answer *answer)
{
  g_resolver_lookup_by_name_with_flags_async (
      resolver, host, G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY, cancellable, addresses_cb, answer);
}

static void
ask_for_ipv6 (GResolver *resolver, GCancellable *cancellable, Answer *answer)
{
  g_resolver_lookup_by_name_with_flags_async (
      resolver, HOST, G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY, cancellable, addresses_cb, answer);
}

static void
wait_for (const Answer *answer)
{
  while (!answer->ended)
    g_main_context_iteration (NULL, TRUE);
}

static guint
count_questions (Trial *trial)
{
  return noting_resolver_get_names (trial->noting)->len;
}

static void
test_at_once (Trial *trial, gconstpointer user_data)
{
  Answer answers[5] = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    ask (trial->shared, i % 2 == 0 ? HOST : "IMAP.example.test", NULL, &answers[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      wait_for (&answers[i]);
      g_assert_no_error (answers[i].error);
      g_assert_cmpuint (answers[i].n_found, ==, 1);
    }

  g_assert_cmpuint (count_questions (trial), ==, 1);
}

static void
test_differently (Trial *trial, gconstpointer user_data)
{
  Answer answers[4] = { 0 };

  ask (trial->shared, HOST, NULL, &answers[0]);
  g_resolver_lookup_by_name_with_flags_async (
      trial->shared, HOST, G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY, NULL, addresses_cb, &answers[1]);
  g_resolver_lookup_records_async (trial->shared, HOST, G_RESOLVER_RECORD_MX, NULL, records_cb,
                                   &answers[2]);
  g_resolver_lookup_records_async (trial->shared, HOST, G_RESOLVER_RECORD_MX, NULL, records_cb,
                                   &answers[3]);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    wait_for (&answers[i]);

  g_assert_cmpuint (answers[0].n_found, ==, 1);
  g_assert_error (answers[1].error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND);
  g_assert_cmpuint (answers[2].n_found, ==, 1);
  g_assert_cmpuint (answers[3].n_found, ==, 1);
  g_assert_cmpuint (count_questions (trial), ==, 3);
  g_clear_error (&answers[1].error);
}

static void
test_kept (Trial *trial, gconstpointer user_data)
{
  static const struct
  {
    const char *host;
    guint n_found;
  } hosts[] = { { HOST, 1 }, { "gone.test", 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    for (guint turn = 0; turn < 4; turn++)
      {
        Answer answer = { 0 };

        /* Nothing is forgotten by itself. */
        if (turn == 2)
          mdr_shared_resolver_forget (MDR_SHARED_RESOLVER (trial->shared));
        ask (trial->shared, hosts[i].host, NULL, &answer);
        wait_for (&answer);

        g_assert_cmpuint (answer.n_found, ==, hosts[i].n_found);
        g_assert_cmpuint (count_questions (trial), ==, 2 * i + 1 + turn / 2);
        g_clear_error (&answer.error);
      }
}

static void
test_failure (Trial *trial, gconstpointer user_data)
{
  noting_resolver_break (trial->noting);
  for (guint turn = 1; turn <= 2; turn++)
    {
      Answer answer = { 0 };

      ask (trial->shared, HOST, NULL, &answer);
      wait_for (&answer);

      g_assert_error (answer.error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE);
      g_assert_cmpuint (count_questions (trial), ==, turn);
      g_clear_error (&answer.error);
    }
}

static void
test_leaving (void)
{
  /* So that who leaves is told before the answer comes, on the slowest machine. */
  g_autoptr (SlowResolver) slow = slow_resolver_new (20 * SLOW_MS, 20 * SLOW_MS);
  g_autoptr (GResolver) shared = mdr_shared_resolver_new (G_RESOLVER (slow));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer left = { 0 };
  Answer stayed = { 0 };

  ask (shared, HOST, cancellable, &left);
  ask (shared, HOST, NULL, &stayed);
  g_cancellable_cancel (cancellable);

  wait_for (&left);
  g_assert_error (left.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (stayed.ended);

  wait_for (&stayed);
  g_assert_no_error (stayed.error);
  g_assert_cmpuint (stayed.n_found, ==, 1);
  g_clear_error (&left.error);
}

/* The slow resolver never answers by itself: what it was asked ends only if it is cancelled, and
 * then neither resolver is needed any more. */
static void
test_all_leaving (void)
{
  SlowResolver *slow = slow_resolver_new (SLOW_RESOLVER_NEVER, SLOW_RESOLVER_NEVER);
  GResolver *shared = mdr_shared_resolver_new (G_RESOLVER (slow));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answers[2] = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    ask (shared, HOST, cancellable, &answers[i]);
  g_cancellable_cancel (cancellable);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      wait_for (&answers[i]);
      g_assert_error (answers[i].error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&answers[i].error);
    }

  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (shared);
  g_assert_finalize_object (slow);
}

static void
test_forgetting_meanwhile (void)
{
  g_autoptr (SlowResolver) slow = slow_resolver_new (SLOW_MS, SLOW_MS);
  g_autoptr (NotingResolver) noting = noting_resolver_new (G_RESOLVER (slow));
  g_autoptr (GResolver) shared = mdr_shared_resolver_new (G_RESOLVER (noting));
  Answer before = { 0 };
  Answer after = { 0 };

  ask (shared, HOST, NULL, &before);
  mdr_shared_resolver_forget (MDR_SHARED_RESOLVER (shared));
  ask (shared, HOST, NULL, &after);
  wait_for (&before);
  wait_for (&after);

  g_assert_cmpuint (before.n_found, ==, 1);
  g_assert_cmpuint (after.n_found, ==, 1);
  g_assert_cmpuint (noting_resolver_get_names (noting)->len, ==, 2);
}

static void
test_no_ipv4 (void)
{
  for (guint turn = 0; turn < 2; turn++)
    {
      g_autoptr (SlowResolver) slow = slow_resolver_new (SLOW_MS, SLOW_RESOLVER_NONE);
      g_autoptr (GResolver) shared = mdr_shared_resolver_new (G_RESOLVER (slow));
      Answer ipv4 = { 0 };
      Answer ipv6 = { 0 };

      if (turn == 0)
        ask_for_ipv6 (shared, NULL, &ipv6);
      ask (shared, HOST, NULL, &ipv4);
      if (turn == 1)
        ask_for_ipv6 (shared, NULL, &ipv6);

      while (!ipv6.ended)
        {
          g_assert_false (ipv4.ended);
          g_main_context_iteration (NULL, TRUE);
        }
      wait_for (&ipv4);

      g_assert_cmpuint (ipv6.n_found, ==, 1);
      g_assert_error (ipv4.error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND);
      g_clear_error (&ipv4.error);
    }
}

static void
test_nobody_cares_for_ipv6 (void)
{
  SlowResolver *slow = slow_resolver_new (SLOW_RESOLVER_NEVER, SLOW_RESOLVER_NONE);
  GResolver *shared = mdr_shared_resolver_new (G_RESOLVER (slow));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer ipv4 = { 0 };
  Answer ipv6 = { 0 };

  ask_for_ipv6 (shared, cancellable, &ipv6);
  ask (shared, HOST, NULL, &ipv4);
  g_cancellable_cancel (cancellable);
  wait_for (&ipv6);
  wait_for (&ipv4);

  g_assert_error (ipv6.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_error (ipv4.error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND);
  g_clear_error (&ipv6.error);
  g_clear_error (&ipv4.error);

  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (shared);
  g_assert_finalize_object (slow);
}

static gpointer
ask_in_thread (gpointer user_data)
{
  Trial *trial = user_data;
  GList *list = g_resolver_lookup_by_name (trial->shared, HOST, NULL, NULL);
  guint n_found = g_list_length (list);

  g_resolver_free_addresses (list);

  return GUINT_TO_POINTER (n_found);
}

static void
test_passing_on (void)
{
  g_autoptr (GResolver) system = g_resolver_get_default ();
  g_autoptr (GResolver) names = mdr_override_resolver_new (system);
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string ("192.0.2.1");
  g_autoptr (GResolver) shared = mdr_shared_resolver_new (names);
  Trial trial = { NULL, shared };
  GThread *thread;

  mdr_override_resolver_add (MDR_OVERRIDE_RESOLVER (names), HOST, address);
  thread = g_thread_new ("asks", ask_in_thread, &trial);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (thread)), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/shared-resolver/asked-at-once-is-asked-once", Trial, NULL, trial_set_up,
              test_at_once, trial_tear_down);
  g_test_add ("/shared-resolver/another-question-is-asked-too", Trial, NULL, trial_set_up,
              test_differently, trial_tear_down);
  g_test_add ("/shared-resolver/answer-is-kept-until-forgotten", Trial, NULL, trial_set_up,
              test_kept, trial_tear_down);
  g_test_add ("/shared-resolver/failure-is-not-kept", Trial, NULL, trial_set_up, test_failure,
              trial_tear_down);
  g_test_add_func ("/shared-resolver/who-leaves-disturbs-nobody", test_leaving);
  g_test_add_func ("/shared-resolver/nobody-is-asked-when-all-have-left", test_all_leaving);
  g_test_add_func ("/shared-resolver/who-waits-is-answered-though-forgotten",
                   test_forgetting_meanwhile);
  g_test_add_func ("/shared-resolver/missing-ipv4-is-told-after-ipv6", test_no_ipv4);
  g_test_add_func ("/shared-resolver/missing-ipv4-is-told-though-ipv6-is-given-up",
                   test_nobody_cares_for_ipv6);
  g_test_add_func ("/shared-resolver/blocking-question-is-passed-on", test_passing_on);

  return g_test_run ();
}

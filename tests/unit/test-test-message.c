/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a test message looks like, and what it counts.
 */

#include <string.h>

#include "core/mdr-test-message.h"

static MdrTestMessage *
create (const char *address_text)
{
  g_autoptr (MdrAddress) address = mdr_address_parse (address_text, NULL);
  g_autoptr (MdrService) sending =
      mdr_service_new (MDR_PROTOCOL_SMTP, "smtp.example.it", 587, MDR_SECURITY_STARTTLS, NULL);
  g_autoptr (GTimeZone) rome = g_time_zone_new_offset (3600);
  g_autoptr (GDateTime) now = g_date_time_new (rome, 2026, 1, 1, 0, 30, 5);

  g_assert_nonnull (address);

  return mdr_test_message_new (address, sending, now, FALSE);
}

static char *
render (MdrTestMessage *message)
{
  g_autoptr (GBytes) bytes = mdr_test_message_render (message);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_goes_to_nobody_else (void)
{
  g_autoptr (MdrTestMessage) message = create ("anna@example.it");
  g_autofree char *text = render (message);

  g_assert_true (g_str_has_prefix (text, "From: <anna@example.it>\r\nTo: <anna@example.it>\r\n"));
  g_assert_null (strstr (text, "Cc:"));
  g_assert_nonnull (strstr (text, "\r\nSubject: Test SMTP 587\r\n"));
  g_assert_nonnull (strstr (text, "\r\nAuto-Submitted: auto-generated\r\n"));
}

static void
test_does_not_tell_the_time_zone (void)
{
  g_autoptr (MdrTestMessage) message = create ("anna@example.it");
  g_autofree char *text = render (message);

  g_assert_nonnull (strstr (text, "\r\nDate: Wed, 31 Dec 2025 23:30:05 +0000\r\n"));
}

static void
test_each_has_an_id_of_its_own (void)
{
  g_autoptr (MdrTestMessage) one = create ("anna@example.it");
  g_autoptr (MdrTestMessage) other = create ("anna@example.it");
  g_autofree char *text = render (one);
  g_autofree char *line = g_strdup_printf ("\r\nMessage-ID: %s\r\n", mdr_test_message_get_id (one));

  g_assert_cmpstr (mdr_test_message_get_id (one), !=, mdr_test_message_get_id (other));
  g_assert_true (g_str_has_suffix (mdr_test_message_get_id (one), "@example.it>"));
  g_assert_nonnull (strstr (text, line));
}

/* A translation may have any letters, and a line that begins with a dot would end the message. */
static void
test_can_follow_data_as_it_is (void)
{
  g_autoptr (MdrTestMessage) message = create ("anna@example.it");
  g_autofree char *text = render (message);
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  g_assert_true (g_str_is_ascii (text));
  g_assert_true (g_str_has_suffix (text, "\r\n"));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 76);
      g_assert_null (strpbrk (lines[i], "\r\n"));
      g_assert_cmpint (lines[i][0], !=, '.');
    }
}

static void
test_counts_from_its_acceptance (void)
{
  g_autoptr (MdrTestMessage) message = create ("anna@example.it");

  g_assert_cmpuint (mdr_test_message_get_seconds (message), ==, 0);
  g_assert_cmpuint (mdr_test_message_get_seconds_left (message), ==, MDR_TEST_MESSAGE_PATIENCE);

  mdr_test_message_enter_stage (message, MDR_TEST_STAGE_WAITING);
  g_assert_cmpuint (mdr_test_message_get_seconds_left (message), <=, MDR_TEST_MESSAGE_PATIENCE);
  g_assert_cmpint (mdr_test_message_get_stage (message), ==, MDR_TEST_STAGE_WAITING);
}

static void
count_cb (guint *n_calls)
{
  (*n_calls)++;
}

static void
test_tells_when_it_is_given_up (void)
{
  g_autoptr (MdrTestMessage) message = create ("anna@example.it");
  guint n_calls = 0;

  g_signal_connect_swapped (message, "notify::given-up", G_CALLBACK (count_cb), &n_calls);
  mdr_test_message_give_up (message);
  mdr_test_message_give_up (message);

  g_assert_true (mdr_test_message_get_given_up (message));
  g_assert_cmpuint (n_calls, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/test-message/goes-to-nobody-else", test_goes_to_nobody_else);
  g_test_add_func ("/test-message/does-not-tell-the-time-zone", test_does_not_tell_the_time_zone);
  g_test_add_func ("/test-message/each-has-an-id-of-its-own", test_each_has_an_id_of_its_own);
  g_test_add_func ("/test-message/can-follow-data-as-it-is", test_can_follow_data_as_it_is);
  g_test_add_func ("/test-message/counts-from-its-acceptance", test_counts_from_its_acceptance);
  g_test_add_func ("/test-message/tells-when-it-is-given-up", test_tells_when_it_is_given_up);

  return g_test_run ();
}

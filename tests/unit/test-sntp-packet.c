/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What goes to time servers, and what is believed of what comes back.
 */

#include "probe/way/mdr-sntp-packet.h"

#include <string.h>

#define NONCE G_GUINT64_CONSTANT (0x0123456789abcdef)

/* A good answer: no leap second, version 4, from a server; stratum 2; both times are half a second
 * after midnight on 1 January 2026. */
static const guint8 good[MDR_SNTP_PACKET_BYTES] = {
  [0] = 0x24,  [1] = 2,     [24] = 0x01, [25] = 0x23, [26] = 0x45, [27] = 0x67, [28] = 0x89,
  [29] = 0xab, [30] = 0xcd, [31] = 0xef, [32] = 0xed, [33] = 0x00, [34] = 0x37, [35] = 0x80,
  [36] = 0x80, [40] = 0xed, [41] = 0x00, [42] = 0x37, [43] = 0x80, [44] = 0x80,
};

static const struct
{
  const char *claim;
  guint at;
  guint8 value;
  MdrSntpAnswer answer;
} changes[] = {
  { "a-good-answer-is-believed", 1, 2, MDR_SNTP_ANSWER_TIME },
  { "a-leap-second-does-no-harm", 0, 0x64, MDR_SNTP_ANSWER_TIME },
  { "the-last-stratum-counts", 1, 15, MDR_SNTP_ANSWER_TIME },
  { "the-next-stratum-does-not", 1, 16, MDR_SNTP_ANSWER_UNSYNCHRONISED },
  { "who-is-not-synchronised-knows-nothing", 0, 0xe4, MDR_SNTP_ANSWER_UNSYNCHRONISED },
  { "a-kiss-of-death-is-no-time", 1, 0, MDR_SNTP_ANSWER_REFUSAL },
  { "another-question-was-answered", 31, 0xee, MDR_SNTP_ANSWER_FOREIGN },
  { "a-question-is-no-answer", 0, 0x23, MDR_SNTP_ANSWER_FOREIGN },
  { "a-broadcast-is-no-answer", 0, 0x25, MDR_SNTP_ANSWER_FOREIGN },
  { "another-version-was-not-asked-for", 0, 0x1c, MDR_SNTP_ANSWER_FOREIGN },
};

static void
test_change (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  guint8 packet[MDR_SNTP_PACKET_BYTES];
  gint64 received;
  gint64 sent;

  memcpy (packet, good, sizeof packet);
  packet[changes[i].at] = changes[i].value;

  g_assert_cmpint (mdr_sntp_packet_read (packet, sizeof packet, NONCE, &received, &sent), ==,
                   changes[i].answer);
}

static void
test_short (void)
{
  gint64 received;
  gint64 sent;

  for (gsize length = 0; length < sizeof good; length++)
    {
      /* A block of its own, so that sanitizers see whoever reads on. */
      g_autofree guint8 *packet = g_memdup2 (good, length);

      g_assert_cmpint (mdr_sntp_packet_read (packet, length, NONCE, &received, &sent), ==,
                       MDR_SNTP_ANSWER_FOREIGN);
    }
}

static void
test_no_time (void)
{
  static const gsize fields[] = { 32, 40 };
  gint64 received;
  gint64 sent;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      guint8 packet[MDR_SNTP_PACKET_BYTES];

      memcpy (packet, good, sizeof packet);
      memset (packet + fields[i], 0, 8);
      g_assert_cmpint (mdr_sntp_packet_read (packet, sizeof packet, NONCE, &received, &sent), ==,
                       MDR_SNTP_ANSWER_UNSYNCHRONISED);
    }
}

static void
assert_time (const guint8 *seconds, const char *expected)
{
  guint8 packet[MDR_SNTP_PACKET_BYTES];
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;
  gint64 received;
  gint64 sent;

  memcpy (packet, good, sizeof packet);
  memcpy (packet + 40, seconds, 4);
  g_assert_cmpint (mdr_sntp_packet_read (packet, sizeof packet, NONCE, &received, &sent), ==,
                   MDR_SNTP_ANSWER_TIME);

  /* Half a second after, before 1970 as well. */
  g_assert_cmpint ((sent - G_USEC_PER_SEC / 2) % G_USEC_PER_SEC, ==, 0);
  time = g_date_time_new_from_unix_utc ((sent - G_USEC_PER_SEC / 2) / G_USEC_PER_SEC);
  text = g_date_time_format_iso8601 (time);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_times (void)
{
  assert_time ((const guint8[]){ 0xed, 0x00, 0x37, 0x80 }, "2026-01-01T00:00:00Z");
  assert_time ((const guint8[]){ 0xff, 0xff, 0xff, 0xff }, "2036-02-07T06:28:15Z");
  assert_time ((const guint8[]){ 0x00, 0x00, 0x00, 0x00 }, "2036-02-07T06:28:16Z");
  assert_time ((const guint8[]){ 0x80, 0x00, 0x00, 0x00 }, "1968-01-20T03:14:08Z");
  assert_time ((const guint8[]){ 0x7f, 0xff, 0xff, 0xff }, "2104-02-26T09:42:23Z");
}

static void
test_question (void)
{
  static const guint8 expected[MDR_SNTP_PACKET_BYTES] = {
    [0] = 0x23,  [40] = 0x01, [41] = 0x23, [42] = 0x45, [43] = 0x67,
    [44] = 0x89, [45] = 0xab, [46] = 0xcd, [47] = 0xef,
  };
  guint8 packet[MDR_SNTP_PACKET_BYTES];

  mdr_sntp_packet_write (packet, NONCE);

  /* Nothing else is said: neither the time here nor anything about this computer. */
  g_assert_cmpmem (packet, sizeof packet, expected, sizeof expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/sntp-packet/", changes[i].claim, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_change);
    }
  g_test_add_func ("/sntp-packet/short-ones-are-not-read", test_short);
  g_test_add_func ("/sntp-packet/no-time-is-not-1900", test_no_time);
  g_test_add_func ("/sntp-packet/times-go-on-after-2036", test_times);
  g_test_add_func ("/sntp-packet/question-tells-nothing", test_question);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as the answer of a time server.
 */

#include "fuzz.h"
#include "probe/way/mdr-sntp-packet.h"

#define NONCE G_GUINT64_CONSTANT (0x0123456789abcdef)

/* 1968 and 2104, where the times that can be told begin and end. */
#define EARLIEST (G_GINT64_CONSTANT (-61505152) * G_USEC_PER_SEC)
#define LATEST (G_GINT64_CONSTANT (4233462144) * G_USEC_PER_SEC)

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  gint64 received;
  gint64 sent;

  if (mdr_sntp_packet_read (data, size, NONCE, &received, &sent) != MDR_SNTP_ANSWER_TIME)
    return 0;

  g_assert_cmpuint (size, >=, MDR_SNTP_PACKET_BYTES);
  g_assert_cmpint (received, >=, EARLIEST);
  g_assert_cmpint (received, <, LATEST);
  g_assert_cmpint (sent, >=, EARLIEST);
  g_assert_cmpint (sent, <, LATEST);

  return 0;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SNTP as in RFC 4330, whose packets are those of NTP version 4 (RFC 5905). The question says
 * nothing about the one who asks, not even what time it is there: in the field that the server
 * sends back there is a random number, by which its answer is told from anybody else's.
 */

#include "mdr-sntp-packet.h"

#include <string.h>

/* The first byte is leap indicator, version and mode. */
#define VERSION 4
#define MODE_CLIENT 3
#define MODE_SERVER 4
#define LEAP_UNSYNCHRONISED 3

#define STRATUM_KISS_OF_DEATH 0
#define STRATUM_MAX 15

/* Where the fields are. */
#define STRATUM 1
#define ORIGINATE 24
#define RECEIVE 32
#define TRANSMIT 40

/* From 1900, where NTP begins to count, to 1970. */
#define NTP_TO_UNIX G_GINT64_CONSTANT (2208988800)

static guint64
read_64_bits (const guint8 *field)
{
  guint64 value;

  memcpy (&value, field, sizeof value);

  return GUINT64_FROM_BE (value);
}

/* Seconds and a binary fraction. The seconds begin again in 2036; by RFC 4330 section 3, those
 * whose first bit is not set are of the time after that. That this does not depend on the local
 * clock is the point here. */
static gint64
to_unix_microseconds (guint64 timestamp)
{
  gint64 seconds = timestamp >> 32;
  gint64 fraction = timestamp & G_MAXUINT32;

  if ((timestamp & G_GUINT64_CONSTANT (1) << 63) == 0)
    seconds += G_GINT64_CONSTANT (1) << 32;

  return (seconds - NTP_TO_UNIX) * G_USEC_PER_SEC + (fraction * G_USEC_PER_SEC >> 32);
}

static gboolean
answers (const guint8 *packet, gsize length, guint64 nonce)
{
  return length >= MDR_SNTP_PACKET_BYTES && (packet[0] & 7) == MODE_SERVER &&
         (packet[0] >> 3 & 7) == VERSION && read_64_bits (packet + ORIGINATE) == nonce;
}

/**
 * mdr_sntp_packet_write:
 * @packet: (out): where to write the question
 * @nonce: a random number, new for each question, not 0
 *
 * Asks for the time.
 */
void
mdr_sntp_packet_write (guint8 packet[MDR_SNTP_PACKET_BYTES], guint64 nonce)
{
  const guint64 field = GUINT64_TO_BE (nonce);

  g_return_if_fail (nonce != 0);

  memset (packet, 0, MDR_SNTP_PACKET_BYTES);
  packet[0] = VERSION << 3 | MODE_CLIENT;
  memcpy (packet + TRANSMIT, &field, sizeof field);
}

/**
 * mdr_sntp_packet_read:
 * @packet: what came
 * @length: its length
 * @nonce: the number in the question
 * @received: (out): when the server got the question, in microseconds since 1970
 * @sent: (out): when it sent the answer
 *
 * Reads what came from the network. Both times are only set with %MDR_SNTP_ANSWER_TIME; they lie
 * between 1968 and 2104.
 *
 * Returns: what it is
 */
MdrSntpAnswer
mdr_sntp_packet_read (const guint8 *packet,
                      gsize length,
                      guint64 nonce,
                      gint64 *received,
                      gint64 *sent)
{
  guint64 receive;
  guint64 transmit;

  g_return_val_if_fail (packet != NULL || length == 0, MDR_SNTP_ANSWER_FOREIGN);

  if (!answers (packet, length, nonce))
    return MDR_SNTP_ANSWER_FOREIGN;

  if (packet[STRATUM] == STRATUM_KISS_OF_DEATH)
    return MDR_SNTP_ANSWER_REFUSAL;

  receive = read_64_bits (packet + RECEIVE);
  transmit = read_64_bits (packet + TRANSMIT);
  if (packet[STRATUM] > STRATUM_MAX || packet[0] >> 6 == LEAP_UNSYNCHRONISED || receive == 0 ||
      transmit == 0)
    return MDR_SNTP_ANSWER_UNSYNCHRONISED;

  *received = to_unix_microseconds (receive);
  *sent = to_unix_microseconds (transmit);

  return MDR_SNTP_ANSWER_TIME;
}

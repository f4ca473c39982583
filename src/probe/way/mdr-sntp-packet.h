/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The question what time it is, and the answer, as they go over the wire.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MDR_SNTP_PACKET_BYTES 48

/**
 * MdrSntpAnswer:
 * @MDR_SNTP_ANSWER_FOREIGN: no answer to the question that was asked
 * @MDR_SNTP_ANSWER_REFUSAL: the server does not want to be asked ("kiss of death")
 * @MDR_SNTP_ANSWER_UNSYNCHRONISED: the server does not know the time itself
 * @MDR_SNTP_ANSWER_TIME: the time
 *
 * What a packet turns out to be.
 */
typedef enum
{
  MDR_SNTP_ANSWER_FOREIGN,
  MDR_SNTP_ANSWER_REFUSAL,
  MDR_SNTP_ANSWER_UNSYNCHRONISED,
  MDR_SNTP_ANSWER_TIME,
} MdrSntpAnswer;

void mdr_sntp_packet_write (guint8 packet[MDR_SNTP_PACKET_BYTES], guint64 nonce);
MdrSntpAnswer mdr_sntp_packet_read (const guint8 *packet,
                                    gsize length,
                                    guint64 nonce,
                                    gint64 *received,
                                    gint64 *sent);

G_END_DECLS

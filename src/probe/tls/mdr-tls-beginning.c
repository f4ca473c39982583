/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The record layer of RFC 8446 section 5.1 and the first fields of an alert and a ServerHello; they
 * are the same in all versions since SSL 3.0.
 */

#include "mdr-tls-beginning.h"

#include <gnutls/gnutls.h>

enum
{
  OFFSET_TYPE = 0,
  OFFSET_MAJOR = 1,
  OFFSET_MESSAGE = 5,
  OFFSET_ALERT = 6,
  OFFSET_HELLO_VERSION = 9,
};

#define TYPE_FIRST 20
#define TYPE_ALERT 21
#define TYPE_HANDSHAKE 22
#define TYPE_LAST 23
#define MESSAGE_SERVER_HELLO 2
#define MAJOR_VERSION 3
#define MINOR_VERSION_TLS_1_2 3

static gboolean
has_server_hello (const guint8 *bytes, gsize length)
{
  return length > OFFSET_HELLO_VERSION + 1 && bytes[OFFSET_TYPE] == TYPE_HANDSHAKE &&
         bytes[OFFSET_MESSAGE] == MESSAGE_SERVER_HELLO &&
         bytes[OFFSET_HELLO_VERSION] == MAJOR_VERSION;
}

/**
 * mdr_tls_beginning_look:
 * @bytes: (array length=length): the first bytes that a server sent
 * @length: how many
 *
 * Tells how a server began to speak.
 *
 * Returns: the kind of its beginning
 */
MdrTlsBeginning
mdr_tls_beginning_look (const guint8 *bytes, gsize length)
{
  if (length == 0)
    return MDR_TLS_BEGINNING_NONE;

  if (bytes[OFFSET_TYPE] < TYPE_FIRST || bytes[OFFSET_TYPE] > TYPE_LAST ||
      (length > OFFSET_MAJOR && bytes[OFFSET_MAJOR] != MAJOR_VERSION))
    return MDR_TLS_BEGINNING_PLAIN;

  if (bytes[OFFSET_TYPE] == TYPE_ALERT)
    return MDR_TLS_BEGINNING_ALERT;

  if (has_server_hello (bytes, length) && bytes[OFFSET_HELLO_VERSION + 1] < MINOR_VERSION_TLS_1_2)
    return MDR_TLS_BEGINNING_OLD;

  return MDR_TLS_BEGINNING_TLS;
}

/**
 * mdr_tls_beginning_name_alert:
 * @bytes: (array length=length): the first bytes of a server that began with an alert
 * @length: how many
 *
 * Returns: (nullable): what the alert says, in the words of the TLS library
 */
const char *
mdr_tls_beginning_name_alert (const guint8 *bytes, gsize length)
{
  return length > OFFSET_ALERT ? gnutls_alert_get_name (bytes[OFFSET_ALERT]) : NULL;
}

/**
 * mdr_tls_beginning_name_version:
 * @bytes: (array length=length): the first bytes of a server that chose an old version
 * @length: how many
 *
 * Returns: the version it chose, as in "TLS 1.0"
 */
const char *
mdr_tls_beginning_name_version (const guint8 *bytes, gsize length)
{
  static const char *const names[] = { "SSL 3.0", "TLS 1.0", "TLS 1.1" };

  g_return_val_if_fail (mdr_tls_beginning_look (bytes, length) == MDR_TLS_BEGINNING_OLD, NULL);

  return names[bytes[OFFSET_HELLO_VERSION + 1]];
}

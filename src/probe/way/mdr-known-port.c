/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RFC 8314 for the ports with TLS, RFC 6409 for 587. Port 25 is where servers hand mail to each
 * other: it tells whether the host lives, and is nothing to be set in a mail program.
 */

#include "mdr-known-port.h"

const MdrKnownPort mdr_known_ports[MDR_N_KNOWN_PORTS] = {
  { 993, NULL, TRUE, MDR_PROTOCOL_IMAP, MDR_SECURITY_TLS },
  { 995, NULL, TRUE, MDR_PROTOCOL_POP3, MDR_SECURITY_TLS },
  { 465, NULL, TRUE, MDR_PROTOCOL_SMTP, MDR_SECURITY_TLS },
  { 587, "245", TRUE, MDR_PROTOCOL_SMTP, MDR_SECURITY_STARTTLS },
  { 143, "*", TRUE, MDR_PROTOCOL_IMAP, MDR_SECURITY_STARTTLS },
  { 110, "+-", TRUE, MDR_PROTOCOL_POP3, MDR_SECURITY_STARTTLS },
  { 25, "245", FALSE, MDR_PROTOCOL_SMTP, MDR_SECURITY_STARTTLS },
  { 443, NULL, FALSE, MDR_PROTOCOL_IMAP, MDR_SECURITY_TLS },
};

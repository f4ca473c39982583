/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * glib-networking takes what GTlsConnection has no property for from the environment, and reads it
 * when the first connection is made.
 */

#include "mdr-tls-minimum.h"

#include <gnutls/gnutls.h>

/* RFC 9325: keys and Diffie-Hellman groups of at least 2048 bits of RSA or their equal, no static
 * RSA. The versions before TLS 1.2 stay in: that way the server's certificate and version become
 * known and can be reported, before anything is said over the channel. %COMPAT is what
 * glib-networking itself sets. */
#define PRIORITY "NORMAL:%COMPAT:%PROFILE_MEDIUM:-RSA"

/**
 * mdr_tls_set_minimum:
 *
 * Sets what all TLS sessions of this process have to offer, and takes away what could write their
 * contents or keys to a file. To be called first thing in main(), before there are other threads.
 *
 * What GIO itself can tell, certificate and version, is judged for every session all the same.
 */
void
mdr_tls_set_minimum (void)
{
  g_setenv ("G_TLS_GNUTLS_PRIORITY", PRIORITY, TRUE);
  g_unsetenv ("SSLKEYLOGFILE");
  gnutls_global_set_log_level (0);
}

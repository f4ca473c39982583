/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CRAM-MD5 (RFC 2195): a keyed digest of what the server sends.
 */

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>

#include "mdr-sasl-private.h"

#define MD5_LENGTH 16

struct _MdrSaslCramMd5
{
  MdrSasl parent_instance;
};

G_DEFINE_FINAL_TYPE (MdrSaslCramMd5, mdr_sasl_cram_md5, MDR_TYPE_SASL)

static MdrSecret *
mdr_sasl_cram_md5_respond (MdrSasl *sasl, guint step, MdrSpan challenge)
{
  MdrCredentials *credentials = mdr_sasl_get_credentials (sasl);
  g_autoptr (MdrSecret) message = NULL;
  guchar digest[MD5_LENGTH];
  const char *password;
  gsize length;

  if (step > 0)
    return mdr_sasl_refuse (sasl, "asked-again");

  /* FIPS mode has no MD5 either. */
  password = mdr_secret_peek (mdr_credentials_get_secret (credentials), &length);
  if (challenge.length == 0 || gnutls_hmac_fast (GNUTLS_MAC_MD5, password, length, challenge.bytes,
                                                 challenge.length, digest) != GNUTLS_E_SUCCESS)
    return mdr_sasl_refuse (sasl, "bad-challenge");

  message = mdr_secret_new_from_text (mdr_credentials_get_user_name (credentials), -1);
  mdr_secret_append (message, " ", 1);

  for (gsize i = 0; i < sizeof digest; i++)
    {
      char hex[3];

      g_snprintf (hex, sizeof hex, "%02x", digest[i]);
      mdr_secret_append (message, hex, 2);
    }

  mdr_sasl_complete (sasl);

  return g_steal_pointer (&message);
}

static void
mdr_sasl_cram_md5_class_init (MdrSaslCramMd5Class *klass)
{
  MDR_SASL_CLASS (klass)->server_first = TRUE;
  MDR_SASL_CLASS (klass)->respond = mdr_sasl_cram_md5_respond;
}

static void
mdr_sasl_cram_md5_init (MdrSaslCramMd5 *self)
{
}

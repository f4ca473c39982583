/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Anything that a server can ask in a SASL exchange. The first byte says in which; each line is a
 * challenge, not yet in base64.
 */

#include <string.h>

#include "fuzz.h"
#include "protocol/mdr-sasl-private.h"

static const char *const mechanisms[] = { "PLAIN",         "LOGIN",       "CRAM-MD5", "SCRAM-SHA-1",
                                          "SCRAM-SHA-256", "OAUTHBEARER", "XOAUTH2" };

static MdrSasl *
create_exchange (const char *mechanism)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text ("pencil", -1);
  g_autoptr (MdrCredentials) credentials =
      mdr_credentials_new ("user", secret, MDR_PASSWORD_KIND_ACCOUNT);
  g_autoptr (MdrService) service =
      mdr_service_new (MDR_PROTOCOL_IMAP, "mail.example.it", 993, MDR_SECURITY_TLS, NULL);
  MdrSasl *sasl = mdr_sasl_new (mechanism, credentials, service);

  if (MDR_IS_SASL_SCRAM (sasl))
    mdr_sasl_scram_set_nonce (MDR_SASL_SCRAM (sasl), "nonce");

  return sasl;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (MdrSasl) sasl = NULL;
  g_autoptr (MdrSecret) response = NULL;
  MdrSpan rest;

  if (size == 0)
    return 0;

  sasl = create_exchange (mechanisms[data[0] % G_N_ELEMENTS (mechanisms)]);
  rest = MDR_SPAN ((const char *) data + 1, size - 1);

  if (!mdr_sasl_is_server_first (sasl))
    response = mdr_sasl_begin (sasl);

  while (rest.length > 0 && mdr_sasl_get_problem (sasl) == NULL)
    {
      MdrSpan challenge = mdr_span_take_until (&rest, '\n');
      g_autofree char *encoded =
          g_base64_encode ((const guchar *) challenge.bytes, challenge.length);

      g_clear_pointer (&response, mdr_secret_unref);
      response = mdr_sasl_respond (sasl, MDR_SPAN (encoded, strlen (encoded)));
      g_assert_true ((response == NULL) == (mdr_sasl_get_problem (sasl) != NULL));
    }

  return 0;
}

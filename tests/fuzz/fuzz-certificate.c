/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as the certificate of a server.
 */

#include <stdint.h>

#include "probe/tls/mdr-certificate.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static GTlsCertificate *
read_certificate (const uint8_t *data, size_t size)
{
  GType type = g_tls_backend_get_certificate_type (g_tls_backend_get_default ());
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, data, size);

  return g_initable_new (type, NULL, NULL, "certificate", bytes, NULL);
}

static void
assert_clean (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GTlsCertificate) peer = read_certificate (data, size);
  g_autoptr (MdrEnvironment) environment = NULL;
  g_autoptr (MdrService) service = NULL;
  g_autoptr (MdrCertificate) certificate = NULL;
  const char *const nowhere[] = { NULL };

  if (peer == NULL)
    return 0;

  environment = mdr_environment_new ();
  mdr_environment_set_public_authorities (environment, nowhere);
  service = mdr_service_new (MDR_PROTOCOL_IMAP, "imap.example.it", 993, MDR_SECURITY_TLS, NULL);
  certificate = mdr_certificate_new (service, peer, G_TLS_CERTIFICATE_UNKNOWN_CA,
                                     G_TLS_PROTOCOL_VERSION_TLS_1_3, "cipher", environment);

  g_assert_false (mdr_certificate_get_verified (certificate));
  g_assert_nonnull (mdr_certificate_get_problems (certificate)[0]);
  assert_clean (mdr_certificate_get_subject (certificate));
  assert_clean (mdr_certificate_get_issuer (certificate));

  return 0;
}

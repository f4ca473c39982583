/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom a joint trust trusts. Authorities and certificates are made on the spot.
 */

#include <glib/gstdio.h>
#include <gnutls/x509.h>
#include <time.h>

#include "probe/mdr-joint-trust.h"

#define HOST "mail.example.com"

typedef struct
{
  gnutls_x509_privkey_t key;
  gnutls_x509_crt_t certificate;
} Identity;

static void
identity_clear (Identity *identity)
{
  gnutls_x509_crt_deinit (identity->certificate);
  gnutls_x509_privkey_deinit (identity->key);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Identity, identity_clear)

/* Signed by @issuer, or by itself as an authority. */
static Identity
make_identity (const char *name, Identity *issuer, gint64 days)
{
  static guint8 serial = 0;
  Identity identity;
  time_t now = time (NULL);

  serial++;
  gnutls_x509_privkey_init (&identity.key);
  gnutls_x509_privkey_generate (identity.key, GNUTLS_PK_ECDSA,
                                GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0);

  gnutls_x509_crt_init (&identity.certificate);
  gnutls_x509_crt_set_version (identity.certificate, 3);
  gnutls_x509_crt_set_serial (identity.certificate, &serial, sizeof serial);
  gnutls_x509_crt_set_dn_by_oid (identity.certificate, GNUTLS_OID_X520_COMMON_NAME, 0, name,
                                 strlen (name));
  gnutls_x509_crt_set_activation_time (identity.certificate, now - 20 * 24 * 3600);
  gnutls_x509_crt_set_expiration_time (identity.certificate, now + days * 24 * 3600);
  gnutls_x509_crt_set_key (identity.certificate, identity.key);
  gnutls_x509_crt_set_basic_constraints (identity.certificate, issuer == NULL, -1);
  gnutls_x509_crt_set_subject_alt_name (identity.certificate, GNUTLS_SAN_DNSNAME, name,
                                        strlen (name), GNUTLS_FSAN_SET);
  if (issuer == NULL)
    gnutls_x509_crt_set_key_usage (identity.certificate, GNUTLS_KEY_KEY_CERT_SIGN);

  g_assert_cmpint (
      gnutls_x509_crt_sign2 (identity.certificate,
                             issuer != NULL ? issuer->certificate : identity.certificate,
                             issuer != NULL ? issuer->key : identity.key, GNUTLS_DIG_SHA256, 0),
      ==, 0);

  return identity;
}

static char *
to_pem (Identity *identity)
{
  gnutls_datum_t pem;
  char *text;

  g_assert_cmpint (gnutls_x509_crt_export2 (identity->certificate, GNUTLS_X509_FMT_PEM, &pem), ==,
                   0);
  text = g_strndup ((const char *) pem.data, pem.size);
  gnutls_free (pem.data);

  return text;
}

static char *
write_file (const char *contents)
{
  g_autoptr (GError) error = NULL;
  char *path;
  int fd = g_file_open_tmp ("mail-doctor-XXXXXX.pem", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);

  return path;
}

static GTlsDatabase *
trust_file (GTlsDatabase *first, Identity *authority)
{
  g_autofree char *pem = to_pem (authority);
  g_autofree char *path = write_file (pem);
  g_autoptr (GError) error = NULL;
  GTlsDatabase *trust = mdr_joint_trust_new_from_file (first, path, &error);

  g_assert_no_error (error);
  g_unlink (path);

  return trust;
}

static GTlsCertificateFlags
verify (GTlsDatabase *trust, Identity *identity)
{
  g_autofree char *pem = to_pem (identity);
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (GSocketConnectable) host = g_network_address_new (HOST, 993);
  g_autoptr (GError) error = NULL;
  GTlsCertificateFlags flags;

  certificate = g_tls_certificate_new_from_pem (pem, -1, &error);
  g_assert_no_error (error);
  flags =
      g_tls_database_verify_chain (trust, certificate, G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER,
                                   host, NULL, G_TLS_DATABASE_VERIFY_NONE, NULL, &error);
  g_assert_no_error (error);

  return flags;
}

static void
test_both_are_trusted (void)
{
  g_auto (Identity) first = make_identity ("First", NULL, 10);
  g_auto (Identity) second = make_identity ("Second", NULL, 10);
  g_auto (Identity) third = make_identity ("Third", NULL, 10);
  g_auto (Identity) by_first = make_identity (HOST, &first, 10);
  g_auto (Identity) by_second = make_identity (HOST, &second, 10);
  g_auto (Identity) by_third = make_identity (HOST, &third, 10);
  g_autoptr (GTlsDatabase) one = trust_file (NULL, &first);
  g_autoptr (GTlsDatabase) both = trust_file (one, &second);

  g_assert_cmpint (verify (both, &by_first), ==, 0);
  g_assert_cmpint (verify (both, &by_second), ==, 0);
  g_assert_cmpint (verify (both, &by_third), ==, G_TLS_CERTIFICATE_UNKNOWN_CA);
}

static void
test_other_faults_are_kept (void)
{
  g_auto (Identity) first = make_identity ("First", NULL, 10);
  g_auto (Identity) second = make_identity ("Second", NULL, 10);
  g_auto (Identity) expired = make_identity (HOST, &second, -1);
  g_auto (Identity) other_host = make_identity ("other.example.com", &second, 10);
  g_autoptr (GTlsDatabase) one = trust_file (NULL, &first);
  g_autoptr (GTlsDatabase) both = trust_file (one, &second);

  g_assert_cmpint (verify (both, &expired), ==, G_TLS_CERTIFICATE_EXPIRED);
  g_assert_cmpint (verify (both, &other_host), ==, G_TLS_CERTIFICATE_BAD_IDENTITY);
}

static void
test_file_without_certificate_is_refused (void)
{
  static const char *const contents[] = { "", "not a certificate\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *path = write_file (contents[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (mdr_joint_trust_new_from_file (NULL, path, &error));
      g_assert_error (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);
      g_unlink (path);
    }
}

static void
test_missing_file_is_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mdr_joint_trust_new_from_file (NULL, "/nonexistent/authority.pem", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/joint-trust/both-are-trusted", test_both_are_trusted);
  g_test_add_func ("/joint-trust/other-faults-are-kept", test_other_faults_are_kept);
  g_test_add_func ("/joint-trust/file-without-certificate-is-refused",
                   test_file_without_certificate_is_refused);
  g_test_add_func ("/joint-trust/missing-file-is-refused", test_missing_file_is_refused);

  return g_test_run ();
}

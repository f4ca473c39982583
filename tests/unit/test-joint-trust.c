/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom a joint trust trusts.
 */

#include <glib/gstdio.h>

#include "authority.h"
#include "probe/tls/mdr-joint-trust.h"

#define HOST "mail.example.com"

/* As `--ca-file` does it. */
static GTlsDatabase *
trust_also (GTlsDatabase *first, Authority *authority)
{
  g_autoptr (GTlsDatabase) alone = authority_create_trust (authority);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  GTlsDatabase *trust;

  g_object_get (alone, "anchors", &path, NULL);
  trust = mdr_joint_trust_new_from_file (first, path, &error);
  g_assert_no_error (error);

  return trust;
}

static GTlsCertificateFlags
verify (GTlsDatabase *trust, GTlsCertificate *certificate)
{
  g_autoptr (GSocketConnectable) host = g_network_address_new (HOST, 993);
  g_autoptr (GError) error = NULL;
  GTlsCertificateFlags flags =
      g_tls_database_verify_chain (trust, certificate, G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER,
                                   host, NULL, G_TLS_DATABASE_VERIFY_NONE, NULL, &error);

  g_assert_no_error (error);

  return flags;
}

/* All authorities have the same name here: only the keys tell them apart. */
static void
test_both_are_trusted (void)
{
  g_autoptr (Authority) first = authority_new ();
  g_autoptr (Authority) second = authority_new ();
  g_autoptr (Authority) stranger = authority_new ();
  g_autoptr (GTlsCertificate) by_first = authority_issue_for (first, HOST);
  g_autoptr (GTlsCertificate) by_second = authority_issue_for (second, HOST);
  g_autoptr (GTlsCertificate) by_stranger = authority_issue_for (stranger, HOST);
  g_autoptr (GTlsDatabase) one = trust_also (NULL, first);
  g_autoptr (GTlsDatabase) both = trust_also (one, second);

  g_assert_cmpint (verify (both, by_first), ==, 0);
  g_assert_cmpint (verify (both, by_second), ==, 0);
  g_assert_cmpint (verify (both, by_stranger), !=, 0);
}

static void
test_other_faults_are_kept (void)
{
  static const AuthorityWish expired_wish = { .name = HOST, .days_before = 20, .days_after = -1 };
  g_autoptr (Authority) first = authority_new ();
  g_autoptr (Authority) second = authority_new ();
  g_autoptr (GTlsCertificate) expired = authority_issue (second, &expired_wish);
  g_autoptr (GTlsCertificate) other_host = authority_issue_for (second, "other.example.com");
  g_autoptr (GTlsDatabase) one = trust_also (NULL, first);
  g_autoptr (GTlsDatabase) both = trust_also (one, second);

  g_assert_cmpint (verify (both, expired), ==, G_TLS_CERTIFICATE_EXPIRED);
  g_assert_cmpint (verify (both, other_host), ==, G_TLS_CERTIFICATE_BAD_IDENTITY);
}

static void
test_file_without_certificate_is_refused (void)
{
  static const char *const contents[] = { "", "not a certificate\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *path = NULL;
      g_autoptr (GError) error = NULL;
      int file = g_file_open_tmp ("mdr-authority-XXXXXX.pem", &path, &error);

      g_assert_no_error (error);
      g_close (file, NULL);
      g_file_set_contents (path, contents[i], -1, &error);
      g_assert_no_error (error);

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

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A company's authority vouches for the company's own servers, and for no others.
 */

#include <string.h>

#include "authority.h"
#include "file-tree.h"
#include "probe/tls/mdr-shared-trust.h"

#define OWN "mail.acme.example"
#define STRANGE "mail.example.com"
#define PUBLIC "imap.gmail.com"

typedef struct
{
  char *folder;
  Authority *authority;
  MdrCompany *company;
  GTlsDatabase *trust;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pem = NULL;

  fixture->folder = file_tree_create ();
  fixture->authority = authority_new_named ("Acme Authority", "Acme");
  g_assert_true (g_file_get_contents (authority_get_path (fixture->authority), &pem, NULL, NULL));
  file_tree_write (fixture->folder, "authorities.d/a.pem", pem);
  file_tree_write (fixture->folder, "providers.d/a.ini",
                   "[acme]\nname=Acme\ndomains=acme.example\nuser-name=other\n"
                   "imap=" OWN ":993:tls;" PUBLIC ":993:tls\n");
  fixture->company = mdr_company_new (fixture->folder);
  g_assert_cmpuint (mdr_company_get_authorities (fixture->company)->len, ==, 1);
  fixture->trust = mdr_shared_trust_new (NULL, fixture->company);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->trust);
  g_clear_object (&fixture->company);
  authority_free (fixture->authority);
  file_tree_remove (fixture->folder);
  g_free (fixture->folder);
}

static GTlsCertificateFlags
verify (Fixture *fixture, GTlsCertificate *certificate, const char *host)
{
  g_autoptr (GSocketConnectable) identity = g_network_address_new (host, 993);
  g_autoptr (GError) error = NULL;
  GTlsCertificateFlags flags = g_tls_database_verify_chain (
      fixture->trust, certificate, G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER, identity, NULL,
      G_TLS_DATABASE_VERIFY_NONE, NULL, &error);

  g_assert_no_error (error);

  return flags;
}

static char *
name (Fixture *fixture, GTlsCertificate *certificate, const char *host)
{
  g_autoptr (MdrChain) chain = mdr_chain_read (certificate);

  return mdr_shared_trust_dup_company_authority (fixture->company, chain, host);
}

static void
test_own_servers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GTlsCertificate) certificate = authority_issue_for (fixture->authority, OWN);
  g_autofree char *authority = name (fixture, certificate, OWN);

  g_assert_cmpint (verify (fixture, certificate, OWN), ==, 0);
  g_assert_nonnull (strstr (authority, "Acme Authority"));
}

static void
test_other_servers (Fixture *fixture, gconstpointer data)
{
  static const char *const hosts[] = { STRANGE, PUBLIC, "imap.gmx.net" };

  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autoptr (GTlsCertificate) certificate = authority_issue_for (fixture->authority, hosts[i]);

      g_assert_cmpint (verify (fixture, certificate, hosts[i]) & G_TLS_CERTIFICATE_UNKNOWN_CA, !=,
                       0);
      g_assert_null (name (fixture, certificate, hosts[i]));
    }
}

static void
test_other_faults (Fixture *fixture, gconstpointer data)
{
  static const AuthorityWish expired_wish = { .name = OWN, .days_before = 20, .days_after = -1 };
  g_autoptr (GTlsCertificate) expired = authority_issue (fixture->authority, &expired_wish);
  g_autoptr (GTlsCertificate) other = authority_issue_for (fixture->authority, STRANGE);
  g_autoptr (Authority) impostor = authority_new_named ("Acme Authority", "Acme");
  g_autoptr (GTlsCertificate) forged = authority_issue_for (impostor, OWN);

  g_assert_cmpint (verify (fixture, expired, OWN), ==, G_TLS_CERTIFICATE_EXPIRED);
  g_assert_cmpint (verify (fixture, other, OWN), ==, G_TLS_CERTIFICATE_BAD_IDENTITY);
  g_assert_cmpint (verify (fixture, forged, OWN), !=, 0);
  g_assert_null (name (fixture, forged, OWN));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/shared-trust/own-servers-are-checked-against-the-company", test_own_servers);
  ADD ("/shared-trust/other-servers-are-not", test_other_servers);
  ADD ("/shared-trust/other-faults-are-kept", test_other_faults);

  return g_test_run ();
}

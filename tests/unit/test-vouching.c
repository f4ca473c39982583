/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Somebody in between is told from a company's own authority, and from a bridge on this computer.
 */

#include "authority.h"

#include <glib/gstdio.h>

#include "probe/tls/mdr-certificate-faults.h"
#include "probe/tls/mdr-certificate.h"
#include "probe/tls/mdr-vouching.h"

#define PUBLIC_HOST "imap.example.com"
#define SHIELD "Avast Web/Mail Shield Root"

/* Who issues the certificate. */
typedef enum
{
  PUBLIC,
  COMPANY,
  ANTIVIRUS,
  BRIDGE,
  N_ISSUERS,
} Issuer;

typedef struct
{
  const char *claim;
  const char *host;
  guint16 port;
  Issuer issuer;
  gboolean trusted;
  gboolean timestamps;
  gboolean nothing_known; /* of public authorities */
  const char *code;       /* NULL for nothing remarkable */
  MdrSeverity severity;
} Case;

static const Case cases[] = {
  { "public-authority", PUBLIC_HOST, 993, PUBLIC, .trusted = TRUE, .timestamps = TRUE },
  { "public-authority-without-timestamps", PUBLIC_HOST, 993, PUBLIC, .trusted = TRUE },
  { "antivirus-that-is-trusted", PUBLIC_HOST, 993, ANTIVIRUS, .trusted = TRUE,
    .code = "certificate-intercepted", .severity = MDR_SEVERITY_WARNING },
  { "antivirus-that-is-not-trusted", PUBLIC_HOST, 993, ANTIVIRUS, .code = "certificate-intercepted",
    .severity = MDR_SEVERITY_ERROR },
  { "antivirus-where-nothing-is-known-of-public-authorities", PUBLIC_HOST, 993, ANTIVIRUS,
    .nothing_known = TRUE, .code = "certificate-intercepted", .severity = MDR_SEVERITY_ERROR },
  { "a-name-like-an-antivirus-and-timestamps", PUBLIC_HOST, 993, ANTIVIRUS, .trusted = TRUE,
    .timestamps = TRUE },
  { "antivirus-at-a-company's-host", "mail.company.internal", 993, ANTIVIRUS, .trusted = TRUE },
  { "company's-authority-at-a-public-host", PUBLIC_HOST, 993, COMPANY, .trusted = TRUE,
    .code = "certificate-private-authority", .severity = MDR_SEVERITY_INFO },
  { "company's-authority-at-its-own-host", "mail.company.local", 993, COMPANY, .trusted = TRUE },
  { "company's-authority-at-its-own-address", "192.168.7.7", 993, COMPANY, .trusted = TRUE },
  { "company's-authority-where-nothing-is-known-of-public-ones", PUBLIC_HOST, 993, COMPANY,
    .trusted = TRUE, .nothing_known = TRUE },
  { "company's-authority-that-the-public-knows", PUBLIC_HOST, 993, COMPANY, .trusted = TRUE,
    .timestamps = TRUE },
  { "company's-authority-that-nobody-trusts-is-a-fault-already", PUBLIC_HOST, 993, COMPANY },
  { "bridge-on-this-computer", "127.0.0.1", 4711, BRIDGE, .code = "certificate-of-local-bridge",
    .severity = MDR_SEVERITY_INFO },
  { "antivirus-as-a-proxy-on-this-computer", "localhost", 993, ANTIVIRUS,
    .code = "certificate-of-local-bridge", .severity = MDR_SEVERITY_INFO },
  { "somebody-at-the-port-of-bridges", "::1", 1143, COMPANY, .code = "certificate-of-local-bridge",
    .severity = MDR_SEVERITY_INFO },
  { "somebody-at-another-port-of-this-computer", "127.0.0.1", 4711, COMPANY },
  { "bridge-elsewhere", PUBLIC_HOST, 1143, BRIDGE },
};

static Authority *issuers[N_ISSUERS];

static MdrVouching
read_evidence (const Case *trial, const MdrChain *chain, MdrPublicAuthorities *authorities)
{
  return mdr_vouching_read (chain, trial->nothing_known ? NULL : authorities, trial->host,
                            trial->port, trial->trusted ? 0 : G_TLS_CERTIFICATE_UNKNOWN_CA);
}

static void
test_case (gconstpointer user_data)
{
  const Case *expected = user_data;
  const AuthorityWish wish = { .name = expected->host, .timestamps = expected->timestamps };
  const char *const places[] = { authority_get_path (issuers[PUBLIC]), NULL };
  g_autoptr (MdrPublicAuthorities) authorities = mdr_public_authorities_new (places);
  g_autoptr (GTlsCertificate) peer = authority_issue (issuers[expected->issuer], &wish);
  g_autoptr (MdrChain) chain = mdr_chain_read (peer);
  MdrVouching vouching = read_evidence (expected, chain, authorities);
  g_autoptr (MdrService) service =
      mdr_service_new (MDR_PROTOCOL_IMAP, expected->host, expected->port, MDR_SECURITY_TLS, NULL);
  g_autoptr (MdrFinding) finding =
      mdr_vouching_create_finding (&vouching, MDR_STEP_SETTINGS, service);

  if (expected->code == NULL)
    {
      g_assert_null (finding);
      return;
    }

  g_assert_nonnull (finding);
  g_assert_cmpstr (mdr_finding_get_code (finding), ==, expected->code);
  g_assert_cmpint (mdr_finding_get_severity (finding), ==, expected->severity);
  g_assert_cmpstr (mdr_finding_get_parameter (finding, "host"), ==, expected->host);
}

static void
test_product_is_named (void)
{
  const AuthorityWish wish = { .name = PUBLIC_HOST };
  g_autoptr (GTlsCertificate) peer = authority_issue (issuers[ANTIVIRUS], &wish);
  g_autoptr (MdrChain) chain = mdr_chain_read (peer);
  MdrVouching vouching =
      mdr_vouching_read (chain, NULL, PUBLIC_HOST, 993, G_TLS_CERTIFICATE_UNKNOWN_CA);
  g_autoptr (MdrFinding) finding = mdr_vouching_create_finding (&vouching, MDR_STEP_SETTINGS, NULL);

  g_assert_cmpstr (mdr_finding_get_parameter (finding, "product"), ==, "Avast Antivirus");
  g_assert_cmpstr (mdr_finding_get_parameter (finding, "product-id"), ==, "avast");
  g_assert_cmpstr (mdr_finding_get_parameter (finding, "kind"), ==, "antivirus");
  g_assert_cmpstr (mdr_finding_get_parameter (finding, "issuer"), ==, "CN=" SHIELD);
}

/* An error comes before the faults that it explains; a warning leaves the channel as it is. */
static void
test_channel (void)
{
  static const struct
  {
    GTlsCertificateFlags flags;
    const char *problems;
    gboolean verified;
  } expected[] = {
    { G_TLS_CERTIFICATE_UNKNOWN_CA, "certificate-intercepted certificate-untrusted", FALSE },
    { 0, "certificate-intercepted", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GTlsCertificate) peer = authority_issue_for (issuers[ANTIVIRUS], PUBLIC_HOST);
      g_autoptr (MdrService) service =
          mdr_service_new (MDR_PROTOCOL_IMAP, PUBLIC_HOST, 993, MDR_SECURITY_TLS, NULL);
      g_autoptr (MdrEnvironment) environment = mdr_environment_new ();
      const char *const places[] = { authority_get_path (issuers[PUBLIC]), NULL };
      g_autoptr (MdrCertificate) certificate = NULL;
      g_autofree char *problems = NULL;

      mdr_environment_set_public_authorities (environment, places);
      certificate = mdr_certificate_new (service, peer, expected[i].flags,
                                         G_TLS_PROTOCOL_VERSION_TLS_1_3, "cipher", environment);
      problems = g_strjoinv (" ", (char **) mdr_certificate_get_problems (certificate));

      g_assert_cmpstr (problems, ==, expected[i].problems);
      g_assert_cmpint (mdr_certificate_get_verified (certificate), ==, expected[i].verified);
      g_assert_cmpint (mdr_certificate_get_authority (certificate), ==, MDR_PUBLICITY_PRIVATE);
    }
}

/* A bridge is talked with, and trusted with no password. */
static void
test_bridge (void)
{
  const AuthorityWish wish = { .name = "0.0.0.0" };
  const AuthorityWish expired = { .name = "0.0.0.0", .days_before = 20, .days_after = -10 };
  const AuthorityWish *const wishes[] = { &wish, &expired };

  for (gsize i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      g_autoptr (GTlsCertificate) peer = authority_issue (issuers[BRIDGE], wishes[i]);
      g_autoptr (MdrService) service =
          mdr_service_new (MDR_PROTOCOL_IMAP, "127.0.0.1", 4711, MDR_SECURITY_STARTTLS, NULL);
      g_autoptr (MdrEnvironment) environment = mdr_environment_new ();
      const char *const nowhere[] = { NULL };
      g_autoptr (MdrCertificate) certificate = NULL;

      mdr_environment_set_public_authorities (environment, nowhere);
      certificate = mdr_certificate_new (
          service, peer, G_TLS_CERTIFICATE_UNKNOWN_CA | G_TLS_CERTIFICATE_BAD_IDENTITY,
          G_TLS_PROTOCOL_VERSION_TLS_1_3, "cipher", environment);

      g_assert_false (mdr_certificate_get_verified (certificate));
      g_assert_cmpint (mdr_certificate_is_of_local_bridge (certificate), ==, wishes[i] == &wish);
      g_assert_cmpstr (mdr_certificate_get_problems (certificate)[0], ==,
                       wishes[i] == &wish ? NULL : "certificate-expired");
    }
}

/* p11-kit's files have other things between the certificates, and what cannot be read is passed
 * over.
 */
static void
write_as_p11_kit_does (const char *path, Authority *authority)
{
  g_autofree char *pem = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (authority_get_path (authority), &pem, NULL, &error);
  g_assert_no_error (error);
  text = g_strconcat ("[p11-kit-object-v1]\nlabel: \"Public Root\"\ntrusted: true\n"
                      "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                      pem, "\n[p11-kit-object-v1]\nvalue: \"%30\"\n-----BEGIN CERTIFICATE-----\n",
                      NULL);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static MdrPublicity
judge (MdrEnvironment *environment, Issuer issuer)
{
  g_autoptr (GTlsCertificate) peer = authority_issue_for (issuers[issuer], PUBLIC_HOST);
  g_autoptr (MdrChain) chain = mdr_chain_read (peer);

  return mdr_public_authorities_judge (mdr_public_authorities_get (environment), chain);
}

static void
test_places (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("mdr-places-XXXXXX", &error);
  g_autofree char *file = g_build_filename (folder, "bundle.trust.p11-kit", NULL);
  g_autoptr (MdrEnvironment) environment = mdr_environment_new ();
  const char *const places[] = { "/nonexistent", folder, NULL };

  g_assert_no_error (error);
  write_as_p11_kit_does (file, issuers[PUBLIC]);
  mdr_environment_set_public_authorities (environment, places);
  g_assert_cmpint (judge (environment, PUBLIC), ==, MDR_PUBLICITY_PUBLIC);
  g_assert_cmpint (judge (environment, COMPANY), ==, MDR_PUBLICITY_PRIVATE);

  mdr_public_authorities_count (environment, authority_get_path (issuers[COMPANY]));
  g_assert_cmpint (judge (environment, PUBLIC), ==, MDR_PUBLICITY_PUBLIC);
  g_assert_cmpint (judge (environment, COMPANY), ==, MDR_PUBLICITY_PUBLIC);

  g_unlink (file);
  g_rmdir (folder);
}

/* Nothing is said where nobody says who is public. */
static void
test_no_places (void)
{
  const char *const nowhere[] = { "/nonexistent", NULL };
  g_autoptr (GTlsDatabase) trust = authority_create_trust (issuers[COMPANY]);
  g_autoptr (MdrEnvironment) empty = mdr_environment_new ();
  g_autoptr (MdrEnvironment) untold = mdr_environment_new ();

  mdr_environment_set_public_authorities (empty, nowhere);
  g_assert_cmpint (judge (empty, PUBLIC), ==, MDR_PUBLICITY_UNKNOWN);

  mdr_environment_set_trust (untold, trust);
  g_assert_cmpint (judge (untold, COMPANY), ==, MDR_PUBLICITY_UNKNOWN);
}

static const struct
{
  const char *host;
  gboolean is_public;
} hosts[] = {
  { "imap.example.com", TRUE }, { "192.0.2.1", TRUE },        { "2001:db8::1", TRUE },
  { "mailserver", FALSE },      { "nas.local", FALSE },       { "mail.corp.internal", FALSE },
  { "router.lan", FALSE },      { "box.home.arpa", FALSE },   { "localhost", FALSE },
  { "127.0.0.1", FALSE },       { "10.1.2.3", FALSE },        { "172.20.0.1", FALSE },
  { "192.168.1.1", FALSE },     { "169.254.1.1", FALSE },     { "fe80::1", FALSE },
  { "fd00::1", FALSE },         { "internal.example", TRUE },
};

static void
test_hosts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    g_assert_cmpint (mdr_vouching_is_public_host (hosts[i].host), ==, hosts[i].is_public);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  issuers[PUBLIC] = authority_new_named ("Public Root", "Public Root Ltd");
  issuers[COMPANY] = authority_new_named ("Company Root", "Company");
  issuers[ANTIVIRUS] = authority_new_named (SHIELD, NULL);
  issuers[BRIDGE] = authority_new_named ("0.0.0.0", "Proton AG");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/vouching/", cases[i].claim, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/vouching/product-is-named", test_product_is_named);
  g_test_add_func ("/vouching/channel-is-as-good-as-the-computer-says", test_channel);
  g_test_add_func ("/vouching/bridge-gets-no-password", test_bridge);
  g_test_add_func ("/vouching/places-of-public-authorities", test_places);
  g_test_add_func ("/vouching/no-places-no-judgement", test_no_places);
  g_test_add_func ("/vouching/hosts-of-the-public", test_hosts);

  result = g_test_run ();
  for (gsize i = 0; i < N_ISSUERS; i++)
    authority_free (issuers[i]);

  return result;
}

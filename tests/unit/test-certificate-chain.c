/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is wrong with those who vouch for a server has a name of its own.
 */

#include "authority.h"
#include "probe/tls/mdr-certificate.h"

#define HOST "mail.example.test"
#define ISSUER_LINK "http://authority.example.test/issuer.crt"
#define PUBLIC_POLICY "2.23.140.1.2.1"

typedef struct
{
  const char *claim;
  AuthorityTraits between; /* who stands between the root and the server */
  gboolean no_chain;       /* the server does not send it */
  gboolean strange_root;
  AuthorityWish wish;
  const char *problems;
  const char *causes;
} Case;

static const Case cases[] = {
  { "good", .wish = { .name = HOST }, .problems = "", .causes = "" },
  { "unknown-root", .strange_root = TRUE, .wish = { .name = HOST },
    .problems = "certificate-untrusted", .causes = "tls-untrusted-certificate" },
  { "nobody-in-between-sent", .no_chain = TRUE, .wish = { .name = HOST },
    .problems = "certificate-untrusted", .causes = "tls-untrusted-certificate" },
  { "missing-intermediate-known-by-timestamps", .no_chain = TRUE,
    .wish = { .name = HOST, .timestamps = TRUE }, .problems = "certificate-chain-incomplete",
    .causes = "tls-untrusted-certificate" },
  { "missing-intermediate-known-by-policy", .no_chain = TRUE,
    .wish = { .name = HOST, .policy = PUBLIC_POLICY }, .problems = "certificate-chain-incomplete",
    .causes = "tls-untrusted-certificate" },
  { "another-policy-tells-nothing", .no_chain = TRUE, .wish = { .name = HOST, .policy = "1.2.3.4" },
    .problems = "certificate-untrusted", .causes = "tls-untrusted-certificate" },
  { "missing-intermediate-known-by-link", .no_chain = TRUE,
    .wish = { .name = HOST, .issuer_link = ISSUER_LINK },
    .problems = "certificate-chain-incomplete", .causes = "tls-untrusted-certificate" },
  { "missing-intermediate-known-by-organisation", .between = { .organization = "Public Root Ltd" },
    .no_chain = TRUE, .wish = { .name = HOST }, .problems = "certificate-chain-incomplete",
    .causes = "tls-untrusted-certificate" },
  { "not-allowed-to-vouch", .between = { .not_allowed = TRUE }, .wish = { .name = HOST },
    .problems = "certificate-authority-not-allowed", .causes = "tls-untrusted-certificate" },
  { "expired-in-between", .between = { .days_before = 20, .days_after = -10 },
    .wish = { .name = HOST, .days_before = 15 }, .problems = "certificate-authority-expired",
    .causes = "tls-expired-certificate" },
  { "not-yet-valid-in-between", .between = { .days_before = -10 }, .wish = { .name = HOST },
    .problems = "certificate-authority-not-yet-valid", .causes = "clock-skew" },
  { "weak-in-between", .between = { .rsa_bits = 1024 }, .wish = { .name = HOST },
    .problems = "certificate-authority-weak", .causes = "tls-version-or-cipher" },
  { "expired-itself", .wish = { .name = HOST, .days_before = 20, .days_after = -10 },
    .problems = "certificate-expired", .causes = "tls-expired-certificate" },
};

static MdrCertificate *
judge (Authority *trusted, GTlsCertificate *peer)
{
  g_autoptr (GTlsDatabase) trust = authority_create_trust (trusted);
  g_autoptr (MdrEnvironment) environment = mdr_environment_new ();
  g_autoptr (MdrService) service =
      mdr_service_new (MDR_PROTOCOL_IMAP, HOST, 993, MDR_SECURITY_TLS, NULL);
  g_autoptr (GSocketConnectable) identity = g_network_address_new (HOST, 993);
  const char *const places[] = { authority_get_path (trusted), NULL };
  g_autoptr (GError) error = NULL;
  GTlsCertificateFlags flags =
      g_tls_database_verify_chain (trust, peer, G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER,
                                   identity, NULL, G_TLS_DATABASE_VERIFY_NONE, NULL, &error);

  g_assert_no_error (error);
  mdr_environment_set_trust (environment, trust);
  mdr_environment_set_public_authorities (environment, places);

  return mdr_certificate_new (service, peer, flags, G_TLS_PROTOCOL_VERSION_TLS_1_3, "cipher",
                              environment);
}

static char *
join_causes (GPtrArray *findings)
{
  g_autoptr (GString) causes = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    g_string_append_printf (causes, "%s%s", i > 0 ? " " : "",
                            mdr_cause_to_code (mdr_finding_get_cause (findings->pdata[i])));

  return g_strdup (causes->str);
}

static void
test_case (gconstpointer user_data)
{
  const Case *expected = user_data;
  g_autoptr (Authority) root = authority_new_named ("Public Root", "Public Root Ltd");
  g_autoptr (Authority) stranger = authority_new_named ("Nobody", NULL);
  g_autoptr (Authority) between =
      authority_new_below (expected->strange_root ? stranger : root, &expected->between);
  g_autoptr (GTlsCertificate) peer = expected->no_chain
                                         ? authority_issue_without_chain (between, &expected->wish)
                                         : authority_issue (between, &expected->wish);
  g_autoptr (MdrCertificate) certificate = judge (root, peer);
  g_autofree char *problems =
      g_strjoinv (" ", (char **) mdr_certificate_get_problems (certificate));
  g_autofree char *causes = join_causes (mdr_certificate_get_findings (certificate));

  g_assert_cmpstr (problems, ==, expected->problems);
  g_assert_cmpstr (causes, ==, expected->causes);
  g_assert_cmpint (mdr_certificate_get_verified (certificate), ==, *problems == '\0');
}

/* Who it is about is said, too. */
static void
test_authority_is_named (void)
{
  const AuthorityTraits traits = { .days_before = 20, .days_after = -10, .common_name = "Late CA" };
  const AuthorityWish wish = { .name = HOST, .days_before = 15 };
  g_autoptr (Authority) root = authority_new ();
  g_autoptr (Authority) between = authority_new_below (root, &traits);
  g_autoptr (GTlsCertificate) peer = authority_issue (between, &wish);
  g_autoptr (MdrCertificate) certificate = judge (root, peer);
  MdrFinding *finding = mdr_certificate_get_findings (certificate)->pdata[0];

  g_assert_cmpstr (mdr_finding_get_parameter (finding, "authority"), ==, "CN=Late CA");
  g_assert_nonnull (mdr_finding_get_parameter (finding, "date"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/certificate-chain/", cases[i].claim, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/certificate-chain/authority-is-named", test_authority_is_named);

  return g_test_run ();
}

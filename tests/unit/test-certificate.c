/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every fault of a certificate is reported, with all the others, and none is accepted.
 */

#include "authority.h"
#include "probe/tls/mdr-tls-beginning.h"
#include "probe/tls/mdr-tls-minimum.h"
#include "probe/tls/mdr-tls-upgrade.h"
#include "scripted-server.h"

#define HOST "mail.example.test"

static const char *const tls_only[] = { "TLS", NULL };
static const char *const plain_text[] = { "S * OK [CAPABILITY IMAP4rev1] hello", NULL };
static const char *const hangs_up[] = { "CLOSE", NULL };
static const char *const resets[] = { "RESET", NULL };

static Authority *authority;

typedef struct
{
  MdrTlsUpgrade *upgrade;
  GIOStream *stream;
  GError *error;
  gboolean done;
} Handshake;

static void
upgraded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Handshake *handshake = user_data;

  handshake->stream =
      mdr_tls_upgrade_run_finish (MDR_TLS_UPGRADE (source), result, &handshake->error);
  handshake->done = TRUE;
}

static MdrEnvironment *
environment_new (int days_from_now)
{
  MdrEnvironment *environment = mdr_environment_new ();
  g_autoptr (GTlsDatabase) trust = authority_create_trust (authority);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, days_from_now);

  mdr_environment_set_trust (environment, trust);
  mdr_environment_set_now (environment, then);

  return environment;
}

static void
shake_hands (Handshake *handshake,
             const char *const *script,
             GTlsCertificate *certificate,
             const char *host,
             MdrSecurity security,
             int days_from_now)
{
  g_autoptr (ScriptedServer) server = scripted_server_new (script, certificate);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = g_socket_client_connect_to_host (
      client, "127.0.0.1", scripted_server_get_port (server), NULL, NULL);
  g_autoptr (MdrEnvironment) environment = environment_new (days_from_now);
  g_autoptr (MdrService) service =
      mdr_service_new (MDR_PROTOCOL_IMAP, host, scripted_server_get_port (server), security, NULL);

  *handshake = (Handshake){ .upgrade = mdr_tls_upgrade_new (environment, service) };
  mdr_tls_upgrade_run_async (handshake->upgrade, G_IO_STREAM (connection), NULL, upgraded_cb,
                             handshake);
  while (!handshake->done)
    g_main_context_iteration (NULL, TRUE);
}

static char *
join_codes (Handshake *handshake)
{
  GPtrArray *findings = mdr_tls_upgrade_get_findings (handshake->upgrade);
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "",
                            mdr_finding_get_code (g_ptr_array_index (findings, i)));

  return g_strdup (codes->str);
}

static const char *
first_cause (Handshake *handshake)
{
  GPtrArray *findings = mdr_tls_upgrade_get_findings (handshake->upgrade);

  return mdr_cause_to_code (mdr_finding_get_cause (g_ptr_array_index (findings, 0)));
}

static void
handshake_clear (Handshake *handshake)
{
  g_clear_object (&handshake->stream);
  g_clear_object (&handshake->upgrade);
  g_clear_error (&handshake->error);
}

typedef struct
{
  const char *claim;
  const char *host;
  AuthorityWish wish;
  int days_from_now;
  const char *codes;
  const char *cause;
} Case;

static const Case cases[] = {
  { "good", HOST, { .name = HOST }, 0, "secured", "ok" },
  { "good-wildcard", HOST, { .name = "*.example.test" }, 0, "secured", "ok" },
  { "good-address", "127.0.0.1", { .name = "127.0.0.1" }, 0, "secured", "ok" },
  { "good-ipv6-address", "::1", { .name = "::1" }, 0, "secured", "ok" },
  { "good-for-any-purpose", HOST, { .name = HOST, .no_purpose = TRUE }, 0, "secured", "ok" },
  { "good-with-timestamps", HOST, { .name = HOST, .timestamps = TRUE }, 0, "secured", "ok" },
  { "good-rsa", HOST, { .name = HOST, .rsa_bits = 2048 }, 0, "secured", "ok" },
  { "self-signed",
    HOST,
    { .name = HOST, .common_name = HOST, .self_signed = TRUE },
    0,
    "certificate-self-signed",
    "tls-untrusted-certificate" },
  { "wrong-host",
    HOST,
    { .name = "other.example.test" },
    0,
    "certificate-wrong-host",
    "tls-wrong-host" },
  { "partial-wildcard",
    HOST,
    { .name = "ma*.example.test" },
    0,
    "certificate-wrong-host",
    "tls-wrong-host" },
  { "wildcard-for-two-labels",
    "imap.mail.example.test",
    { .name = "*.example.test" },
    0,
    "certificate-wrong-host",
    "tls-wrong-host" },
  { "wildcard-for-the-domain-itself",
    "example.test",
    { .name = "*.example.test" },
    0,
    "certificate-wrong-host",
    "tls-wrong-host" },
  { "other-names-outweigh-the-common-name",
    HOST,
    { .name = "other.example.test", .common_name = HOST },
    0,
    "certificate-wrong-host",
    "tls-wrong-host" },
  { "wrong-purpose",
    HOST,
    { .name = HOST, .purpose = GNUTLS_KP_TLS_WWW_CLIENT },
    0,
    "certificate-wrong-purpose",
    "tls-untrusted-certificate" },
  { "name-for-address",
    "127.0.0.1",
    { .name = "localhost", .common_name = "127.0.0.1" },
    0,
    "certificate-wrong-host",
    "tls-wrong-host" },
  { "only-common-name",
    HOST,
    { .common_name = HOST },
    0,
    "certificate-name-only-in-cn",
    "tls-wrong-host" },
  { "expired",
    HOST,
    { .name = HOST, .days_before = 20, .days_after = -10 },
    0,
    "certificate-expired",
    "tls-expired-certificate" },
  { "expired-tomorrow",
    HOST,
    { .name = HOST, .days_after = 2 },
    3,
    "certificate-expired",
    "tls-expired-certificate" },
  { "not-yet-valid",
    HOST,
    { .name = HOST, .days_before = -10 },
    0,
    "certificate-not-yet-valid",
    "clock-skew" },
  { "not-yet-valid-by-our-clock",
    HOST,
    { .name = HOST, .days_before = 5 },
    -100,
    "certificate-not-yet-valid",
    "clock-skew" },
  { "short-key",
    HOST,
    { .name = HOST, .rsa_bits = 1024 },
    0,
    "certificate-weak",
    "tls-version-or-cipher" },
  { "sha1",
    HOST,
    { .name = HOST, .digest = GNUTLS_DIG_SHA1 },
    0,
    "certificate-weak",
    "tls-version-or-cipher" },
  { "everything-at-once",
    HOST,
    { .name = "x.test",
      .common_name = "x.test",
      .self_signed = TRUE,
      .days_before = 20,
      .days_after = -10,
      .rsa_bits = 1024 },
    0,
    "certificate-self-signed certificate-expired certificate-wrong-host certificate-weak",
    "tls-untrusted-certificate" },
};

static void
test_case (gconstpointer user_data)
{
  const Case *expected = user_data;
  gboolean good = g_str_equal (expected->codes, "secured");
  g_autoptr (GTlsCertificate) certificate = authority_issue (authority, &expected->wish);
  g_autofree char *codes = NULL;
  MdrCertificate *seen;
  Handshake handshake;

  shake_hands (&handshake, tls_only, certificate, expected->host, MDR_SECURITY_TLS,
               expected->days_from_now);
  codes = join_codes (&handshake);
  seen = mdr_tls_upgrade_get_certificate (handshake.upgrade);

  g_assert_cmpstr (codes, ==, expected->codes);
  g_assert_cmpstr (first_cause (&handshake), ==, expected->cause);
  g_assert_nonnull (seen);
  g_assert_cmpint (mdr_certificate_get_verified (seen), ==, good);
  if (good)
    {
      g_assert_nonnull (handshake.stream);
      g_assert_cmpstr (mdr_certificate_get_version (seen), ==, "TLS 1.3");
    }
  else
    {
      g_assert_null (handshake.stream);
      g_assert_error (handshake.error, G_TLS_ERROR, G_TLS_ERROR_HANDSHAKE);
    }

  handshake_clear (&handshake);
}

static void
test_details (void)
{
  const AuthorityWish wish = { .name = "*.x.test", .common_name = "a\033[31m <b>" };
  g_autoptr (GTlsCertificate) certificate = authority_issue (authority, &wish);
  MdrCertificate *seen;
  MdrFinding *finding;
  Handshake handshake;

  shake_hands (&handshake, tls_only, certificate, HOST, MDR_SECURITY_TLS, 0);
  seen = mdr_tls_upgrade_get_certificate (handshake.upgrade);
  finding = g_ptr_array_index (mdr_tls_upgrade_get_findings (handshake.upgrade), 0);

  g_assert_cmpstr (mdr_certificate_get_issuer (seen), ==, "CN=Mail Doctor's test authority");
  g_assert_null (strchr (mdr_certificate_get_subject (seen), '\033'));
  g_assert_cmpstr (mdr_certificate_get_problems (seen)[0], ==, "certificate-wrong-host");
  g_assert_null (mdr_certificate_get_problems (seen)[1]);
  g_assert_cmpstr (mdr_finding_get_parameter (finding, "names"), ==, "*.x.test");
  g_assert_cmpstr (mdr_finding_get_parameter (finding, "host"), ==, HOST);

  handshake_clear (&handshake);
}

/* What the library has said nothing against, we judge ourselves. */
static void
test_own_judgement (void)
{
  const AuthorityWish wish = {
    .name = "other.test", .days_before = 20, .days_after = -10, .rsa_bits = 1024
  };
  g_autoptr (GTlsCertificate) peer = authority_issue (authority, &wish);
  g_autoptr (MdrService) service =
      mdr_service_new (MDR_PROTOCOL_IMAP, HOST, 993, MDR_SECURITY_TLS, NULL);
  g_autoptr (MdrEnvironment) environment = environment_new (0);
  g_autoptr (MdrCertificate) certificate =
      mdr_certificate_new (service, peer, 0, G_TLS_PROTOCOL_VERSION_TLS_1_1, "cipher", environment);
  g_autofree char *problems =
      g_strjoinv (" ", (char **) mdr_certificate_get_problems (certificate));

  g_assert_cmpstr (problems, ==,
                   "certificate-expired certificate-wrong-host certificate-weak tls-too-old");
  g_assert_false (mdr_certificate_get_verified (certificate));
  g_assert_cmpstr (mdr_certificate_get_version (certificate), ==, "TLS 1.1");
}

static const struct
{
  const char *claim;
  const char *const *script;
  MdrSecurity security;
  const char *code;
  const char *cause;
} failures[] = {
  { "plain-text-on-tls-port", plain_text, MDR_SECURITY_TLS, "plaintext-on-tls-port",
    "plaintext-on-tls-port" },
  { "plain-text-after-starttls", plain_text, MDR_SECURITY_STARTTLS, "tls-handshake-failed",
    "starttls-stripped" },
  { "hangs-up", hangs_up, MDR_SECURITY_TLS, "connection-reset", "connection-reset" },
  { "resets", resets, MDR_SECURITY_TLS, "connection-reset", "connection-reset" },
};

static void
test_failure (gconstpointer user_data)
{
  guint i = GPOINTER_TO_UINT (user_data);
  g_autofree char *codes = NULL;
  Handshake handshake;

  shake_hands (&handshake, failures[i].script, NULL, HOST, failures[i].security, 0);
  codes = join_codes (&handshake);

  g_assert_cmpstr (codes, ==, failures[i].code);
  g_assert_cmpstr (first_cause (&handshake), ==, failures[i].cause);
  g_assert_null (handshake.stream);
  g_assert_null (mdr_tls_upgrade_get_certificate (handshake.upgrade));
  g_assert_false (mdr_tls_upgrade_has_met_tls (handshake.upgrade));

  handshake_clear (&handshake);
}

static const struct
{
  const char *bytes;
  gsize length;
  MdrTlsBeginning beginning;
} beginnings[] = {
  { "", 0, MDR_TLS_BEGINNING_NONE },
  { "* OK", 4, MDR_TLS_BEGINNING_PLAIN },
  { "+OK", 3, MDR_TLS_BEGINNING_PLAIN },
  { "220 mail ESMTP", 14, MDR_TLS_BEGINNING_PLAIN },
  { "\x16", 1, MDR_TLS_BEGINNING_TLS },
  { "\x16\x02", 2, MDR_TLS_BEGINNING_PLAIN },
  { "\x15\x03\x03\0\2\2\x46", 7, MDR_TLS_BEGINNING_ALERT },
  { "\x16\x03\x01\0\x51\2\0\0\x4d\3\1", 11, MDR_TLS_BEGINNING_OLD },
  { "\x16\x03\x00\0\x51\2\0\0\x4d\3\0", 11, MDR_TLS_BEGINNING_OLD },
  { "\x16\x03\x03\0\x51\2\0\0\x4d\3\3", 11, MDR_TLS_BEGINNING_TLS },
};

static void
test_beginnings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    g_assert_cmpint (
        mdr_tls_beginning_look ((const guint8 *) beginnings[i].bytes, beginnings[i].length), ==,
        beginnings[i].beginning);

  g_assert_cmpstr (mdr_tls_beginning_name_version ((const guint8 *) beginnings[7].bytes, 11), ==,
                   "TLS 1.0");
}

int
main (int argc, char *argv[])
{
  int result;

  mdr_tls_set_minimum ();
  g_test_init (&argc, &argv, NULL);
  authority = authority_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/certificate/", cases[i].claim, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *path = g_strconcat ("/handshake/", failures[i].claim, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_failure);
    }
  g_test_add_func ("/certificate/details-are-clean", test_details);
  g_test_add_func ("/certificate/library-is-not-alone", test_own_judgement);
  g_test_add_func ("/handshake/beginnings-are-told-apart", test_beginnings);

  result = g_test_run ();
  authority_free (authority);

  return result;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A provider as it is read from its group, and what it says on which day.
 */

#include <string.h>

#include "core/mdr-error.h"
#include "core/mdr-provider.h"
#include "core/mdr-service.h"

/* Every kind of key at once. */
static const char example[] = "[example]\n"
                              "name=Example Mail\n"
                              "domains=example.it;example.com;\n"
                              "mx=mx.example.it;\n"
                              "imap=imap.example.it:993:tls;imap.example.it:143:starttls;\n"
                              "pop3=pop.example.it:995:tls;\n"
                              "smtp=smtp.example.it:465:tls;smtp.example.it:587:starttls;\n"
                              "user-name=full-address\n"
                              "imap-user-name=local-part\n"
                              "pop3-user-name=other\n"
                              "sign-in=oauth-only\n"
                              "smtp-sign-in=password\n"
                              "sign-in-rules=2027-01-01 smtp oauth-only;2028-06-15 all no-imap;\n"
                              "imap-switch=must-enable\n"
                              "webmail=https://mail.example.it/\n"
                              "imap-switch-link=https://help.example.it/imap\n"
                              "app-password-shape=llll-llll-llll-llll\n"
                              "throttle-wait=60\n"
                              "notes=blocked-outside-italy;\n"
                              "unverified=smtp-alternatives;\n"
                              "sources=vendor;ispdb;\n"
                              "as-of=2026-11\n";

/* A group with the least that must be there, for one more line to be tried. */
#define MINIMAL "[example]\nname=Example Mail\nsources=vendor;\n"

static const struct
{
  const char *text;
  const char *key;
} faulty[] = {
  { "[example]\nsources=vendor;\n", "name" },
  { "[example]\nname=\nsources=vendor;\n", "name" },
  { "[example]\nname=Example Mail\n", "sources" },
  { "[example]\nname=Example Mail\nsources=vendor;;\n", "sources" },
  { MINIMAL "imap=imap.example.it:0;\nuser-name=full-address\n", "imap" },
  { MINIMAL "smtp=smtp.example.it:587:none;\nuser-name=full-address\n", "smtp" },
  { MINIMAL "pop3=pop.example.it;\n", "user-name" },
  { MINIMAL "user-name=nickname\n", "user-name" },
  { MINIMAL "sign-in=magic\n", "sign-in" },
  { MINIMAL "sign-in-rules=2027-01-01 smtp;\n", "sign-in-rules" },
  { MINIMAL "sign-in-rules=2027-02-30 smtp oauth-only;\n", "sign-in-rules" },
  { MINIMAL "sign-in-rules=2027-1-1 smtp oauth-only;\n", "sign-in-rules" },
  { MINIMAL "sign-in-rules=2027-01-01 jmap oauth-only;\n", "sign-in-rules" },
  { MINIMAL "imap-switch=perhaps\n", "imap-switch" },
  { MINIMAL "webmail=http://mail.example.it/\n", "webmail" },
  { MINIMAL "app-password-shape=xxxx-xxxx\n", "app-password-shape" },
  { MINIMAL "app-password-shape=llll--llll\n", "app-password-shape" },
  { MINIMAL "throttle-wait=0\n", "throttle-wait" },
  { MINIMAL "throttle-wait=an hour\n", "throttle-wait" },
  { MINIMAL "throttle-wait=2000\n", "throttle-wait" },
  { MINIMAL "unverified=weather;\n", "unverified" },
  { MINIMAL "as-of=autumn\n", "as-of" },
  { MINIMAL "as-of=2026-13\n", "as-of" },
};

static MdrProvider *
read_provider (const char *text, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) problem = NULL;

  g_key_file_load_from_data (file, text, -1, G_KEY_FILE_NONE, &problem);
  g_assert_no_error (problem);

  return mdr_provider_new_from_key_file (file, "example", error);
}

static MdrProvider *
read_good_provider (const char *text)
{
  g_autoptr (GError) error = NULL;
  MdrProvider *provider = read_provider (text, &error);

  g_assert_no_error (error);

  return provider;
}

static void
assert_policy (MdrProvider *provider, MdrProtocol protocol, const char *day, MdrSignInPolicy policy)
{
  g_autofree char *text = g_strconcat (day, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) when = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_cmpint (mdr_provider_get_policy (provider, protocol, when), ==, policy);
}

static void
test_facts (void)
{
  g_autoptr (MdrProvider) provider = read_good_provider (example);

  g_assert_cmpstr (mdr_provider_get_id (provider), ==, "example");
  g_assert_cmpstr (mdr_provider_get_name (provider), ==, "Example Mail");
  g_assert_cmpstr (mdr_provider_get_domains (provider)[1], ==, "example.com");
  g_assert_cmpstr (mdr_provider_get_mx_suffixes (provider)[0], ==, "mx.example.it");
  g_assert_cmpint (mdr_provider_get_imap_switch (provider), ==, MDR_IMAP_SWITCH_MUST_ENABLE);
  g_assert_cmpstr (mdr_provider_get_link (provider, MDR_PROVIDER_LINK_WEBMAIL), ==,
                   "https://mail.example.it/");
  g_assert_cmpstr (mdr_provider_get_link (provider, MDR_PROVIDER_LINK_IMAP_SWITCH), ==,
                   "https://help.example.it/imap");
  g_assert_null (mdr_provider_get_link (provider, MDR_PROVIDER_LINK_TWO_STEP));
  g_assert_true (mdr_provider_has_note (provider, "blocked-outside-italy"));
  g_assert_false (mdr_provider_has_note (provider, "blocked"));
  g_assert_cmpstr (mdr_provider_get_sources (provider)[1], ==, "ispdb");
  g_assert_cmpstr (mdr_provider_get_as_of (provider), ==, "2026-11");
  g_assert_cmpstr (mdr_provider_get_app_password_shape (provider), ==, "llll-llll-llll-llll");
  g_assert_cmpuint (mdr_provider_get_throttle_wait (provider), ==, 60);
  g_assert_true (mdr_provider_has_server (provider, "SMTP.example.it"));
  g_assert_false (mdr_provider_has_server (provider, "example.it"));
}

static void
test_services (void)
{
  static const struct
  {
    const char *label;
    MdrSecurity security;
    const char *user_name;
  } expected[] = {
    { "imap imap.example.it:993", MDR_SECURITY_TLS, "anna" },
    { "pop3 pop.example.it:995", MDR_SECURITY_TLS, NULL },
    { "smtp smtp.example.it:465", MDR_SECURITY_TLS, "anna@example.it" },
    { "imap imap.example.it:143", MDR_SECURITY_STARTTLS, "anna" },
    { "smtp smtp.example.it:587", MDR_SECURITY_STARTTLS, "anna@example.it" },
  };
  g_autoptr (MdrProvider) provider = read_good_provider (example);
  g_autoptr (MdrAddress) address = mdr_address_parse ("anna@example.it", NULL);
  g_autoptr (GPtrArray) services = mdr_provider_create_services (provider, address);

  g_assert_cmpuint (services->len, ==, G_N_ELEMENTS (expected));

  for (guint i = 0; i < services->len; i++)
    {
      MdrService *service = g_ptr_array_index (services, i);

      g_assert_cmpstr (mdr_service_get_label (service), ==, expected[i].label);
      g_assert_cmpint (mdr_service_get_security (service), ==, expected[i].security);
      g_assert_cmpstr (mdr_service_get_user_name (service), ==, expected[i].user_name);
    }
}

static void
test_no_services (void)
{
  g_autoptr (MdrProvider) provider = read_good_provider (MINIMAL);
  g_autoptr (MdrAddress) address = mdr_address_parse ("anna@example.it", NULL);
  g_autoptr (GPtrArray) services = mdr_provider_create_services (provider, address);

  g_assert_cmpuint (services->len, ==, 0);
  g_assert_null (mdr_provider_get_domains (provider)[0]);
  g_assert_null (mdr_provider_get_as_of (provider));
  g_assert_cmpint (mdr_provider_get_imap_switch (provider), ==, MDR_IMAP_SWITCH_UNKNOWN);
  assert_policy (provider, MDR_PROTOCOL_IMAP, "2026-11-21", MDR_SIGN_IN_POLICY_UNKNOWN);
}

static void
test_dated_rules (void)
{
  g_autoptr (MdrProvider) provider = read_good_provider (example);

  assert_policy (provider, MDR_PROTOCOL_SMTP, "2026-12-31", MDR_SIGN_IN_POLICY_PASSWORD);
  assert_policy (provider, MDR_PROTOCOL_SMTP, "2027-01-01", MDR_SIGN_IN_POLICY_OAUTH_ONLY);
  assert_policy (provider, MDR_PROTOCOL_IMAP, "2026-12-31", MDR_SIGN_IN_POLICY_OAUTH_ONLY);
  assert_policy (provider, MDR_PROTOCOL_IMAP, "2028-06-14", MDR_SIGN_IN_POLICY_OAUTH_ONLY);

  for (guint protocol = 0; protocol < MDR_N_PROTOCOLS; protocol++)
    assert_policy (provider, protocol, "2028-06-15", MDR_SIGN_IN_POLICY_NO_IMAP);
}

/* The day turns where the user is, not in Greenwich. */
static void
test_local_day (void)
{
  g_autoptr (MdrProvider) provider = read_good_provider (example);
  g_autoptr (GDateTime) new_year = g_date_time_new_from_iso8601 ("2027-01-01T00:30:00+01:00", NULL);

  g_assert_cmpint (mdr_provider_get_policy (provider, MDR_PROTOCOL_SMTP, new_year), ==,
                   MDR_SIGN_IN_POLICY_OAUTH_ONLY);
}

static void
test_unverified (void)
{
  g_autoptr (MdrProvider) provider = read_good_provider (example);
  g_autoptr (MdrProvider) doubtful =
      read_good_provider (MINIMAL "sign-in=app-password\nimap-switch=always-on\n"
                                  "sign-in-rules=2027-01-01 smtp oauth-only;\n"
                                  "unverified=sign-in;imap-switch;\n");

  g_assert_false (mdr_provider_is_verified (provider, MDR_PROVIDER_FACT_SMTP_ALTERNATIVES));
  g_assert_true (mdr_provider_is_verified (provider, MDR_PROVIDER_FACT_SMTP));
  g_assert_true (mdr_provider_is_verified (provider, MDR_PROVIDER_FACT_SIGN_IN));

  g_assert_false (mdr_provider_is_verified (doubtful, MDR_PROVIDER_FACT_SIGN_IN));
  g_assert_cmpint (mdr_provider_get_imap_switch (doubtful), ==, MDR_IMAP_SWITCH_UNKNOWN);
  assert_policy (doubtful, MDR_PROTOCOL_SMTP, "2026-11-21", MDR_SIGN_IN_POLICY_UNKNOWN);
  assert_policy (doubtful, MDR_PROTOCOL_SMTP, "2027-01-01", MDR_SIGN_IN_POLICY_OAUTH_ONLY);
}

static void
test_faulty (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faulty); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *place = g_strdup_printf ("[example] %s: ", faulty[i].key);

      g_assert_null (read_provider (faulty[i].text, &error));
      g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA);
      g_assert_true (g_str_has_prefix (error->message, place));
    }
}

static void
test_unknown_key (void)
{
  g_autoptr (MdrProvider) provider = read_good_provider (MINIMAL "from-the-future=yes\n");

  g_assert_nonnull (provider);
  g_assert_false (mdr_provider_knows_key ("from-the-future"));
  g_assert_true (mdr_provider_knows_key ("imap-switch-link"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/provider/facts-are-read", test_facts);
  g_test_add_func ("/provider/services-have-the-right-user-name", test_services);
  g_test_add_func ("/provider/may-have-no-services", test_no_services);
  g_test_add_func ("/provider/rules-switch-on-their-day", test_dated_rules);
  g_test_add_func ("/provider/day-is-that-of-the-user", test_local_day);
  g_test_add_func ("/provider/unverified-is-not-told", test_unverified);
  g_test_add_func ("/provider/faults-name-group-and-key", test_faulty);
  g_test_add_func ("/provider/unknown-keys-are-passed-over", test_unknown_key);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every difference is found, and nothing that works or is not certain is called wrong.
 */

#include "core/mdr-difference-rules.h"

/* A provider of which all is known; what a case adds stands after it. */
#define PROVIDER                                                                                   \
  "[trial]\nname=Trial\ndomains=example.it;\nsources=vendor;\nuser-name=full-address\n"            \
  "imap=imap.example.it:993:tls;imap2.example.it:993:tls;\npop3=pop.example.it:995:tls;\n"         \
  "smtp=smtp.example.it:465:tls;smtp.example.it:587:starttls;\n"

/**
 * Case:
 * @claim: what the case shows
 * @provider: what else is known of the provider
 * @address: whose account it is; nome@example.it if left out
 * @source: where the settings come from
 * @protocol: what the program speaks
 * @service: the server that it is set to
 * @user_name: the user name that it is set to; the address if left out
 * @method: how it signs in
 * @disabled: whether the program does not use the account
 * @expected: what is to be found, as "code severity yours right", %NULL for nothing
 */
typedef struct
{
  const char *claim;
  const char *provider;
  const char *address;
  MdrSettingsSource source;
  MdrProtocol protocol;
  const char *service;
  const char *user_name;
  MdrSignInMethod method;
  gboolean disabled;
  const char *expected;
} Case;

#define LIST .source = MDR_SETTINGS_SOURCE_PROVIDER_LIST
#define IMAP .protocol = MDR_PROTOCOL_IMAP
#define POP3 .protocol = MDR_PROTOCOL_POP3
#define SMTP .protocol = MDR_PROTOCOL_SMTP
#define METHOD(name) .method = MDR_SIGN_IN_METHOD_##name

static const Case cases[] = {
  { "right-receiving", LIST, IMAP, .service = "imap.example.it:993:tls" },
  { "right-sending", LIST, SMTP, .service = "smtp.example.it:587:starttls" },
  { "case-of-a-name-does-not-matter", LIST, IMAP, .service = "IMAP.Example.it:993:tls",
    .user_name = "Nome@Example.IT" },
  { "no-user-name-is-not-wrong", LIST, SMTP, .service = "smtp.example.it:465:tls",
    .user_name = "" },
  { "no-encryption-for-receiving", LIST, IMAP, .service = "imap.example.it:143:none",
    .expected = "no-encryption warning none tls" },
  { "no-encryption-for-fetching", LIST, POP3, .service = "pop.example.it:110:none",
    .expected = "no-encryption warning none tls, pop-instead-of-imap info pop3 imap" },
  { "no-encryption-for-sending", LIST, SMTP, .service = "smtp.example.it:25:none",
    .expected = "no-encryption warning none tls" },
  { "no-encryption-at-an-unverified-server", LIST, IMAP, .provider = "unverified=imap;\n",
    .service = "imap.example.it:143:none", .expected = "no-encryption info none tls" },
  { "no-encryption-where-settings-are-a-guess", .source = MDR_SETTINGS_SOURCE_GUESS, IMAP,
    .service = "imap.example.it:143:none", .expected = "no-encryption info none tls" },
  { "no-encryption-at-the-encrypted-port", LIST, IMAP, .service = "imap.example.it:993:none",
    .expected = "wrong-security warning none tls" },
  { "starttls-at-the-encrypted-port", LIST, SMTP, .service = "smtp.example.it:465:starttls",
    .expected = "wrong-security warning starttls tls" },
  { "tls-at-the-starttls-port", LIST, SMTP, .service = "smtp.example.it:587:tls",
    .expected = "wrong-security warning tls starttls" },
  { "starttls-at-a-port-that-is-not-named", LIST, IMAP, .service = "imap.example.it:993:starttls",
    .expected = "wrong-security warning starttls tls" },
  { "a-usual-port-that-is-not-named", LIST, IMAP, .service = "imap.example.it:143:starttls",
    .expected = "other-usual-port info 143 993" },
  { "the-port-between-servers", LIST, SMTP, .service = "smtp.example.it:25:starttls",
    .expected = "wrong-port warning 25 587" },
  { "a-strange-port", LIST, IMAP, .service = "imap.example.it:9993:tls",
    .expected = "wrong-port warning 9993 993" },
  { "a-strange-port-that-is-announced", .source = MDR_SETTINGS_SOURCE_AUTOCONFIG, IMAP,
    .service = "imap.example.it:9993:tls", .expected = "wrong-port warning 9993 993" },
  { "an-old-host", LIST, IMAP, .service = "mail.example.it:993:tls",
    .expected = "old-host warning mail.example.it imap.example.it" },
  { "an-old-host-without-encryption", LIST, IMAP, .service = "mail.example.it:143:none",
    .expected = "old-host warning mail.example.it imap.example.it, no-encryption info none tls" },
  { "an-old-host-where-the-known-one-is-unverified", LIST, IMAP, .provider = "unverified=imap;\n",
    .service = "mail.example.it:993:tls",
    .expected = "old-host info mail.example.it imap.example.it" },
  { "a-host-of-somebodys-own-domain", LIST, IMAP, .address = "nome@studio.example",
    .service = "mail.studio.example:993:tls",
    .expected = "old-host info mail.studio.example imap.example.it" },
  { "another-host-of-the-provider", LIST, IMAP, .service = "imap2.example.it:993:tls",
    .expected = "other-host-of-provider info imap2.example.it imap.example.it" },
  { "a-bridge-on-this-computer", LIST, IMAP, .service = "127.0.0.1:1143:starttls",
    .user_name = "nome", METHOD (PASSWORD), .provider = "sign-in=oauth-only\n",
    .expected = "host-on-this-computer info 127.0.0.1 -" },
  { "the-server-of-another-account", LIST, SMTP, .service = "smtp.other.example:465:tls",
    .user_name = "anna@other.example",
    .expected = "two-addresses info anna@other.example nome@example.it" },
  { "local-part-as-user-name", LIST, IMAP, .service = "imap.example.it:993:tls",
    .user_name = "nome", .expected = "local-part-as-user warning nome nome@example.it" },
  { "local-part-where-the-form-is-unverified", LIST, IMAP, .provider = "unverified=user-name;\n",
    .service = "imap.example.it:993:tls", .user_name = "nome",
    .expected = "local-part-as-user info nome nome@example.it" },
  { "another-user-name", LIST, IMAP, .service = "imap.example.it:993:tls", .user_name = "mario",
    .expected = "wrong-user-name warning mario nome@example.it" },
  { "an-alias-is-not-wrong", LIST, IMAP, .service = "imap.example.it:993:tls",
    .user_name = "altro@example.it",
    .expected = "two-addresses info altro@example.it nome@example.it" },
  { "the-whole-address-where-less-will-do", LIST, IMAP, .provider = "imap-user-name=local-part\n",
    .service = "imap.example.it:993:tls", .expected = "wrong-user-name info nome@example.it nome" },
  { "no-sign-in-for-sending", LIST, SMTP, .provider = "sign-in=password\n",
    .service = "smtp.example.it:465:tls", METHOD (NONE),
    .expected = "no-sign-in-for-sending warning none password" },
  { "no-sign-in-where-the-rule-is-unknown", LIST, SMTP, .service = "smtp.example.it:465:tls",
    METHOD (NONE), .expected = "no-sign-in-for-sending info none password" },
  { "a-password-where-none-is-taken", LIST, IMAP, .provider = "sign-in=oauth-only\n",
    .service = "imap.example.it:993:tls", METHOD (PASSWORD),
    .expected = "plain-password-with-oauth-only warning password oauth" },
  { "a-password-at-an-old-host-where-none-is-taken", LIST, IMAP, .provider = "sign-in=oauth-only\n",
    .service = "mail.example.it:993:tls", METHOD (PASSWORD),
    .expected = "old-host warning mail.example.it imap.example.it, "
                "plain-password-with-oauth-only warning password oauth" },
  { "an-unverified-rule-is-none", LIST, IMAP,
    .provider = "sign-in=oauth-only\nunverified=sign-in;\n", .service = "imap.example.it:993:tls",
    METHOD (PASSWORD) },
  { "a-sign-in-window-is-right", LIST, IMAP, .provider = "sign-in=oauth-only\n",
    .service = "imap.example.it:993:tls", METHOD (OAUTH) },
  { "what-the-program-decides-is-not-wrong", LIST, IMAP, .provider = "sign-in=oauth-only\n",
    .service = "imap.example.it:993:tls", METHOD (UNKNOWN) },
  { "an-encrypted-password-is-a-remark", LIST, IMAP, .provider = "sign-in=password\n",
    .service = "imap.example.it:993:tls", METHOD (ENCRYPTED_PASSWORD),
    .expected = "encrypted-password-not-offered info encrypted-password password" },
  { "a-disabled-account-has-remarks-only", LIST, IMAP, .service = "imap.example.it:143:none",
    .disabled = TRUE, .expected = "no-encryption info none tls, account-disabled info - -" },
};

typedef struct
{
  MdrProvider *provider;
  MdrSettings *settings;
  MdrAddress *address;
  GDateTime *now;
} World;

static void
world_init (World *world, const Case *test)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = g_strconcat (PROVIDER, test->provider, NULL);
  g_autoptr (GPtrArray) services = NULL;
  g_autoptr (GError) error = NULL;

  g_key_file_load_from_data (file, text, -1, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  world->provider = mdr_provider_new_from_key_file (file, "trial", &error);
  g_assert_no_error (error);
  world->address =
      mdr_address_parse (test->address != NULL ? test->address : "nome@example.it", NULL);
  services = mdr_provider_create_services (world->provider, world->address);
  world->settings = mdr_settings_new (test->source, services);
  world->now = g_date_time_new_utc (2026, 6, 1, 12, 0, 0);
}

static void
world_clear (World *world)
{
  g_object_unref (world->provider);
  g_object_unref (world->settings);
  mdr_address_unref (world->address);
  g_date_time_unref (world->now);
}

static MdrProgramAccount *
new_account (const Case *test, MdrAddress *address)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (g_object_unref);
  const char *user_name =
      test->user_name != NULL ? test->user_name : mdr_address_get_text (address);
  g_autoptr (MdrService) service = mdr_service_parse (test->protocol, test->service,
                                                      *user_name != '\0' ? user_name : NULL, NULL);
  const MdrProgramAccountFields fields = {
    .program = "thunderbird",
    .place = "profile",
    .address = mdr_address_get_text (address),
    .services = services,
    .is_enabled = !test->disabled,
  };

  g_assert_nonnull (service);
  g_ptr_array_add (services, mdr_program_service_new (service, test->method));

  return mdr_program_account_new (&fields);
}

static char *
describe (GPtrArray *differences)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < differences->len; i++)
    {
      MdrDifference *difference = g_ptr_array_index (differences, i);
      const char *yours = mdr_difference_get_yours (difference);
      const char *right = mdr_difference_get_right (difference);

      g_string_append_printf (
          text, "%s%s %s %s %s", i > 0 ? ", " : "",
          mdr_enum_to_nick (MDR_TYPE_DIFFERENCE_CODE, mdr_difference_get_code (difference)),
          mdr_enum_to_nick (MDR_TYPE_SEVERITY, mdr_difference_get_severity (difference)),
          yours != NULL ? yours : "-", right != NULL ? right : "-");
    }

  return g_string_free (text, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  World world;
  g_autoptr (MdrProgramAccount) account = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *found = NULL;

  world_init (&world, test);
  account = new_account (test, world.address);
  differences = mdr_differences_find (account, &(MdrRightSettings){ .address = world.address,
                                                                    .settings = world.settings,
                                                                    .provider = world.provider,
                                                                    .now = world.now });
  found = describe (differences);
  g_assert_cmpstr (found, ==, test->expected != NULL ? test->expected : "");

  for (guint i = 0; i < differences->len; i++)
    if (mdr_difference_get_severity (differences->pdata[i]) == MDR_SEVERITY_INFO)
      g_assert_cmpint (mdr_difference_get_cause (differences->pdata[i]), ==, MDR_CAUSE_OK);
    else
      g_assert_cmpint (mdr_difference_get_cause (differences->pdata[i]), !=, MDR_CAUSE_OK);

  world_clear (&world);
}

/* Nothing is known of the address: only what goes for every server is told. */
static void
test_unknown_provider (void)
{
  static const Case test = { .claim = "unknown",
                             .protocol = MDR_PROTOCOL_IMAP,
                             .service = "mail.nowhere.example:143:none" };
  g_autoptr (MdrAddress) address = mdr_address_parse ("nome@nowhere.example", NULL);
  g_autoptr (MdrProgramAccount) account = new_account (&test, address);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 6, 1, 12, 0, 0);
  g_autoptr (GPtrArray) differences =
      mdr_differences_find (account, &(MdrRightSettings){ .address = address, .now = now });
  g_autofree char *found = describe (differences);

  g_assert_cmpstr (found, ==, "no-encryption info none -");
}

static void
test_online_account_needs_attention (void)
{
  const MdrProgramAccountFields fields = {
    .program = "gnome-online-accounts",
    .place = "Online Accounts",
    .address = "nome@nowhere.example",
    .online_account = "account_1",
    .needs_attention = TRUE,
    .is_enabled = TRUE,
  };
  g_autoptr (MdrProgramAccount) account = mdr_program_account_new (&fields);
  g_autoptr (MdrAddress) address = mdr_address_parse ("nome@nowhere.example", NULL);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 6, 1, 12, 0, 0);
  g_autoptr (GPtrArray) differences =
      mdr_differences_find (account, &(MdrRightSettings){ .address = address, .now = now });
  g_autofree char *found = describe (differences);

  g_assert_cmpstr (found, ==, "online-account-needs-attention warning - -");
  g_assert_cmpint (mdr_difference_get_cause (differences->pdata[0]), ==,
                   MDR_CAUSE_OAUTH_TOKEN_EXPIRED);
}

/* A report may go to a stranger: what stands in the program under "user name" does not. */
static void
test_findings_name_no_user (void)
{
  static const Case test = { .claim = "user",
                             .source = MDR_SETTINGS_SOURCE_PROVIDER_LIST,
                             .protocol = MDR_PROTOCOL_IMAP,
                             .service = "imap.example.it:993:tls",
                             .user_name = "segreto@example.it" };
  World world;
  g_autoptr (MdrProgramAccount) account = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (MdrFinding) finding = NULL;
  g_autofree char *parameters = NULL;

  world_init (&world, &test);
  account = new_account (&test, world.address);
  differences = mdr_differences_find (account, &(MdrRightSettings){ .address = world.address,
                                                                    .settings = world.settings,
                                                                    .provider = world.provider,
                                                                    .now = world.now });
  g_assert_cmpuint (differences->len, ==, 1);
  finding = mdr_difference_create_finding (differences->pdata[0], account);
  parameters = g_variant_print (mdr_finding_get_parameters (finding), FALSE);
  g_assert_null (strstr (parameters, "segreto"));
  g_assert_cmpstr (mdr_finding_get_parameter (finding, "difference"), ==, "two-addresses");
  world_clear (&world);
}

static void
test_account_is_recognised (void)
{
  static const Case alias = { .claim = "alias",
                              .protocol = MDR_PROTOCOL_IMAP,
                              .service = "imap.example.it:993:tls",
                              .user_name = "Nome@Example.it" };
  g_autoptr (MdrAddress) address = mdr_address_parse ("nome@example.it", NULL);
  g_autoptr (MdrAddress) other = mdr_address_parse ("altro@example.it", NULL);
  g_autoptr (MdrAddress) third = mdr_address_parse ("terzo@example.it", NULL);
  g_autoptr (MdrProgramAccount) account = new_account (&alias, other);

  g_assert_true (mdr_right_settings_concern (&(MdrRightSettings){ .address = other }, account));
  g_assert_true (mdr_right_settings_concern (&(MdrRightSettings){ .address = address }, account));
  g_assert_false (mdr_right_settings_concern (&(MdrRightSettings){ .address = third }, account));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/difference/", cases[i].claim, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/difference/unknown-provider", test_unknown_provider);
  g_test_add_func ("/difference/online-account-needs-attention",
                   test_online_account_needs_attention);
  g_test_add_func ("/difference/findings-name-no-user", test_findings_name_no_user);
  g_test_add_func ("/difference/account-is-recognised", test_account_is_recognised);

  return g_test_run ();
}

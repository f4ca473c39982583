/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everybody gets advice for every cause, and nobody gets advice that is wrong for them.
 */

#include <gio/gio.h>

#include "knowledge/mdr-guides.h"
#include "knowledge/mdr-program-list.h"
#include "knowledge/mdr-provider-list.h"

static MdrProvider *
get_provider (const char *id)
{
  MdrProvider *provider = mdr_provider_list_find_by_id (mdr_provider_list_get_default (), id);

  g_assert_nonnull (provider);

  return provider;
}

static void
check_guide (MdrGuide *guide)
{
  const char *const *steps = mdr_guide_get_steps (guide);
  const char *uri = mdr_guide_get_link_uri (guide);

  g_assert_cmpstr (mdr_guide_get_id (guide), !=, "");
  g_assert_cmpstr (mdr_guide_get_title (guide), !=, "");
  g_assert_cmpuint (g_strv_length ((char **) steps), >, 0);

  for (guint i = 0; steps[i] != NULL; i++)
    g_assert_cmpstr (steps[i], !=, "");

  g_assert_cmpint (uri == NULL, ==, mdr_guide_get_link_label (guide) == NULL);
  if (uri != NULL)
    g_assert_true (g_str_has_prefix (uri, "https://"));
}

static void
check_all_causes (MdrProvider *provider, const char *program, const char *device)
{
  for (int cause = MDR_CAUSE_OK + 1; cause <= MDR_CAUSE_UNKNOWN; cause++)
    {
      g_autoptr (GPtrArray) guides = mdr_guides_find (cause, provider, program, device);

      g_assert_cmpuint (guides->len, >, 0);
      g_assert_cmpuint (guides->len, <=, MDR_GUIDES_MAX);

      for (guint i = 0; i < guides->len; i++)
        check_guide (guides->pdata[i]);
    }
}

static void
test_every_cause_has_a_guide (void)
{
  GListModel *providers = mdr_provider_list_get_providers (mdr_provider_list_get_default ());
  guint n_providers = g_list_model_get_n_items (providers);

  check_all_causes (NULL, NULL, NULL);

  for (guint i = 0; i < n_providers; i++)
    {
      g_autoptr (MdrProvider) provider = g_list_model_get_item (providers, i);

      check_all_causes (provider, NULL, NULL);
      check_all_causes (provider, "thunderbird", "this-computer");
    }
}

/* More than the advice to call somebody. */
static void
test_every_cause_has_a_guide_of_its_own (void)
{
  for (int cause = MDR_CAUSE_OK + 1; cause <= MDR_CAUSE_UNKNOWN; cause++)
    {
      g_autoptr (GPtrArray) guides = mdr_guides_find (cause, NULL, NULL, NULL);

      g_assert_cmpuint (guides->len, >, 1);
      g_assert_cmpstr (mdr_guide_get_id (guides->pdata[0]), !=, "support/contact-provider");
    }
}

static void
test_every_program_has_guides (void)
{
  GListModel *programs = mdr_program_list_get_programs (mdr_program_list_get_default ());
  guint n_programs = g_list_model_get_n_items (programs);

  for (guint i = 0; i < n_programs; i++)
    {
      g_autoptr (MdrProgram) program = g_list_model_get_item (programs, i);
      const char *const *devices = mdr_program_get_devices (program);

      for (guint j = 0; devices[j] != NULL; j++)
        {
          const char *id = mdr_program_get_id (program);
          g_autoptr (GPtrArray) guides =
              mdr_guides_find_topic ("clear-saved-passwords", NULL, id, devices[j]);

          g_assert_cmpuint (guides->len, ==, 1);
          check_all_causes (NULL, id, devices[j]);
        }
    }
}

static const struct
{
  MdrCause cause;
  const char *provider;
  const char *program;
  const char *device;
  const char *first;
} choices[] = {
  { MDR_CAUSE_PASSWORD_WRONG, "outlook", "thunderbird", "windows",
    "sign-in-window/microsoft-thunderbird" },
  { MDR_CAUSE_APP_PASSWORD_REQUIRED, "outlook", NULL, NULL, "sign-in-window/microsoft" },
  { MDR_CAUSE_OAUTH_REQUIRED, "microsoft365", "apple-mail-ios", "iphone",
    "sign-in-window/microsoft-apple" },
  { MDR_CAUSE_OAUTH_REQUIRED, "microsoft365", "apple-mail-mac", "mac",
    "sign-in-window/microsoft-apple-mac" },
  { MDR_CAUSE_OAUTH_REQUIRED, "gmail", "gmail-android", NULL, "sign-in-window/google-gmail-app" },
  { MDR_CAUSE_APP_PASSWORD_REQUIRED, "icloud", "apple-mail-ios", "iphone",
    "sign-in-window/icloud-apple-ios" },
  { MDR_CAUSE_APP_PASSWORD_REQUIRED, "icloud", "outlook-classic", "windows",
    "app-password/icloud" },
  { MDR_CAUSE_APP_PASSWORD_REQUIRED, NULL, NULL, NULL, "app-password/perhaps" },
  { MDR_CAUSE_PROTOCOL_DISABLED, "gmx-net", NULL, NULL, "access/gmx" },
  { MDR_CAUSE_PROTOCOL_DISABLED, "tuta", NULL, NULL, "access/no-mail-programs" },
  { MDR_CAUSE_CONNECTION_REFUSED, "proton", NULL, NULL, "access/bridge" },
  { MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE, "proton", NULL, NULL, "certificate/bridge" },
  { MDR_CAUSE_CLOCK_SKEW, NULL, NULL, "windows", "clock/set-windows" },
  { MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING, NULL, "thunderbird", NULL, "sending/sign-in-thunderbird" },
  { MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING, NULL, "betterbird", NULL, "sending/sign-in-thunderbird" },
  { MDR_CAUSE_FIREWALL_BLOCKS_MAIL, NULL, NULL, NULL, "network/other-network" },
  { MDR_CAUSE_VPN_INTERFERENCE, NULL, NULL, NULL, "network/vpn-first" },
  { MDR_CAUSE_CONNECTION_REFUSED, NULL, NULL, NULL, "settings/encryption-and-port" },
  { MDR_CAUSE_PASSWORD_WRONG, NULL, NULL, NULL, "sign-in/check-in-webmail" },
  { MDR_CAUSE_PASSWORD_WRONG, "tim", NULL, NULL, "app-password/tim" },
  { MDR_CAUSE_PASSWORD_WRONG, "alice", NULL, NULL, "app-password/create-if-two-step" },
  { MDR_CAUSE_ACCOUNT_LOCKED, "gmx-net", "thunderbird", "linux", "provider/lock-gmx" },
  { MDR_CAUSE_MAILBOX_FULL, "icloud", NULL, NULL, "provider/full-icloud" },
  { MDR_CAUSE_FIREWALL_BLOCKS_MAIL, NULL, NULL, "android", "phone-network/other-network" },
  { MDR_CAUSE_CONNECTION_REFUSED, "proton", "fairemail", "android", "phone-network/bridge" },
  { MDR_CAUSE_USERNAME_NOT_FULL_ADDRESS, "aruba", NULL, NULL, "sign-in/full-address" },
  { MDR_CAUSE_OAUTH_TOKEN_EXPIRED, NULL, NULL, "this-computer", "sign-in-window/sign-in-again" },
  { MDR_CAUSE_TLS_INTERCEPTION, NULL, NULL, NULL, "certificate/antivirus" },
  { MDR_CAUSE_TLS_INTERCEPTION, NULL, "outlook-classic", NULL, "antivirus/by-product" },
  { MDR_CAUSE_TLS_VERSION_OR_CIPHER, NULL, "outlook-classic", NULL, "update/outlook-classic" },
  { MDR_CAUSE_OAUTH_REQUIRED, "gmail", "evolution", "this-computer",
    "sign-in-window/google-evolution" },
  { MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING, NULL, "claws-mail", NULL, "sending/sign-in-claws-mail" },
  { MDR_CAUSE_PASSWORD_WRONG, NULL, "thunderbird", "linux", "sign-in/check-in-webmail" },
  { MDR_CAUSE_UNKNOWN, NULL, "thunderbird", "linux", "sign-in/check-in-webmail" },
};

static void
test_special_comes_first (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      MdrProvider *provider =
          choices[i].provider != NULL ? get_provider (choices[i].provider) : NULL;
      g_autoptr (GPtrArray) guides =
          mdr_guides_find (choices[i].cause, provider, choices[i].program, choices[i].device);

      g_assert_cmpstr (mdr_guide_get_id (guides->pdata[0]), ==, choices[i].first);
    }
}

/* Nothing is known: then what helps most often comes first, whatever is more special. */
static void
test_what_to_try (void)
{
  static const char *const rows[][8] = {
    { NULL, NULL, "sign-in/check-in-webmail", "app-password/perhaps", "account/add-again",
      "network/vpn-off", "settings/copy-values" },
    { "icloud", "thunderbird", "sign-in/check-in-webmail", "app-password/icloud",
      "account/add-again-thunderbird", "network/vpn-off", "settings/copy-values-thunderbird" },
    { "outlook", NULL, "sign-in/check-in-webmail", "sign-in-window/microsoft", "account/add-again",
      "network/vpn-off", "settings/copy-values" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MdrProvider *provider = rows[i][0] != NULL ? get_provider (rows[i][0]) : NULL;
      g_autoptr (GPtrArray) guides =
          mdr_guides_find (MDR_CAUSE_UNKNOWN, provider, rows[i][1], NULL);

      for (gsize j = 0; rows[i][j + 2] != NULL; j++)
        g_assert_cmpstr (mdr_guide_get_id (guides->pdata[j]), ==, rows[i][j + 2]);
      g_assert_cmpuint (guides->len, ==, 5);
    }
}

static void
test_passwords_topic (void)
{
  static const char *const rows[][3] = {
    { "thunderbird", "mac", "saved-passwords/thunderbird" },
    { "thunderbird", NULL, "saved-passwords/thunderbird" },
    { "betterbird", "linux", "saved-passwords/thunderbird" },
    { "outlook-classic", "windows", "saved-passwords/outlook-classic" },
    { "apple-mail-mac", "mac", "saved-passwords/mac" },
    { "apple-mail-ios", "iphone", "saved-passwords/iphone" },
    { "fairemail", "android", "saved-passwords/fairemail" },
    { "other", "android", "saved-passwords/android" },
    { "other", "iphone", "saved-passwords/iphone-app" },
    { "outlook-ios", NULL, "saved-passwords/outlook-mobile" },
    { "evolution", "this-computer", "saved-passwords/gnome" },
    { "kmail", "linux", "saved-passwords/kmail" },
    { "claws-mail", "windows", "saved-passwords/claws-mail" },
    { "mailspring", "mac", "saved-passwords/mailspring" },
    { "outlook-mac", NULL, "saved-passwords/mac" },
    { "other", "this-computer", "saved-passwords/linux" },
    { NULL, NULL, "saved-passwords/general" },
    { "no-such-program", "no-such-device", "saved-passwords/general" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) guides =
          mdr_guides_find_topic ("clear-saved-passwords", NULL, rows[i][0], rows[i][1]);

      g_assert_cmpuint (guides->len, ==, 1);
      g_assert_cmpstr (mdr_guide_get_id (guides->pdata[0]), ==, rows[i][2]);
    }
}

static void
check_no_password (MdrProvider *provider, const char *program)
{
  for (int cause = MDR_CAUSE_OK + 1; cause <= MDR_CAUSE_UNKNOWN; cause++)
    {
      g_autoptr (GPtrArray) guides = mdr_guides_find (cause, provider, program, NULL);

      for (guint i = 0; i < guides->len; i++)
        {
          const char *id = mdr_guide_get_id (guides->pdata[i]);

          g_assert_false (g_str_has_prefix (id, "app-password/"));
          g_assert_false (g_str_has_prefix (id, "type-password/"));
          g_assert_cmpstr (id, !=, "sign-in/type-again");
        }
    }
}

/* The most frequent wrong advice of all. */
static void
test_no_password_for_microsoft (void)
{
  static const char *const ids[] = { "outlook", "microsoft365" };
  static const char *const programs[] = {
    "thunderbird", "evolution",  "geary",       "kmail",       "gnome-online-accounts",
    "claws-mail",  "mailspring", "outlook-mac", "outlook-new",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      check_no_password (get_provider (ids[i]), NULL);

      for (gsize j = 0; j < G_N_ELEMENTS (programs); j++)
        check_no_password (get_provider (ids[i]), programs[j]);
    }
}

static void
test_links_are_the_providers_own (void)
{
  g_autoptr (GPtrArray) known =
      mdr_guides_find (MDR_CAUSE_PASSWORD_WRONG, get_provider ("libero"), NULL, NULL);
  g_autoptr (MdrGuide) unknown = mdr_guides_get ("sign-in/check-in-webmail", NULL);
  gboolean found = FALSE;

  for (guint i = 0; i < known->len; i++)
    found |= g_strcmp0 (mdr_guide_get_link_uri (known->pdata[i]),
                        mdr_provider_get_link (get_provider ("libero"),
                                               MDR_PROVIDER_LINK_APP_PASSWORD)) == 0;

  g_assert_true (found);
  g_assert_null (mdr_guide_get_link_uri (unknown));
}

static void
test_nothing_to_do (void)
{
  g_autoptr (GPtrArray) ok = mdr_guides_find (MDR_CAUSE_OK, NULL, NULL, NULL);
  g_autoptr (GPtrArray) topic = mdr_guides_find_topic ("no-such-topic", NULL, NULL, NULL);

  g_assert_cmpuint (ok->len, ==, 0);
  g_assert_cmpuint (topic->len, ==, 0);
  g_assert_null (mdr_guides_get ("no/such-guide", NULL));
}

static void
test_properties (void)
{
  g_autoptr (MdrGuide) guide = mdr_guides_get ("network/other-network", NULL);
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_auto (GStrv) steps = NULL;

  g_object_get (guide, "id", &id, "title", &title, "steps", &steps, NULL);

  g_assert_cmpstr (id, ==, "network/other-network");
  g_assert_cmpstr (title, ==, mdr_guide_get_title (guide));
  g_assert_cmpstrv (steps, mdr_guide_get_steps (guide));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/guides/every-cause-has-one", test_every_cause_has_a_guide);
  g_test_add_func ("/guides/every-cause-has-one-of-its-own",
                   test_every_cause_has_a_guide_of_its_own);
  g_test_add_func ("/guides/every-program-has-some", test_every_program_has_guides);
  g_test_add_func ("/guides/the-special-comes-first", test_special_comes_first);
  g_test_add_func ("/guides/what-helps-most-often-comes-first", test_what_to_try);
  g_test_add_func ("/guides/saved-passwords-by-program-and-device", test_passwords_topic);
  g_test_add_func ("/guides/no-password-is-asked-for-microsoft", test_no_password_for_microsoft);
  g_test_add_func ("/guides/links-are-the-providers-own", test_links_are_the_providers_own);
  g_test_add_func ("/guides/unknown-gives-nothing", test_nothing_to_do);
  g_test_add_func ("/guides/properties-are-readable", test_properties);

  return g_test_run ();
}

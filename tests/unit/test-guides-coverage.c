/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every cause × every provider and kind of provider × every program on every device it runs on:
 * there is something to do, and nothing that cannot be done there.
 */

#include <gio/gio.h>

#include "core/mdr-enums.h"
#include "knowledge/mdr-guides.h"
#include "knowledge/mdr-program-list.h"
#include "knowledge/mdr-provider-list.h"

/* Whose guides are looked at. */
typedef struct
{
  MdrProvider *provider;
  const char *program;
  const char *device;
} Reader;

#define COMPUTERS "this-computer linux windows mac"
#define PHONES "iphone android"

/* What cannot be on a device: words of the steps, untranslated. */
static const struct
{
  const char *devices;
  const char *word;
} strange_words[] = {
  { PHONES, "click" },
  { PHONES, "Click" },
  { PHONES, "this computer" },
  { PHONES, "of the computer" },
  { PHONES, "Restart the computer" },
  { PHONES, "Quit the mail program" },
  { PHONES " this-computer linux mac", "Credential Manager" },
  { PHONES " this-computer linux mac", "“Start”" },
  { PHONES " this-computer linux mac", "Windows" },
  { PHONES " this-computer linux windows", "Keychain Access" },
  { PHONES " this-computer linux windows", "Apple menu" },
  { PHONES " windows", "System Settings" },
  { PHONES " windows mac", "Passwords and Keys" },
  { PHONES " windows mac", "Wallet Manager" },
  { COMPUTERS " android", "iPhone" },
  { COMPUTERS " android", "Limit IP Address Tracking" },
  { COMPUTERS " iphone", "private DNS" },
  { COMPUTERS, "Tap on" },
  { COMPUTERS, "mobile data instead of Wi-Fi" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (strange_words) <= 32);

/* How the titles begin that are for some programs only. */
static const struct
{
  const char *beginning;
  const char *programs;
} titles_of_programs[] = {
  { "Thunderbird:", "thunderbird" },
  { "Thunderbird for Android:", "thunderbird-android" },
  { "Outlook on the phone:", "outlook-ios outlook-android" },
  { "Gmail app:", "gmail-ios gmail-android" },
  { "Samsung Email:", "samsung-email" },
  { "FairEmail:", "fairemail" },
  { "Evolution:", "evolution" },
  { "Geary:", "geary" },
  { "KMail:", "kmail" },
  { "Apple Mail:", "apple-mail-mac apple-mail-ios" },
};

static gboolean
is_in (const char *list, const char *item)
{
  g_auto (GStrv) items = g_strsplit (list, " ", -1);

  return item != NULL && g_strv_contains ((const char *const *) items, item);
}

static void
complain (const Reader *reader, MdrCause cause, MdrGuide *guide, const char *what)
{
  g_error ("%s: %s, with %s for %s on %s: %s", mdr_guide_get_id (guide), what,
           reader->provider != NULL ? mdr_provider_get_id (reader->provider) : "any provider",
           mdr_cause_to_code (cause), reader->program, reader->device);
}

static gboolean
says (MdrGuide *guide, const char *word)
{
  const char *const *steps = mdr_guide_get_steps (guide);

  for (guint i = 0; steps[i] != NULL; i++)
    if (strstr (steps[i], word) != NULL)
      return TRUE;

  return strstr (mdr_guide_get_title (guide), word) != NULL;
}

/* Which of the strange words a guide says, as bits; looked up once, for it is asked for often. */
static guint
find_strange_words (MdrGuide *guide)
{
  static GHashTable *found = NULL;
  gpointer bits = NULL;

  if (found == NULL)
    found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (g_hash_table_lookup_extended (found, mdr_guide_get_id (guide), NULL, &bits))
    return GPOINTER_TO_UINT (bits);

  for (gsize i = 0; i < G_N_ELEMENTS (strange_words); i++)
    if (says (guide, strange_words[i].word))
      bits = GUINT_TO_POINTER (GPOINTER_TO_UINT (bits) | 1u << i);

  g_hash_table_insert (found, g_strdup (mdr_guide_get_id (guide)), bits);

  return GPOINTER_TO_UINT (bits);
}

static void
check_words (const Reader *reader, MdrCause cause, MdrGuide *guide)
{
  const guint found = find_strange_words (guide);

  for (gsize i = 0; i < G_N_ELEMENTS (strange_words); i++)
    if ((found & 1u << i) != 0 && is_in (strange_words[i].devices, reader->device))
      complain (reader, cause, guide, strange_words[i].word);

  for (gsize i = 0; i < G_N_ELEMENTS (titles_of_programs); i++)
    if (g_str_has_prefix (mdr_guide_get_title (guide), titles_of_programs[i].beginning) &&
        !is_in (titles_of_programs[i].programs, reader->program))
      complain (reader, cause, guide, "is for another program");
}

/* Each page for app passwords, and whose it is: provider by address. */
static GHashTable *
get_app_password_pages (void)
{
  static GHashTable *pages = NULL;
  GListModel *providers;

  if (pages != NULL)
    return pages;

  pages = g_hash_table_new (g_str_hash, g_str_equal);
  providers = mdr_provider_list_get_providers (mdr_provider_list_get_default ());

  for (guint i = 0; i < g_list_model_get_n_items (providers); i++)
    {
      g_autoptr (MdrProvider) provider = g_list_model_get_item (providers, i);
      const char *page = mdr_provider_get_link (provider, MDR_PROVIDER_LINK_APP_PASSWORD);

      if (page != NULL)
        g_hash_table_insert (pages, (char *) page, provider);
    }

  return pages;
}

static void
check_link (const Reader *reader, MdrCause cause, MdrGuide *guide)
{
  const char *uri = mdr_guide_get_link_uri (guide);
  const char *own = reader->provider != NULL
                        ? mdr_provider_get_link (reader->provider, MDR_PROVIDER_LINK_APP_PASSWORD)
                        : NULL;

  if (uri == NULL)
    return;

  if (!g_str_has_prefix (uri, "https://"))
    complain (reader, cause, guide, "has a link that is not safe");

  if (g_hash_table_contains (get_app_password_pages (), uri) && g_strcmp0 (uri, own) != 0)
    complain (reader, cause, guide, "links to another provider’s app passwords");
}

static MdrSignInPolicy
get_policy (MdrProvider *provider)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return provider != NULL ? mdr_provider_get_policy (provider, MDR_PROTOCOL_IMAP, now)
                          : MDR_SIGN_IN_POLICY_UNKNOWN;
}

static gboolean
is_about_passwords (MdrCause cause)
{
  switch (cause)
    {
    case MDR_CAUSE_PASSWORD_WRONG:
    case MDR_CAUSE_APP_PASSWORD_REQUIRED:
    case MDR_CAUSE_OAUTH_REQUIRED:
    case MDR_CAUSE_OAUTH_TOKEN_EXPIRED:
    case MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED:
    case MDR_CAUSE_STALE_CREDENTIALS:
      return TRUE;

    default:
      return FALSE;
    }
}

/* Where only the provider's window is accepted, nobody is sent to look for a password. */
static void
check_no_password (const Reader *reader, MdrCause cause, GPtrArray *guides)
{
  if (is_about_passwords (cause) &&
      !g_str_has_prefix (mdr_guide_get_id (guides->pdata[0]), "sign-in-window/"))
    complain (reader, cause, guides->pdata[0], "comes before the sign-in window");

  for (guint i = 0; i < guides->len; i++)
    {
      const char *id = mdr_guide_get_id (guides->pdata[i]);

      if (g_str_has_prefix (id, "app-password/") || g_str_has_prefix (id, "type-password/") ||
          g_str_equal (id, "sign-in/type-again"))
        complain (reader, cause, guides->pdata[i], "asks for a password that is not accepted");
    }
}

static void
check_kind_of_password (const Reader *reader, MdrCause cause, GPtrArray *guides)
{
  const char *first = mdr_guide_get_id (guides->pdata[0]);

  switch (get_policy (reader->provider))
    {
    case MDR_SIGN_IN_POLICY_OAUTH_ONLY:
      check_no_password (reader, cause, guides);
      break;

    case MDR_SIGN_IN_POLICY_NO_IMAP:
      if (cause == MDR_CAUSE_PASSWORD_WRONG && !g_str_equal (first, "access/no-mail-programs"))
        complain (reader, cause, guides->pdata[0], "cannot help where no mail program is let in");
      break;

    case MDR_SIGN_IN_POLICY_APP_PASSWORD:
    case MDR_SIGN_IN_POLICY_APP_PASSWORD_IF_TWO_STEP:
    case MDR_SIGN_IN_POLICY_OAUTH_PREFERRED:
      if (cause == MDR_CAUSE_APP_PASSWORD_REQUIRED && !g_str_has_prefix (first, "app-password/") &&
          !g_str_has_prefix (first, "sign-in-window/"))
        complain (reader, cause, guides->pdata[0], "comes before the app password");
      break;

    default:
      break;
    }
}

static void
check_guides (const Reader *reader, MdrCause cause)
{
  g_autoptr (GPtrArray) guides =
      mdr_guides_find (cause, reader->provider, reader->program, reader->device);

  g_assert_cmpuint (guides->len, >, 0);
  g_assert_cmpuint (guides->len, <=, MDR_GUIDES_MAX);

  if (g_str_has_prefix (mdr_guide_get_id (guides->pdata[0]), "support/"))
    complain (reader, cause, guides->pdata[0], "is the first thing to do");

  check_kind_of_password (reader, cause, guides);

  for (guint i = 0; i < guides->len; i++)
    {
      check_words (reader, cause, guides->pdata[i]);
      check_link (reader, cause, guides->pdata[i]);

      for (guint j = 0; j < i; j++)
        if (g_str_equal (mdr_guide_get_title (guides->pdata[i]),
                         mdr_guide_get_title (guides->pdata[j])))
          complain (reader, cause, guides->pdata[i], "is there twice");
    }
}

static void
check_provider (MdrProvider *provider)
{
  GListModel *programs = mdr_program_list_get_programs (mdr_program_list_get_default ());

  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (MdrProgram) program = g_list_model_get_item (programs, i);
      const char *const *devices = mdr_program_get_devices (program);

      for (guint j = 0; devices[j] != NULL; j++)
        {
          const Reader reader = { provider, mdr_program_get_id (program), devices[j] };

          for (int cause = MDR_CAUSE_OK + 1; cause <= MDR_CAUSE_UNKNOWN; cause++)
            check_guides (&reader, cause);
        }
    }
}

/* One that is on no list, of this kind. */
static MdrProvider *
create_provider (const char *policy, const char *imap_switch)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  MdrProvider *provider;

  g_key_file_set_string (file, "example", "name", "Example");
  g_key_file_set_string (file, "example", "sources", "vendor;");
  g_key_file_set_string (file, "example", "webmail", "https://webmail.example/");
  g_key_file_set_string (file, "example", "app-password", "https://passwords.example/");
  if (!g_str_equal (policy, "unknown"))
    g_key_file_set_string (file, "example", "sign-in", policy);
  if (!g_str_equal (imap_switch, "unknown"))
    g_key_file_set_string (file, "example", "imap-switch", imap_switch);

  provider = mdr_provider_new_from_key_file (file, "example", &error);
  g_assert_no_error (error);

  return provider;
}

static void
test_unlisted_provider (void)
{
  check_provider (NULL);
}

static void
test_kinds_of_providers (void)
{
  g_autoptr (GEnumClass) policies = g_type_class_ref (MDR_TYPE_SIGN_IN_POLICY);
  g_autoptr (GEnumClass) switches = g_type_class_ref (MDR_TYPE_IMAP_SWITCH);

  for (guint i = 0; i < policies->n_values; i++)
    for (guint j = 0; j < switches->n_values; j++)
      {
        g_autoptr (MdrProvider) provider =
            create_provider (policies->values[i].value_nick, switches->values[j].value_nick);

        check_provider (provider);
      }
}

static void
test_listed_providers (void)
{
  GListModel *providers = mdr_provider_list_get_providers (mdr_provider_list_get_default ());
  guint n_providers = g_list_model_get_n_items (providers);

  g_assert_cmpuint (n_providers, >, 0);

  for (guint i = 0; i < n_providers; i++)
    {
      g_autoptr (MdrProvider) provider = g_list_model_get_item (providers, i);

      check_provider (provider);
    }
}

/* Whoever names the program need not say that it is on a phone. */
static void
test_program_tells_the_device (void)
{
  const Reader readers[] = {
    { NULL, "apple-mail-ios", "iphone" },
    { NULL, "fairemail", "android" },
    { NULL, "outlook-classic", "windows" },
    { NULL, "outlook-mac", "mac" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    for (int cause = MDR_CAUSE_OK + 1; cause <= MDR_CAUSE_UNKNOWN; cause++)
      {
        g_autoptr (GPtrArray) told =
            mdr_guides_find (cause, NULL, readers[i].program, readers[i].device);
        g_autoptr (GPtrArray) untold = mdr_guides_find (cause, NULL, readers[i].program, NULL);

        g_assert_cmpuint (told->len, ==, untold->len);

        for (guint j = 0; j < told->len; j++)
          g_assert_cmpstr (mdr_guide_get_id (told->pdata[j]), ==,
                           mdr_guide_get_id (untold->pdata[j]));
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/guides-coverage/provider-that-is-not-listed", test_unlisted_provider);
  g_test_add_func ("/guides-coverage/every-kind-of-provider", test_kinds_of_providers);
  g_test_add_func ("/guides-coverage/every-listed-provider", test_listed_providers);
  g_test_add_func ("/guides-coverage/program-tells-the-device", test_program_tells_the_device);

  return g_test_run ();
}

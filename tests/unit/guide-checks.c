/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What no guide may say to a reader: steps for another device, pages of another provider.
 */

#include "guide-checks.h"

#include "knowledge/mdr-program-list.h"
#include "knowledge/mdr-provider-list.h"

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

/* Pages of one maker or provider that are no use to the customers of others. */
static const struct
{
  const char *beginning;
  const char *providers;
} links_of_providers[] = {
  { "https://support.google.com/accounts/answer/185833", "gmail google-workspace" },
  { "https://support.apple.com/102654", "icloud" },
  { "https://support.apple.com/102198", "icloud" },
  { "https://support.microsoft.com/en-us/account-billing/account-has-been-locked", "outlook" },
  { "https://aiuto.libero.it/articolo/mail/messaggio", "libero" },
  { "https://aiuto.libero.it/articolo/mail/invio", "libero" },
  { "https://hilfe.gmx.net/account/", "gmx-net gmx-com" },
  { "https://www.tim.it/assistenza/", "tim alice" },
};

static gboolean
is_in (const char *list, const char *item)
{
  g_auto (GStrv) items = g_strsplit (list, " ", -1);

  return item != NULL && g_strv_contains ((const char *const *) items, item);
}

/**
 * guide_checks_complain:
 * @reader: for whom the guide was chosen
 * @cause: and for which cause
 * @guide: a guide that does not suit
 * @what: what is wrong with it
 *
 * Fails the test.
 */
void
guide_checks_complain (const GuideReader *reader, MdrCause cause, MdrGuide *guide, const char *what)
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
check_words (const GuideReader *reader, MdrCause cause, MdrGuide *guide)
{
  const guint found = find_strange_words (guide);
  MdrProgram *program =
      mdr_program_list_find_program (mdr_program_list_get_default (), reader->program);
  const char *guided_as = program != NULL ? mdr_program_get_guided_as (program) : reader->program;

  for (gsize i = 0; i < G_N_ELEMENTS (strange_words); i++)
    if ((found & 1u << i) != 0 && is_in (strange_words[i].devices, reader->device))
      guide_checks_complain (reader, cause, guide, strange_words[i].word);

  for (gsize i = 0; i < G_N_ELEMENTS (titles_of_programs); i++)
    if (g_str_has_prefix (mdr_guide_get_title (guide), titles_of_programs[i].beginning) &&
        !is_in (titles_of_programs[i].programs, guided_as))
      guide_checks_complain (reader, cause, guide, "is for another program");
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
check_link (const GuideReader *reader, MdrCause cause, MdrGuide *guide)
{
  const char *uri = mdr_guide_get_link_uri (guide);
  const char *id = reader->provider != NULL ? mdr_provider_get_id (reader->provider) : NULL;
  const char *own = reader->provider != NULL
                        ? mdr_provider_get_link (reader->provider, MDR_PROVIDER_LINK_APP_PASSWORD)
                        : NULL;

  if (uri == NULL)
    return;

  if (!g_str_has_prefix (uri, "https://"))
    guide_checks_complain (reader, cause, guide, "has a link that is not safe");

  for (gsize i = 0; i < G_N_ELEMENTS (links_of_providers); i++)
    if (g_str_has_prefix (uri, links_of_providers[i].beginning) &&
        !is_in (links_of_providers[i].providers, id))
      guide_checks_complain (reader, cause, guide, "links to a page of another provider");

  if (g_hash_table_contains (get_app_password_pages (), uri) && g_strcmp0 (uri, own) != 0)
    guide_checks_complain (reader, cause, guide, "links to another provider’s app passwords");
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
check_no_password (const GuideReader *reader, MdrCause cause, GPtrArray *guides)
{
  if (is_about_passwords (cause) &&
      !g_str_has_prefix (mdr_guide_get_id (guides->pdata[0]), "sign-in-window/"))
    guide_checks_complain (reader, cause, guides->pdata[0], "comes before the sign-in window");

  for (guint i = 0; i < guides->len; i++)
    {
      const char *id = mdr_guide_get_id (guides->pdata[i]);

      if (g_str_has_prefix (id, "app-password/") || g_str_has_prefix (id, "type-password/") ||
          g_str_equal (id, "sign-in/type-again"))
        guide_checks_complain (reader, cause, guides->pdata[i],
                               "asks for a password that is not accepted");
    }
}

/**
 * guide_checks_content:
 * @reader: for whom the guide was chosen
 * @cause: and for which cause
 * @guide: the guide
 *
 * Fails the test if the guide speaks of another device or program, or links to another provider.
 */
void
guide_checks_content (const GuideReader *reader, MdrCause cause, MdrGuide *guide)
{
  check_words (reader, cause, guide);
  check_link (reader, cause, guide);
}

/**
 * guide_checks_order:
 * @reader: for whom the guides were chosen
 * @cause: and for which cause
 * @guides: (element-type MdrGuide): the guides, at least one
 *
 * Fails the test if a kind of password is asked for that the provider does not accept, or if what
 * the provider's way of signing in demands is not the first thing to do.
 */
void
guide_checks_order (const GuideReader *reader, MdrCause cause, GPtrArray *guides)
{
  const char *first = mdr_guide_get_id (guides->pdata[0]);

  switch (get_policy (reader->provider))
    {
    case MDR_SIGN_IN_POLICY_OAUTH_ONLY:
      check_no_password (reader, cause, guides);
      break;

    case MDR_SIGN_IN_POLICY_NO_IMAP:
      if (cause == MDR_CAUSE_PASSWORD_WRONG && !g_str_equal (first, "access/no-mail-programs"))
        guide_checks_complain (reader, cause, guides->pdata[0],
                               "cannot help where no mail program is let in");
      break;

    case MDR_SIGN_IN_POLICY_APP_PASSWORD:
    case MDR_SIGN_IN_POLICY_APP_PASSWORD_IF_TWO_STEP:
    case MDR_SIGN_IN_POLICY_OAUTH_PREFERRED:
      if (cause == MDR_CAUSE_APP_PASSWORD_REQUIRED && !g_str_has_prefix (first, "app-password/") &&
          !g_str_has_prefix (first, "sign-in-window/"))
        guide_checks_complain (reader, cause, guides->pdata[0], "comes before the app password");
      break;

    default:
      break;
    }
}

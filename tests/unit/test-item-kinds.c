/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Items as programs write them, and what is not for mail.
 */

#include "knowledge/mdr-item-kinds.h"

#define IMAP (1u << MDR_PROTOCOL_IMAP)
#define POP3 (1u << MDR_PROTOCOL_POP3)
#define SMTP (1u << MDR_PROTOCOL_SMTP)
#define MAX_ATTRIBUTES 8

/* Attributes are pairs of names and values. */
typedef struct
{
  const char *claim;
  const char *label;
  const char *attributes[2 * MAX_ATTRIBUTES];
  const char *program;
  const char *account;
  const char *user_name;
  const char *host;
  const char *uid;
  guint protocols;
  MdrListedFor listed_for;
} ItemCase;

/* Exactly as the programs write them. */
static const ItemCase mail_items[] = {
  { .claim = "online-account",
    .label = "GOA imap_smtp credentials for identity account_1717171717_0",
    .attributes = { "xdg:schema", "org.gnome.OnlineAccounts", "goa-identity",
                    "imap_smtp:gen0:account_1717171717_0" },
    .program = "gnome-online-accounts",
    .uid = "account_1717171717_0",
    .protocols = IMAP | SMTP },
  { .claim = "online-account-google",
    .label = "GOA google credentials for identity account_1717171717_1",
    .attributes = { "xdg:schema", "org.gnome.OnlineAccounts", "goa-identity",
                    "google:gen2:account_1717171717_1" },
    .program = "gnome-online-accounts",
    .uid = "account_1717171717_1",
    .protocols = IMAP | SMTP },
  { .claim = "online-account-microsoft-365",
    .label = "Credenziali GOA ms_graph per l’identità account_1717171717_2",
    .attributes = { "xdg:schema", "org.gnome.OnlineAccounts", "goa-identity",
                    "ms_graph:gen1:account_1717171717_2" },
    .program = "gnome-online-accounts",
    .uid = "account_1717171717_2" },
  { .claim = "online-account-of-an-old-keyring",
    .label = "GOA exchange credentials for identity account_1717171717_3",
    .attributes = { "xdg:schema", "org.freedesktop.Secret.Generic", "goa-identity",
                    "exchange:gen0:account_1717171717_3" },
    .program = "gnome-online-accounts",
    .uid = "account_1717171717_3" },
  { .claim = "evolution",
    .label = "Evolution Data Source “anna@example.it”",
    .attributes = { "xdg:schema", "org.gnome.Evolution.Data.Source", "e-source-uid",
                    "1454321987.2345.7@thinkpad", "eds-origin", "evolution-data-server" },
    .program = "evolution",
    .uid = "1454321987.2345.7@thinkpad" },
  { .claim = "evolution-without-a-schema",
    .label = "Evolution Data Source anna",
    .attributes = { "e-source-uid", "8f0a4cbb1e0c4f6a9d2b7c5e3f1a0b9c8d7e6f5a" },
    .program = "evolution",
    .uid = "8f0a4cbb1e0c4f6a9d2b7c5e3f1a0b9c8d7e6f5a" },
  { .claim = "evolution-token",
    .label = "Evolution Data Source - Google[anna@gmail.com]",
    .attributes = { "xdg:schema", "org.gnome.Evolution.Data.Source", "e-source-uid",
                    "OAuth2::Google[anna@gmail.com]", "eds-origin", "evolution-data-server" },
    .program = "evolution",
    .account = "anna@gmail.com",
    .user_name = "anna@gmail.com" },
  { .claim = "geary-receiving",
    .label = "Geary IMAP password",
    .attributes = { "xdg:schema", "org.gnome.Geary", "login", "anna@example.it", "host",
                    "imap.example.it", "proto", "IMAP" },
    .program = "geary",
    .account = "anna@example.it",
    .user_name = "anna@example.it",
    .host = "imap.example.it",
    .protocols = IMAP },
  { .claim = "geary-sending",
    .label = "Geary SMTP password",
    .attributes = { "xdg:schema", "org.gnome.Geary", "login", "anna", "host", "smtp.Example.it",
                    "proto", "SMTP" },
    .program = "geary",
    .user_name = "anna",
    .host = "smtp.example.it",
    .protocols = SMTP },
  { .claim = "geary-0.11",
    .label = "org.yorba.geary imap_username:anna@example.it",
    .attributes = { "xdg:schema", "org.gnome.keyring.NetworkPassword", "user",
                    "org.yorba.geary imap_username:anna@example.it" },
    .program = "geary",
    .account = "anna@example.it",
    .user_name = "anna@example.it",
    .protocols = IMAP },
  { .claim = "network-password",
    .label = "imap://anna@imap.example.it/",
    .attributes = { "xdg:schema", "org.gnome.keyring.NetworkPassword", "user", "anna", "server",
                    "imap.example.it", "protocol", "imap", "port", "993", "domain", "" },
    .user_name = "anna",
    .host = "imap.example.it",
    .protocols = IMAP,
    .listed_for = MDR_LISTED_FOR_OLD_PROGRAM },
  { .claim = "evolution-before-3.6",
    .label = "imap://anna@imap.example.it/",
    .attributes = { "xdg:schema", "org.gnome.keyring.NetworkPassword", "application", "Evolution",
                    "user", "anna", "server", "imap.example.it", "protocol", "imap" },
    .user_name = "anna",
    .host = "imap.example.it",
    .protocols = IMAP,
    .listed_for = MDR_LISTED_FOR_OLD_PROGRAM },
  { .claim = "network-password-for-pop3",
    .label = "anna@pop.example.it",
    .attributes = { "user", "anna", "server", "pop.example.it", "protocol", "pop3" },
    .user_name = "anna",
    .host = "pop.example.it",
    .protocols = POP3,
    .listed_for = MDR_LISTED_FOR_OLD_PROGRAM },
  { .claim = "akonadi-imap",
    .label = "imap/akonadi_imap_resource_0rc",
    .attributes = { "xdg:schema", "org.qt.keychain", "server", "imap", "user",
                    "akonadi_imap_resource_0rc", "type", "plaintext" },
    .program = "kmail",
    .uid = "akonadi_imap_resource_0",
    .protocols = IMAP },
  { .claim = "akonadi-pop3",
    .label = "akonadi_pop3_resource_1",
    .attributes = { "xdg:schema", "org.qt.keychain", "server", "pop3", "user",
                    "akonadi_pop3_resource_1", "type", "plaintext" },
    .program = "kmail",
    .uid = "akonadi_pop3_resource_1",
    .protocols = POP3 },
  { .claim = "kmail-transport",
    .label = "1834728374",
    .attributes = { "xdg:schema", "org.qt.keychain", "server", "mailtransports", "user",
                    "1834728374", "type", "plaintext" },
    .program = "kmail",
    .uid = "1834728374",
    .protocols = SMTP },
  { .claim = "trojita",
    .label = "account-0-smtp",
    .attributes = { "xdg:schema", "org.qt.keychain", "server", "Trojita", "user", "account-0-smtp",
                    "type", "plaintext" },
    .uid = "account-0",
    .protocols = SMTP },
  { .claim = "mailspring",
    .label = "Mailspring/Mailspring Keys",
    .attributes = { "xdg:schema", "org.freedesktop.Secret.Generic", "service", "Mailspring",
                    "account", "Mailspring Keys" },
    .program = "mailspring",
    .protocols = IMAP | SMTP },
  { .claim = "balsa",
    .label = "Balsa passwords",
    .attributes = { "xdg:schema", "org.gnome.Balsa.NetworkPassword", "protocol", "imap", "server",
                    "imap.example.it:993", "user", "anna" },
    .user_name = "anna",
    .host = "imap.example.it",
    .protocols = IMAP },
};

static const ItemCase other_items[] = {
  { .claim = "for-its-words",
    .label = "Old Outlook password",
    .attributes = { "xdg:schema", "org.freedesktop.Secret.Generic", "username", "anna" },
    .user_name = "anna",
    .listed_for = MDR_LISTED_FOR_WORDS },
  { .claim = "for-the-word-in-a-name-of-an-attribute",
    .label = "mbsync",
    .attributes = { "smtp-server", "1", "login", "anna@example.org" },
    .account = "anna@example.org",
    .user_name = "anna@example.org",
    .listed_for = MDR_LISTED_FOR_WORDS },
  { .claim = "for-its-address",
    .label = "Script",
    .attributes = { "url", "imaps://anna%40example.org@mail.example.org:993/INBOX" },
    .account = "anna@example.org",
    .user_name = "anna@example.org",
    .host = "mail.example.org",
    .protocols = IMAP,
    .listed_for = MDR_LISTED_FOR_WORDS },
};

/* Each speaks of mail somewhere, and is not for it. */
static const ItemCase strangers[] = {
  { .claim = "key-of-a-browser",
    .label = "Chrome Safe Storage",
    .attributes = { "xdg:schema", "chrome_libsecret_os_crypt_password_v2", "application",
                    "google-mail" } },
  { .claim = "word-in-another-word", .label = "Popular imaps2 gmailing", .attributes = { NULL } },
  { .claim = "phrase-that-means-something-else",
    .label = "Google Chrome and Stock Exchange",
    .attributes = { "service", "google-drive" } },
  { .claim = "user-name-at-a-shop",
    .label = "Shop",
    .attributes = { "username", "mail@gmail.com", "server", "shop.example" } },
  { .claim = "nextcloud",
    .label = "GOA owncloud credentials for identity account_1_0 at mail.example.it",
    .attributes = { "xdg:schema", "org.gnome.OnlineAccounts", "goa-identity",
                    "owncloud:gen0:account_1_0" } },
  { .claim = "git",
    .label = "Git: https://git.example.it/ mail",
    .attributes = { "xdg:schema", "org.gnome.keyring.NetworkPassword", "user", "anna@example.it",
                    "server", "git.example.it", "protocol", "https" } },
  { .claim = "form-of-a-browser",
    .label = "Password for anna@example.it in a form in https://mail.google.com",
    .attributes = { "xdg:schema", "org.epiphany.FormPassword", "uri", "https://mail.google.com",
                    "username", "anna@example.it" } },
  { .claim = "ssh-key",
    .label = "Unlock password for: anna@example.it",
    .attributes = { "xdg:schema", "org.freedesktop.Secret.Generic", "unique",
                    "ssh-store:/home/anna/.ssh/mail" } },
  { .claim = "wireless-network",
    .label = "Network secret for Google Mail/802-11-wireless-security/psk",
    .attributes = { "connection-uuid", "1", "setting-name", "802-11-wireless-security",
                    "setting-key", "psk" } },
  { .claim = "key-of-pgp",
    .label = "GnuPG: anna@example.it",
    .attributes = { "xdg:schema", "org.gnupg.Passphrase", "keygrip", "n/00" } },
};

static GHashTable *
get_attributes (const ItemCase *item)
{
  GHashTable *attributes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < 2 * MAX_ATTRIBUTES && item->attributes[i] != NULL; i += 2)
    g_hash_table_insert (attributes, (gpointer) item->attributes[i],
                         (gpointer) item->attributes[i + 1]);

  return attributes;
}

static MdrItemKinds *
new_for_anna (void)
{
  static const char *const hosts[] = { "imap.example.it", "smtp.example.it", NULL };
  g_autoptr (MdrAddress) address = mdr_address_parse ("Anna@example.it", NULL);

  return mdr_item_kinds_new_for_account (mdr_item_kinds_get_default (), address, hosts);
}

static void
test_recognised (gconstpointer data)
{
  const ItemCase *item = data;
  g_autoptr (GHashTable) attributes = get_attributes (item);
  MdrSavedPasswordFields fields = { .collection = "login" };

  g_assert_true (
      mdr_item_kinds_recognise (mdr_item_kinds_get_default (), attributes, item->label, &fields));
  g_assert_cmpstr (fields.program, ==, item->program);
  g_assert_cmpstr (fields.account, ==, item->account);
  g_assert_cmpstr (fields.user_name, ==, item->user_name);
  g_assert_cmpstr (fields.host, ==, item->host);
  g_assert_cmpstr (fields.uid, ==, item->uid);
  g_assert_cmpuint (fields.protocols, ==, item->protocols);
  g_assert_cmpint (fields.listed_for, ==, item->listed_for);
  g_assert_cmpstr (fields.label, ==, item->label);
  g_assert_cmpstr (fields.collection, ==, "login");
}

static void
test_not_for_mail (gconstpointer data)
{
  const ItemCase *item = data;
  g_autoptr (GHashTable) attributes = get_attributes (item);
  MdrSavedPasswordFields fields = { 0 };

  g_assert_false (
      mdr_item_kinds_recognise (mdr_item_kinds_get_default (), attributes, item->label, &fields));
}

static gboolean
names_anna (const char *label, const char *name, const char *value)
{
  g_autoptr (MdrItemKinds) kinds = new_for_anna ();
  g_autoptr (GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  MdrSavedPasswordFields fields = { 0 };

  g_hash_table_insert (attributes, (gpointer) name, (gpointer) value);

  return mdr_item_kinds_recognise (kinds, attributes, label, &fields) &&
         fields.listed_for == MDR_LISTED_FOR_ACCOUNT;
}

static void
test_account (void)
{
  g_assert_true (names_anna ("Password for ANNA@example.it.", "x", "y"));
  g_assert_true (names_anna ("x", "service", "mailto:anna@example.it"));
  g_assert_true (names_anna ("x", "where", "imap.example.it:993"));
  g_assert_true (names_anna ("x", "where", "otto@imap.example.it"));
  g_assert_true (names_anna ("x", "where", "smtp://anna@example.it@relay.example.net"));
  g_assert_true (names_anna ("x", "where", "imap://otto@elsewhere.example@imap.example.it/"));

  g_assert_false (names_anna ("joanna@example.it", "x", "y"));
  g_assert_false (names_anna ("anna@example.item", "x", "y"));
  g_assert_false (names_anna ("x", "where", "old.imap.example.it"));
  g_assert_false (names_anna ("x", "where", "imap.example.it.evil.example"));
}

/* What is never a mail password stays so, whomever it names. */
static void
test_account_of_a_stranger (void)
{
  g_autoptr (MdrItemKinds) kinds = new_for_anna ();

  for (gsize i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      g_autoptr (GHashTable) attributes = get_attributes (&strangers[i]);
      MdrSavedPasswordFields fields = { 0 };

      g_assert_false (mdr_item_kinds_recognise (kinds, attributes, strangers[i].label, &fields));
    }
}

static void
test_hostile (void)
{
  g_autoptr (MdrItemKinds) kinds = new_for_anna ();
  g_autoptr (GHashTable) attributes =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *long_value = g_strnfill (10 * 1000 * 1000, 'a');
  MdrSavedPasswordFields fields = { 0 };

  for (guint i = 0; i < 10000; i++)
    g_hash_table_insert (attributes, g_strdup_printf ("key %u", i), g_strdup ("\xff\xfe @"));

  g_assert_false (mdr_item_kinds_recognise (kinds, attributes, long_value, &fields));
  g_assert_false (mdr_item_kinds_recognise (kinds, attributes, NULL, &fields));

  /* The program is found among all of them, and what makes no sense is left out. */
  g_hash_table_insert (attributes, g_strdup ("xdg:schema"), g_strdup ("org.gnome.Geary"));
  g_hash_table_insert (attributes, g_strdup ("proto"), g_strdup ("IMAP"));
  g_hash_table_insert (attributes, g_strdup ("login"), g_strdup ("\xff"));
  g_hash_table_insert (attributes, g_strdup ("host"), g_steal_pointer (&long_value));
  g_assert_true (mdr_item_kinds_recognise (kinds, attributes, "\xff", &fields));
  g_assert_cmpstr (fields.program, ==, "geary");
  g_assert_null (fields.user_name);
  g_assert_null (fields.host);
}

/* Thousands of items leave nothing behind: the texts of one make way for those of the next. */
static void
test_many (void)
{
  guint n_recognised = 0;

  for (guint i = 0; i < 10000; i++)
    {
      const ItemCase *item = i % 2 == 0 ? &mail_items[(i / 2) % G_N_ELEMENTS (mail_items)]
                                        : &strangers[(i / 2) % G_N_ELEMENTS (strangers)];
      g_autoptr (GHashTable) attributes = get_attributes (item);
      MdrSavedPasswordFields fields = { 0 };

      n_recognised += mdr_item_kinds_recognise (mdr_item_kinds_get_default (), attributes,
                                                item->label, &fields);
    }

  g_assert_cmpuint (n_recognised, ==, 5000);
}

static void
add_cases (const char *path, const ItemCase *cases, gsize n_cases, GTestDataFunc func)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/%s", path, cases[i].claim);

      g_test_add_data_func (name, &cases[i], func);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_cases ("/item-kinds/recognised", mail_items, G_N_ELEMENTS (mail_items), test_recognised);
  add_cases ("/item-kinds/listed", other_items, G_N_ELEMENTS (other_items), test_recognised);
  add_cases ("/item-kinds/not-for-mail", strangers, G_N_ELEMENTS (strangers), test_not_for_mail);
  g_test_add_func ("/item-kinds/whatever-names-the-account-is-listed", test_account);
  g_test_add_func ("/item-kinds/what-is-never-for-mail-is-not", test_account_of_a_stranger);
  g_test_add_func ("/item-kinds/hostile-attributes-are-harmless", test_hostile);
  g_test_add_func ("/item-kinds/many-items", test_many);

  return g_test_run ();
}

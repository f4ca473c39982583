/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The built-in provider list: that it is well-formed, and that addresses find what they should.
 */

#include <string.h>

#include "core/mdr-error.h"
#include "core/mdr-service.h"
#include "knowledge/mdr-knowledge.h"
#include "knowledge/mdr-provider-list.h"

/* What an address must get: its provider, and the recommended servers for receiving and sending. */
static const struct
{
  const char *address;
  const char *id;
  const char *receiving;
  const char *sending;
} addresses[] = {
  { "a@gmail.com", "gmail", "imap imap.gmail.com:993", "smtp smtp.gmail.com:465" },
  { "a@googlemail.com", "gmail", "imap imap.gmail.com:993", "smtp smtp.gmail.com:465" },
  { "a@outlook.com", "outlook", "imap outlook.office365.com:993",
    "smtp smtp-mail.outlook.com:587" },
  { "a@outlook.it", "outlook", "imap outlook.office365.com:993", "smtp smtp-mail.outlook.com:587" },
  { "a@hotmail.it", "outlook", "imap outlook.office365.com:993", "smtp smtp-mail.outlook.com:587" },
  { "a@hotmail.co.uk", "outlook", "imap outlook.office365.com:993",
    "smtp smtp-mail.outlook.com:587" },
  { "a@live.it", "outlook", "imap outlook.office365.com:993", "smtp smtp-mail.outlook.com:587" },
  { "a@msn.com", "outlook", "imap outlook.office365.com:993", "smtp smtp-mail.outlook.com:587" },
  { "a@office365.com", "microsoft365", "imap outlook.office365.com:993",
    "smtp smtp.office365.com:587" },
  { "a@yahoo.com", "yahoo", "imap imap.mail.yahoo.com:993", "smtp smtp.mail.yahoo.com:465" },
  { "a@yahoo.it", "yahoo", "imap imap.mail.yahoo.com:993", "smtp smtp.mail.yahoo.com:465" },
  { "a@aol.com", "aol", "imap imap.aol.com:993", "smtp smtp.aol.com:465" },
  { "a@icloud.com", "icloud", "imap imap.mail.me.com:993", "smtp smtp.mail.me.com:587" },
  { "a@me.com", "icloud", "imap imap.mail.me.com:993", "smtp smtp.mail.me.com:587" },
  { "a@proton.me", "proton", "imap 127.0.0.1:1143", "smtp 127.0.0.1:1025" },
  { "a@libero.it", "libero", "imap imapmail.libero.it:993", "smtp smtp.libero.it:465" },
  { "a@inwind.it", "libero", "imap imapmail.libero.it:993", "smtp smtp.libero.it:465" },
  { "a@virgilio.it", "virgilio", "imap in.virgilio.it:993", "smtp out.virgilio.it:465" },
  { "a@tim.it", "tim", "imap imap.tim.it:143", "smtp smtp.tim.it:587" },
  { "a@alice.it", "alice", "imap in.alice.it:143", "smtp out.alice.it:587" },
  { "a@tin.it", "tin", "imap imaps.tin.it:143", "smtp smtps.tin.it:587" },
  { "a@tiscali.it", "tiscali-it", "imap imap.tiscali.it:993", "smtp smtp.tiscali.it:465" },
  { "a@aruba.it", "aruba", "imap imaps.aruba.it:993", "smtp smtps.aruba.it:465" },
  { "a@pec.it", "aruba-pec", "imap imaps.pec.aruba.it:993", "smtp smtps.pec.aruba.it:465" },
  { "a@legalmail.it", "legalmail", "imap mbox.cert.legalmail.it:993",
    "smtp sendm.cert.legalmail.it:465" },
  { "a@postecert.it", "postecert", "imap mail.postecert.it:993", "smtp mail.postecert.it:465" },
  { "a@fastwebnet.it", "fastweb", "imap imap.fastwebnet.it:993", "smtp smtp.fastwebnet.it:587" },
  { "a@email.it", "email-it", "imap in.email.it:993", "smtp out.email.it:465" },
  { "a@ngi.it", "eolo", "imap mail-in.eolo.it:993", "smtp mail-out.eolo.it:465" },
  { "a@gmx.net", "gmx-net", "imap imap.gmx.net:993", "smtp mail.gmx.net:465" },
  { "a@gmx.com", "gmx-com", "imap imap.gmx.com:993", "smtp mail.gmx.com:465" },
  { "a@web.de", "webde", "imap imap.web.de:993", "smtp smtp.web.de:465" },
  { "a@t-online.de", "t-online", "imap secureimap.t-online.de:993",
    "smtp securesmtp.t-online.de:465" },
  { "a@freenet.de", "freenet", "imap mx.freenet.de:993", "smtp mx.freenet.de:465" },
  { "a@orange.fr", "orange-fr", "imap imap.orange.fr:993", "smtp smtp.orange.fr:465" },
  { "a@free.fr", "free-fr", "imap imap.free.fr:993", "smtp smtp.free.fr:465" },
  { "a@laposte.net", "laposte", "imap imap.laposte.net:993", "smtp smtp.laposte.net:465" },
  { "a@bluewin.ch", "bluewin", "imap imaps.bluewin.ch:993", "smtp smtpauths.bluewin.ch:465" },
  { "a@btinternet.com", "bt", "imap mail.btinternet.com:993", "smtp mail.btinternet.com:465" },
  { "a@comcast.net", "comcast", "imap imap.comcast.net:993", "smtp smtp.comcast.net:465" },
  { "a@fastmail.com", "fastmail", "imap imap.fastmail.com:993", "smtp smtp.fastmail.com:465" },
  { "a@zoho.eu", "zoho-eu", "imap imap.zoho.eu:993", "smtp smtp.zoho.eu:465" },
  { "a@posteo.de", "posteo", "imap posteo.de:993", "smtp posteo.de:465" },
  { "a@mailbox.org", "mailbox-org", "imap imap.mailbox.org:993", "smtp smtp.mailbox.org:465" },
  { "a@yandex.ru", "yandex", "imap imap.yandex.com:993", "smtp smtp.yandex.com:465" },
  { "a@qq.com", "qq", "imap imap.qq.com:993", "smtp smtp.qq.com:465" },
  { "a@rediffmail.com", "rediffmail", "pop3 pop.rediffmail.com:995",
    "smtp smtp.rediffmail.com:465" },
};

static const struct
{
  const char *host;
  const char *id;
} mail_exchangers[] = {
  { "aspmx.l.google.com", "google-workspace" },
  { "ALT1.ASPMX.L.GOOGLE.COM.", "google-workspace" },
  { "aspmx2.googlemail.com", "google-workspace" },
  { "example-it.mail.protection.outlook.com", "microsoft365" },
  { "outlook-com.olc.protection.outlook.com", "outlook" },
  { "mx.aruba.it", "aruba" },
  { "in1-smtp.messagingengine.com", "fastmail" },
  { "mx01.mail.icloud.com", "icloud" },
  { "mx3.ovh.net", "ovh" },
  { "mx.example.it", NULL },
  { "notgooglemail.com", NULL },
  { "com", NULL },
  { "", NULL },
};

/* The policies that guides get wrong most often, and those with a date. */
static const struct
{
  const char *id;
  MdrProtocol protocol;
  const char *day;
  MdrSignInPolicy policy;
} policies[] = {
  { "gmail", MDR_PROTOCOL_IMAP, "2026-11-21", MDR_SIGN_IN_POLICY_OAUTH_PREFERRED },
  { "outlook", MDR_PROTOCOL_IMAP, "2026-11-21", MDR_SIGN_IN_POLICY_OAUTH_ONLY },
  { "outlook", MDR_PROTOCOL_SMTP, "2026-11-21", MDR_SIGN_IN_POLICY_OAUTH_ONLY },
  { "microsoft365", MDR_PROTOCOL_IMAP, "2026-11-21", MDR_SIGN_IN_POLICY_OAUTH_ONLY },
  { "microsoft365", MDR_PROTOCOL_POP3, "2026-11-21", MDR_SIGN_IN_POLICY_OAUTH_ONLY },
  { "microsoft365", MDR_PROTOCOL_SMTP, "2026-12-31", MDR_SIGN_IN_POLICY_PASSWORD },
  { "microsoft365", MDR_PROTOCOL_SMTP, "2027-01-01", MDR_SIGN_IN_POLICY_OAUTH_ONLY },
  { "yahoo", MDR_PROTOCOL_IMAP, "2026-11-21", MDR_SIGN_IN_POLICY_OAUTH_PREFERRED },
  { "aol", MDR_PROTOCOL_SMTP, "2026-11-21", MDR_SIGN_IN_POLICY_OAUTH_PREFERRED },
  { "icloud", MDR_PROTOCOL_IMAP, "2026-11-21", MDR_SIGN_IN_POLICY_APP_PASSWORD },
  { "fastmail", MDR_PROTOCOL_IMAP, "2026-11-21", MDR_SIGN_IN_POLICY_APP_PASSWORD },
  { "aruba-pec", MDR_PROTOCOL_IMAP, "2026-11-21", MDR_SIGN_IN_POLICY_APP_PASSWORD_IF_TWO_STEP },
  { "proton", MDR_PROTOCOL_SMTP, "2026-11-21", MDR_SIGN_IN_POLICY_BRIDGE },
  { "tuta", MDR_PROTOCOL_IMAP, "2026-11-21", MDR_SIGN_IN_POLICY_NO_IMAP },
  { "hey", MDR_PROTOCOL_SMTP, "2026-11-21", MDR_SIGN_IN_POLICY_NO_IMAP },
  /* the only source is weak, or sources differ */
  { "telus", MDR_PROTOCOL_IMAP, "2026-11-21", MDR_SIGN_IN_POLICY_UNKNOWN },
  { "virgilio", MDR_PROTOCOL_IMAP, "2026-11-21", MDR_SIGN_IN_POLICY_UNKNOWN },
};

static MdrProvider *
find (const char *id)
{
  return mdr_provider_list_find_by_id (mdr_provider_list_get_default (), id);
}

static MdrProviderList *
read_list (const char *text, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_load_from_data (file, text, -1, G_KEY_FILE_NONE, NULL);

  return mdr_provider_list_new (file, error);
}

static void
test_keys (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GKeyFile) file = mdr_knowledge_load_key_file ("providers.ini", &error);
  g_auto (GStrv) ids = NULL;

  g_assert_no_error (error);
  ids = g_key_file_get_groups (file, NULL);

  for (char **id = ids; *id != NULL; id++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (file, *id, NULL, NULL);

      g_assert_cmpuint (strspn (*id, "abcdefghijklmnopqrstuvwxyz0123456789-"), ==, strlen (*id));

      for (char **key = keys; *key != NULL; key++)
        if (!mdr_provider_knows_key (*key))
          g_error ("[%s] %s: no such key", *id, *key);
    }
}

static void
test_providers (void)
{
  GListModel *providers = mdr_provider_list_get_providers (mdr_provider_list_get_default ());
  g_autoptr (MdrAddress) address = mdr_address_parse ("anna@example.it", NULL);

  g_assert_cmpuint (g_list_model_get_n_items (providers), >=, 189);

  for (guint i = 0; i < g_list_model_get_n_items (providers); i++)
    {
      g_autoptr (MdrProvider) provider = g_list_model_get_item (providers, i);
      g_autoptr (GPtrArray) services = mdr_provider_create_services (provider, address);

      g_assert_true (find (mdr_provider_get_id (provider)) == provider);
      g_assert_nonnull (mdr_provider_get_sources (provider)[0]);

      for (guint j = 0; j < MDR_N_PROVIDER_LINKS; j++)
        if (mdr_provider_get_link (provider, j) != NULL)
          g_assert_true (
              g_uri_is_valid (mdr_provider_get_link (provider, j), G_URI_FLAGS_NONE, NULL));

      /* A switch that does not exist is not to be looked for. */
      if (mdr_provider_get_imap_switch (provider) == MDR_IMAP_SWITCH_ALWAYS_ON)
        g_assert_null (mdr_provider_get_link (provider, MDR_PROVIDER_LINK_IMAP_SWITCH));

      /* TLS from the first byte is not spoken on the ports that begin in plain text, and back. */
      for (guint j = 0; j < services->len; j++)
        {
          MdrService *service = g_ptr_array_index (services, j);
          guint16 port = mdr_service_get_port (service);

          if (port == 993 || port == 995 || port == 465)
            g_assert_cmpint (mdr_service_get_security (service), ==, MDR_SECURITY_TLS);
          if (port == 143 || port == 110 || port == 25)
            g_assert_cmpint (mdr_service_get_security (service), ==, MDR_SECURITY_STARTTLS);
        }
    }
}

static MdrService *
find_service (GPtrArray *services, gboolean sending)
{
  for (guint i = 0; i < services->len; i++)
    if ((mdr_service_get_protocol (g_ptr_array_index (services, i)) == MDR_PROTOCOL_SMTP) ==
        sending)
      return g_ptr_array_index (services, i);

  return NULL;
}

static void
test_addresses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (MdrAddress) address = mdr_address_parse (addresses[i].address, NULL);
      g_autoptr (GPtrArray) services = NULL;
      MdrProvider *provider = mdr_provider_list_find_by_domain (mdr_provider_list_get_default (),
                                                                mdr_address_get_domain (address));

      g_assert_nonnull (provider);
      g_assert_cmpstr (mdr_provider_get_id (provider), ==, addresses[i].id);

      services = mdr_provider_create_services (provider, address);
      g_assert_cmpstr (mdr_service_get_label (find_service (services, FALSE)), ==,
                       addresses[i].receiving);
      g_assert_cmpstr (mdr_service_get_label (find_service (services, TRUE)), ==,
                       addresses[i].sending);
    }
}

static void
test_user_names (void)
{
  g_autoptr (MdrAddress) address = mdr_address_parse ("anna@icloud.com", NULL);
  g_autofree char *receiving = NULL;
  g_autofree char *sending = NULL;
  g_autofree char *certified = NULL;

  receiving = mdr_provider_dup_user_name (find ("icloud"), MDR_PROTOCOL_IMAP, address);
  sending = mdr_provider_dup_user_name (find ("icloud"), MDR_PROTOCOL_SMTP, address);
  certified = mdr_provider_dup_user_name (find ("legalmail"), MDR_PROTOCOL_IMAP, address);

  g_assert_cmpstr (receiving, ==, "anna");
  g_assert_cmpstr (sending, ==, "anna@icloud.com");
  g_assert_null (certified);
}

static void
test_policies (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (policies); i++)
    {
      g_autofree char *text = g_strconcat (policies[i].day, "T12:00:00Z", NULL);
      g_autoptr (GDateTime) when = g_date_time_new_from_iso8601 (text, NULL);

      g_assert_cmpint (mdr_provider_get_policy (find (policies[i].id), policies[i].protocol, when),
                       ==, policies[i].policy);
    }

  g_assert_cmpint (mdr_provider_get_imap_switch (find ("gmail")), ==, MDR_IMAP_SWITCH_ALWAYS_ON);
  g_assert_cmpint (mdr_provider_get_imap_switch (find ("gmx-net")), ==,
                   MDR_IMAP_SWITCH_MUST_ENABLE);
  g_assert_true (mdr_provider_has_note (find ("eolo"), "blocked-outside-italy"));
}

static void
test_spelling (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdrProviderList) list =
      read_list ("[books]\nname=B\ndomains=bücher.example;Shop.Example;\n"
                 "mx=mx.bücher.example;\nsources=vendor;\n",
                 &error);
  static const char *const same[] = {
    "bücher.example",         "BÜCHER.example", "xn--bcher-kva.example",
    "XN--BCHER-KVA.EXAMPLE.", "shop.example",   "SHOP.EXAMPLE.",
  };
  static const char *const other[] = {
    "mail.shop.example", "example", "", ".", "shop.example..", "shop", "\xff.example",
  };

  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    g_assert_nonnull (mdr_provider_list_find_by_domain (list, same[i]));

  for (gsize i = 0; i < G_N_ELEMENTS (other); i++)
    g_assert_null (mdr_provider_list_find_by_domain (list, other[i]));

  g_assert_nonnull (mdr_provider_list_find_by_mx (list, "A.MX.Bücher.example."));
  g_assert_null (mdr_provider_list_find_by_mx (list, "bücher.example"));
  g_assert_null (mdr_provider_list_find_by_id (list, "shop.example"));
}

static void
test_mail_exchangers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mail_exchangers); i++)
    {
      MdrProvider *provider =
          mdr_provider_list_find_by_mx (mdr_provider_list_get_default (), mail_exchangers[i].host);

      g_assert_cmpstr (provider != NULL ? mdr_provider_get_id (provider) : NULL, ==,
                       mail_exchangers[i].id);
    }
}

static void
test_twice (void)
{
  static const char *const texts[] = {
    "[a]\nname=A\ndomains=a.example;\nsources=vendor;\n"
    "[b]\nname=B\ndomains=b.example;A.example;\nsources=vendor;\n",
    "[a]\nname=A\nmx=mx.example;\nsources=vendor;\n[b]\nname=B\nmx=mx.example;\nsources=vendor;\n",
    "[a]\nname=A\ndomains=a.example;a.example;\nsources=vendor;\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_list (texts[i], &error));
      g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/provider-list/has-no-unknown-keys", test_keys);
  g_test_add_func ("/provider-list/every-provider-is-complete", test_providers);
  g_test_add_func ("/provider-list/addresses-get-the-right-servers", test_addresses);
  g_test_add_func ("/provider-list/user-names-differ-by-protocol", test_user_names);
  g_test_add_func ("/provider-list/policies-are-up-to-date", test_policies);
  g_test_add_func ("/provider-list/domains-are-found-in-any-spelling", test_spelling);
  g_test_add_func ("/provider-list/mail-exchangers-tell-the-provider", test_mail_exchangers);
  g_test_add_func ("/provider-list/nothing-belongs-to-two-providers", test_twice);

  return g_test_run ();
}

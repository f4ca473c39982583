/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Configuration files for mail programs: what is read from good ones, and how bad ones end.
 */

#include <string.h>

#include "core/mdr-domain.h"
#include "core/mdr-error.h"
#include "core/mdr-service.h"
#include "probe/discovery/mdr-autoconfig.h"
#include "probe/names/mdr-host-name.h"

#define ADDRESS "anna.rossi@example.it"

/* A file with one server; the fields are filled in. */
#define ONE_SERVER                                                                                 \
  "<clientConfig version='1.1'><emailProvider id='x'><incomingServer type='imap'>%s"               \
  "</incomingServer></emailProvider></clientConfig>"

#define GOOD_FIELDS                                                                                \
  "<hostname>imap.example.it</hostname><port>993</port><socketType>SSL</socketType>"               \
  "<username>%EMAILADDRESS%</username>"

static GPtrArray *
parse (const char *text, gssize length, GStrv *sign_in, GError **error)
{
  g_autoptr (MdrAddress) address = mdr_address_parse (ADDRESS, NULL);
  g_autoptr (GBytes) document = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return mdr_autoconfig_parse (document, address, sign_in, error);
}

static GPtrArray *
parse_fields (const char *fields, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (ONE_SERVER, "%s", 2);
  g_autofree char *text = g_strconcat (parts[0], fields, parts[1], NULL);

  return parse (text, -1, NULL, error);
}

static void
test_full (void)
{
  static const struct
  {
    const char *label;
    MdrSecurity security;
    const char *user_name;
  } expected[] = {
    { "imap imap.example.it:993", MDR_SECURITY_TLS, ADDRESS },
    { "pop3 pop.example.it:995", MDR_SECURITY_TLS, "anna.rossi" },
    { "smtp smtp.example.it:587", MDR_SECURITY_STARTTLS, "anna.rossi@users.example.it" },
    { "imap imap.example.it:143", MDR_SECURITY_NONE, ADDRESS },
  };
  g_autofree char *path = g_build_filename (TEST_DATA_DIR, "autoconfig", "full.xml", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) services = NULL;
  g_auto (GStrv) sign_in = NULL;
  const char *const expected_sign_in[] = { "password-cleartext", "OAuth2", NULL };

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  services = parse (text, -1, &sign_in, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (services->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < services->len; i++)
    {
      MdrService *service = g_ptr_array_index (services, i);

      g_assert_cmpstr (mdr_service_get_label (service), ==, expected[i].label);
      g_assert_cmpint (mdr_service_get_security (service), ==, expected[i].security);
      g_assert_cmpstr (mdr_service_get_user_name (service), ==, expected[i].user_name);
    }
  g_assert_cmpstrv (sign_in, expected_sign_in);
}

static void
test_variants (void)
{
  static const struct
  {
    const char *fields;
    const char *user_name;
  } rows[] = {
    { GOOD_FIELDS, ADDRESS },
    /* No name, an empty one, one that only another program could fill in, a half placeholder. */
    { "<hostname>imap.example.it</hostname><port>993</port><socketType>ssl</socketType>", NULL },
    { "<hostname>imap.example.it</hostname><port>993</port><socketType>SSL</socketType>"
      "<username/>",
      NULL },
    { "<hostname>imap.example.it</hostname><port>993</port><socketType>SSL</socketType>"
      "<username>%REALNAME%</username>",
      NULL },
    { "<hostname>imap.example.it</hostname><port>993</port><socketType>SSL</socketType>"
      "<username>100%</username>",
      NULL },
    /* A line break must not come into a dialogue. */
    { "<hostname>imap.example.it</hostname><port>993</port><socketType>SSL</socketType>"
      "<username>anna&#13;&#10;a LOGOUT</username>",
      NULL },
    /* The first of two counts. */
    { GOOD_FIELDS "<hostname>imap.evil.example</hostname><port>25</port>"
                  "<socketType>plain</socketType><username>eve</username>",
      ADDRESS },
    { "<hostname>imap.example.it.</hostname><port> 993\n</port><socketType>SSL</socketType>"
      "<username>%EMAILLOCALPART%/mail</username>",
      "anna.rossi/mail" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) services = parse_fields (rows[i].fields, &error);
      MdrService *service;

      g_assert_no_error (error);
      g_assert_cmpuint (services->len, ==, 1);
      service = g_ptr_array_index (services, 0);
      g_assert_cmpstr (mdr_service_get_label (service), ==, "imap imap.example.it:993");
      g_assert_cmpint (mdr_service_get_security (service), ==, MDR_SECURITY_TLS);
      g_assert_cmpstr (mdr_service_get_user_name (service), ==, rows[i].user_name);
    }
}

/* The one server cannot be used, so that there is none. */
static const char *const bad_fields[] = {
  "",
  "<port>993</port><socketType>SSL</socketType>",
  "<hostname>imap.example.it</hostname><socketType>SSL</socketType>",
  "<hostname>imap.example.it</hostname><port>993</port>",
  "<hostname>imap.example.it</hostname><port>0</port><socketType>SSL</socketType>",
  "<hostname>imap.example.it</hostname><port>-1</port><socketType>SSL</socketType>",
  "<hostname>imap.example.it</hostname><port>65536</port><socketType>SSL</socketType>",
  "<hostname>imap.example.it</hostname><port>993</port><socketType>ROT13</socketType>",
  "<hostname></hostname><port>993</port><socketType>SSL</socketType>",
  "<hostname>localhost</hostname><port>993</port><socketType>SSL</socketType>",
  "<hostname>127.0.0.1</hostname><port>993</port><socketType>SSL</socketType>",
  "<hostname>[::1]</hostname><port>993</port><socketType>SSL</socketType>",
  "<hostname>imap.example.it/</hostname><port>993</port><socketType>SSL</socketType>",
  "<hostname>imap..it</hostname><port>993</port><socketType>SSL</socketType>",
  "<hostname>-imap.it</hostname><port>993</port><socketType>SSL</socketType>",
  "<hostname>im ap.it</hostname><port>993</port><socketType>SSL</socketType>",
  /* The local part must not be sent to the resolver. */
  "<hostname>%EMAILLOCALPART%.evil.example</hostname><port>993</port><socketType>SSL</socketType>",
  "<hostname>%EMAILADDRESS%</hostname><port>993</port><socketType>SSL</socketType>",
  "<hostname>%EMAIL</hostname><port>993</port><socketType>SSL</socketType>",
  "<wrapper>" GOOD_FIELDS "</wrapper>",
};

static void
test_bad_fields (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_fields); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("fields %" G_GSIZE_FORMAT, i);
      g_assert_null (parse_fields (bad_fields[i], &error));
      g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA);
    }
}

static const char *const bad_documents[] = {
  "",
  " ",
  "\xef\xbb\xbf",
  "404 Not Found",
  "<!DOCTYPE html><html><head><title>Welcome</title></head><body></body></html>",
  "<clientConfig/>",
  "<clientConfig><emailProvider/></clientConfig>",
  "<clientConfig><emailProvider><incomingServer type='imap'>" GOOD_FIELDS,
  "<clientConfig><incomingServer type='imap'>" GOOD_FIELDS "</incomingServer></clientConfig>",
  "<emailProvider><incomingServer type='imap'>" GOOD_FIELDS "</incomingServer></emailProvider>",
  "<clientConfig><emailProvider><incomingServer type='nntp'>" GOOD_FIELDS
  "</incomingServer></emailProvider></clientConfig>",
  "<clientConfig><emailProvider><outgoingServer type='imap'>" GOOD_FIELDS
  "</outgoingServer></emailProvider></clientConfig>",
  "<clientConfig><emailProvider><incomingServer type='imap'><hostname>imap.\xff.it</hostname>"
  "</incomingServer></emailProvider></clientConfig>",
  /* Entities are neither defined nor fetched. */
  "<!DOCTYPE c [<!ENTITY a 'imap.example.it'>]><clientConfig><emailProvider>"
  "<incomingServer type='imap'><hostname>&a;</hostname><port>993</port>"
  "<socketType>SSL</socketType></incomingServer></emailProvider></clientConfig>",
  "<!DOCTYPE c [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><clientConfig>&a;</clientConfig>",
};

static void
test_bad_documents (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_documents); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("document %" G_GSIZE_FORMAT, i);
      g_assert_null (parse (bad_documents[i], -1, NULL, &error));
      g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA);
    }
}

static void
test_byte_order_mark (void)
{
  g_auto (GStrv) parts = g_strsplit ("\xef\xbb\xbf" ONE_SERVER, "%s", 2);
  g_autofree char *text = g_strconcat (parts[0], GOOD_FIELDS, parts[1], NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) services = parse (text, -1, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (services->len, ==, 1);
}

static void
assert_refused (GString *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (text->str, text->len, NULL, &error));
  g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA);
}

static void
test_bounds (void)
{
  g_autoptr (GString) deep = g_string_new ("<clientConfig>");
  g_autoptr (GString) many = g_string_new ("<clientConfig><emailProvider>");
  g_autoptr (GString) wide =
      g_string_new ("<clientConfig><emailProvider>"
                    "<incomingServer type='imap'>" GOOD_FIELDS "<displayName>");
  g_autoptr (GString) big = g_string_new ("<clientConfig><emailProvider>"
                                          "<incomingServer type='imap'>" GOOD_FIELDS
                                          "</incomingServer></emailProvider></clientConfig>");
  g_autoptr (GString) nul = g_string_new ("<clientConfig>");

  for (int i = 0; i < 10000; i++)
    g_string_append (deep, "<a>");
  assert_refused (deep);

  for (int i = 0; i < 1000; i++)
    g_string_append (many, "<incomingServer type='imap'>" GOOD_FIELDS "</incomingServer>");
  g_string_append (many, "</emailProvider></clientConfig>");
  assert_refused (many);

  for (int i = 0; i < 1000; i++)
    g_string_append (wide, "aaaaaaaaaa");
  g_string_append (wide, "</displayName></incomingServer></emailProvider></clientConfig>");
  assert_refused (wide);

  while (big->len <= MDR_AUTOCONFIG_MAX_BYTES)
    g_string_append (big, "          ");
  assert_refused (big);

  g_string_append_len (nul, "\0", 1);
  g_string_append (nul, "</clientConfig>");
  assert_refused (nul);
}

static void
test_host_names (void)
{
  static const struct
  {
    const char *name;
    const char *normalized;
  } rows[] = {
    { "Imap.Example.IT", "imap.example.it" },
    { "imap.example.it.", "imap.example.it" },
    { "posta.universit\xc3\xa0.it", "posta.xn--universit-y1a.it" },
    { "_dmarc.example.it", "_dmarc.example.it" },
    { ".", NULL },
    { "", NULL },
    { "localhost", NULL },
    { "192.0.2.1", NULL },
    { "2001:db8::1", NULL },
    { "a..b", NULL },
    { "a.b\n", NULL },
    { "a.b\xff", NULL },
    { "a-.b", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *normalized = mdr_host_name_normalize (rows[i].name);

      g_assert_cmpstr (normalized, ==, rows[i].normalized);
    }

  g_assert_true (mdr_domain_has_host ("example.it", "example.it"));
  g_assert_true (mdr_domain_has_host ("example.it", "imap.example.it"));
  g_assert_true (mdr_domain_has_host ("example.it", "IMAP.Example.IT"));
  g_assert_false (mdr_domain_has_host ("example.it", "notexample.it"));
  g_assert_false (mdr_domain_has_host ("example.it", "it"));
  g_assert_cmpstr (mdr_host_name_get_base ("mx1.mail.hoster.co.uk"), ==, "hoster.co.uk");
  g_assert_cmpstr (mdr_host_name_get_base ("mail.company.test"), ==, "company.test");
  g_assert_cmpstr (mdr_host_name_get_base ("company.test"), ==, "company.test");
  g_assert_null (mdr_host_name_get_base ("co.uk"));
  g_assert_null (mdr_host_name_get_base ("test"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/autoconfig/all-of-a-real-file-is-read", test_full);
  g_test_add_func ("/autoconfig/variants-are-understood", test_variants);
  g_test_add_func ("/autoconfig/unusable-servers-are-left-out", test_bad_fields);
  g_test_add_func ("/autoconfig/other-documents-are-refused", test_bad_documents);
  g_test_add_func ("/autoconfig/byte-order-mark-is-passed-over", test_byte_order_mark);
  g_test_add_func ("/autoconfig/excess-is-refused", test_bounds);
  g_test_add_func ("/autoconfig/host-names-are-checked", test_host_names);

  return g_test_run ();
}

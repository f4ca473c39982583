/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Services as they are written on the command line.
 */

#include "core/mdr-error.h"
#include "core/mdr-service.h"

static const struct
{
  MdrProtocol protocol;
  const char *text;
  const char *label;
  MdrSecurity security;
} good[] = {
  { MDR_PROTOCOL_IMAP, "Imap.Example.it", "imap imap.example.it:993", MDR_SECURITY_TLS },
  { MDR_PROTOCOL_IMAP, "imap.example.it:143", "imap imap.example.it:143", MDR_SECURITY_STARTTLS },
  { MDR_PROTOCOL_SMTP, "smtp.example.it:587", "smtp smtp.example.it:587", MDR_SECURITY_STARTTLS },
  { MDR_PROTOCOL_SMTP, "smtp.example.it:587:tls", "smtp smtp.example.it:587", MDR_SECURITY_TLS },
  { MDR_PROTOCOL_SMTP, "smtp.example.it::starttls", "smtp smtp.example.it:587",
    MDR_SECURITY_STARTTLS },
  { MDR_PROTOCOL_POP3, "[::1]:10995", "pop3 [::1]:10995", MDR_SECURITY_TLS },
  { MDR_PROTOCOL_POP3, "127.0.0.1:1100:none", "pop3 127.0.0.1:1100", MDR_SECURITY_NONE },
};

static const char *const bad[] = {
  "",      ":993",    "host:0",           "host:65536", "host:-1",       "host:99x", "host:993:ssl",
  "ho st", "a:b:c:d", "host:993\r\nQUIT", "user@host",  "https://host/",
};

static void
test_good (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MdrService) service =
          mdr_service_parse (good[i].protocol, good[i].text, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (mdr_service_get_label (service), ==, good[i].label);
      g_assert_cmpint (mdr_service_get_security (service), ==, good[i].security);
    }
}

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (mdr_service_parse (MDR_PROTOCOL_IMAP, bad[i], NULL, &error));
      g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_SERVICE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/written-forms-are-understood", test_good);
  g_test_add_func ("/service/nonsense-is-refused", test_bad);

  return g_test_run ();
}

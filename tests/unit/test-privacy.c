/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is taken out of a text, and what is left in it.
 */

#include <time.h>

#include "report/mdr-privacy.h"

typedef struct
{
  const char *text;
  const char *clean;
} Case;

static MdrPrivacy *
create_privacy (void)
{
  MdrPrivacy *privacy = mdr_privacy_new ();

  mdr_privacy_hide_mail_addresses (privacy);
  mdr_privacy_hide_name (privacy, "mario.rossi@example.it");
  mdr_privacy_hide_name (privacy, "mail");
  mdr_privacy_hide_name (privacy, "CASA\\anna99");
  mdr_privacy_hide_host (privacy, "nas");
  mdr_privacy_hide_host (privacy, "imap.example.it");
  mdr_privacy_hide_host (privacy, "localhost");
  mdr_privacy_spare_domain (privacy, "company.local");
  mdr_privacy_spare_ip_address (privacy, "203.0.113.7");
  mdr_privacy_spare_ip_address (privacy, "192.168.1.9");
  mdr_privacy_spare_ip_address (privacy, "2001:db8::7");

  return privacy;
}

static void
test_texts (void)
{
  static const Case cases[] = {
    { "Login failed", "Login failed" },
    { "", "" },
    /* names */
    { "user mario.rossi unknown", "user *** unknown" },
    { "user MARIO.Rossi unknown", "user *** unknown" },
    { "xmario.rossix", "x***x" },
    { "<mario.rossi@example.it>", "<***@example.it>" },
    { "to=other.person@example.net, from", "to=***@example.net, from" },
    { "anna99 and CASA\\anna99", "*** and ***" },
    { "è mario.rossi, è", "è ***, è" },
    /* a name that is a word of hosts */
    { "mail.example.it says: mail unknown.", "mail.example.it says: *** unknown." },
    { "imap.mail.example.it mailbox mail.", "imap.mail.example.it mailbox ***." },
    /* encoded names */
    { "x%20mario%2Erossi%40example.it", "***" },
    { "dump bWFyaW8ucm9zc2k= end", "dump ***= end" },
    { "AG1hcmlvLnJvc3NpAHg=", "***=" },
    { "100% sure", "100% sure" },
    { "STARTTLS AUTHENTICATE capability", "STARTTLS AUTHENTICATE capability" },
    /* addresses of networks */
    { "from 192.168.1.5", "from ***" },
    { "from 192.168.1.5:143.", "from ***:143." },
    { "[10.0.0.1]", "[***]" },
    { "from 198.51.100.4", "from ***" },
    { "at 203.0.113.7:993", "at 203.0.113.7:993" },
    { "even if 192.168.1.9 is a server", "even if *** is a server" },
    { "this computer, 127.0.0.1 or ::1", "this computer, 127.0.0.1 or ::1" },
    { "fe80::1%wlan0 and IPv6:fd00::2", "*** and ***" },
    { "2001:db8::7 is a server, 2001:db8::8 is not", "2001:db8::7 is a server, *** is not" },
    { "at 10:12:33 o’clock", "at 10:12:33 o’clock" },
    { "3c:a6:2f:00:11:22", "***" },
    { "version 2.3.4", "version 2.3.4" },
    { "host-93-45-1-2.example.net", "***" },
    { "93.45.1.2.example.net", "***" },
    /* names of networks */
    { "laptop.fritz.box, nas.local and gateway.lan", "***, *** and ***" },
    { "mx.company.local", "mx.company.local" },
    { "localhost", "localhost" },
    /* files */
    { "in /home/anna/.thunderbird/x failed", "in *** failed" },
    { "“~/.config/evolution”", "“***”" },
    { "C:\\Users\\Anna\\mail", "C:***" },
    { "/usr/share/doc", "/usr/share/doc" },
  };
  g_autoptr (MdrPrivacy) privacy = create_privacy ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = mdr_privacy_clean (privacy, cases[i].text);

      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
}

static void
test_places (void)
{
  static const Case cases[] = {
    { "imap mail.example.it:993", "imap mail.example.it:993" },
    { "imap 192.168.1.5:143", "imap ***:143" },
    { "imap [fe80::1]:143", "imap [***]:143" },
    { "smtp nas.local:25", "smtp ***:25" },
    { "imap localhost:1143", "imap localhost:1143" },
    { "imap nas:143", "imap ***:143" },
    { "ports nas", "ports ***" },
    { "nas.example.it", "nas.example.it" },
  };
  g_autoptr (MdrPrivacy) privacy = create_privacy ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = mdr_privacy_clean_place (privacy, cases[i].text);

      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
}

static void
test_twice_is_once (void)
{
  g_autoptr (MdrPrivacy) privacy = create_privacy ();
  g_autofree char *once = mdr_privacy_clean (
      privacy,
      "mario.rossi@example.it from 10.0.0.1 (host-1-2-3-4.net) in /home/x, bWFyaW8ucm9zc2k");
  g_autofree char *twice = mdr_privacy_clean (privacy, once);

  g_assert_cmpstr (once, ==, twice);
}

/* Where only the computer is hidden, the address may be its user’s name. */
static void
test_address_is_spared (void)
{
  g_autoptr (MdrPrivacy) privacy = mdr_privacy_new ();
  g_autofree char *address = g_strdup_printf ("%s@example.it", g_get_user_name ());
  g_autofree char *clean = NULL;

  mdr_privacy_hide_computer (privacy, address);
  clean = mdr_privacy_clean (privacy, address);
  g_assert_cmpstr (clean, ==, address);
}

static void
test_computer_is_hidden (void)
{
  g_autoptr (MdrPrivacy) privacy = mdr_privacy_new ();
  g_autofree char *clean = NULL;

  mdr_privacy_hide_computer (privacy, NULL);
  clean = mdr_privacy_clean (privacy, g_get_host_name ());
  if (!g_str_equal (g_get_host_name (), "localhost") && strlen (g_get_host_name ()) > 2)
    g_assert_cmpstr (clean, !=, g_get_host_name ());
}

/* A hostile server may say anything, but not for long: a second for a thousand lines is plenty. */
static void
test_linear_time (void)
{
  static const char *const pieces[] = {
    "1-", "a@", "%41", ":", "mario", "/home/", "=", "a.", "1."
  };
  g_autoptr (MdrPrivacy) privacy = create_privacy ();
  clock_t begin = clock ();

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *clean = NULL;

      while (text->len < 100000)
        g_string_append (text, pieces[i]);
      clean = mdr_privacy_clean (privacy, text->str);
      g_assert_nonnull (clean);
    }

  g_assert_cmpint (clock () - begin, <, 20 * CLOCKS_PER_SEC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/privacy/texts", test_texts);
  g_test_add_func ("/privacy/places", test_places);
  g_test_add_func ("/privacy/twice-is-once", test_twice_is_once);
  g_test_add_func ("/privacy/address-is-spared", test_address_is_spared);
  g_test_add_func ("/privacy/computer-is-hidden", test_computer_is_hidden);
  g_test_add_func ("/privacy/linear-time", test_linear_time);

  return g_test_run ();
}

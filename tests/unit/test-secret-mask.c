/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No password and no token survives, and what servers say does.
 */

#include <string.h>

#include "core/mdr-secret.h"
#include "explain/secrets/mdr-secret-mask.h"

/* Where "hunter2" or anything made of it must be gone. Unless more is asked for, that is all. */
static const struct
{
  const char *text;
  const char *masked;
} secrets[] = {
  /* IMAP */
  { "A1 LOGIN nome@example.it hunter2", "A1 LOGIN nome@example.it •••" },
  { "a login nome hunter2", "a login nome •••" },
  { "LOGIN nome@example.it hunter2", "LOGIN nome@example.it •••" },
  { "LOGIN \"nome\" \"hunter2\"", "LOGIN \"nome\" •••" },
  { "3 login \"nome\" \"hunter2 \\\"x\"", "3 login \"nome\" •••" },
  { "q8ab LOGIN {16}\r\nnome@example.it {7}\r\nhunter2\r\nq8ac NOOP", NULL },
  { "1 LOGIN {4+}\nnome {7+}\nhunter2", "1 LOGIN {4+}\nnome {7+}\n•••" },
  { "1 LOGIN nome {7}\n+ go on\nhunter2\n1 OK in", "1 LOGIN nome {7}\n+ go on\n•••\n1 OK in" },
  { "A2 AUTHENTICATE PLAIN AG5vbWUAaHVudGVyMg==", "A2 AUTHENTICATE PLAIN •••" },
  { "A2 AUTHENTICATE PLAIN\r\n+ \r\nAG5vbWUAaHVudGVyMg==\r\nA2 NO no", NULL },
  { "2 AUTHENTICATE LOGIN\n+ VXNlcm5hbWU6\nbm9tZQ==\n+ UGFzc3dvcmQ6\naHVudGVyMg==\n2 NO sorry",
    "2 AUTHENTICATE LOGIN\n+ VXNlcm5hbWU6\n•••\n+ UGFzc3dvcmQ6\n•••\n2 NO sorry" },
  { "called with('4 LOGIN nome@example.it hunter2')", NULL },

  /* SMTP */
  { "AUTH PLAIN AG5vbWUAaHVudGVyMg==", "AUTH PLAIN •••" },
  { "auth plain AG5vbWUAaHVudGVyMg==", "auth plain •••" },
  { "--> AUTH PLAIN AG5vbWUAaHVudGVyMg==^M", NULL },
  { "send: 'AUTH PLAIN AG5vbWUAaHVudGVyMg==\\r\\n'", "send: 'AUTH PLAIN •••\\r\\n'" },
  { "502 Command \"AUTH PLAIN AG5vbWUAaHVudGVyMg==\" not implemented",
    "502 Command \"AUTH PLAIN •••\" not implemented" },
  { "AUTH LOGIN\r\n334 VXNlcm5hbWU6\r\nbm9tZQ==\r\n334 UGFzc3dvcmQ6\r\naHVudGVyMg==\r\n535 5.7.8 "
    "no",
    "AUTH LOGIN\r\n334 VXNlcm5hbWU6\r\n•••\r\n334 UGFzc3dvcmQ6\r\n•••\r\n535 5.7.8 no" },
  { " -> AUTH LOGIN\n<-  334 VXNlcm5hbWU6\n -> bm9tZQ==\n<-  334 UGFzc3dvcmQ6\n -> aHVudGVyMg==\n"
    "<** 535 no\n -> QUIT",
    " -> AUTH LOGIN\n<-  334 VXNlcm5hbWU6\n -> •••\n<-  334 UGFzc3dvcmQ6\n -> •••\n"
    "<** 535 no\n -> QUIT" },
  { "SMTP: 10:11:12 [rx] 334 UGFzc3dvcmQ6\nSMTP: 10:11:13 [tx] aHVudGVyMg==",
    "SMTP: 10:11:12 [rx] 334 UGFzc3dvcmQ6\nSMTP: 10:11:13 [tx] •••" },
  { "CLIENT -> SERVER: AUTH LOGIN bm9tZQ==\nSERVER -> CLIENT: 334 UGFzc3dvcmQ6\n"
    "CLIENT -> SERVER: aHVudGVyMg==",
    NULL },
  { "AUTH LOGIN\n334 UGFzc3dvcmQ6\nhunter2\n500 what is hunter2?",
    "AUTH LOGIN\n334 UGFzc3dvcmQ6\n•••\n500 what is hunter2?" },
  { "AUTH LOGIN\n334 UGFzc3dvcmQ6\naHVudGVyMg==\n500 unknown: aHVudGVyMg==",
    "AUTH LOGIN\n334 UGFzc3dvcmQ6\n•••\n500 unknown: •••" },
  { "AUTH CRAM-MD5\n334 "
    "PDE4OTYuNjk3QHg+\nbm9tZSBiOTEzYTYwMmM3ZWRhN2E0OTViNGU2ZTczMzRkMzg5MA==\n535 no",
    "AUTH CRAM-MD5\n334 PDE4OTYuNjk3QHg+\n•••\n535 no" },
  { "AUTH NTLM TlRMTVNTUAABAAAAB4IIogAAAAA=\n334 TlRMTVNTUAACAAAA\nTlRMTVNTUAADAAAA\n535 no",
    NULL },
  { "AUTH SCRAM-SHA-256 biwsbj1ub21lLHI9YQ==\n334 "
    "cj1hYixzPXgsaT00MDk2\nYz1iaXdzLHI9YWIscD1obnRy\n235 ok",
    "AUTH SCRAM-SHA-256 •••\n334 cj1hYixzPXgsaT00MDk2\n•••\n235 ok" },
  { "AUTH XOAUTH2 dXNlcj1ub21lAWF1dGg9QmVhcmVyIGh1bnRlcjIBAQ==", "AUTH XOAUTH2 •••" },
  { "A1 AUTHENTICATE OAUTHBEARER bixhPW5vbWUsAWF1dGg9QmVhcmVyIGh1bnRlcjIBAQ==",
    "A1 AUTHENTICATE OAUTHBEARER •••" },

  /* POP3 */
  { "PASS hunter2", "PASS •••" },
  { "pass hunter2 with spaces", "pass •••" },
  { "*cmd* 'PASS hunter2'", "*cmd* 'PASS •••'" },
  { "APOP nome 0123456789abcdef0123456789abcdef", "APOP nome•••" },

  /* Alone on a line, with no word before */
  { "AG5vbWUAaHVudGVyMg==", "•••" },
  { "log: dXNlcj1ub21lAWF1dGg9QmVhcmVyIGh1bnRlcjIBAQ== end", "log: ••• end" },

  /* Tokens */
  { "Authorization: Bearer hunter2hunter2", "Authorization: Bearer •••" },
  { "Authorization: Basic bm9tZTpodW50ZXIy", "Authorization: Basic •••" },
  { "user=nome\001auth=Bearer ya29.hunter2\001\001", NULL },
  { "token was ya29.a0AfHunter2_x-y", "token was •••" },
  { "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJub21lIn0.hunter2sig", "•••" },

  /* With a name */
  { "{\"user\": \"nome\", \"password\": \"hunter2 \\\" x\", \"n\": 1}",
    "{\"user\": \"nome\", \"password\": \"•••\", \"n\": 1}" },
  { "{\\\"password\\\":\\\"hunter2\\\",\\\"n\\\":1}",
    "{\\\"password\\\":\\\"•••\\\",\\\"n\\\":1}" },
  { "access_token=hunter2&user=nome", "access_token=•••&user=nome" },
  { "?refresh_token=hunter2hunter2&x=1", "?refresh_token=•••&x=1" },
  { "client_secret: hunter2", "client_secret: •••" },
  { "password = hunter2 and more", "password = •••" },
  { "smtp_pass=hunter2", "smtp_pass=•••" },
  { "smtpPassword: 'hunter2'", "smtpPassword: '•••'" },
  { "host=x, password=hunter2, port=25", "host=x, password=•••, port=25" },
  { "<password>hunter2</password>", "<password>•••</password>" },
  { "<string name=\"password\">hunter2</string>", "<string name=\"password\">•••</string>" },
  { "Parola d'ordine: hunter2", "Parola d'ordine: •••" },
  { "parola d’ordine = hunter2", "parola d’ordine = •••" },
  { "Passwd: hunter2", "Passwd: •••" },
  { "password: &hunter2", "password: •••" },
  { "password: a&hunter2&+x", "password: •••" },
  { "password: <hunter2<b'\"x", "password: •••" },
  { "password: [Hunter2]", "password: •••]" },
  { "<p>password: hunter2<br>then", "<p>password: •••<br>then" },
  { "('password: hunter2'), then", "('password: •••'), then" },
  { "the password hunter2&Hunter2 was refused", "the password ••• was refused" },
  { "la mia password è Hunt.@er&x", "la mia password è •••" },
  { "my password is hunt@hunter2=/(x", "my password is •••" },
  { "My password is hunter2.", "My password is •••." },
  { "la mia password è hunter2!", "la mia password è •••!" },

  /* Links and options */
  { "imaps://nome:hunter2@mail.example.it/INBOX", "imaps://nome:•••@mail.example.it/INBOX" },
  { "smtp://nome%40example.it:hun/ter2@mail.example.it:587", NULL },
  { "curl -v -u nome:hunter2 imaps://x", "curl -v -u nome:••• imaps://x" },
  { "curl --user 'nome:hunter2 x' imaps://x", "curl --user 'nome:•••' imaps://x" },
  { "curl --user=nome:hunter2", "curl --user=nome:•••" },
  { "swaks -au nome -ap hunter2 -s x", "swaks -au nome -ap ••• -s x" },
  { "swaks --auth-password hunter2", "swaks --auth-password •••" },
  { "imapsync --password1 \"hunter2\" --user1 x", "imapsync --password1 \"•••\" --user1 x" },

  /* App passwords */
  { "my app password abcd efgh ijkl mnop", "my app password •••" },
  { "Your app password for your device\nabcd efgh ijkl mnop\n", NULL },
  { "password qwrt\xc2\xa0yfgh\xc2\xa0ijkl\xc2\xa0mnop", "password •••" },
  { "password specifica per le app: abcd-efgh-ijkl-mnop", NULL },
};

static const char *const never[] = {
  "hunter2",      "Hunter2",  "aHVudGVyMg", "bm9tZTpodW50ZXIy", "hun/ter2",
  "AG5vbWUAaHVu", "ijkl",     "4YjkxM2E2",  "TlRMTVNTUAAD",     "aHVudGVy",
  "Bearer ya29",  "b913a602", "Yz1iaXdz",   "0123456789abcdef"
};

static void
test_no_secret_survives (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autofree char *masked = mdr_secret_mask_text (secrets[i].text, -1);

      if (secrets[i].masked != NULL)
        g_assert_cmpstr (masked, ==, secrets[i].masked);

      g_assert_nonnull (strstr (masked, MDR_SECRET_MASK));

      /* One case shows that a word typed in place of base64 is not taken for an echo. */
      for (gsize j = 0; j < G_N_ELEMENTS (never); j++)
        if (strstr (secrets[i].text, "what is") == NULL && strstr (masked, never[j]) != NULL)
          g_error ("“%s” is still in “%s”", never[j], masked);
    }
}

static void
test_twice_is_once (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autofree char *once = mdr_secret_mask_text (secrets[i].text, -1);
      g_autofree char *twice = mdr_secret_mask_text (once, -1);

      g_assert_cmpstr (twice, ==, once);
    }
}

/* What must stay as it is. */
static const char *const answers[] = {
  "535-5.7.8 Username and Password not accepted. For more information, go to\n"
  "535 5.7.8  https://support.google.com/mail/?p=BadCredentials "
  "6a1803df08f44-8ffd82ea9casm7101606d6.42 - gsmtp",
  "334 "
  "eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIiwic2NvcGUiOiJodHRwczovL21haWwuZ29vZ2xlLmNvbS8ifQ="
  "=",
  "+ eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIn0=",
  "334 {\"status\":\"400\",\"schemes\":\"Bearer\",\"scope\":\"https://mail.google.com/\"}",
  "534-5.7.9 Application-specific password required. Learn more at",
  "250-AUTH LOGIN PLAIN XOAUTH2 PLAIN-CLIENTTOKEN OAUTHBEARER XOAUTH",
  "250-AUTH=LOGIN PLAIN",
  "250 AUTH PLAIN\n*** Host did not advertise STARTTLS",
  "* CAPABILITY IMAP4rev1 SASL-IR LITERAL+ AUTH=PLAIN AUTH=LOGIN AUTH=XOAUTH2",
  "A1 NO LOGIN failed.",
  "1 NO [AUTHENTICATIONFAILED] Authentication failed.",
  "A0001 OK LOGIN completed",
  "-ERR [AUTH] Username and password not accepted.",
  "535 5.7.3 Authentication unsuccessful [AM0PR01CA0096.eurprd01.prod.exchangelabs.com "
  "2024-10-10T22:49:55.123Z 08DCE8B62813AB2B]",
  "535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.",
  "535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6",
  "* OK The Microsoft Exchange IMAP4 service is ready. [QgBOADkAUABSADAAMwBDAEEAMAA2ADgANQA=]",
  "Invalid imap-password with username “nome@example.it”",
  "Password: incorrect",
  "Check the password (0x800CCC92).",
  "bad password user=nome1",
  "the password nome1@example.it sent to imap.example.it:993",
  "The user name or password is incorrect.",
  "DEBUG SMTP: AUTH LOGIN command trace suppressed",
  "DEBUG SMTP: protocolConnect login, host=mail.example.it, user=nome, password=<non-null>",
  "LOGIN Invalid credentials",
  "NO Login failed: user not found",
  "NO Login only available under a layer",
  "AUTHENTICATE PLAIN: Authentication failed.",
  "No access token from \"https://login.example.com/oauth2/v2.0/token\": Object does not exist",
  "user nome@example.it",
  "https://mail.example.it:8080/path@x",
  "curl -u nome imaps://mail.example.it",
  "swaks --auth-hide-password --server x",
  "The password that must have been used will work",
  "Bitte prüfen Sie Passwort und Benutzernamen.",
};

static void
test_answers_stay_readable (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *masked = mdr_secret_mask_text (answers[i], -1);

      g_assert_cmpstr (masked, ==, answers[i]);
    }
}

static void
test_a_voice_that_is_known_leaves_no_doubt (void)
{
  g_autoptr (MdrSecretMask) mask = mdr_secret_mask_new ();
  g_autofree char *command = mdr_secret_mask_line (mask, "AUTH LOGIN", 10, MDR_VOICE_CLIENT);
  g_autofree char *challenge = mdr_secret_mask_line (mask, "334 UGFz", 8, MDR_VOICE_SERVER);
  g_autofree char *answer = NULL;
  g_autofree char *end = NULL;

  g_assert_true (mdr_secret_mask_expects_secret (mask));
  answer = mdr_secret_mask_line (mask, "two words", 9, MDR_VOICE_CLIENT);
  end = mdr_secret_mask_line (mask, "235 welcome", 11, MDR_VOICE_SERVER);

  g_assert_cmpstr (command, ==, "AUTH LOGIN");
  g_assert_cmpstr (challenge, ==, "334 UGFz");
  g_assert_cmpstr (answer, ==, MDR_SECRET_MASK);
  g_assert_cmpstr (end, ==, "235 welcome");
  g_assert_false (mdr_secret_mask_expects_secret (mask));
}

static void
test_odd_bytes_do_no_harm (void)
{
  static const char bytes[] = "PASS hun\0ter2\xff\npassword=\xc3\x28\npassword=“hunter2”";
  g_autofree char *masked = mdr_secret_mask_text (bytes, sizeof (bytes) - 1);
  g_autofree char *nothing = mdr_secret_mask_text ("", -1);

  g_assert_cmpstr (masked, ==, "PASS •••\npassword=•••\npassword=•••");
  g_assert_cmpstr (nothing, ==, "");
}

/* Each of these would take minutes if any rule came back to a byte again and again. */
static void
test_megabytes_are_quick (void)
{
  static const char *const pieces[] = { "password>", "password=\"", "AUTH PLAIN ", "LOGIN \"",
                                        "://a:",     "-u a:'",      "eyJ.",        "abcd ",
                                        "pass\\\":", "token ",      "a",           " ",
                                        "{1}",       "\"PASS ",     "\xc3",        "[[[",
                                        "b'",        "334 ",        "AAAAAAAA" };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new ("password AUTH LOGIN\n");
      g_autofree char *masked = NULL;

      while (text->len < 1024 * 1024)
        g_string_append (text, pieces[i]);

      masked = mdr_secret_mask_text (text->str, (gssize) text->len);
      g_assert_nonnull (masked);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/secret-mask/no-secret-survives", test_no_secret_survives);
  g_test_add_func ("/secret-mask/twice-is-once", test_twice_is_once);
  g_test_add_func ("/secret-mask/answers-stay-readable", test_answers_stay_readable);
  g_test_add_func ("/secret-mask/a-known-voice-leaves-no-doubt",
                   test_a_voice_that_is_known_leaves_no_doubt);
  g_test_add_func ("/secret-mask/odd-bytes-do-no-harm", test_odd_bytes_do_no_harm);
  g_test_add_func ("/secret-mask/megabytes-are-quick", test_megabytes_are_quick);

  return g_test_run ();
}

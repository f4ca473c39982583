/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the stories of logs say: how a conversation ended, what it means, and which matter most.
 */

#include "read-log.h"

/* How a conversation ended where nobody said so, and what that means by itself. */
static const struct
{
  const char *log;
  MdrLogStop stop;
  MdrMoment moment;
  MdrCause cause;
} ends[] = {
  { "<-  220 x\n -> EHLO pc\n<-  250 AUTH PLAIN\n*** Host did not advertise STARTTLS\n -> QUIT\n",
    MDR_LOG_STOP_NO_STARTTLS, MDR_MOMENT_CAPABILITIES, MDR_CAUSE_STARTTLS_STRIPPED },
  { "<-  220 x\n -> EHLO pc\n<-  250 SIZE 1\n*** Host did not advertise authentication\n -> QUIT\n",
    MDR_LOG_STOP_NO_AUTH, MDR_MOMENT_CAPABILITIES, MDR_CAUSE_ENCRYPTION_REQUIRED },
  { "IMAP: 10:11:12 [db] Connecting to 'imap.example.it' on port 993.\n"
    "IMAP: 10:11:42 [db] connect: Connection timed out\n",
    MDR_LOG_STOP_SILENT, MDR_MOMENT_CONNECT, MDR_CAUSE_CONNECTION_TIMEOUT },
  { "*   Trying 192.0.2.1:993...\n* Connected to imap.example.it (192.0.2.1) port 993\n"
    "* OpenSSL SSL_connect: Connection reset by peer in connection to imap.example.it:993\n",
    MDR_LOG_STOP_CUT_OFF, MDR_MOMENT_GREETING, MDR_CAUSE_CONNECTION_RESET },
  { "* Could not resolve host: imap.example.it\n* Closing connection\n", MDR_LOG_STOP_REFUSED,
    MDR_MOMENT_RESOLVE, MDR_CAUSE_DNS_FAILURE },
  { "=== Trying mail.example.it:587...\n=== Connected to mail.example.it.\n<-  220 x\n -> EHLO pc\n"
    "<-  250-x\n<-  250 SIZE 1\n -> QUIT\n<-  221 bye\n",
    MDR_LOG_STOP_NO_STARTTLS, MDR_MOMENT_CAPABILITIES, MDR_CAUSE_STARTTLS_STRIPPED },
  { "=== Trying mail.example.it:587...\n<-  220 x\n -> EHLO pc\n<-  250-x\n<-  250 STARTTLS\n"
    " -> QUIT\n<-  221 bye\n",
    MDR_LOG_STOP_NO_AUTH, MDR_MOMENT_CAPABILITIES, MDR_CAUSE_ENCRYPTION_REQUIRED },
  { "=== Trying mail.example.it:465...\n<~  220 x\n ~> EHLO pc\n<~  250-x\n<~  250 SIZE 1\n"
    " ~> QUIT\n<~  221 bye\n",
    MDR_LOG_STOP_NO_AUTH, MDR_MOMENT_CAPABILITIES, MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED },
  { "* OK x\na1 CAPABILITY\n* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\na1 OK\na2 LOGOUT\n"
    "* BYE\na2 OK\n",
    MDR_LOG_STOP_NO_AUTH, MDR_MOMENT_CAPABILITIES, MDR_CAUSE_ENCRYPTION_REQUIRED },
  { "<-  220 x\n -> EHLO pc\n<-  250 AUTH XOAUTH2\n -> AUTH XOAUTH2 dXNlcj1ub21lAQ==\n<-  334 "
    "e30=\n"
    "=== Connection closed with remote host.\n",
    MDR_LOG_STOP_UNANSWERED_CHALLENGE, MDR_MOMENT_SIGN_IN, MDR_CAUSE_OAUTH_TOKEN_EXPIRED },
  { "<-  220 x\n -> EHLO pc\n<-  250 AUTH LOGIN\n -> AUTH LOGIN\n<-  334 VXNlcm5hbWU6\n"
    "=== Connection closed with remote host.\n",
    MDR_LOG_STOP_UNANSWERED_CHALLENGE, MDR_MOMENT_SIGN_IN, MDR_CAUSE_OAUTH_REQUIRED },
  { "* OK x\na1 AUTHENTICATE LOGIN\n+ VXNlcm5hbWU6\n", MDR_LOG_STOP_UNANSWERED_CHALLENGE,
    MDR_MOMENT_SIGN_IN, MDR_CAUSE_OAUTH_REQUIRED },
  { "=== Trying mail.example.it:587...\n=== Connected to mail.example.it.\n", MDR_LOG_STOP_SILENT,
    MDR_MOMENT_GREETING, MDR_CAUSE_CONNECTION_TIMEOUT },
  { "<-  220 x\n -> EHLO pc\n<-  250 AUTH PLAIN\n -> AUTH PLAIN AG5vbWUAaHVudGVyMg==\n",
    MDR_LOG_STOP_SILENT, MDR_MOMENT_SIGN_IN, MDR_CAUSE_CONNECTION_TIMEOUT },
  { "<-  220 x\n -> EHLO pc\n=== Connection closed with remote host.\n", MDR_LOG_STOP_CUT_OFF,
    MDR_MOMENT_CAPABILITIES, MDR_CAUSE_CONNECTION_RESET },
  { "Trying 192.0.2.1...\nConnected to mail.example.it.\nConnection closed by foreign host.\n",
    MDR_LOG_STOP_CUT_OFF, MDR_MOMENT_GREETING, MDR_CAUSE_CONNECTION_RESET },
  { "<-  220 x\n -> EHLO pc\n<-  250 AUTH PLAIN\n -> AUTH PLAIN AG5vbWUAaHVudGVyMg==\n<-  235 ok\n"
    " -> MAIL FROM:<a@example.it>\n<-  250 ok\n -> RCPT TO:<b@example.it>\n<-  250 ok\n -> DATA\n"
    "<-  354 go\n -> Subject: 550 no\n -> \n -> .\n<-  250 taken\n -> QUIT\n<-  221 bye\n",
    MDR_LOG_STOP_NONE, MDR_MOMENT_CONTENT, MDR_CAUSE_OK },
  { "* OK x\na1 LOGIN nome hunter2\na1 OK in\na2 SELECT INBOX\n* 3 EXISTS\na2 OK\n* BYE idle for "
    "too "
    "long\n",
    MDR_LOG_STOP_NONE, MDR_MOMENT_MAILBOX, MDR_CAUSE_OK },
};

static void
test_ends (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (MdrLogReader) reader = read_log_text (ends[i].log);
      g_autoptr (MdrLogStory) story = NULL;

      g_test_message ("%s", ends[i].log);
      g_assert_cmpuint (read_log_count (reader), ==, 1);
      story = read_log_story (reader, 0);
      g_assert_cmpint (mdr_log_story_get_stop (story), ==, ends[i].stop);
      g_assert_cmphex (mdr_log_story_get_moment (story), ==, ends[i].moment);
      g_assert_cmpint (read_log_cause (story), ==, ends[i].cause);
      read_log_assert_no_secret (reader);
    }
}

static void
test_the_first_refusal_counts (void)
{
  g_autoptr (MdrLogReader) reader = read_log_text (
      "<-  220 x\n -> EHLO pc\n<-  250 AUTH CRAM-MD5 PLAIN\n -> AUTH CRAM-MD5\n"
      "<** 504 5.5.4 not that\n -> AUTH PLAIN AG5vbWUAaHVudGVyMg==\n<** 535 5.7.8 no\n"
      " -> MAIL FROM:<a@example.it>\n<** 530 5.7.0 first sign in\n -> QUIT\n");
  g_autoptr (MdrLogStory) story = read_log_story (reader, 0);

  g_assert_cmpuint (read_log_count (reader), ==, 1);
  g_assert_cmpstr (mdr_log_story_get_words (story), ==, "535 5.7.8 no");
}

static void
test_success_outweighs_older_failure (void)
{
  g_autoptr (MdrLogReader) reader =
      read_log_text ("SMTP (b.example.it): Begin execution\nSMTP (b.example.it): <rx> 220 x\n"
                     "SMTP (b.example.it): [tx] AUTH LOGIN\nSMTP (b.example.it): <rx> 535 never\n"
                     "SMTP (a.example.it): Begin execution\nSMTP (a.example.it): <rx> 220 x\n"
                     "SMTP (a.example.it): [tx] AUTH LOGIN\nSMTP (a.example.it): <rx> 535 no\n"
                     "SMTP (a.example.it): Begin execution\nSMTP (a.example.it): <rx> 220 x\n"
                     "SMTP (a.example.it): [tx] AUTH LOGIN\nSMTP (a.example.it): <rx> 235 yes\n"
                     "SMTP (a.example.it): [tx] QUIT\n");
  static const char *const words[] = { "535 never", "535 no", "235 yes" };

  g_assert_cmpuint (read_log_count (reader), ==, G_N_ELEMENTS (words));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (MdrLogStory) story = read_log_story (reader, i);

      g_assert_cmpstr (mdr_log_story_get_words (story), ==, words[i]);
    }
}

static void
test_connections_are_told_apart (void)
{
  g_autoptr (MdrLogReader) reader = read_log_text (
      "V ImapConnection: conn1 <<< #null# [OK, ready]\nV ImapConnection: conn2 <<< #null# [OK, "
      "hi]\n"
      "V ImapConnection: conn1>>> 1 LOGIN nome hunter2\nV ImapConnection: conn2>>> 1 LOGIN x "
      "hunter2\n"
      "V ImapConnection: conn2 <<< #1# [OK, in]\nV ImapConnection: conn1 <<< #1# [NO, out]\n");
  g_autoptr (MdrLogStory) first = read_log_story (reader, 0);
  g_autoptr (MdrLogStory) second = read_log_story (reader, 1);

  g_assert_cmpuint (read_log_count (reader), ==, 2);
  g_assert_cmpstr (mdr_log_story_get_words (first), ==, "#1# [NO, out]");
  g_assert_cmpint (mdr_log_story_get_stop (second), ==, MDR_LOG_STOP_NONE);
}

static void
test_stories_are_not_too_many (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (MdrLogReader) reader = NULL;
  g_autoptr (MdrLogStory) newest = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (
        log,
        "SMTP (h%u.example.it): Begin execution\nSMTP (h%u.example.it): <rx> 220 x\n"
        "SMTP (h%u.example.it): [tx] AUTH LOGIN\nSMTP (h%u.example.it): <rx> 535 no\n",
        i, i, i, i);

  reader = read_log_text (log->str);
  newest = read_log_story (reader, 0);
  g_assert_cmpuint (read_log_count (reader), ==, 50);
  g_assert_cmpstr (mdr_log_story_get_host (newest), ==, "h199.example.it");
}

static void
test_repetitions_are_told_once (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (MdrLogReader) reader = NULL;
  g_autoptr (MdrLogStory) story = NULL;

  for (guint i = 0; i < 20; i++)
    g_string_append (log,
                     "SMTP (x.example.it): Begin execution\nSMTP (x.example.it): <rx> 220 x\n"
                     "SMTP (x.example.it): [tx] AUTH LOGIN\nSMTP (x.example.it): <rx> 535 no\n");

  reader = read_log_text (log->str);
  story = read_log_story (reader, 0);
  g_assert_cmpuint (read_log_count (reader), ==, 1);
  g_assert_cmpuint (mdr_log_story_get_line (story), ==, 80);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/log-story/ends-without-a-word-are-understood", test_ends);
  g_test_add_func ("/log-story/the-first-refusal-counts", test_the_first_refusal_counts);
  g_test_add_func ("/log-story/success-outweighs-older-failure",
                   test_success_outweighs_older_failure);
  g_test_add_func ("/log-story/connections-are-told-apart", test_connections_are_told_apart);
  g_test_add_func ("/log-story/stories-are-not-too-many", test_stories_are_not_too_many);
  g_test_add_func ("/log-story/repetitions-are-told-once", test_repetitions_are_told_once);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Logs of all formats tell where their conversations stopped, and none tells a password.
 */

#include <string.h>

#include "explain/logs/mdr-log-format.h"
#include "explain/logs/mdr-log-texts.h"
#include "read-log.h"

/* Of each format one log; see data/logs/README.md. */
static const struct
{
  const char *name;
  const char *format;
  MdrLogStop stop;
  MdrMoment moment;
  MdrSpeaker protocol;
  const char *host;
  guint16 port;
  guint line;
  const char *words;
} logs[] = {
  { "curl", "curl", MDR_LOG_STOP_REFUSED, MDR_MOMENT_SIGN_IN, MDR_SPEAKER_IMAP, "imap.example.it",
    993, 10, "[AUTHENTICATIONFAILED]" },
  { "curl-refused", "curl", MDR_LOG_STOP_REFUSED, MDR_MOMENT_CONNECT, MDR_SPEAKER_SMTP,
    "smtp.example.it", 587, 2, "Connection refused" },
  { "evolution-imapx", "evolution", MDR_LOG_STOP_REFUSED, MDR_MOMENT_SIGN_IN, MDR_SPEAKER_IMAP,
    "imap.example.it", 143, 7, "[AUTHENTICATIONFAILED]" },
  { "evolution-old", "evolution", MDR_LOG_STOP_REFUSED, MDR_MOMENT_SENDER, MDR_SPEAKER_SMTP, NULL,
    0, 8, "530 5.7.0 Authentication required" },
  { "evolution-smtp", "evolution", MDR_LOG_STOP_REFUSED, MDR_MOMENT_RECIPIENT, MDR_SPEAKER_SMTP,
    NULL, 0, 11, "550 authenticated with SMTP first." },
  { "fairemail", "fairemail", MDR_LOG_STOP_REFUSED, MDR_MOMENT_STARTTLS, MDR_SPEAKER_SMTP,
    "smtp.example.it", 587, 6, "454 4.7.0" },
  { "fetchmail", "fetchmail", MDR_LOG_STOP_REFUSED, MDR_MOMENT_SIGN_IN, MDR_SPEAKER_POP3,
    "pop.example.it", 0, 11, "-ERR [AUTH]" },
  { "geary", "geary", MDR_LOG_STOP_REFUSED, MDR_MOMENT_SIGN_IN, MDR_SPEAKER_SMTP, NULL, 0, 7,
    "535 5.7.8" },
  { "gnutls", "gnutls", MDR_LOG_STOP_REFUSED, MDR_MOMENT_TLS, MDR_SPEAKER_IMAP, "imap.example.it",
    993, 6, "expired certificate" },
  { "imaplib", "python", MDR_LOG_STOP_REFUSED, MDR_MOMENT_SIGN_IN, MDR_SPEAKER_IMAP, NULL, 0, 7,
    "[CONTACTADMIN]" },
  { "imapsync", "imapsync", MDR_LOG_STOP_REFUSED, MDR_MOMENT_SIGN_IN, MDR_SPEAKER_IMAP, NULL, 0, 8,
    "[AUTHENTICATIONFAILED]" },
  { "javamail", "javamail", MDR_LOG_STOP_REFUSED, MDR_MOMENT_SIGN_IN, MDR_SPEAKER_SMTP,
    "smtp.example.it", 587, 20, "535 5.7.139" },
  { "k9-imap", "k9-mail", MDR_LOG_STOP_REFUSED, MDR_MOMENT_SIGN_IN, MDR_SPEAKER_IMAP,
    "imap.example.it", 0, 7, "[AUTHENTICATIONFAILED]" },
  { "k9-smtp", "k9-mail", MDR_LOG_STOP_REFUSED, MDR_MOMENT_SIGN_IN, MDR_SPEAKER_SMTP, NULL, 0, 6,
    "6a1803df08f44-8ffd82ea9casm7101606d6.42 - gsmtp" },
  { "kmail", "client-server", MDR_LOG_STOP_REFUSED, MDR_MOMENT_SIGN_IN, MDR_SPEAKER_IMAP, NULL, 0,
    6, "Application-specific password required" },
  { "mailkit", "client-server", MDR_LOG_STOP_REFUSED, MDR_MOMENT_SIGN_IN, MDR_SPEAKER_IMAP,
    "imap.example.it", 993, 7, "NO AUTHENTICATE failed." },
  { "msmtp", "msmtp", MDR_LOG_STOP_REFUSED, MDR_MOMENT_SIGN_IN, MDR_SPEAKER_SMTP, "smtp.example.it",
    587, 15, "534-5.7.9 Application-specific" },
  { "mutt", "mutt", MDR_LOG_STOP_REFUSED, MDR_MOMENT_SIGN_IN, MDR_SPEAKER_IMAP, NULL, 0, 7,
    "Too many login attempts" },
  { "nodemailer", "nodemailer", MDR_LOG_STOP_REFUSED, MDR_MOMENT_SIGN_IN, MDR_SPEAKER_SMTP,
    "smtp.example.it", 0, 16, "503 AUTH" },
  { "openssl", "openssl", MDR_LOG_STOP_REFUSED, MDR_MOMENT_SIGN_IN, MDR_SPEAKER_IMAP, NULL, 0, 13,
    "[UNAVAILABLE]" },
  { "openssl-plain", "openssl", MDR_LOG_STOP_REFUSED, MDR_MOMENT_TLS, MDR_SPEAKER_SMTP,
    "smtp.example.it", 587, 3, "wrong version number" },
  { "outlook-imap", "outlook", MDR_LOG_STOP_CUT_OFF, MDR_MOMENT_MAILBOX, MDR_SPEAKER_IMAP,
    "imap.example.it", 993, 13, "closed" },
  { "outlook-smtp", "outlook", MDR_LOG_STOP_REFUSED, MDR_MOMENT_SIGN_IN, MDR_SPEAKER_SMTP,
    "smtp.example.it", 587, 25, "basic authentication is disabled" },
  { "phpmailer", "phpmailer", MDR_LOG_STOP_REFUSED, MDR_MOMENT_SIGN_IN, MDR_SPEAKER_SMTP,
    "smtp.example.it", 587, 13, "535 5.7.0" },
  { "smtplib", "python", MDR_LOG_STOP_REFUSED, MDR_MOMENT_SIGN_IN, MDR_SPEAKER_SMTP,
    "smtp.example.it", 587, 9, "535 Error: authentication failed" },
  { "swaks", "swaks", MDR_LOG_STOP_REFUSED, MDR_MOMENT_SIGN_IN, MDR_SPEAKER_SMTP, "smtp.example.it",
    587, 15, "535 Authentication failed." },
  { "swaks-no-starttls", "swaks", MDR_LOG_STOP_NO_STARTTLS, MDR_MOMENT_CAPABILITIES,
    MDR_SPEAKER_SMTP, "smtp.example.it", 587, 8, "STARTTLS" },
  { "telnet", "session", MDR_LOG_STOP_REFUSED, MDR_MOMENT_SIGN_IN, MDR_SPEAKER_SMTP,
    "smtp.example.it", 587, 15, "535 5.7.8" },
  { "thunderbird-console", "thunderbird", MDR_LOG_STOP_UNANSWERED_CHALLENGE, MDR_MOMENT_SIGN_IN,
    MDR_SPEAKER_SMTP, "smtp.example.it", 587, 13, "334 eyJ" },
  { "thunderbird-imap", "thunderbird", MDR_LOG_STOP_REFUSED, MDR_MOMENT_SIGN_IN, MDR_SPEAKER_IMAP,
    "imap.example.it", 0, 9, "2 NO [AUTHENTICATIONFAILED]" },
  { "thunderbird-nspr", "thunderbird", MDR_LOG_STOP_REFUSED, MDR_MOMENT_SIGN_IN, MDR_SPEAKER_IMAP,
    "imap.example.it", 0, 7, "[PRIVACYREQUIRED]" },
};

static void
test_format (gconstpointer user_data)
{
  const guint i = GPOINTER_TO_UINT (user_data);
  gsize length;
  g_autofree char *bytes = read_log_load (logs[i].name, &length);
  g_autoptr (MdrLogReader) reader = read_log_bytes (bytes, length, 1000);
  g_autoptr (MdrLogStory) story = NULL;

  g_assert_cmpstr (mdr_log_reader_get_format (reader), ==, logs[i].format);
  g_assert_cmpuint (read_log_count (reader), ==, 1);

  story = read_log_story (reader, 0);
  g_assert_cmpint (mdr_log_story_get_stop (story), ==, logs[i].stop);
  g_assert_cmphex (mdr_log_story_get_moment (story), ==, logs[i].moment);
  g_assert_cmphex (mdr_log_story_get_protocol (story), ==, logs[i].protocol);
  g_assert_cmpstr (mdr_log_story_get_host (story), ==, logs[i].host);
  g_assert_cmpuint (mdr_log_story_get_port (story), ==, logs[i].port);
  g_assert_cmpuint (mdr_log_story_get_line (story), ==, logs[i].line);
  if (strstr (mdr_log_story_get_words (story), logs[i].words) == NULL)
    g_error ("“%s” is not in “%s”", logs[i].words, mdr_log_story_get_words (story));
}

/* Wherever a log ends, the last words are told, and the password is never one of them. */
static void
test_no_secret_is_told (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      gsize length;
      g_autofree char *bytes = read_log_load (logs[i].name, &length);

      for (gsize end = 1; end <= length; end += 1 + length / 200)
        {
          g_autoptr (MdrLogReader) reader = read_log_bytes (bytes, end, length);

          read_log_assert_no_secret (reader);
        }
    }
}

/* Servers repeat what they do not understand. */
static void
test_echoed_secrets_are_not_told (void)
{
  static const char *const echoes[] = {
    "220 x\nEHLO pc\n250 AUTH LOGIN\nAUTH LOGIN\n334 VXNlcm5hbWU6\nbm9tZQ==\n334 UGFzc3dvcmQ6\n"
    "aHVudGVyMg==\n500 unknown: aHVudGVyMg==\n",
    "<-  220 x\n -> AUTH PLAIN AG5vbWUAaHVudGVyMg==\n<** 502 \"AUTH PLAIN AG5vbWUAaHVudGVyMg==\" "
    "no\n",
    "* OK x\na LOGIN nome hunter2\na BAD what is LOGIN nome@example.it hunter2\n",
    "+OK x\nUSER nome\n+OK\nPASS hunter2\n-ERR 'PASS hunter2' is wrong\n",
    "Login error: imaps://nome:hunter2@imap.example.it failed\n",
    "Connected to imaps://nome:hunter2.x@imap.example.it:993\nS: * OK x\nC: 1 LOGIN {4}\nC: nome "
    "{7}\n"
    "C: hunter2\nS: 1 NO hunter2\n",
    "The error: {\"password\": \"hunter2\"} was refused\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (echoes); i++)
    {
      g_autoptr (MdrLogReader) reader = read_log_text (echoes[i]);

      g_assert_cmpuint (read_log_count (reader), ==, 1);
      read_log_assert_no_secret (reader);
    }
}

static void
test_plain_text_is_no_log (void)
{
  g_autoptr (MdrLogReader) trouble = read_log_text (
      "Dear all,\nsince Monday it says:\nImpossibile verificare il nome: errore\nThanks\n");
  g_autoptr (MdrLogReader) nothing =
      read_log_text ("Dear all,\nhow are you?\n+ one\n> two\n* three\n");
  g_autoptr (MdrLogReader) empty = read_log_text ("");
  g_autoptr (MdrLogStory) story = read_log_story (trouble, 0);

  g_assert_null (mdr_log_reader_get_format (trouble));
  g_assert_cmpuint (read_log_count (trouble), ==, 1);
  g_assert_cmpstr (mdr_log_story_get_words (story), ==, "Impossibile verificare il nome: errore");
  g_assert_cmpuint (mdr_log_story_get_line (story), ==, 3);
  g_assert_cmphex (mdr_log_story_get_moment (story), ==, 0);

  g_assert_null (mdr_log_reader_get_format (nothing));
  g_assert_cmpuint (read_log_count (nothing), ==, 0);
  g_assert_cmpuint (read_log_count (empty), ==, 0);
}

static void
test_windows_encoding (void)
{
  gsize length;
  g_autofree char *bytes = read_log_load ("outlook-smtp", &length);

  for (guint i = 0; i < 2; i++)
    {
      const char *encoding = i == 0 ? "UTF-16LE" : "UTF-16BE";
      gsize n_wide;
      g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", bytes, NULL);
      g_autofree char *wide = g_convert (marked, -1, encoding, "UTF-8", NULL, &n_wide, NULL);
      g_autoptr (MdrLogReader) reader = read_log_bytes (wide, n_wide, 7);
      g_autoptr (MdrLogStory) story = read_log_story (reader, 0);

      g_assert_cmpstr (mdr_log_reader_get_format (reader), ==, "outlook");
      g_assert_cmpuint (mdr_log_story_get_line (story), ==, 25);
      read_log_assert_no_secret (reader);
    }
}

static void
test_chunks_do_not_matter (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      gsize length;
      g_autofree char *bytes = read_log_load (logs[i].name, &length);
      g_autoptr (MdrLogReader) whole = read_log_bytes (bytes, length, length);
      g_autoptr (MdrLogReader) pieces = read_log_bytes (bytes, length, 1);
      g_autoptr (MdrLogStory) a = read_log_story (whole, 0);
      g_autoptr (MdrLogStory) b = read_log_story (pieces, 0);

      g_assert_cmpstr (mdr_log_story_get_words (a), ==, mdr_log_story_get_words (b));
      g_assert_cmpuint (mdr_log_story_get_line (a), ==, mdr_log_story_get_line (b));
    }
}

static void
test_every_format_and_stop_has_words (void)
{
  for (guint i = 0; i < mdr_log_format_get_n (); i++)
    g_assert_nonnull (mdr_log_texts_get_format (mdr_log_format_get_nth (i)->id));

  for (MdrLogStop stop = MDR_LOG_STOP_NONE; stop <= MDR_LOG_STOP_CUT_OFF; stop++)
    g_assert_nonnull (mdr_log_texts_get_stop (stop));

  g_assert_null (mdr_log_texts_get_format (NULL));
}

static void
read_monster (const char *piece, gsize n_piece, gsize length)
{
  g_autofree char *bytes = g_malloc (length);
  g_autoptr (MdrLogReader) reader = NULL;

  for (gsize i = 0; i < length; i++)
    bytes[i] = piece[i % n_piece];

  reader = read_log_bytes (bytes, length, 16384);
  g_assert_cmpuint (read_log_count (reader), <=, 50);
}

static void
test_monsters_do_no_harm (void)
{
  static const char *const lines[] = { "<** 535-no\n", " -> AUTH LOGIN\n", "a OK\n",       "\n",
                                       "220 x\n",      "S: [\n",           "* Trying (\n", "+ \n" };
  const gsize megabyte = 1024 * 1024;

  /* One line each. */
  read_monster ("x", 1, 10 * megabyte);
  read_monster ("\0", 1, 10 * megabyte);
  read_monster ("\xff", 1, 10 * megabyte);
  read_monster ("SMTP: 10:11:12 [rx] 535 ", 24, 10 * megabyte);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    read_monster (lines[i], strlen (lines[i]), megabyte);
}

typedef struct
{
  GMainLoop *loop;
  gboolean done;
  GError *error;
} Outcome;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->done = mdr_log_reader_read_finish (MDR_LOG_READER (source), result, &outcome->error);
  g_main_loop_quit (outcome->loop);
}

static void
test_stream (void)
{
  gsize length;
  g_autofree char *bytes = read_log_load ("swaks", &length);
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);
  g_autoptr (MdrLogReader) reader = mdr_log_reader_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Outcome outcome = { loop, FALSE, NULL };

  mdr_log_reader_read_async (reader, stream, NULL, read_cb, &outcome);
  g_main_loop_run (loop);

  g_assert_no_error (outcome.error);
  g_assert_true (outcome.done);
  g_assert_cmpuint (read_log_count (reader), ==, 1);
}

static gboolean
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);

  return G_SOURCE_REMOVE;
}

/* A stream that never ends is left in the middle. */
static void
test_stream_is_cancelled (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/zero");
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autoptr (MdrLogReader) reader = mdr_log_reader_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Outcome outcome = { loop, FALSE, NULL };

  g_assert_nonnull (stream);
  g_timeout_add (20, cancel_cb, cancellable);
  mdr_log_reader_read_async (reader, G_INPUT_STREAM (stream), cancellable, read_cb, &outcome);
  g_main_loop_run (loop);

  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (outcome.done);
  g_clear_error (&outcome.error);
}

static void
test_a_picture_is_no_log (void)
{
  const gsize length = 1024 * 1024;
  g_autofree guint8 *bytes = g_malloc (length);
  g_autoptr (GRand) dice = g_rand_new_with_seed (7);
  g_autoptr (MdrLogReader) reader = NULL;

  for (gsize i = 0; i < length; i++)
    bytes[i] = g_rand_int_range (dice, 0, 256);
  reader = read_log_bytes ((const char *) bytes, length, 4096);

  g_assert_null (mdr_log_reader_get_format (reader));
  g_assert_cmpuint (read_log_count (reader), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      g_autofree char *path = g_strconcat ("/log-reader/understands/", logs[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_format);
    }

  g_test_add_func ("/log-reader/no-secret-is-told", test_no_secret_is_told);
  g_test_add_func ("/log-reader/echoed-secrets-are-not-told", test_echoed_secrets_are_not_told);
  g_test_add_func ("/log-reader/plain-text-is-no-log", test_plain_text_is_no_log);
  g_test_add_func ("/log-reader/a-picture-is-no-log", test_a_picture_is_no_log);
  g_test_add_func ("/log-reader/utf-16-of-windows-is-read", test_windows_encoding);
  g_test_add_func ("/log-reader/chunks-do-not-matter", test_chunks_do_not_matter);
  g_test_add_func ("/log-reader/every-format-and-stop-has-words",
                   test_every_format_and_stop_has_words);
  g_test_add_func ("/log-reader/monsters-do-no-harm", test_monsters_do_no_harm);
  g_test_add_func ("/log-reader/a-stream-is-read", test_stream);
  g_test_add_func ("/log-reader/a-stream-is-cancelled", test_stream_is_cancelled);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A server that sends the password back: nothing of it stays in memory. The test itself has the
 * password backwards only.
 */

#include <string.h>

#include "../secrets/memory.h"
#include "core/mdr-clean-text.h"
#include "core/mdr-secret.h"
#include "protocol/mdr-dialogue.h"
#include "protocol/mdr-line-splitter.h"
#include "protocol/mdr-reply-cause.h"

/* In small letters, which stay the same where texts are folded. */
#define REVERSED "7-dnuorg-eht-no-dloger-ylwols-tra"

/* Makes room for what is put together from @format, in which the password is %s. */
static MdrSecret *
write_with_password (const char *format)
{
  g_autofree char *password = g_strreverse (g_strdup (REVERSED));
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  MdrSecret *line = mdr_secret_new_from_text (parts[0], -1);

  mdr_secret_append (line, password, strlen (REVERSED));
  mdr_secret_append (line, parts[1], strlen (parts[1]));
  mdr_wipe (password, strlen (REVERSED));

  return line;
}

/* Of every size, so that what is freed is not all taken again by the search. */
static void
test_cleaned (void)
{
  static const char *const formats[] = {
    "plain %s",
    "controls \001 around \002 %s \003",
    "\xff\xfe no text %s \xff",
  };

  for (gsize size = 1; size <= 4096; size *= 2)
    for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
      {
        g_autofree char *padding = g_strnfill (size, '-');
        g_autofree char *format = g_strconcat (padding, formats[i], padding, NULL);
        g_autoptr (MdrSecret) line = write_with_password (format);
        gsize length;
        const char *bytes = mdr_secret_peek (line, &length);
        char *clean = mdr_clean_text (bytes, (gssize) length, 2 * length);

        g_assert_cmpuint (strlen (clean), >, 2 * size + strlen (REVERSED));
        mdr_wipe (clean, strlen (clean));
        g_free (clean);
      }

  g_assert_cmpuint (memory_count (REVERSED), ==, 0);
}

static void
test_explained (void)
{
  for (gsize size = 1; size <= 4096; size *= 2)
    {
      g_autofree char *padding = g_strnfill (size, '-');
      g_autofree char *format = g_strconcat ("authentication failed ", padding, " %s", NULL);
      g_autoptr (MdrSecret) line = write_with_password (format);
      MdrRefusal refusal = { .protocol = MDR_PROTOCOL_SMTP,
                             .moment = MDR_MOMENT_SIGN_IN,
                             .code = 535 };

      refusal.text.bytes = mdr_secret_peek (line, &refusal.text.length);
      g_assert_cmpint (mdr_refusal_get_cause (&refusal), ==, MDR_CAUSE_PASSWORD_WRONG);
    }

  g_assert_cmpuint (memory_count (REVERSED), ==, 0);
}

static MdrDialogue *
create_dialogue (MdrProtocol protocol, MdrSecret *password)
{
  g_autoptr (MdrService) service =
      mdr_service_new (protocol, "mail.example.it", 993, MDR_SECURITY_TLS, NULL);
  g_autoptr (MdrAddress) address = mdr_address_parse ("anna@example.it", NULL);
  g_autoptr (MdrCredentials) credentials =
      mdr_credentials_new ("anna@example.it", password, MDR_PASSWORD_KIND_ACCOUNT);
  MdrDialogue *dialogue = mdr_dialogue_new (service, address, credentials);

  mdr_dialogue_start (dialogue);

  return dialogue;
}

/* What comes over the wire, until the dialogue has had all of it. */
static void
say (MdrDialogue *dialogue, MdrLineSplitter *splitter, const char *format)
{
  g_autoptr (MdrSecret) received = strstr (format, "%s") != NULL
                                       ? write_with_password (format)
                                       : mdr_secret_new_from_text (format, -1);
  const char *line;
  gsize length;
  const char *bytes = mdr_secret_peek (received, &length);

  mdr_line_splitter_push (splitter, bytes, length);
  while (mdr_line_splitter_next (splitter, &line, &length) == MDR_SPLIT_LINE)
    if (mdr_dialogue_receive (dialogue, line, length) == MDR_NEXT_WRITE)
      {
        g_autoptr (MdrSecret) outgoing = mdr_dialogue_take_outgoing (dialogue);

        mdr_dialogue_written (dialogue);
      }
}

static void
test_received (void)
{
  static const struct
  {
    MdrProtocol protocol;
    const char *said[4];
  } talks[] = {
    { MDR_PROTOCOL_SMTP,
      { "220 ready\r\n", "250-hello\r\n250 AUTH PLAIN\r\n",
        "535-5.7.8 no: %s\r\n535 5.7.8 wrong\r\n" } },
    { MDR_PROTOCOL_SMTP,
      { "220 ready\r\n", "250-hello\r\n250 AUTH PLAIN\r\n", "535 \001 wrong: %s \002\r\n" } },
    { MDR_PROTOCOL_IMAP,
      { "* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready\r\n",
        "a1 NO [AUTHENTICATIONFAILED] no: %s\r\n" } },
    { MDR_PROTOCOL_POP3,
      { "+OK ready\r\n", "+OK\r\nSASL PLAIN\r\nUSER\r\n.\r\n", "-ERR [AUTH] no: %s\r\n" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (talks); i++)
    {
      g_autoptr (MdrSecret) password = write_with_password ("%s");
      g_autoptr (MdrDialogue) dialogue = create_dialogue (talks[i].protocol, password);
      g_autoptr (MdrLineSplitter) splitter = mdr_line_splitter_new (talks[i].protocol);

      for (gsize j = 0; j < G_N_ELEMENTS (talks[i].said) && talks[i].said[j] != NULL; j++)
        say (dialogue, splitter, talks[i].said[j]);

      g_clear_pointer (&password, mdr_secret_unref);
      g_clear_object (&dialogue);
      g_assert_cmpuint (memory_count (REVERSED), ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/echo/is-not-left-where-text-is-cleaned", test_cleaned);
  g_test_add_func ("/echo/is-not-left-where-a-refusal-is-explained", test_explained);
  g_test_add_func ("/echo/is-not-left-by-a-conversation", test_received);

  return g_test_run ();
}

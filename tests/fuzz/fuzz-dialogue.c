/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lets a server say anything to a dialogue, and watches what the dialogue must never do.
 *
 * The input begins with three letters: t, s or n for the security; p, m, k or another for a
 * password, one with a test message, a token or no credentials; c or another for a server that
 * closes or falls silent in the end. What follows comes line by line; a line that begins with \001
 * comes together with the next one. With a test message, {id} stands for its Message-ID.
 */

#include <string.h>

#include "fuzz.h"
#include "protocol/mdr-dialogue.h"
#include "protocol/mdr-line-splitter.h"

typedef struct
{
  const char *bytes;
  gsize length;
  gboolean closes;
} Input;

static const char secret_text[] = "Tr0ub4dor&3-secret";

static gboolean
has_credentials (const char *header)
{
  return header[1] == 'p' || header[1] == 'm' || header[1] == 'k';
}

static MdrDialogue *
create_dialogue (MdrProtocol protocol, const char *header, MdrCredentials *credentials)
{
  MdrSecurity security = header[0] == 't'   ? MDR_SECURITY_TLS
                         : header[0] == 's' ? MDR_SECURITY_STARTTLS
                                            : MDR_SECURITY_NONE;
  g_autoptr (MdrAddress) address = mdr_address_parse ("anna@example.it", NULL);
  g_autoptr (MdrService) service =
      mdr_service_new (protocol, "mail.example.it",
                       mdr_protocol_get_default_port (protocol, security), security, NULL);

  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (0);
  g_autoptr (MdrTestMessage) message = mdr_test_message_new (address, service, now, FALSE);
  MdrDialogue *dialogue =
      mdr_dialogue_new (service, address, has_credentials (header) ? credentials : NULL);

  if (header[1] == 'm')
    mdr_dialogue_set_test_message (dialogue, message);

  return dialogue;
}

/* Every line that goes out is whole, and the secret only goes out under TLS. */
static void
check_outgoing (MdrDialogue *dialogue, MdrCredentials *credentials, gboolean secure)
{
  g_autoptr (MdrSecret) outgoing = mdr_dialogue_take_outgoing (dialogue);
  const char *bytes;
  gsize length;

  bytes = mdr_secret_peek (outgoing, &length);
  g_assert_cmpuint (length, >=, 2);
  g_assert_cmpmem (bytes + length - 2, 2, "\r\n", 2);

  for (gsize i = 0; i < length; i++)
    g_assert_true (bytes[i] != '\0' && (bytes[i] == '\r') == (bytes[i + 1] == '\n'));

  if (!secure)
    g_assert_false (mdr_credentials_occur_in (credentials, bytes, length));
}

static void
check_nothing_leaked (MdrDialogue *dialogue, MdrCredentials *credentials)
{
  GListModel *findings = mdr_dialogue_get_findings (dialogue);
  GListModel *entries = G_LIST_MODEL (mdr_dialogue_get_transcript (dialogue));

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *text = g_variant_print (mdr_finding_get_parameters (finding), FALSE);

      g_assert_false (mdr_credentials_occur_in (credentials, text, strlen (text)));
    }

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (MdrTranscriptEntry) entry = g_list_model_get_item (entries, i);
      const char *text = mdr_transcript_entry_get_text (entry);

      g_assert_false (mdr_credentials_occur_in (credentials, text, strlen (text)));
    }
}

/* Gives the splitter the next packet: a line, or more of them. */
static gboolean
push_packet (MdrLineSplitter *splitter, Input *input)
{
  gboolean more_follows = TRUE;

  if (input->length == 0)
    return FALSE;

  while (input->length > 0 && more_follows)
    {
      const char *newline;
      gsize n_bytes;

      more_follows = *input->bytes == '\001';
      input->bytes += more_follows ? 1 : 0;
      input->length -= more_follows ? 1 : 0;

      newline = input->length > 0 ? memchr (input->bytes, '\n', input->length) : NULL;
      n_bytes = newline != NULL ? (gsize) (newline - input->bytes) + 1 : input->length;
      mdr_line_splitter_push (splitter, input->bytes, n_bytes);
      input->bytes += n_bytes;
      input->length -= n_bytes;
    }

  return TRUE;
}

/* The next line that the server says, or how it ends. */
static MdrNext
read_on (MdrDialogue *dialogue, MdrLineSplitter *splitter, Input *input)
{
  const char *line;
  gsize n_bytes;

  for (;;)
    switch (mdr_line_splitter_next (splitter, &line, &n_bytes))
      {
      case MDR_SPLIT_LINE:
        return mdr_dialogue_receive (dialogue, line, n_bytes);

      case MDR_SPLIT_OVERFLOW:
        return mdr_dialogue_overflowed (dialogue);

      case MDR_SPLIT_NEED_MORE:
        if (!push_packet (splitter, input))
          return input->closes ? mdr_dialogue_closed (dialogue) : mdr_dialogue_timed_out (dialogue);
      }
}

/* The next line that the server says while nobody asks it anything; a bare line end is that nothing
 * comes for a while, and the end of the input that nobody wants to wait any longer. */
static MdrNext
wait_on (MdrDialogue *dialogue, MdrLineSplitter *splitter, Input *input)
{
  const char *line;
  gsize n_bytes;

  for (;;)
    switch (mdr_line_splitter_next (splitter, &line, &n_bytes))
      {
      case MDR_SPLIT_LINE:
        return n_bytes > 0 ? mdr_dialogue_receive (dialogue, line, n_bytes)
                           : mdr_dialogue_nudge (dialogue);

      case MDR_SPLIT_OVERFLOW:
        return mdr_dialogue_overflowed (dialogue);

      case MDR_SPLIT_NEED_MORE:
        if (push_packet (splitter, input))
          break;

        mdr_test_message_give_up (mdr_dialogue_get_test_message (dialogue));
        return mdr_dialogue_nudge (dialogue);
      }
}

static void
converse (MdrDialogue *dialogue,
          MdrLineSplitter *splitter,
          Input *input,
          MdrCredentials *credentials,
          gboolean secure)
{
  MdrNext next = mdr_dialogue_start (dialogue);

  while (next != MDR_NEXT_FINISH)
    switch (next)
      {
      case MDR_NEXT_READ:
        next = read_on (dialogue, splitter, input);
        break;

      case MDR_NEXT_AWAIT:
        next = wait_on (dialogue, splitter, input);
        break;

      case MDR_NEXT_WRITE:
        check_outgoing (dialogue, credentials, secure);
        next = mdr_dialogue_written (dialogue);
        break;

      case MDR_NEXT_START_TLS:
        g_assert_false (secure);
        secure = !mdr_line_splitter_has_pending (splitter);
        next = secure ? mdr_dialogue_secured (dialogue) : mdr_dialogue_injected (dialogue);
        break;

      case MDR_NEXT_FINISH:
        break;
      }

  g_assert_true (mdr_dialogue_is_settled (dialogue));
}

/* What the server says, which may be that the message is there. */
static GString *
expand (MdrDialogue *dialogue, const char *bytes, gsize length)
{
  MdrTestMessage *message = mdr_dialogue_get_test_message (dialogue);
  GString *text = g_string_new_len (bytes, (gssize) length);

  if (message != NULL)
    g_string_replace (text, "{id}", mdr_test_message_get_id (message), 0);

  return text;
}

void
fuzz_dialogue (MdrProtocol protocol, const char *bytes, gsize length)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text (secret_text, -1);
  g_autoptr (MdrCredentials) credentials = NULL;
  g_autoptr (MdrDialogue) dialogue = NULL;
  g_autoptr (MdrLineSplitter) splitter = mdr_line_splitter_new (protocol);
  g_autoptr (GString) text = NULL;
  Input input;

  if (length < 3)
    return;

  credentials = mdr_credentials_new (
      "anna@example.it", secret, bytes[1] == 'k' ? MDR_PASSWORD_KIND_TOKEN : MDR_PASSWORD_KIND_APP);
  dialogue = create_dialogue (protocol, bytes, credentials);
  text = expand (dialogue, bytes + 3, length - 3);
  input = (Input){ .bytes = text->str, .length = text->len, .closes = bytes[2] == 'c' };
  converse (dialogue, splitter, &input, credentials, bytes[0] == 't');

  if (has_credentials (bytes))
    check_nothing_leaked (dialogue, credentials);
}

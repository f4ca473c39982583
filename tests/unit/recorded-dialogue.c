/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A recording is a text file, one event a line:
 *
 *   service PROTOCOL SECURITY [PORT]   where; the host is mail.example.it
 *   user NAME, password TEXT, kind app|account|token   with what to sign in, if at all
 *   address ADDRESS                    anna@example.it unless said
 *   test-message remove|keep           what to do once signed in; {id} stands for its Message-ID
 *   S: LINE                            the server says LINE
 *   S&: LINE                           it does, and what follows comes in the same packet
 *   repeat N LINE                      it says LINE over and over again
 *   C: LINE                            the dialogue has to say LINE; several go out together
 *   C-message                          the dialogue has to say the test message, up to the dot
 *   tls | closed | timed-out | overflowed | sent | nudge | given-up   it happens
 *   time-is-up, stopped                nobody has to or wants to wait any longer, before it is said
 *   seen NAME, was-seen NAME           an earlier look knows a message, or this one does now
 *   private TEXT                       TEXT must not be in the transcript
 *   settled                            by now all facts have to be known
 *   phase PHASE                        by now the dialogue has to be in PHASE
 *   mechanisms WORDS, round-trips N    what has to be known at the end
 *   finding CODE SEVERITY CAUSE STEP [NAME=TEXT|…]   in this order, all of them
 *
 * No secret may ever be in a finding or in the transcript.
 */

#include "recorded-dialogue.h"

#include <string.h>

#include "recorded-dialogue-private.h"
#include "recording-text.h"

static void
player_clear (Player *self)
{
  g_clear_object (&self->service);
  g_clear_pointer (&self->address, mdr_address_unref);
  g_clear_object (&self->credentials);
  g_clear_pointer (&self->user, g_free);
  g_clear_pointer (&self->password, g_free);
  g_clear_object (&self->message);
  g_clear_object (&self->dialogue);
  g_clear_object (&self->splitter);
  g_clear_pointer (&self->outgoing, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Player, player_clear)

static void
begin (Player *self)
{
  if (self->dialogue != NULL)
    return;

  if (self->password != NULL)
    {
      g_autoptr (MdrSecret) secret = mdr_secret_new_from_text (self->password, -1);

      self->credentials = mdr_credentials_new (self->user, secret, self->kind);
    }

  self->dialogue = mdr_dialogue_new (self->service, self->address, self->credentials);
  mdr_dialogue_set_test_message (self->dialogue, self->message);
  self->splitter = mdr_line_splitter_new (mdr_service_get_protocol (self->service));
  self->next = mdr_dialogue_start (self->dialogue);
}

/* A line of the recording as it goes over the wire. */
static char *
expand (Player *self, const char *line)
{
  g_autofree char *expanded = recording_text_expand (line);
  g_autoptr (GString) text = NULL;

  if (self->message == NULL)
    return g_steal_pointer (&expanded);

  text = g_string_new (expanded);
  g_string_replace (text, "{id}", mdr_test_message_get_id (self->message), 0);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Goes on until the recording has to say what happens. */
static void
advance (Player *self)
{
  g_autoptr (MdrSecret) outgoing = NULL;
  const char *line;
  gsize length;

  while ((self->next == MDR_NEXT_READ || self->next == MDR_NEXT_AWAIT) &&
         mdr_line_splitter_next (self->splitter, &line, &length) == MDR_SPLIT_LINE)
    self->next = mdr_dialogue_receive (self->dialogue, line, length);

  if (self->next == MDR_NEXT_START_TLS && mdr_line_splitter_has_pending (self->splitter))
    self->next = mdr_dialogue_injected (self->dialogue);

  if (self->next != MDR_NEXT_WRITE)
    return;

  g_assert_null (self->outgoing);
  outgoing = mdr_dialogue_take_outgoing (self->dialogue);
  self->outgoing = g_strdup (mdr_secret_peek (outgoing, NULL));
  self->next = mdr_dialogue_written (self->dialogue);
}

static void
hear (Player *self, const char *line, gboolean more_follows)
{
  g_autofree char *expanded = expand (self, line);
  g_autofree char *bytes = g_strconcat (expanded, "\r\n", NULL);

  begin (self);
  g_assert_null (self->outgoing);
  mdr_line_splitter_push (self->splitter, bytes, strlen (bytes));
  if (!more_follows)
    advance (self);
}

static void
hear_often (Player *self, const char *words)
{
  char *line;
  guint64 n_times = g_ascii_strtoull (words, &line, 10);

  while (n_times-- > 0)
    hear (self, line + 1, FALSE);
}

static void
expect_said (Player *self, const char *line)
{
  g_autofree char *expanded = expand (self, line);
  g_auto (GStrv) parts = NULL;

  g_assert_nonnull (self->outgoing);
  parts = g_strsplit (self->outgoing, "\r\n", 2);
  g_assert_cmpstr (parts[0], ==, expanded);
  g_assert_nonnull (parts[1]);

  g_clear_pointer (&self->outgoing, g_free);
  if (*parts[1] != '\0')
    self->outgoing = g_strdup (parts[1]);
}

/* The message is written down elsewhere; here it only has to go out whole, in lines that end the
 * message nowhere but at its end. */
static void
expect_message (Player *self)
{
  g_autoptr (GBytes) message = mdr_test_message_render (self->message);
  gsize length;
  const char *bytes = g_bytes_get_data (message, &length);

  g_assert_nonnull (self->outgoing);
  g_assert_cmpmem (self->outgoing, MIN (length, strlen (self->outgoing)), bytes, length);
  g_assert_cmpstr (self->outgoing + length, ==, ".\r\n");
  g_clear_pointer (&self->outgoing, g_free);
}

static void
set_message (Player *self, const char *fate)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 22, 10, 0, 0);
  gboolean keep = g_str_equal (fate, "keep");

  g_assert_true (keep || g_str_equal (fate, "remove"));
  self->message = mdr_test_message_new (self->address, self->service, now, keep);
}

static void
happen (Player *self, const char *event)
{
  begin (self);

  if (g_str_equal (event, "tls"))
    {
      g_assert_cmpint (self->next, ==, MDR_NEXT_START_TLS);
      self->next = mdr_dialogue_secured (self->dialogue);
    }
  else if (g_str_equal (event, "closed"))
    self->next = mdr_dialogue_closed (self->dialogue);
  else if (g_str_equal (event, "timed-out"))
    self->next = mdr_dialogue_timed_out (self->dialogue);
  else if (g_str_equal (event, "nudge") || g_str_equal (event, "given-up"))
    {
      g_assert_cmpint (self->next, ==, MDR_NEXT_AWAIT);
      if (g_str_equal (event, "given-up"))
        mdr_test_message_give_up (self->message);
      self->next = mdr_dialogue_nudge (self->dialogue);
    }
  else if (g_str_equal (event, "sent"))
    mdr_test_message_enter_stage (self->message, MDR_TEST_STAGE_WAITING);
  else if (g_str_equal (event, "stopped"))
    mdr_test_message_give_up (self->message);
  else if (g_str_equal (event, "time-is-up"))
    mdr_test_message_set_patience (self->message, 0);
  else if (g_str_equal (event, "overflowed"))
    self->next = mdr_dialogue_overflowed (self->dialogue);
  else
    g_error ("Unknown event: %s", event);

  advance (self);
}

static void
set_service (Player *self, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", 3);
  int protocol;
  int security;
  guint16 port;

  g_assert_true (mdr_enum_from_nick (MDR_TYPE_PROTOCOL, parts[0], &protocol));
  g_assert_true (mdr_enum_from_nick (MDR_TYPE_SECURITY, parts[1], &security));
  port = parts[2] != NULL ? (guint16) g_ascii_strtoull (parts[2], NULL, 10)
                          : mdr_protocol_get_default_port (protocol, security);
  self->service = mdr_service_new (protocol, "mail.example.it", port, security, NULL);
}

static gboolean
skip (const char **line, const char *prefix)
{
  if (!g_str_has_prefix (*line, prefix))
    return FALSE;

  *line += strlen (prefix);

  return TRUE;
}

static void
play_line (Player *self, const char *line)
{
  int value;

  if (skip (&line, "service "))
    set_service (self, line);
  else if (skip (&line, "address "))
    {
      mdr_address_unref (self->address);
      self->address = mdr_address_parse (line, NULL);
    }
  else if (skip (&line, "test-message "))
    set_message (self, line);
  else if (g_str_equal (line, "C-message"))
    expect_message (self);
  else if (skip (&line, "user "))
    self->user = g_strdup (line);
  else if (skip (&line, "password "))
    self->password = g_strdup (line);
  else if (skip (&line, "kind ") && mdr_enum_from_nick (MDR_TYPE_PASSWORD_KIND, line, &value))
    self->kind = value;
  else if (skip (&line, "S: "))
    hear (self, line, FALSE);
  else if (skip (&line, "S&: "))
    hear (self, line, TRUE);
  else if (skip (&line, "repeat "))
    hear_often (self, line);
  else if (skip (&line, "C: "))
    expect_said (self, line);
  else if (skip (&line, "finding "))
    recorded_dialogue_check_finding (self, line);
  else if (skip (&line, "seen "))
    mdr_test_message_note_seen (self->message, line);
  else if (skip (&line, "was-seen "))
    g_assert_true (mdr_test_message_was_seen (self->message, line));
  else if (skip (&line, "private "))
    recorded_dialogue_check_private (self, line);
  else if (skip (&line, "mechanisms"))
    recorded_dialogue_check_mechanisms (self, *line == ' ' ? line + 1 : line);
  else if (skip (&line, "round-trips "))
    g_assert_cmpuint (mdr_dialogue_get_round_trips (self->dialogue), ==,
                      g_ascii_strtoull (line, NULL, 10));
  else if (skip (&line, "phase "))
    g_assert_cmpstr (mdr_enum_to_nick (MDR_TYPE_PHASE, mdr_dialogue_get_phase (self->dialogue)), ==,
                     line);
  else if (g_str_equal (line, "settled"))
    g_assert_true (mdr_dialogue_is_settled (self->dialogue));
  else
    happen (self, line);
}

static void
play (gconstpointer data)
{
  g_auto (Player) self = { .address = mdr_address_parse ("anna@example.it", NULL) };
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (data, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;

      g_test_message ("%u: %s", i + 1, lines[i]);
      play_line (&self, lines[i]);
    }

  g_assert_null (self.outgoing);
  g_assert_true (mdr_dialogue_is_settled (self.dialogue));
  g_assert_cmpuint (g_list_model_get_n_items (mdr_dialogue_get_findings (self.dialogue)), ==,
                    self.n_findings);
  recorded_dialogue_check_nothing_leaked (&self);
}

/**
 * recorded_dialogue_add_all:
 * @protocol: a folder of tests/unit/data/dialogues
 *
 * Adds a test for each recording; the name of the file is the claim.
 */
void
recorded_dialogue_add_all (const char *protocol)
{
  g_autofree char *folder = g_build_filename (TEST_DATA_DIR, "dialogues", protocol, NULL);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (files);

  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *claim = g_strndup (name, strcspn (name, "."));
      g_autofree char *path = g_strdup_printf ("/%s-dialogue/%s", protocol, claim);

      g_test_add_data_func_full (path, g_build_filename (folder, name, NULL), play, g_free);
    }
}

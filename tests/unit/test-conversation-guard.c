/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Even a dialogue that has gone wrong does not get a password onto an unencrypted wire.
 */

#include "probe/mdr-conversation.h"
#include "protocol/mdr-dialogue-private.h"
#include "scripted-server.h"

/* A dialogue that signs in at once, come what may. */
#define ROGUE_TYPE_DIALOGUE (rogue_dialogue_get_type ())
G_DECLARE_FINAL_TYPE (RogueDialogue, rogue_dialogue, ROGUE, DIALOGUE, MdrDialogue)

struct _RogueDialogue
{
  MdrDialogue parent_instance;
};

G_DEFINE_FINAL_TYPE (RogueDialogue, rogue_dialogue, MDR_TYPE_DIALOGUE)

static MdrNext
rogue_dialogue_receive (MdrDialogue *dialogue, const char *line, gsize length)
{
  mdr_dialogue_enter_phase (dialogue, MDR_PHASE_SIGN_IN);

  return mdr_dialogue_say (dialogue, "a1 LOGIN anna s3cret");
}

static void
rogue_dialogue_class_init (RogueDialogueClass *klass)
{
  MDR_DIALOGUE_CLASS (klass)->receive = rogue_dialogue_receive;
}

static void
rogue_dialogue_init (RogueDialogue *self)
{
}

static void
held_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *done = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_true (mdr_conversation_run_finish (MDR_CONVERSATION (source), result, &error));
  g_assert_no_error (error);
  *done = TRUE;
}

static void
test_rogue (void)
{
  static const char *const script[] = { "S * OK ready", "STALL", NULL };
  g_autoptr (ScriptedServer) server = scripted_server_new (script, NULL);
  g_autoptr (MdrService) service = mdr_service_new (
      MDR_PROTOCOL_IMAP, "127.0.0.1", scripted_server_get_port (server), MDR_SECURITY_NONE, NULL);
  g_autoptr (MdrEnvironment) environment = mdr_environment_new ();
  g_autoptr (MdrDialogue) dialogue = g_object_new (ROGUE_TYPE_DIALOGUE, NULL);
  g_autoptr (MdrConversation) conversation = mdr_conversation_new (environment, service, dialogue);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = g_socket_client_connect_to_host (
      client, "127.0.0.1", scripted_server_get_port (server), NULL, NULL);
  g_autoptr (MdrFinding) finding = NULL;
  gboolean done = FALSE;

  mdr_conversation_run_async (conversation, connection, NULL, held_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  scripted_server_wait (server);

  finding = g_list_model_get_item (mdr_conversation_get_findings (conversation), 0);
  g_assert_cmpstr (mdr_finding_get_code (finding), ==, "sign-in-not-secure");
  g_assert_false (scripted_server_has_received (server, "LOGIN"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/conversation-guard/rogue-dialogue-is-stopped", test_rogue);

  return g_test_run ();
}

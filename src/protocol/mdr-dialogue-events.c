/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can happen to a conversation, whatever the protocol.
 */

#include "mdr-dialogue.h"

#include <string.h>

#include "core/mdr-clean-text.h"

#include "mdr-dialogue-private.h"

/* The longest honest answer is a list of capabilities over POP3: some thirty lines. */
#define MAX_LINES_PER_COMMAND 200

static const char hidden_line[] = "(hidden: the server sent the password or token back)";
static const char private_lines[] = "(hidden: your folders or messages)";
static const char tls_note[] = "TLS";

/* Whether the server sends the secret back, as it is or as it would be once cleaned. */
static gboolean
occurs_secret (MdrDialogue *self, const char *line, gsize length)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);
  char *clean;
  gboolean occurs;

  if (priv->credentials == NULL)
    return FALSE;

  if (mdr_credentials_occur_in (priv->credentials, line, length))
    return TRUE;

  clean = mdr_clean_text (line, length, MDR_CLEAN_TEXT_MAX_CHARS);
  occurs = mdr_credentials_occur_in (priv->credentials, clean, strlen (clean));
  mdr_wipe (clean, strlen (clean));
  g_free (clean);

  return occurs;
}

/* Writes a line down, or something in its place. */
static void
note_line (MdrDialogue *self, const char *line, gsize length)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);

  if (priv->hidden)
    {
      line = hidden_line;
      length = strlen (hidden_line);
    }
  else if (priv->max_private_lines > 0)
    {
      line = private_lines;
      length = strlen (private_lines);
      if (priv->n_lines > 1)
        return;
    }

  mdr_transcript_add (priv->transcript, MDR_TRANSCRIPT_RECEIVED, line, length);
}

/**
 * mdr_dialogue_start:
 * @self: a new dialogue
 *
 * Says that the connection stands; with implicit TLS, that it is encrypted and the certificate was
 * verified.
 *
 * Returns: what to do next
 */
MdrNext
mdr_dialogue_start (MdrDialogue *self)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);

  g_return_val_if_fail (MDR_IS_DIALOGUE (self), MDR_NEXT_FINISH);

  priv->round_trips = 1;

  return MDR_NEXT_READ;
}

/**
 * mdr_dialogue_receive:
 * @self: a dialogue
 * @line: a logical line, without its end; may contain any byte
 * @length: how many bytes
 *
 * Hands over what the server said.
 *
 * Returns: what to do next
 */
MdrNext
mdr_dialogue_receive (MdrDialogue *self, const char *line, gsize length)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);

  g_return_val_if_fail (MDR_IS_DIALOGUE (self), MDR_NEXT_FINISH);
  g_return_val_if_fail (line != NULL, MDR_NEXT_FINISH);

  priv->hidden = occurs_secret (self, line, length);
  priv->n_lines++;
  note_line (self, line, length);

  if (priv->n_lines > MAX (MAX_LINES_PER_COMMAND, priv->max_private_lines))
    return mdr_dialogue_overflowed (self);

  return MDR_DIALOGUE_GET_CLASS (self)->receive (self, line, length);
}

/**
 * mdr_dialogue_take_outgoing:
 * @self: a dialogue that said %MDR_NEXT_WRITE
 *
 * Gives away the bytes to write, line ends included; they may be a secret.
 *
 * Returns: (transfer full): what to write
 */
MdrSecret *
mdr_dialogue_take_outgoing (MdrDialogue *self)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);

  g_return_val_if_fail (MDR_IS_DIALOGUE (self), NULL);

  return priv->outgoing != NULL ? g_steal_pointer (&priv->outgoing) : mdr_secret_new ();
}

/**
 * mdr_dialogue_written:
 * @self: a dialogue
 *
 * Says that the outgoing bytes were written.
 *
 * Returns: what to do next
 */
MdrNext
mdr_dialogue_written (MdrDialogue *self)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);

  g_return_val_if_fail (MDR_IS_DIALOGUE (self), MDR_NEXT_FINISH);

  priv->n_lines = 0;
  if (!priv->settled)
    priv->round_trips++;

  return MDR_NEXT_READ;
}

/**
 * mdr_dialogue_nudge:
 * @self: a dialogue that said %MDR_NEXT_AWAIT
 *
 * Says that nothing has come for a while, or that there is something new to know about what is
 * waited for.
 *
 * Returns: what to do next
 */
MdrNext
mdr_dialogue_nudge (MdrDialogue *self)
{
  g_return_val_if_fail (MDR_IS_DIALOGUE (self), MDR_NEXT_FINISH);
  g_return_val_if_fail (MDR_DIALOGUE_GET_CLASS (self)->nudged != NULL, MDR_NEXT_FINISH);

  return MDR_DIALOGUE_GET_CLASS (self)->nudged (self);
}

/**
 * mdr_dialogue_secured:
 * @self: a dialogue that said %MDR_NEXT_START_TLS
 *
 * Says that TLS stands and that the certificate was verified. All that was learned before is void
 * (RFC 3207 section 4.2, RFC 9051 section 6.2.1, RFC 2595 section 4).
 *
 * Returns: what to do next
 */
MdrNext
mdr_dialogue_secured (MdrDialogue *self)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);

  g_return_val_if_fail (MDR_IS_DIALOGUE (self), MDR_NEXT_FINISH);
  g_return_val_if_fail (priv->awaits_tls, MDR_NEXT_FINISH);

  priv->awaits_tls = FALSE;
  priv->secure = TRUE;
  mdr_dialogue_clear_capabilities (self);
  g_clear_object (&priv->farewell);
  mdr_transcript_add (priv->transcript, MDR_TRANSCRIPT_NOTE, tls_note, strlen (tls_note));

  return MDR_DIALOGUE_GET_CLASS (self)->secured (self);
}

/**
 * mdr_dialogue_forgo_sign_in:
 * @self: a dialogue that has not signed in
 *
 * Says that the channel may be talked over and is not good enough for a password. From here on it
 * is as if there were none.
 */
void
mdr_dialogue_forgo_sign_in (MdrDialogue *self)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);

  g_return_if_fail (MDR_IS_DIALOGUE (self));
  g_return_if_fail (priv->sasl == NULL);

  g_clear_object (&priv->credentials);
}

/* What was to be said if nothing better followed. */
static MdrNext
end_with_farewell (MdrDialogue *self)
{
  return mdr_dialogue_end_with (self, g_steal_pointer (&mdr_dialogue_get_private (self)->farewell));
}

/* The server is not there any more, or might as well not be. */
static MdrNext
abandoned (MdrDialogue *self, const char *code, MdrCause cause)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);

  if (priv->settled)
    return MDR_NEXT_FINISH;

  if (priv->farewell != NULL)
    return end_with_farewell (self);

  if (mdr_dialogue_seems_to_await_tls (self))
    return mdr_dialogue_give_up (self, "tls-on-plaintext-port", MDR_CAUSE_WRONG_SERVER_SETTINGS,
                                 MDR_NO_TEXT);

  return mdr_dialogue_give_up (self, code, cause, MDR_NO_TEXT);
}

/**
 * mdr_dialogue_closed:
 * @self: a dialogue
 *
 * Says that the server closed the connection.
 *
 * Returns: %MDR_NEXT_FINISH
 */
MdrNext
mdr_dialogue_closed (MdrDialogue *self)
{
  g_return_val_if_fail (MDR_IS_DIALOGUE (self), MDR_NEXT_FINISH);

  return abandoned (self, "connection-closed", MDR_CAUSE_CONNECTION_RESET);
}

/**
 * mdr_dialogue_timed_out:
 * @self: a dialogue
 *
 * Says that the present phase took longer than it may.
 *
 * Returns: %MDR_NEXT_FINISH
 */
MdrNext
mdr_dialogue_timed_out (MdrDialogue *self)
{
  g_return_val_if_fail (MDR_IS_DIALOGUE (self), MDR_NEXT_FINISH);

  return abandoned (self,
                    mdr_dialogue_get_phase (self) == MDR_PHASE_GREETING ? "greeting-timeout"
                                                                        : "phase-timeout",
                    MDR_CAUSE_CONNECTION_TIMEOUT);
}

/**
 * mdr_dialogue_overflowed:
 * @self: a dialogue
 *
 * Says that the server sends a longer line or literal than is allowed.
 *
 * Returns: %MDR_NEXT_FINISH
 */
MdrNext
mdr_dialogue_overflowed (MdrDialogue *self)
{
  g_return_val_if_fail (MDR_IS_DIALOGUE (self), MDR_NEXT_FINISH);

  if (mdr_dialogue_is_settled (self))
    return MDR_NEXT_FINISH;

  if (mdr_dialogue_get_private (self)->farewell != NULL)
    return end_with_farewell (self);

  return mdr_dialogue_give_up (self, "reply-too-long", MDR_CAUSE_UNKNOWN, MDR_NO_TEXT);
}

/**
 * mdr_dialogue_injected:
 * @self: a dialogue that said %MDR_NEXT_START_TLS
 *
 * Says that bytes were there already when TLS was to begin. They were not said inside of it, yet
 * would be read as if they were: somebody on the way put them there.
 *
 * Returns: %MDR_NEXT_FINISH
 */
MdrNext
mdr_dialogue_injected (MdrDialogue *self)
{
  g_return_val_if_fail (MDR_IS_DIALOGUE (self), MDR_NEXT_FINISH);

  return mdr_dialogue_give_up (self, "injected-before-tls", MDR_CAUSE_TLS_INTERCEPTION,
                               MDR_NO_TEXT);
}

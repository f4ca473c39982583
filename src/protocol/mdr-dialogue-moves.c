/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the dialogues are built from: what they learn, report and say.
 */

#include "mdr-dialogue-private.h"

#include <string.h>

#include "core/mdr-clean-text.h"

/* Gmail has 25, Dovecot 40; a server that lists more is not read to the end. */
#define MAX_CAPABILITIES 256
#define MAX_CAPABILITY_CHARS 100
#define MAX_ALERTS 5

MdrService *
mdr_dialogue_get_service (MdrDialogue *self)
{
  return mdr_dialogue_get_private (self)->service;
}

MdrAddress *
mdr_dialogue_get_address (MdrDialogue *self)
{
  return mdr_dialogue_get_private (self)->address;
}

MdrCredentials *
mdr_dialogue_get_credentials (MdrDialogue *self)
{
  return mdr_dialogue_get_private (self)->credentials;
}

/* Whether TLS stands: the condition for a secret to be said. */
gboolean
mdr_dialogue_is_secure (MdrDialogue *self)
{
  return mdr_dialogue_get_private (self)->secure;
}

/* Whether TLS is to be begun before anything else counts. */
gboolean
mdr_dialogue_wants_tls (MdrDialogue *self)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);

  return mdr_service_get_security (priv->service) == MDR_SECURITY_STARTTLS && !priv->secure;
}

/* A server that says nothing on a port where TLS comes first is waiting for us to begin. */
gboolean
mdr_dialogue_seems_to_await_tls (MdrDialogue *self)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);
  MdrProtocol protocol = mdr_service_get_protocol (priv->service);

  return priv->phase == MDR_PHASE_GREETING && !priv->secure &&
         mdr_service_get_port (priv->service) ==
             mdr_protocol_get_default_port (protocol, MDR_SECURITY_TLS);
}

void
mdr_dialogue_enter_phase (MdrDialogue *self, MdrPhase phase)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);

  if (priv->phase == phase)
    return;

  priv->phase = phase;
  g_object_notify (G_OBJECT (self), "phase");
}

gboolean
mdr_dialogue_has_mechanisms (MdrDialogue *self)
{
  return mdr_dialogue_get_private (self)->mechanisms->len > 0;
}

/* A server that knows the secret may pass it off as something that it can do, as one word or, where
 * there are blanks in it, as several. */
static gboolean
is_of_secret (MdrDialogue *self, MdrSpan word)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);

  return priv->credentials != NULL &&
         (mdr_credentials_occur_in (priv->credentials, word.bytes, word.length) ||
          (priv->hidden && mdr_credentials_have_part (priv->credentials, word.bytes, word.length)));
}

static void
add_word (MdrDialogue *self, GPtrArray *words, MdrSpan word)
{
  g_autofree char *clean = NULL;

  if (word.length == 0 || words->len >= MAX_CAPABILITIES || is_of_secret (self, word))
    return;

  clean = mdr_clean_text (word.bytes, word.length, MAX_CAPABILITY_CHARS);
  if (*clean == '\0' || g_ptr_array_find_with_equal_func (words, clean, g_str_equal, NULL))
    return;

  g_ptr_array_add (words, g_steal_pointer (&clean));
}

void
mdr_dialogue_add_capability (MdrDialogue *self, MdrSpan capability)
{
  mdr_dialogue_note_mask (self, capability);
  add_word (self, mdr_dialogue_get_private (self)->capabilities, capability);
}

/* Names of mechanisms are upper case by RFC 4422; not all servers know. */
void
mdr_dialogue_add_mechanism (MdrDialogue *self, MdrSpan name)
{
  g_autofree char *upper = NULL;

  /* In capitals, nobody would know it again. */
  if (name.length == 0 || is_of_secret (self, name))
    return;

  upper = g_ascii_strup (name.bytes, name.length);
  add_word (self, mdr_dialogue_get_private (self)->mechanisms, MDR_SPAN (upper, strlen (upper)));
}

void
mdr_dialogue_add_plain_login (MdrDialogue *self)
{
  add_word (self, mdr_dialogue_get_private (self)->mechanisms,
            MDR_SPAN (MDR_PLAIN_LOGIN, strlen (MDR_PLAIN_LOGIN)));
}

void
mdr_dialogue_clear_capabilities (MdrDialogue *self)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);

  g_ptr_array_set_size (priv->capabilities, 0);
  g_ptr_array_set_size (priv->mechanisms, 0);
}

/* Whether there is a capability @name, alone or with arguments after it. */
gboolean
mdr_dialogue_has_capability (MdrDialogue *self, const char *name)
{
  GPtrArray *capabilities = mdr_dialogue_get_private (self)->capabilities;
  gsize length = strlen (name);

  for (guint i = 0; i < capabilities->len; i++)
    {
      const char *capability = capabilities->pdata[i];

      if (g_ascii_strncasecmp (capability, name, length) == 0 &&
          (capability[length] == '\0' || capability[length] == ' '))
        return TRUE;
    }

  return FALSE;
}

/* What may be kept of a line: nothing when the server put the secret into it. */
char *
mdr_dialogue_dup_server_text (MdrDialogue *self, MdrSpan text)
{
  if (text.length == 0 || mdr_dialogue_get_private (self)->hidden)
    return NULL;

  return mdr_clean_text (text.bytes, text.length, MDR_CLEAN_TEXT_MAX_CHARS);
}

/* Takes @finding. Once all is known, nothing that is said on the way out counts. */
void
mdr_dialogue_report (MdrDialogue *self, MdrFinding *finding)
{
  g_autoptr (MdrFinding) owned = finding;
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);

  if (!priv->settled)
    g_list_store_append (priv->findings, owned);
}

void
mdr_dialogue_report_fact (MdrDialogue *self, const char *code)
{
  mdr_dialogue_report (self,
                       mdr_finding_new (code, MDR_STEP_SETTINGS, MDR_SEVERITY_INFO, MDR_CAUSE_OK,
                                        mdr_dialogue_get_service (self), NULL, NULL));
}

static MdrFinding *
make_error (MdrDialogue *self, const char *code, MdrCause cause, MdrSpan text)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);
  g_autofree char *server_text = mdr_dialogue_dup_server_text (self, text);

  return mdr_finding_new (code, MDR_STEP_SETTINGS, MDR_SEVERITY_ERROR, cause, priv->service,
                          "phase", mdr_enum_to_nick (MDR_TYPE_PHASE, priv->phase), "server-text",
                          server_text, NULL);
}

void
mdr_dialogue_report_error (MdrDialogue *self, const char *code, MdrCause cause, MdrSpan text)
{
  mdr_dialogue_report (self, make_error (self, code, cause, text));
}

/* What RFC 9051 section 7.1 wants the user to see. Without TLS it may be anybody's word. */
void
mdr_dialogue_report_alert (MdrDialogue *self, MdrSpan text)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);
  g_autofree char *server_text = mdr_dialogue_dup_server_text (self, text);

  if (!priv->secure || server_text == NULL || ++priv->n_alerts > MAX_ALERTS)
    return;

  mdr_dialogue_report (self, mdr_finding_new ("server-alert", MDR_STEP_SETTINGS, MDR_SEVERITY_INFO,
                                              MDR_CAUSE_OK, priv->service, "server-text",
                                              server_text, NULL));
}

/* Nobody reads along what is said to a program on this computer; everywhere else it is a fault. */
void
mdr_dialogue_report_unencrypted (MdrDialogue *self, gboolean refused, MdrSpan text)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);

  if (refused)
    mdr_dialogue_report_error (self, "encryption-demanded", MDR_CAUSE_ENCRYPTION_REQUIRED, text);
  else if (!mdr_service_is_loopback (priv->service))
    mdr_dialogue_report (self, mdr_finding_new ("not-encrypted", MDR_STEP_SETTINGS,
                                                MDR_SEVERITY_WARNING, MDR_CAUSE_ENCRYPTION_REQUIRED,
                                                priv->service, NULL, NULL));
}

void
mdr_dialogue_report_mailbox (MdrDialogue *self, guint64 n_messages)
{
  g_autofree char *messages = g_strdup_printf ("%" G_GUINT64_FORMAT, n_messages);

  mdr_dialogue_report (
      self, mdr_finding_new ("mailbox-opened", MDR_STEP_SETTINGS, MDR_SEVERITY_INFO, MDR_CAUSE_OK,
                             mdr_dialogue_get_service (self), "messages", messages, NULL));
}

/* Keeps what the server said when it announced to hang up, should nothing better follow. */
void
mdr_dialogue_note_farewell (MdrDialogue *self, const char *code, MdrCause cause, MdrSpan text)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);

  g_clear_object (&priv->farewell);
  priv->farewell = make_error (self, code, cause, text);
}

static void
append_outgoing (MdrDialogue *self, const char *line, gsize length)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);

  if (priv->outgoing == NULL)
    priv->outgoing = mdr_secret_new ();

  mdr_secret_append (priv->outgoing, line, length);
  mdr_secret_append (priv->outgoing, "\r\n", 2);
}

/* Says @line, which has no secret in it. CR, LF and NUL never get here from outside: the callers
 * check names and addresses first. */
MdrNext
mdr_dialogue_say (MdrDialogue *self, const char *line)
{
  g_return_val_if_fail (strpbrk (line, "\r\n") == NULL, MDR_NEXT_FINISH);

  mdr_transcript_add (mdr_dialogue_get_private (self)->transcript, MDR_TRANSCRIPT_SENT, line,
                      strlen (line));
  append_outgoing (self, line, strlen (line));

  return MDR_NEXT_WRITE;
}

/* Says @message, whose lines end in CR LF and do not begin with a dot, and the dot that ends it
 * (RFC 5321 section 4.1.1.4). Only its size is written down. */
MdrNext
mdr_dialogue_say_message (MdrDialogue *self, GBytes *message)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);
  g_autofree char *note = NULL;
  gsize length;
  const char *bytes = g_bytes_get_data (message, &length);

  g_return_val_if_fail (priv->outgoing == NULL, MDR_NEXT_FINISH);

  note = g_strdup_printf ("(the message, %" G_GSIZE_FORMAT " bytes)", length);
  mdr_transcript_add (priv->transcript, MDR_TRANSCRIPT_SENT, note, strlen (note));
  priv->outgoing = mdr_secret_new ();
  mdr_secret_append (priv->outgoing, bytes, (gssize) length);
  append_outgoing (self, ".", 1);

  return MDR_NEXT_WRITE;
}

/* Says @line and writes down @public_form in its place. */
MdrNext
mdr_dialogue_say_secret (MdrDialogue *self, MdrSecret *line, const char *public_form)
{
  gsize length;
  const char *bytes = mdr_secret_peek (line, &length);

  g_return_val_if_fail (mdr_dialogue_is_secure (self), MDR_NEXT_FINISH);
  g_return_val_if_fail (strpbrk (bytes, "\r\n") == NULL, MDR_NEXT_FINISH);

  mdr_transcript_add (mdr_dialogue_get_private (self)->transcript, MDR_TRANSCRIPT_SENT, public_form,
                      strlen (public_form));
  append_outgoing (self, bytes, length);
  mdr_credentials_note_sent (mdr_dialogue_get_credentials (self));

  return MDR_NEXT_WRITE;
}

/* All facts are known. */
void
mdr_dialogue_settle (MdrDialogue *self)
{
  mdr_dialogue_get_private (self)->settled = TRUE;
}

/* Sends the goodbye along with the last question, whose answer is still to come. */
MdrNext
mdr_dialogue_say_goodbye_ahead (MdrDialogue *self)
{
  mdr_dialogue_get_private (self)->said_goodbye = TRUE;

  return mdr_dialogue_say (self, MDR_DIALOGUE_GET_CLASS (self)->goodbye);
}

/* All facts are known, and nothing is left but to go. */
MdrNext
mdr_dialogue_say_goodbye (MdrDialogue *self)
{
  mdr_dialogue_settle (self);

  return mdr_dialogue_get_private (self)->said_goodbye ? MDR_NEXT_READ
                                                       : mdr_dialogue_say_goodbye_ahead (self);
}

/* The server agreed to begin TLS. */
MdrNext
mdr_dialogue_start_tls (MdrDialogue *self)
{
  mdr_dialogue_get_private (self)->awaits_tls = TRUE;

  return MDR_NEXT_START_TLS;
}

/* Ends the conversation without a goodbye. */
MdrNext
mdr_dialogue_end_with (MdrDialogue *self, MdrFinding *finding)
{
  mdr_dialogue_report (self, finding);
  mdr_dialogue_settle (self);

  return MDR_NEXT_FINISH;
}

/* Ends the conversation with an error about the present phase. */
MdrNext
mdr_dialogue_give_up (MdrDialogue *self, const char *code, MdrCause cause, MdrSpan text)
{
  return mdr_dialogue_end_with (self, make_error (self, code, cause, text));
}

/* The first line is not how this protocol begins. */
MdrNext
mdr_dialogue_refuse_greeting (MdrDialogue *self, MdrSpan line)
{
  static const char *const others[] = { "* OK",  "* BYE",  "* PREAUTH", "+OK",   "-ERR",
                                        "220 ",  "220-",   "554 ",      "554-",  "421 ",
                                        "HTTP/", "<!DOCT", "<html",     "SSH-2", "\x15\x03" };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      MdrSpan rest = line;

      if (mdr_span_skip_prefix (&rest, others[i]))
        return mdr_dialogue_give_up (self, "wrong-protocol", MDR_CAUSE_WRONG_SERVER_SETTINGS, line);
    }

  return mdr_dialogue_give_up (self, "malformed-reply", MDR_CAUSE_UNKNOWN, line);
}

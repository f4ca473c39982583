/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signing in to an IMAP server: LOGIN, and AUTHENTICATE with what SASL brings.
 */

#include "mdr-imap-dialogue-private.h"

#include <string.h>

#include "mdr-imap-login.h"

/* RFC 9051 section 4.3.1 limits a literal that was not asked for. */
#define MAX_PUSHED_LITERAL 4096

static MdrNext
say_login (MdrImapDialogue *self)
{
  g_autoptr (MdrSecret) line = g_ptr_array_steal_index (self->login, 0);

  return mdr_dialogue_say_secret (MDR_DIALOGUE (self), line, "(hidden)");
}

static MdrNext
sign_in_by_command (MdrImapDialogue *self)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  MdrCredentials *credentials = mdr_dialogue_get_credentials (dialogue);
  g_autoptr (MdrSecret) first = NULL;
  g_autofree char *public_form = NULL;
  gboolean at_once;
  gsize length;
  MdrNext next;

  mdr_secret_peek (mdr_credentials_get_secret (credentials), &length);
  at_once = length <= MAX_PUSHED_LITERAL && (mdr_dialogue_has_capability (dialogue, "LITERAL+") ||
                                             mdr_dialogue_has_capability (dialogue, "LITERAL-") ||
                                             mdr_dialogue_has_capability (dialogue, "IMAP4rev2"));

  g_clear_pointer (&self->tag, g_free);
  self->tag = mdr_imap_dialogue_make_tag (self);
  self->state = MDR_IMAP_STATE_LOGIN;
  self->login = mdr_imap_login_build (self->tag, credentials, at_once);

  first = g_ptr_array_steal_index (self->login, 0);
  public_form = g_strconcat (self->tag, " LOGIN (hidden)", NULL);
  next = mdr_dialogue_say_secret (dialogue, first, public_form);

  while (at_once && self->login->len > 0)
    next = say_login (self);

  return next;
}

MdrNext
mdr_imap_dialogue_sign_in (MdrImapDialogue *self, const char *method)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  g_autofree char *line = NULL;
  gboolean at_once;

  if (strcmp (method, MDR_PLAIN_LOGIN) == 0)
    return sign_in_by_command (self);

  /* RFC 4959; part of IMAP4rev2. */
  at_once = mdr_dialogue_has_capability (dialogue, "SASL-IR") ||
            mdr_dialogue_has_capability (dialogue, "IMAP4rev2");

  g_clear_pointer (&self->tag, g_free);
  self->tag = mdr_imap_dialogue_make_tag (self);
  self->state = MDR_IMAP_STATE_AUTHENTICATE;
  line = g_strconcat (self->tag, " AUTHENTICATE ", method, NULL);

  return mdr_dialogue_begin_exchange (dialogue, line, at_once ? MDR_SECRET_MAX_LENGTH : 0);
}

/* The server asks for the next literal of LOGIN. */
MdrNext
mdr_imap_dialogue_login_continued (MdrImapDialogue *self, const MdrImapReply *reply)
{
  if (self->login->len > 0)
    return say_login (self);

  return mdr_dialogue_give_up (MDR_DIALOGUE (self), "malformed-reply", MDR_CAUSE_UNKNOWN,
                               reply->text);
}

MdrNext
mdr_imap_dialogue_authenticate_continued (MdrImapDialogue *self, const MdrImapReply *reply)
{
  MdrNext next = mdr_dialogue_continue_exchange (MDR_DIALOGUE (self), reply->text);

  if (mdr_dialogue_is_settled (MDR_DIALOGUE (self)))
    self->state = MDR_IMAP_STATE_CANCELLED;

  return next;
}

MdrNext
mdr_imap_dialogue_sign_in_answered (MdrImapDialogue *self, const MdrImapReply *reply)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  MdrRefusal refusal = mdr_imap_reply_to_refusal (reply, MDR_MOMENT_SIGN_IN);
  g_autofree char *text = NULL;

  if (reply->status == MDR_IMAP_STATUS_OK)
    {
      if (mdr_span_equals (reply->code, "CAPABILITY"))
        mdr_imap_dialogue_take_capabilities (self, reply->arguments);

      return mdr_dialogue_complete_exchange (dialogue) ? mdr_imap_dialogue_look_into_mailbox (self)
                                                       : mdr_imap_dialogue_leave (self);
    }

  /* Google gives the reason in an untagged reply before. */
  if (self->aside != NULL)
    {
      g_autofree char *own = mdr_dialogue_dup_server_text (dialogue, reply->text);

      text = g_strjoin (" ", self->aside, own, NULL);
      refusal.text = MDR_SPAN (text, strlen (text));
    }

  mdr_dialogue_report_refused (dialogue, &refusal);

  return mdr_imap_dialogue_leave (self);
}

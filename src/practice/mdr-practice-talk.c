/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As much of IMAP (RFC 9051), POP3 (RFC 1939) and SMTP (RFC 5321) as a client needs that looks
 * around, signs in and says goodbye. Whatever is given for a password is taken, unless the case has
 * another answer; it is not even looked at.
 */

#include "mdr-practice-talk.h"

#include <string.h>

/* A command's name; nobody has longer ones. */
#define MAX_WORD 32

struct _MdrPracticeTalk
{
  MdrProtocol protocol;
  gboolean secured;
  guint n_responses; /* how many lines of a sign-in are still to come */
  char tag[MAX_WORD];

  /* owned */
  MdrPracticeCase *practice_case;
};

/* Copies the first word of @line, or nothing where it is too long for one; returns the rest. */
static const char *
read_word (const char *line, char word[MAX_WORD])
{
  gsize length = strcspn (line, " ");

  g_strlcpy (word, length < MAX_WORD ? line : "", MIN (length + 1, MAX_WORD));

  return line + length + strspn (line + length, " ");
}

/* With the line ends of the network, and the client's tag where one is due. */
static char *
finish (MdrPracticeTalk *self, const char *text)
{
  GString *lines = g_string_new (NULL);

  if (self->protocol == MDR_PROTOCOL_IMAP &&
      (g_str_has_prefix (text, "OK") || g_str_has_prefix (text, "NO") ||
       g_str_has_prefix (text, "BAD")))
    g_string_append_printf (lines, "%s ", self->tag);
  g_string_append (lines, text);
  g_string_replace (lines, "\n", "\r\n", 0);
  g_string_append (lines, "\r\n");

  return g_string_free (lines, FALSE);
}

/* What the case wants said in @phase, or else what is said when all is well. */
static char *
say (MdrPracticeTalk *self, MdrPhase phase, const char *usual)
{
  const char *reply = mdr_practice_case_get_reply (self->practice_case, self->protocol, phase);

  return finish (self, reply != NULL ? reply : usual);
}

static char *
list_methods (MdrPracticeTalk *self, const char *before)
{
  const char *const *methods = mdr_practice_case_get_methods (self->practice_case);
  GString *list = g_string_new (NULL);

  for (; *methods != NULL; methods++)
    g_string_append_printf (list, " %s%s", before, *methods);

  return g_string_free (list, FALSE);
}

static char *
ask (MdrPracticeTalk *self)
{
  return finish (self, self->protocol == MDR_PROTOCOL_SMTP ? "334 " : "+ ");
}

static char *
end_sign_in (MdrPracticeTalk *self)
{
  static const char *const welcomes[MDR_N_PROTOCOLS] = {
    [MDR_PROTOCOL_IMAP] = "OK signed in",
    [MDR_PROTOCOL_POP3] = "+OK signed in",
    [MDR_PROTOCOL_SMTP] = "235 2.7.0 signed in",
  };

  return say (self, MDR_PHASE_SIGN_IN, welcomes[self->protocol]);
}

/* LOGIN asks for the name and for the password, all others for one response; who has sent it along
 * is asked for the rest. */
static char *
begin_sign_in (MdrPracticeTalk *self, const char *arguments)
{
  char method[MAX_WORD];
  const char *initial = read_word (arguments, method);

  self->n_responses = g_ascii_strcasecmp (method, "LOGIN") == 0 ? 2 : 1;
  if (*initial != '\0')
    self->n_responses--;

  return self->n_responses > 0 ? ask (self) : end_sign_in (self);
}

static char *
hear_response (MdrPracticeTalk *self)
{
  self->n_responses--;

  return self->n_responses > 0 ? ask (self) : end_sign_in (self);
}

static char *
upgrade (MdrPracticeTalk *self, const char *agreement, MdrPracticeMove *move)
{
  self->secured = TRUE;
  *move = MDR_PRACTICE_MOVE_SECURE;

  return finish (self, agreement);
}

static char *
answer_imap (MdrPracticeTalk *self, const char *line, MdrPracticeMove *move)
{
  g_autofree char *methods = list_methods (self, "AUTH=");
  g_autofree char *capabilities = NULL;
  char command[MAX_WORD];
  const char *arguments = read_word (read_word (line, self->tag), command);

  if (g_ascii_strcasecmp (command, "CAPABILITY") == 0)
    {
      capabilities = g_strdup_printf ("* CAPABILITY IMAP4rev1 %s%s\n%s OK done",
                                      self->secured ? "SASL-IR" : "STARTTLS LOGINDISABLED",
                                      self->secured ? methods : "", self->tag);
      return finish (self, capabilities);
    }
  if (g_ascii_strcasecmp (command, "STARTTLS") == 0 && !self->secured)
    return upgrade (self, "OK begin TLS", move);
  if (g_ascii_strcasecmp (command, "AUTHENTICATE") == 0 && self->secured)
    return begin_sign_in (self, arguments);
  if (g_ascii_strcasecmp (command, "LOGIN") == 0 && self->secured)
    return end_sign_in (self);
  if (g_ascii_strcasecmp (command, "EXAMINE") == 0 || g_ascii_strcasecmp (command, "SELECT") == 0)
    {
      capabilities = g_strdup_printf (
          "* FLAGS (\\Seen)\n* 3 EXISTS\n* 0 RECENT\n* OK [UIDVALIDITY 1] fine\n%s OK done",
          self->tag);
      return say (self, MDR_PHASE_MAILBOX, capabilities);
    }
  if (g_ascii_strcasecmp (command, "NOOP") == 0)
    return finish (self, "OK done");
  if (g_ascii_strcasecmp (command, "LOGOUT") == 0)
    {
      *move = MDR_PRACTICE_MOVE_HANG_UP;
      capabilities = g_strdup_printf ("* BYE goodbye\n%s OK done", self->tag);
      return finish (self, capabilities);
    }

  return finish (self, "BAD only what Mail Doctor needs is played here");
}

static char *
answer_pop3 (MdrPracticeTalk *self, const char *line, MdrPracticeMove *move)
{
  g_autofree char *methods = list_methods (self, "");
  g_autofree char *capabilities = NULL;
  char command[MAX_WORD];
  const char *arguments = read_word (line, command);

  if (g_ascii_strcasecmp (command, "CAPA") == 0)
    {
      capabilities = self->secured ? g_strdup_printf ("+OK\nUSER\nRESP-CODES\nSASL%s\n.", methods)
                                   : g_strdup ("+OK\nSTLS\n.");
      return finish (self, capabilities);
    }
  if (g_ascii_strcasecmp (command, "STLS") == 0 && !self->secured)
    return upgrade (self, "+OK begin TLS", move);
  if (g_ascii_strcasecmp (command, "AUTH") == 0 && self->secured)
    return begin_sign_in (self, arguments);
  if (g_ascii_strcasecmp (command, "USER") == 0 && self->secured)
    return finish (self, "+OK and the password?");
  if (g_ascii_strcasecmp (command, "PASS") == 0 && self->secured)
    return end_sign_in (self);
  if (g_ascii_strcasecmp (command, "STAT") == 0)
    return say (self, MDR_PHASE_MAILBOX, "+OK 3 1200");
  if (g_ascii_strcasecmp (command, "QUIT") == 0)
    {
      *move = MDR_PRACTICE_MOVE_HANG_UP;
      return finish (self, "+OK goodbye");
    }

  return finish (self, "-ERR only what Mail Doctor needs is played here");
}

static char *
answer_smtp (MdrPracticeTalk *self, const char *line, MdrPracticeMove *move)
{
  g_autofree char *methods = list_methods (self, "");
  g_autofree char *capabilities = NULL;
  char command[MAX_WORD];
  const char *arguments = read_word (line, command);

  if (g_ascii_strcasecmp (command, "EHLO") == 0)
    {
      capabilities = self->secured ? g_strdup_printf ("250-practice\n250 AUTH%s", methods)
                                   : g_strdup ("250-practice\n250 STARTTLS");
      return finish (self, capabilities);
    }
  if (g_ascii_strcasecmp (command, "STARTTLS") == 0 && !self->secured)
    return upgrade (self, "220 2.0.0 begin TLS", move);
  if (g_ascii_strcasecmp (command, "AUTH") == 0 && self->secured)
    return begin_sign_in (self, arguments);
  if (g_ascii_strcasecmp (command, "MAIL") == 0)
    return say (self, MDR_PHASE_SUBMIT, "250 2.1.0 fine");
  if (g_ascii_strcasecmp (command, "RCPT") == 0)
    return finish (self, "250 2.1.5 fine");
  if (g_ascii_strcasecmp (command, "RSET") == 0 || g_ascii_strcasecmp (command, "NOOP") == 0)
    return finish (self, "250 2.0.0 fine");
  if (g_ascii_strcasecmp (command, "QUIT") == 0)
    {
      *move = MDR_PRACTICE_MOVE_HANG_UP;
      return finish (self, "221 2.0.0 goodbye");
    }

  return finish (self, "502 5.5.1 only what Mail Doctor needs is played here");
}

/**
 * mdr_practice_talk_new:
 * @practice_case: what to play
 * @protocol: what to speak
 * @secured: whether the connection is secure from its beginning
 *
 * Returns: (transfer full): a conversation in which nothing was said
 */
MdrPracticeTalk *
mdr_practice_talk_new (MdrPracticeCase *practice_case, MdrProtocol protocol, gboolean secured)
{
  MdrPracticeTalk *self;

  g_return_val_if_fail (MDR_IS_PRACTICE_CASE (practice_case), NULL);

  self = g_new0 (MdrPracticeTalk, 1);
  self->practice_case = g_object_ref (practice_case);
  self->protocol = protocol;
  self->secured = secured;

  return self;
}

/**
 * mdr_practice_talk_free:
 * @self: (transfer full): a conversation
 *
 * Frees @self.
 */
void
mdr_practice_talk_free (MdrPracticeTalk *self)
{
  g_clear_object (&self->practice_case);
  g_free (self);
}

/**
 * mdr_practice_talk_greet:
 * @self: a conversation that begins
 * @move: (out): what comes next
 *
 * Returns: (transfer full): what the server says first
 */
char *
mdr_practice_talk_greet (MdrPracticeTalk *self, MdrPracticeMove *move)
{
  static const char *const greetings[MDR_N_PROTOCOLS] = {
    [MDR_PROTOCOL_IMAP] = "* OK practice",
    [MDR_PROTOCOL_POP3] = "+OK practice",
    [MDR_PROTOCOL_SMTP] = "220 practice ESMTP",
  };
  char *greeting;

  g_return_val_if_fail (self != NULL, NULL);

  greeting = say (self, MDR_PHASE_GREETING, greetings[self->protocol]);

  /* Who begins with a refusal has nothing more to say. */
  *move = g_str_has_prefix (greeting, "* BYE") || g_str_has_prefix (greeting, "-ERR") ||
                  *greeting == '4' || *greeting == '5'
              ? MDR_PRACTICE_MOVE_HANG_UP
              : MDR_PRACTICE_MOVE_READ;

  return greeting;
}

/**
 * mdr_practice_talk_answer:
 * @self: a conversation
 * @line: what the client said, without its end
 * @move: (out): what comes next
 *
 * Returns: (transfer full): what the server says to that
 */
char *
mdr_practice_talk_answer (MdrPracticeTalk *self, const char *line, MdrPracticeMove *move)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (line != NULL, NULL);

  *move = MDR_PRACTICE_MOVE_READ;
  if (self->n_responses > 0)
    return hear_response (self);

  switch (self->protocol)
    {
    case MDR_PROTOCOL_IMAP:
      return answer_imap (self, line, move);

    case MDR_PROTOCOL_POP3:
      return answer_pop3 (self, line, move);

    case MDR_PROTOCOL_SMTP:
      return answer_smtp (self, line, move);
    }

  g_return_val_if_reached (NULL);
}

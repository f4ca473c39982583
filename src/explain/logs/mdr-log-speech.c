/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Commands and answers of the three protocols, as much of them as a log has to be asked for.
 */

#include "mdr-log-speech.h"

#include <string.h>

#define ANY_MAILBOX (MDR_SPEAKER_IMAP | MDR_SPEAKER_POP3)

static const struct
{
  const char *word;
  MdrSpeaker protocols;
  MdrLogVerb verb;
} commands[] = {
  { "EHLO", MDR_SPEAKER_SMTP, MDR_LOG_VERB_HELLO },
  { "HELO", MDR_SPEAKER_SMTP, MDR_LOG_VERB_HELLO },
  { "CAPABILITY", MDR_SPEAKER_IMAP, MDR_LOG_VERB_HELLO },
  { "CAPA", MDR_SPEAKER_POP3, MDR_LOG_VERB_HELLO },
  { "STARTTLS", MDR_SPEAKER_IMAP | MDR_SPEAKER_SMTP, MDR_LOG_VERB_STARTTLS },
  { "STLS", MDR_SPEAKER_POP3, MDR_LOG_VERB_STARTTLS },
  { "USER", MDR_SPEAKER_POP3, MDR_LOG_VERB_NAME },
  { "PASS", MDR_SPEAKER_POP3, MDR_LOG_VERB_SIGN_IN },
  { "APOP", MDR_SPEAKER_POP3, MDR_LOG_VERB_SIGN_IN },
  { "AUTH", MDR_SPEAKER_POP3 | MDR_SPEAKER_SMTP, MDR_LOG_VERB_SIGN_IN },
  { "LOGIN", MDR_SPEAKER_IMAP, MDR_LOG_VERB_SIGN_IN },
  { "AUTHENTICATE", MDR_SPEAKER_IMAP, MDR_LOG_VERB_SIGN_IN },
  { "SELECT", MDR_SPEAKER_IMAP, MDR_LOG_VERB_OPEN },
  { "EXAMINE", MDR_SPEAKER_IMAP, MDR_LOG_VERB_OPEN },
  { "STAT", MDR_SPEAKER_POP3, MDR_LOG_VERB_OPEN },
  { "MAIL", MDR_SPEAKER_SMTP, MDR_LOG_VERB_SENDER },
  { "RCPT", MDR_SPEAKER_SMTP, MDR_LOG_VERB_RECIPIENT },
  { "DATA", MDR_SPEAKER_SMTP, MDR_LOG_VERB_CONTENT },
  { "BDAT", MDR_SPEAKER_SMTP, MDR_LOG_VERB_CONTENT },
  { "QUIT", MDR_SPEAKER_POP3 | MDR_SPEAKER_SMTP, MDR_LOG_VERB_QUIT },
  { "LOGOUT", MDR_SPEAKER_IMAP, MDR_LOG_VERB_QUIT },
  { "NOOP", 0, MDR_LOG_VERB_OTHER },
  { "RSET", MDR_SPEAKER_POP3 | MDR_SPEAKER_SMTP, MDR_LOG_VERB_OTHER },
  { "ID", MDR_SPEAKER_IMAP, MDR_LOG_VERB_OTHER },
  { "ENABLE", MDR_SPEAKER_IMAP, MDR_LOG_VERB_OTHER },
  { "NAMESPACE", MDR_SPEAKER_IMAP, MDR_LOG_VERB_OTHER },
  { "LIST", ANY_MAILBOX, MDR_LOG_VERB_OTHER },
  { "LSUB", MDR_SPEAKER_IMAP, MDR_LOG_VERB_OTHER },
  { "STATUS", MDR_SPEAKER_IMAP, MDR_LOG_VERB_OTHER },
  { "IDLE", MDR_SPEAKER_IMAP, MDR_LOG_VERB_OTHER },
  { "UID", MDR_SPEAKER_IMAP, MDR_LOG_VERB_OTHER },
  { "FETCH", MDR_SPEAKER_IMAP, MDR_LOG_VERB_OTHER },
  { "UIDL", MDR_SPEAKER_POP3, MDR_LOG_VERB_OTHER },
  { "RETR", MDR_SPEAKER_POP3, MDR_LOG_VERB_OTHER },
};

/* Programs that hide a password say so in its place. */
static const char *const hidden_sign_ins[] = {
  "Logging suppressed", "*sensitive*", "[credentials hidden]",
  "AUTH command trace", "[hidden]",    "<hidden>",
};

static gboolean
is_word (MdrLogText text, const char *word)
{
  while (text.length > 0 && strchr (":\r", text.bytes[text.length - 1]) != NULL)
    text.length--;

  return text.length == strlen (word) && mdr_log_text_starts (text, word);
}

static gboolean
find_command (MdrLogText word, MdrSpeaker protocols, MdrLogCommand *command)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (is_word (word, commands[i].word) &&
        (commands[i].protocols == 0 || (commands[i].protocols & protocols) != 0))
      {
        command->verb = commands[i].verb;
        command->protocols = commands[i].protocols & protocols;
        return TRUE;
      }

  return FALSE;
}

static gboolean
is_command (MdrLogText text, MdrLogCommand *command)
{
  MdrLogText first = mdr_log_text_take_word (&text);
  MdrLogText second = mdr_log_text_take_word (&text);

  /* IMAP's commands have a tag before them, and the others have none. */
  return find_command (first, MDR_SPEAKER_POP3 | MDR_SPEAKER_SMTP, command) ||
         find_command (second, MDR_SPEAKER_IMAP, command);
}

/**
 * mdr_log_command_read:
 * @text: what a mail program said
 * @command: (out caller-allocates): what it comes to
 *
 * Understands a command.
 */
void
mdr_log_command_read (MdrLogText text, MdrLogCommand *command)
{
  *command = (MdrLogCommand){ MDR_LOG_VERB_OTHER, 0, FALSE };

  for (gsize i = 0; i < G_N_ELEMENTS (hidden_sign_ins); i++)
    if (mdr_log_text_contains (text, hidden_sign_ins[i]))
      command->verb = MDR_LOG_VERB_SIGN_IN;

  is_command (text, command);
  command->with_token =
      command->verb == MDR_LOG_VERB_SIGN_IN &&
      (mdr_log_text_contains (text, "OAUTH") || mdr_log_text_contains (text, "oauth"));
}

static gboolean
read_smtp_answer (MdrLogText text, MdrLogAnswer *answer)
{
  if (text.length < 3 || strchr ("2345", text.bytes[0]) == NULL ||
      !g_ascii_isdigit (text.bytes[1]) || text.bytes[1] > '5' || !g_ascii_isdigit (text.bytes[2]) ||
      (text.length > 3 && strchr (" -", text.bytes[3]) == NULL))
    return FALSE;

  answer->protocol = MDR_SPEAKER_SMTP;
  answer->code = (guint) (text.bytes[0] - '0') * 100 + (guint) (text.bytes[1] - '0') * 10 +
                 (guint) (text.bytes[2] - '0');
  answer->more = text.length > 3 && text.bytes[3] == '-';
  answer->kind = answer->code == 334   ? MDR_LOG_ANSWER_WAITS
                 : answer->code == 421 ? MDR_LOG_ANSWER_BYE
                 : answer->code >= 400 ? MDR_LOG_ANSWER_NO
                                       : MDR_LOG_ANSWER_YES;

  return TRUE;
}

static MdrLogAnswerKind
kind_of_status (MdrLogText word)
{
  if (is_word (word, "OK") || is_word (word, "PREAUTH"))
    return MDR_LOG_ANSWER_YES;
  if (is_word (word, "NO") || is_word (word, "BAD"))
    return MDR_LOG_ANSWER_NO;
  if (is_word (word, "BYE"))
    return MDR_LOG_ANSWER_BYE;

  return MDR_LOG_ANSWER_NONE;
}

/* K-9 shows the parsed form: "#null# [OK, [CAPABILITY, …], ready]", "#3# [NO, …]". */
static gboolean
read_parsed_answer (MdrLogText text, MdrLogAnswer *answer)
{
  MdrLogText tag;

  if (!mdr_log_text_skip (&text, "#"))
    return FALSE;

  tag = mdr_log_text_take_until (&text, '#');
  mdr_log_text_trim (&text);
  mdr_log_text_skip (&text, "[");

  answer->protocol = MDR_SPEAKER_IMAP;
  answer->untagged = is_word (tag, "null");
  answer->kind = is_word (tag, "+") ? MDR_LOG_ANSWER_WAITS
                                    : kind_of_status (mdr_log_text_take_until (&text, ','));
  if (answer->kind == MDR_LOG_ANSWER_NONE)
    answer->kind = MDR_LOG_ANSWER_DATA;

  return TRUE;
}

static void
read_imap_answer (MdrLogText text, MdrLogAnswer *answer)
{
  MdrLogText tag = mdr_log_text_take_word (&text);
  MdrLogText word = mdr_log_text_take_word (&text);

  answer->untagged = is_word (tag, "*");
  answer->kind = kind_of_status (word);

  if (answer->untagged && answer->kind == MDR_LOG_ANSWER_NONE)
    answer->kind = MDR_LOG_ANSWER_DATA;
  if (answer->kind == MDR_LOG_ANSWER_BYE && !answer->untagged)
    answer->kind = MDR_LOG_ANSWER_NONE;
  if (answer->kind != MDR_LOG_ANSWER_NONE)
    answer->protocol = MDR_SPEAKER_IMAP;
}

/**
 * mdr_log_answer_read:
 * @text: what a server said
 * @answer: (out caller-allocates): what it comes to
 *
 * Understands an answer.
 */
void
mdr_log_answer_read (MdrLogText text, MdrLogAnswer *answer)
{
  *answer = (MdrLogAnswer){ MDR_LOG_ANSWER_NONE, 0, 0, FALSE, FALSE };

  if (read_smtp_answer (text, answer) || read_parsed_answer (text, answer))
    return;

  if (mdr_log_text_starts (text, "+OK") || mdr_log_text_starts (text, "-ERR"))
    {
      answer->protocol = MDR_SPEAKER_POP3;
      answer->kind = text.bytes[0] == '+' ? MDR_LOG_ANSWER_YES : MDR_LOG_ANSWER_NO;
    }
  else if (mdr_log_text_starts (text, "+ ") || is_word (text, "+"))
    answer->kind = MDR_LOG_ANSWER_WAITS;
  else
    read_imap_answer (text, answer);
}

static guint
count_words (MdrLogText text)
{
  guint n = 0;

  while (n < 4 && mdr_log_text_take_word (&text).length > 0)
    n++;

  return n;
}

static gboolean
is_tag (MdrLogText tag)
{
  gboolean digit = FALSE;

  for (gsize i = 0; i < tag.length; i++)
    {
      digit |= g_ascii_isdigit (tag.bytes[i]);
      if (!g_ascii_isalnum (tag.bytes[i]) && strchr ("*.", tag.bytes[i]) == NULL)
        return FALSE;
    }

  return tag.length > 0 && tag.length <= 12 && (digit || tag.length <= 2);
}

/**
 * mdr_log_command_looks_so:
 * @text: a line that nothing else is known of
 *
 * Returns: whether it is a command: one of the verbs, with as many words as it has
 */
gboolean
mdr_log_command_looks_so (MdrLogText text)
{
  MdrLogText rest = text;
  MdrLogText first = mdr_log_text_take_word (&rest);
  guint n_words = count_words (text);
  MdrLogCommand command;

  if (find_command (first, MDR_SPEAKER_POP3 | MDR_SPEAKER_SMTP, &command))
    switch (command.verb)
      {
      case MDR_LOG_VERB_SENDER:
        return mdr_log_text_starts (rest, "FROM:");

      case MDR_LOG_VERB_RECIPIENT:
        return mdr_log_text_starts (rest, "TO:");

      case MDR_LOG_VERB_CONTENT:
      case MDR_LOG_VERB_STARTTLS:
      case MDR_LOG_VERB_QUIT:
        return n_words == 1;

      case MDR_LOG_VERB_SIGN_IN:
        return n_words == 2 || n_words == 3;

      default:
        return n_words <= 2;
      }

  return is_tag (first) &&
         find_command (mdr_log_text_take_word (&rest), MDR_SPEAKER_IMAP, &command);
}

/**
 * mdr_log_answer_looks_so:
 * @text: a line that nothing else is known of
 *
 * Returns: whether it is an answer: by its number, or by its status with a tag that is none of a
 *   sentence
 */
gboolean
mdr_log_answer_looks_so (MdrLogText text)
{
  MdrLogText tag = text;
  MdrLogAnswer answer;

  mdr_log_answer_read (text, &answer);
  switch (answer.kind)
    {
    case MDR_LOG_ANSWER_NONE:
      return FALSE;

    case MDR_LOG_ANSWER_WAITS:
      return answer.code != 0 || count_words (text) <= 2;

    case MDR_LOG_ANSWER_DATA:
      return mdr_log_text_starts (text, "* CAPABILITY");

    default:
      return answer.protocol != MDR_SPEAKER_IMAP || is_tag (mdr_log_text_take_word (&tag));
    }
}

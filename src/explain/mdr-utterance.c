/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words for who speaks and when, as the command line and the data files use them.
 */

#include "mdr-utterance.h"

#include <string.h>

typedef struct
{
  const char *word;
  guint flags;
} Word;

static const Word speaker_words[] = {
  { "imap", MDR_SPEAKER_IMAP },      { "pop3", MDR_SPEAKER_POP3 }, { "smtp", MDR_SPEAKER_SMTP },
  { "tls", MDR_SPEAKER_TLS },        { "dns", MDR_SPEAKER_DNS },   { "tcp", MDR_SPEAKER_TCP },
  { "client", MDR_SPEAKER_PROGRAM },
};

/* The phases of the way, and the shorter words of those who collect answers. */
static const Word moment_words[] = {
  { "resolve", MDR_MOMENT_RESOLVE },   { "connect", MDR_MOMENT_RESOLVE | MDR_MOMENT_CONNECT },
  { "tls", MDR_MOMENT_TLS },           { "greeting", MDR_MOMENT_GREETING },
  { "starttls", MDR_MOMENT_STARTTLS }, { "capabilities", MDR_MOMENT_CAPABILITIES },
  { "sign-in", MDR_MOMENT_SIGN_IN },   { "auth", MDR_MOMENT_SIGN_IN },
  { "mailbox", MDR_MOMENT_MAILBOX },   { "select", MDR_MOMENT_MAILBOX },
  { "submit", MDR_MOMENT_SUBMIT },     { "mail", MDR_MOMENT_SENDER },
  { "rcpt", MDR_MOMENT_RECIPIENT },    { "data", MDR_MOMENT_CONTENT },
};

static const struct
{
  MdrPhase phase;
  MdrMoment moments;
} phases[] = {
  { MDR_PHASE_RESOLVE, MDR_MOMENT_RESOLVE },   { MDR_PHASE_CONNECT, MDR_MOMENT_CONNECT },
  { MDR_PHASE_TLS, MDR_MOMENT_TLS },           { MDR_PHASE_GREETING, MDR_MOMENT_GREETING },
  { MDR_PHASE_STARTTLS, MDR_MOMENT_STARTTLS }, { MDR_PHASE_CAPABILITIES, MDR_MOMENT_CAPABILITIES },
  { MDR_PHASE_SIGN_IN, MDR_MOMENT_SIGN_IN },   { MDR_PHASE_MAILBOX, MDR_MOMENT_MAILBOX },
  { MDR_PHASE_SUBMIT, MDR_MOMENT_SUBMIT },
};

static guint
find_flags (const Word *words, gsize n_words, const char *word)
{
  if (word == NULL)
    return 0;

  for (gsize i = 0; i < n_words; i++)
    if (strcmp (words[i].word, word) == 0)
      return words[i].flags;

  return 0;
}

/**
 * mdr_speaker_from_word:
 * @word: (nullable): `imap`, `pop3`, `smtp`, `tls`, `dns`, `tcp`, `client`, or anything else
 *
 * Returns: who is meant, or 0
 */
MdrSpeaker
mdr_speaker_from_word (const char *word)
{
  return find_flags (speaker_words, G_N_ELEMENTS (speaker_words), word);
}

/**
 * mdr_speaker_from_protocol:
 * @protocol: a protocol
 *
 * Returns: a server that speaks it
 */
MdrSpeaker
mdr_speaker_from_protocol (MdrProtocol protocol)
{
  switch (protocol)
    {
    case MDR_PROTOCOL_IMAP:
      return MDR_SPEAKER_IMAP;

    case MDR_PROTOCOL_POP3:
      return MDR_SPEAKER_POP3;

    case MDR_PROTOCOL_SMTP:
      return MDR_SPEAKER_SMTP;
    }

  g_return_val_if_reached (0);
}

/**
 * mdr_moment_from_word:
 * @word: (nullable): the code of a phase (`sign-in`), one of `auth`, `select`, `mail`, `rcpt` and
 *   `data`, or anything else
 *
 * Returns: when that is, or 0
 */
MdrMoment
mdr_moment_from_word (const char *word)
{
  return find_flags (moment_words, G_N_ELEMENTS (moment_words), word);
}

/**
 * mdr_moment_from_code:
 * @code: a reply code of SMTP, or any other number
 *
 * Some codes are said at one moment only: those of RFC 4954 section 6 when somebody signs in, 354
 * of RFC 5321 section 4.2.3 when a message may come.
 *
 * Returns: the moment, or 0
 */
MdrMoment
mdr_moment_from_code (guint code)
{
  switch (code)
    {
    case 235:
    case 334:
    case 432:
    case 534:
    case 535:
    case 538:
      return MDR_MOMENT_SIGN_IN;

    case 354:
      return MDR_MOMENT_CONTENT;

    default:
      return 0;
    }
}

/**
 * mdr_moment_to_phase:
 * @moments: flags
 * @phase: (out): the last phase that has one of these moments
 *
 * Returns: whether there is one
 */
gboolean
mdr_moment_to_phase (MdrMoment moments, MdrPhase *phase)
{
  for (gsize i = G_N_ELEMENTS (phases); i > 0; i--)
    if ((moments & phases[i - 1].moments) != 0)
      {
        *phase = phases[i - 1].phase;
        return TRUE;
      }

  return FALSE;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Something that a mail server or a mail program said, and when it said so.
 */

#pragma once

#include <glib.h>

#include "core/mdr-enums.h"

G_BEGIN_DECLS

/**
 * MdrSpeaker:
 * @MDR_SPEAKER_IMAP: an IMAP server
 * @MDR_SPEAKER_POP3: a POP3 server
 * @MDR_SPEAKER_SMTP: an SMTP server
 * @MDR_SPEAKER_TLS: a TLS library
 * @MDR_SPEAKER_DNS: a resolver
 * @MDR_SPEAKER_TCP: the operating system, about a connection
 * @MDR_SPEAKER_PROGRAM: a mail program, in its own words
 *
 * Who is speaking; no flag at all when that is not known.
 */
typedef enum
{
  MDR_SPEAKER_IMAP = 1 << 0,
  MDR_SPEAKER_POP3 = 1 << 1,
  MDR_SPEAKER_SMTP = 1 << 2,
  MDR_SPEAKER_TLS = 1 << 3,
  MDR_SPEAKER_DNS = 1 << 4,
  MDR_SPEAKER_TCP = 1 << 5,
  MDR_SPEAKER_PROGRAM = 1 << 6,
} MdrSpeaker;

/**
 * MdrMoment:
 * @MDR_MOMENT_RESOLVE: the name of the server is looked up
 * @MDR_MOMENT_CONNECT: the connection is made
 * @MDR_MOMENT_TLS: the secure channel is set up
 * @MDR_MOMENT_GREETING: the server's first words
 * @MDR_MOMENT_STARTTLS: the switch from plain text to the secure channel
 * @MDR_MOMENT_CAPABILITIES: what the server can do (CAPABILITY, CAPA, EHLO)
 * @MDR_MOMENT_SIGN_IN: a name with a password or a token is shown
 * @MDR_MOMENT_MAILBOX: a folder is opened
 * @MDR_MOMENT_SENDER: SMTP's MAIL
 * @MDR_MOMENT_RECIPIENT: SMTP's RCPT
 * @MDR_MOMENT_CONTENT: SMTP's DATA and what comes after it
 * @MDR_MOMENT_SUBMIT: any of the last three
 *
 * When it was said: the same words mean different things at different moments. Flags, so that more
 * than one moment can be meant; no flag at all when it is not known. Finer than #MdrPhase, since
 * MAIL, RCPT and DATA are refused for different reasons.
 */
typedef enum
{
  MDR_MOMENT_RESOLVE = 1 << 0,
  MDR_MOMENT_CONNECT = 1 << 1,
  MDR_MOMENT_TLS = 1 << 2,
  MDR_MOMENT_GREETING = 1 << 3,
  MDR_MOMENT_STARTTLS = 1 << 4,
  MDR_MOMENT_CAPABILITIES = 1 << 5,
  MDR_MOMENT_SIGN_IN = 1 << 6,
  MDR_MOMENT_MAILBOX = 1 << 7,
  MDR_MOMENT_SENDER = 1 << 8,
  MDR_MOMENT_RECIPIENT = 1 << 9,
  MDR_MOMENT_CONTENT = 1 << 10,
  MDR_MOMENT_SUBMIT = MDR_MOMENT_SENDER | MDR_MOMENT_RECIPIENT | MDR_MOMENT_CONTENT,
} MdrMoment;

/**
 * MdrUtterance:
 * @text: what was said; from outside, so anything may stand in it
 * @length: its bytes, or -1 where it ends with a NUL
 * @speakers: flags of #MdrSpeaker
 * @moments: flags of #MdrMoment
 * @provider: (nullable): the id of the provider (data/knowledge/providers.ini)
 * @with_token: whether a token was shown instead of a password (XOAUTH2, OAUTHBEARER)
 *
 * What is to be explained. Only @text has to be there.
 */
typedef struct
{
  const char *text;
  gssize length;
  MdrSpeaker speakers;
  MdrMoment moments;
  const char *provider;
  gboolean with_token;
} MdrUtterance;

MdrSpeaker mdr_speaker_from_word (const char *word);
MdrSpeaker mdr_speaker_from_protocol (MdrProtocol protocol);
MdrMoment mdr_moment_from_word (const char *word);
MdrMoment mdr_moment_from_code (guint code);
gboolean mdr_moment_to_phase (MdrMoment moments, MdrPhase *phase);

G_END_DECLS

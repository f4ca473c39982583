/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the tools print that people use to look at a server: swaks, curl, openssl, gnutls-cli,
 * telnet.
 */

#include "mdr-log-format.h"

#include <string.h>

#include "mdr-log-speech.h"

/* Some tools mark their lines as mail does quotations: only what is protocol counts. */
static gboolean
set_if_speech (MdrLogLine *line, MdrVoice voice, MdrLogText text)
{
  gboolean is_speech;

  mdr_log_text_trim (&text);
  is_speech =
      voice == MDR_VOICE_SERVER ? mdr_log_answer_looks_so (text) : mdr_log_command_looks_so (text);

  return is_speech && mdr_log_line_set (line, voice, 0, text);
}

static gboolean
set_if_note (MdrLogLine *line, MdrLogText text, const char *const *starts, gsize n_starts)
{
  for (gsize i = 0; i < n_starts; i++)
    if (mdr_log_text_starts (text, starts[i]))
      return mdr_log_line_set (line, MDR_VOICE_NOTE, 0, text);

  return FALSE;
}

/**
 * mdr_log_swaks_read:
 * @text: a line
 * @line: (out caller-allocates): what it says
 *
 * ` -> EHLO …`, `<-  250 …`, `<** 535 …` (an error); with TLS ` ~> `, `<~  ` and `<~* `; `=== …`
 * and
 * `*** …` are about the connection.
 *
 * Returns: whether it is a line of swaks
 */
gboolean
mdr_log_swaks_read (MdrLogText text, MdrLogLine *line)
{
  static const char *const servers[] = { "<-  ", "<** ", "<~  ", "<~* " };

  if (mdr_log_text_skip (&text, " -> ") || mdr_log_text_skip (&text, " ~> "))
    return mdr_log_line_set (line, MDR_VOICE_CLIENT, 0, text);

  for (gsize i = 0; i < G_N_ELEMENTS (servers); i++)
    if (mdr_log_text_skip (&text, servers[i]))
      return mdr_log_line_set (line, MDR_VOICE_SERVER, 0, text);

  if (mdr_log_text_skip (&text, "=== "))
    return mdr_log_line_set (line, MDR_VOICE_NOTE, 0, text);

  if (mdr_log_text_starts (text, "*** Fatal error") ||
      mdr_log_text_starts (text, "*** Starting TLS handshake"))
    return FALSE;

  return mdr_log_text_skip (&text, "*** ") && mdr_log_line_set (line, MDR_VOICE_NOTE, 0, text);
}

/**
 * mdr_log_curl_read:
 * @text: a line
 * @line: (out caller-allocates): what it says
 *
 * With `-v`: `> EHLO …`, `< 250 …`, `* Connected to …`; and `curl: (67) Login denied`.
 *
 * Returns: whether it is a line of curl
 */
gboolean
mdr_log_curl_read (MdrLogText text, MdrLogLine *line)
{
  static const char *const notes[] = {
    "  Trying",
    "Trying ",
    "Connected to",
    "connect to",
    "Could not resolve",
    "SSL ",
    "TLS",
    "ALPN",
    "Server certificate",
    "Connection ",
    "Closing ",
    "Failed",
    "Login denied",
    "OpenSSL",
    "schannel",
    "Host ",
    "Recv failure",
    "Established",
    "server certificate",
    "Operation timed",
    "error:",
    "getaddrinfo",
    "Resolving",
  };

  if (mdr_log_text_skip (&text, "> "))
    return set_if_speech (line, MDR_VOICE_CLIENT, text);
  if (mdr_log_text_skip (&text, "< "))
    return set_if_speech (line, MDR_VOICE_SERVER, text);
  if (mdr_log_text_starts (text, "curl: ("))
    return mdr_log_line_set (line, MDR_VOICE_NOTE, 0, text);

  return mdr_log_text_skip (&text, "* ") && set_if_note (line, text, notes, G_N_ELEMENTS (notes));
}

/**
 * mdr_log_openssl_read:
 * @text: a line
 * @line: (out caller-allocates): what it says
 *
 * What `openssl s_client` says itself; what the server and the user say stands bare among it.
 *
 * Returns: whether it is a line of openssl
 */
gboolean
mdr_log_openssl_read (MdrLogText text, MdrLogLine *line)
{
  static const char *const notes[] = {
    "CONNECTED(",
    "depth=",
    "verify error:",
    "verify return:",
    "Verify return code",
    "Verification",
    "connect:errno=",
    "write:errno=",
    "read:errno=",
    "didn't found starttls",
    "didn't find starttls",
    "New, TLS",
    "New, SSL",
    "BIO_",
    "Connecting to ",
  };

  if (mdr_log_text_contains (text, "s_client ") && mdr_log_text_skip_past (&text, " -connect "))
    {
      text.bytes -= strlen ("connect ");
      text.length += strlen ("connect ");
      return mdr_log_line_set (line, MDR_VOICE_NOTE, 0, text);
    }

  if (mdr_log_text_contains (text, ":error:") && mdr_log_text_contains (text, "routines:"))
    return mdr_log_line_set (line, MDR_VOICE_NOTE, 0, text);

  return set_if_note (line, text, notes, G_N_ELEMENTS (notes));
}

/**
 * mdr_log_gnutls_read:
 * @text: a line
 * @line: (out caller-allocates): what it says
 *
 * What `gnutls-cli` says itself; what the server and the user say stands bare among it.
 *
 * Returns: whether it is a line of gnutls-cli
 */
gboolean
mdr_log_gnutls_read (MdrLogText text, MdrLogLine *line)
{
  static const char *const notes[] = {
    "- Handshake was completed",
    "*** Fatal error",
    "*** Starting TLS handshake",
    "- Status: ",
    "Resolving '",
    "Connecting to '",
    "*** Handshake has failed",
    "*** PKI verification",
    "- Peer has closed",
    "Cannot connect to",
    "*** Received",
  };

  return set_if_note (line, text, notes, G_N_ELEMENTS (notes));
}

/**
 * mdr_log_letters_read:
 * @text: a line
 * @line: (out caller-allocates): what it says
 *
 * `C: A000001 LOGIN …` and `S: * OK …`, as KMail (KIMAP), MailKit and others write; times may stand
 * before the letters.
 *
 * Returns: whether it is a line with one of the letters
 */
gboolean
mdr_log_letters_read (MdrLogText text, MdrLogLine *line)
{
  gboolean bare;

  if (mdr_log_text_starts (text, "Connected to ") && mdr_log_text_contains (text, "://"))
    return mdr_log_line_set (line, MDR_VOICE_NOTE, 0, text);

  bare = mdr_log_text_skip (&text, "C: ");
  if (bare || mdr_log_text_skip_past (&text, " C: "))
    return set_if_speech (line, MDR_VOICE_CLIENT, text) ||
           (bare && mdr_log_line_set (line, MDR_VOICE_CLIENT, 0, text));

  if (!mdr_log_text_skip (&text, "S: ") && !mdr_log_text_skip_past (&text, " S: "))
    return FALSE;

  return set_if_speech (line, MDR_VOICE_SERVER, text);
}

/**
 * mdr_log_session_read:
 * @text: a line
 * @line: (out caller-allocates): what it says
 *
 * Bare words, as in a terminal with telnet: only their shape tells who speaks.
 *
 * Returns: whether it looks like a line of a conversation
 */
gboolean
mdr_log_session_read (MdrLogText text, MdrLogLine *line)
{
  static const char *const notes[] = {
    "Connected to ",
    "Escape character is",
    "Connection closed by foreign host",
    "telnet: ",
    "Trying ",
    "Connection to ",
    "Connection closed",
  };

  mdr_log_text_trim (&text);
  if (mdr_log_text_starts (text, "$ telnet ") || mdr_log_text_starts (text, "# telnet "))
    return mdr_log_line_set (line, MDR_VOICE_NOTE, 0, text);
  if (mdr_log_answer_looks_so (text))
    return mdr_log_line_set (line, MDR_VOICE_SERVER, 0, text);
  if (mdr_log_command_looks_so (text))
    return mdr_log_line_set (line, MDR_VOICE_CLIENT, 0, text);

  return set_if_note (line, text, notes, G_N_ELEMENTS (notes));
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notes: what a log says of the connection, in the words of many programs.
 */

#include "mdr-log-speech.h"

#include <string.h>

/* In small letters. The first that fits counts, so the more particular stand first. */
static const struct
{
  const char *phrase;
  MdrLogEvent event;
} phrases[] = {
  { "verify return code: 0", MDR_LOG_EVENT_SECURED },
  { "verify return:1", MDR_LOG_EVENT_NONE },

  { "did not advertise starttls", MDR_LOG_EVENT_NO_STARTTLS },
  { "starttls not supported", MDR_LOG_EVENT_NO_STARTTLS },
  { "starttls is not supported", MDR_LOG_EVENT_NO_STARTTLS },
  { "starttls not available", MDR_LOG_EVENT_NO_STARTTLS },
  { "starttls extension not supported", MDR_LOG_EVENT_NO_STARTTLS },
  { "not support starttls", MDR_LOG_EVENT_NO_STARTTLS },
  { "not support tls via", MDR_LOG_EVENT_NO_STARTTLS },
  { "starttls was required", MDR_LOG_EVENT_NO_STARTTLS },
  { "starttls is required but", MDR_LOG_EVENT_NO_STARTTLS },
  { "found starttls in server", MDR_LOG_EVENT_NO_STARTTLS },
  { "find starttls in server", MDR_LOG_EVENT_NO_STARTTLS },
  { "starttls failed: not advertised", MDR_LOG_EVENT_NO_STARTTLS },

  { "did not advertise auth", MDR_LOG_EVENT_NO_AUTH },
  { "not support authentication", MDR_LOG_EVENT_NO_AUTH },
  { "auth extension not supported", MDR_LOG_EVENT_NO_AUTH },
  { "no supported auth", MDR_LOG_EVENT_NO_AUTH },
  { "no suitable auth", MDR_LOG_EVENT_NO_AUTH },
  { "no known authentication mechanisms supported", MDR_LOG_EVENT_NO_AUTH },
  { "no authentication mechanisms", MDR_LOG_EVENT_NO_AUTH },

  { "name or service not known", MDR_LOG_EVENT_NOT_FOUND },
  { "nodename nor servname", MDR_LOG_EVENT_NOT_FOUND },
  { "could not resolve", MDR_LOG_EVENT_NOT_FOUND },
  { "couldn't resolve", MDR_LOG_EVENT_NOT_FOUND },
  { "cannot be resolved", MDR_LOG_EVENT_NOT_FOUND },
  { "name resolution", MDR_LOG_EVENT_NOT_FOUND },
  { "unknownhost", MDR_LOG_EVENT_NOT_FOUND },
  { "unknown host", MDR_LOG_EVENT_NOT_FOUND },
  { "unable to resolve host", MDR_LOG_EVENT_NOT_FOUND },
  { "cannot locate host", MDR_LOG_EVENT_NOT_FOUND },
  { "no such host", MDR_LOG_EVENT_NOT_FOUND },
  { "enotfound", MDR_LOG_EVENT_NOT_FOUND },
  { "0x800ccc0d", MDR_LOG_EVENT_NOT_FOUND },

  { "connection refused", MDR_LOG_EVENT_REFUSED },
  { "econnrefused", MDR_LOG_EVENT_REFUSED },
  { "actively refused", MDR_LOG_EVENT_REFUSED },
  { "network is unreachable", MDR_LOG_EVENT_REFUSED },
  { "no route to host", MDR_LOG_EVENT_REFUSED },
  { "enetunreach", MDR_LOG_EVENT_REFUSED },
  { "ehostunreach", MDR_LOG_EVENT_REFUSED },

  { "timed out", MDR_LOG_EVENT_TIMED_OUT },
  { "connection timeout", MDR_LOG_EVENT_TIMED_OUT },
  { "sockettimeout", MDR_LOG_EVENT_TIMED_OUT },
  { "connect: timeout", MDR_LOG_EVENT_TIMED_OUT },
  { "etimedout", MDR_LOG_EVENT_TIMED_OUT },
  { "0x800ccc19", MDR_LOG_EVENT_TIMED_OUT },

  { "verify error", MDR_LOG_EVENT_NOT_TRUSTED },
  { "certificate is not trusted", MDR_LOG_EVENT_NOT_TRUSTED },
  { "certificate is not", MDR_LOG_EVENT_NOT_TRUSTED },
  { "certificate is unknown", MDR_LOG_EVENT_NOT_TRUSTED },
  { "self-signed certificate", MDR_LOG_EVENT_NOT_TRUSTED },
  { "self signed certificate", MDR_LOG_EVENT_NOT_TRUSTED },
  { "unable to get local issuer", MDR_LOG_EVENT_NOT_TRUSTED },
  { "certificate has expired", MDR_LOG_EVENT_NOT_TRUSTED },
  { "certificate verif", MDR_LOG_EVENT_TLS_FAILED },
  { "handshake fail", MDR_LOG_EVENT_TLS_FAILED },
  { "handshake has failed", MDR_LOG_EVENT_TLS_FAILED },
  { "pki verification", MDR_LOG_EVENT_TLS_FAILED },
  { "wrong version number", MDR_LOG_EVENT_TLS_FAILED },
  { "routines:", MDR_LOG_EVENT_TLS_FAILED },
  { "fatal alert", MDR_LOG_EVENT_TLS_FAILED },
  { "fatal error", MDR_LOG_EVENT_TLS_FAILED },
  { "sslhandshake", MDR_LOG_EVENT_TLS_FAILED },
  { "ssl connect error", MDR_LOG_EVENT_TLS_FAILED },
  { "tls startup failed", MDR_LOG_EVENT_TLS_FAILED },
  { "tls connect error", MDR_LOG_EVENT_TLS_FAILED },
  { "certpathvalidator", MDR_LOG_EVENT_TLS_FAILED },
  { "unrecognized ssl message", MDR_LOG_EVENT_TLS_FAILED },

  { "connection reset", MDR_LOG_EVENT_RESET },
  { "econnreset", MDR_LOG_EVENT_RESET },
  { "broken pipe", MDR_LOG_EVENT_RESET },
  { "unexpectedly closed", MDR_LOG_EVENT_RESET },
  { "closed unexpectedly", MDR_LOG_EVENT_RESET },
  { "unexpected eof", MDR_LOG_EVENT_RESET },
  { "remote host closed connection unexpectedly", MDR_LOG_EVENT_RESET },
  { "end of stream", MDR_LOG_EVENT_RESET },
  { "0x800ccc0f", MDR_LOG_EVENT_RESET },

  { "connection closed", MDR_LOG_EVENT_CLOSED },
  { "connection: closed", MDR_LOG_EVENT_CLOSED },
  { "closing connection", MDR_LOG_EVENT_CLOSED },
  { "peer has closed", MDR_LOG_EVENT_CLOSED },
  { "tellthreadtodie", MDR_LOG_EVENT_CLOSED },
  { "disconnected", MDR_LOG_EVENT_CLOSED },
  { "' closed", MDR_LOG_EVENT_CLOSED },
  { "connection was lost", MDR_LOG_EVENT_CLOSED },

  { "hr = 0x00000000", MDR_LOG_EVENT_NONE },
  { "0x8", MDR_LOG_EVENT_FAILED },
  { "login denied", MDR_LOG_EVENT_FAILED },
  { "authentication failed", MDR_LOG_EVENT_FAILED },
  { "auth login failed", MDR_LOG_EVENT_FAILED },
  { "auth plain failed", MDR_LOG_EVENT_FAILED },

  { "tls started", MDR_LOG_EVENT_SECURED },
  { "ssl connection using", MDR_LOG_EVENT_SECURED },
  { "handshake was completed", MDR_LOG_EVENT_SECURED },
  { "upgraded with starttls", MDR_LOG_EVENT_SECURED },
  { "secure connection established", MDR_LOG_EVENT_SECURED },
  { "new, tls", MDR_LOG_EVENT_SECURED },
  { "securing connection", MDR_LOG_EVENT_SECURED },
  { "isssl true", MDR_LOG_EVENT_CONNECTING },

  { "connected to", MDR_LOG_EVENT_CONNECTED },
  { "connection established", MDR_LOG_EVENT_CONNECTED },
  { "connected(", MDR_LOG_EVENT_CONNECTED },
  { "connecting to", MDR_LOG_EVENT_CONNECTING },
  { "trying to connect", MDR_LOG_EVENT_CONNECTING },
  { "trying ", MDR_LOG_EVENT_CONNECTING },
  { "opening to ", MDR_LOG_EVENT_CONNECTING },
  { "resolving ", MDR_LOG_EVENT_CONNECTING },
  { "begin execution", MDR_LOG_EVENT_CONNECTING },
};

/* A note that matters is short. */
#define MAX_NOTE 400

/**
 * mdr_log_event_read:
 * @text: what a log says of itself
 *
 * Returns: what happened, as far as the words are known
 */
MdrLogEvent
mdr_log_event_read (MdrLogText text)
{
  char small[MAX_NOTE];
  MdrLogText note = { small, MIN (text.length, MAX_NOTE) };

  for (gsize i = 0; i < note.length; i++)
    small[i] = g_ascii_tolower (text.bytes[i]);

  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (mdr_log_text_contains (note, phrases[i].phrase))
      return phrases[i].event;

  return MDR_LOG_EVENT_NONE;
}

static gboolean
is_host_char (char c)
{
  return g_ascii_isalnum (c) || c == '.' || c == '-';
}

static gboolean
is_host (MdrLogText text)
{
  gboolean letter = FALSE;
  gboolean dot = FALSE;

  for (gsize i = 0; i < text.length; i++)
    {
      letter |= g_ascii_isalpha (text.bytes[i]);
      dot |= text.bytes[i] == '.' && i > 0 && i + 1 < text.length;
    }

  return letter && dot && text.length < 254;
}

static guint16
read_number (const char *bytes, gsize length)
{
  guint number = 0;

  for (gsize i = 0; i < length && i < 5 && g_ascii_isdigit (bytes[i]); i++)
    number = number * 10 + (guint) (bytes[i] - '0');

  return number <= G_MAXUINT16 ? (guint16) number : 0;
}

static void
skip_marks (MdrLogText *text)
{
  while (text->length > 0 && strchr (" :=,'\"", text->bytes[0]) != NULL)
    {
      text->bytes++;
      text->length--;
    }
}

/**
 * mdr_log_port_read:
 * @text: what a log says of a connection
 *
 * Returns: the number behind the word "port", 0 if there is none
 */
guint16
mdr_log_port_read (MdrLogText text)
{
  text.length = MIN (text.length, MAX_NOTE);
  if (!mdr_log_text_skip_past (&text, "port") && !mdr_log_text_skip_past (&text, "Port"))
    return 0;

  skip_marks (&text);

  return read_number (text.bytes, text.length);
}

/* "smtp.example.it:587", "smtp.example.it 587", "… port 587", "… port: 587", "…, port=587" */
static guint16
find_port (MdrLogText rest)
{
  guint16 port;

  skip_marks (&rest);
  port = read_number (rest.bytes, rest.length);

  return port != 0 ? port : mdr_log_port_read (rest);
}

/**
 * mdr_log_endpoint_read:
 * @text: what a log says of a connection
 * @host: (out): where to put the name of the server
 * @port: (out): where to put the port, 0 if it is not told
 *
 * Finds the first name of a host in @text.
 *
 * Returns: whether there is one; @host and @port are only set if so
 */
gboolean
mdr_log_endpoint_read (MdrLogText text, MdrLogText *host, guint16 *port)
{
  gsize i = 0;

  text.length = MIN (text.length, MAX_NOTE);
  while (i < text.length)
    {
      gsize start;
      MdrLogText name;

      while (i < text.length && !g_ascii_isalnum (text.bytes[i]))
        i++;

      start = i;
      while (i < text.length && is_host_char (text.bytes[i]))
        i++;

      name = (MdrLogText){ text.bytes + start, i - start };
      while (name.length > 0 && name.bytes[name.length - 1] == '.')
        name.length--;

      /* What stands before the "@" of a link is a user. */
      if (!is_host (name) || (i < text.length && text.bytes[i] == '@'))
        continue;

      *host = name;
      *port = find_port ((MdrLogText){ text.bytes + i, text.length - i });

      return TRUE;
    }

  return FALSE;
}

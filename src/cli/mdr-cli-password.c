/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads one line byte by byte, so that no buffer of a library keeps a copy and nothing behind the
 * line is taken away from whoever reads on.
 */

#include "mdr-cli-password.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <poll.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

static void
note_interrupt (int number)
{
  /* Only there to make read() return. */
}

/* Waits where the descriptor does not: it may be the non-blocking end of somebody's pipe. Signals
 * that only @mask lets in come while it waits, so that none is missed just before. */
static gssize
read_byte (int fd, const sigset_t *mask, char *byte)
{
  struct pollfd readable = { .fd = fd, .events = POLLIN };
  gssize n_bytes;

  do
    n_bytes = ppoll (&readable, 1, NULL, mask) < 0 ? -1 : read (fd, byte, 1);
  while (n_bytes < 0 && errno == EAGAIN);

  return n_bytes;
}

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, message);

  return FALSE;
}

/* A line may end with CR LF; a CR or NUL within it is part of no password, and must not get into a
 * protocol line. */
static gboolean
read_line (int fd, const sigset_t *mask, MdrSecret *secret, GError **error)
{
  gboolean after_return = FALSE;
  gsize length = 0;
  gssize n_bytes;
  char byte;

  while ((n_bytes = read_byte (fd, mask, &byte)) > 0 && byte != '\n')
    {
      if (byte == '\0' || after_return)
        {
          mdr_wipe (&byte, sizeof byte);
          return fail (error, _ ("The password has a line break or a NUL in it."));
        }

      after_return = byte == '\r';
      if (after_return)
        continue;

      if (++length > MDR_SECRET_MAX_LENGTH)
        {
          mdr_wipe (&byte, sizeof byte);
          return fail (error, _ ("This is too long to be a password."));
        }

      mdr_secret_append (secret, &byte, 1);
    }

  mdr_wipe (&byte, sizeof byte);

  if (n_bytes < 0)
    {
      int number = errno;

      g_set_error (error, G_IO_ERROR,
                   number == EINTR ? G_IO_ERROR_CANCELLED : g_io_error_from_errno (number),
                   _ ("The password could not be read: %s"), g_strerror (number));
      return FALSE;
    }

  return TRUE;
}

/* As read_line(), with a prompt and without an echo; Ctrl+C gives the terminal back as it was, and
 * so does whoever ends the program. */
static gboolean
read_line_from_terminal (int fd, MdrSecret *secret, GError **error)
{
  static const int endings[] = { SIGINT, SIGTERM };
  struct sigaction action = { .sa_handler = note_interrupt };
  struct sigaction actions_before[G_N_ELEMENTS (endings)];
  struct termios before;
  struct termios silent;
  sigset_t waited_for, mask;
  gboolean done;

  if (tcgetattr (fd, &before) != 0)
    return read_line (fd, NULL, secret, error);

  silent = before;
  silent.c_lflag &= ~(tcflag_t) ECHO;

  sigemptyset (&waited_for);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    sigaddset (&waited_for, endings[i]);
  pthread_sigmask (SIG_BLOCK, &waited_for, &mask);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    sigaction (endings[i], &action, &actions_before[i]);

  g_printerr ("%s ", _ ("Password:"));
  tcsetattr (fd, TCSAFLUSH, &silent);
  done = read_line (fd, &mask, secret, error);
  tcsetattr (fd, TCSAFLUSH, &before);
  g_printerr ("\n");

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    sigaction (endings[i], &actions_before[i], NULL);
  pthread_sigmask (SIG_SETMASK, &mask, NULL);

  return done;
}

/**
 * mdr_cli_read_password:
 * @fd: an open file descriptor
 * @error: return location for a #GError
 *
 * Reads one line without its end. Blocks; call it before anything is checked.
 *
 * Returns: (transfer full) (nullable): the password, or %NULL with %G_IO_ERROR, which is
 *   %G_IO_ERROR_CANCELLED when the user stopped it
 */
MdrSecret *
mdr_cli_read_password (int fd, GError **error)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new ();
  gboolean done;

  g_return_val_if_fail (fd >= 0, NULL);

  done = isatty (fd) ? read_line_from_terminal (fd, secret, error)
                     : read_line (fd, NULL, secret, error);
  if (!done)
    return NULL;

  if (mdr_secret_is_empty (secret))
    {
      fail (error, _ ("No password came in: write it as one line."));
      return NULL;
    }

  return g_steal_pointer (&secret);
}

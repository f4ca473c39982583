/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads what is there, and waits where the descriptor does not.
 */

#include "mdr-cli-input.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "core/mdr-clean-text.h"

/* What a message about a file has room for. */
#define MAX_NAME 200

struct _MdrCliInput
{
  int fd;

  /* owned */
  char *name;
};

static void
fail (MdrCliInput *self, GError **error)
{
  int number = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), _ ("“%s” cannot be read: %s"),
               self->name, g_strerror (number));
}

/**
 * mdr_cli_input_open:
 * @path: a file, or "-" for stdin
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with %G_IO_ERROR
 */
MdrCliInput *
mdr_cli_input_open (const char *path, GError **error)
{
  g_autoptr (MdrCliInput) self = g_new0 (MdrCliInput, 1);
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_name (path);
  self->name = mdr_clean_text (name, -1, MAX_NAME);
  self->fd = strcmp (path, "-") == 0 ? STDIN_FILENO : open (path, O_RDONLY | O_CLOEXEC);
  if (self->fd < 0)
    {
      fail (self, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * mdr_cli_input_free:
 * @self: (transfer full): an input
 *
 * Closes the file.
 */
void
mdr_cli_input_free (MdrCliInput *self)
{
  if (self->fd > STDIN_FILENO)
    close (self->fd);
  g_free (self->name);
  g_free (self);
}

/**
 * mdr_cli_input_read:
 * @self: an input
 * @buffer: where to put what is read
 * @length: room there, in bytes
 * @error: return location for a #GError
 *
 * Waits until there is something, or the end.
 *
 * Returns: how many bytes were read; 0 at the end, -1 with %G_IO_ERROR
 */
gssize
mdr_cli_input_read (MdrCliInput *self, char *buffer, gsize length, GError **error)
{
  struct pollfd readable = { .fd = self->fd, .events = POLLIN };
  gssize n_bytes;

  while ((n_bytes = read (self->fd, buffer, length)) < 0)
    {
      /* It may be the non-blocking end of somebody's pipe. */
      if (errno == EAGAIN)
        poll (&readable, 1, -1);
      else if (errno != EINTR)
        {
          fail (self, error);
          return -1;
        }
    }

  return n_bytes;
}

/**
 * mdr_cli_input_would_wait:
 * @self: an input
 *
 * Returns: whether mdr_cli_input_read() would wait for somebody to write more
 */
gboolean
mdr_cli_input_would_wait (MdrCliInput *self)
{
  struct pollfd readable = { .fd = self->fd, .events = POLLIN };

  return poll (&readable, 1, 0) == 0;
}

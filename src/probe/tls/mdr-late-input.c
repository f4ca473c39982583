/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Passes everything on and keeps a copy of the first bytes. The TLS connection above it reads from
 * a thread of its own while it shakes hands; the copy is looked at after that.
 */

#include "mdr-late-input.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>

/* A server's first line, or the head of its first TLS record and message. */
#define MAX_BEGINNING 256

struct _MdrLateInput
{
  GInputStream parent_instance;

  guint8 beginning[MAX_BEGINNING];
  gsize n_bytes;
  gboolean has_ended;

  /* owned */
  GInputStream *base;
  GSocket *socket;
};

static void mdr_late_input_pollable_interface_init (GPollableInputStreamInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MdrLateInput,
                               mdr_late_input,
                               G_TYPE_INPUT_STREAM,
                               G_IMPLEMENT_INTERFACE (G_TYPE_POLLABLE_INPUT_STREAM,
                                                      mdr_late_input_pollable_interface_init))

/* Some servers (Postfix) leave it to the kernel to hold their answer back until their session
 * tickets are acknowledged, and this computer's kernel would wait 40 ms for something to send along
 * with that. It forgets the option with every packet (tcp(7)), hence after each. */
static void
acknowledge (MdrLateInput *self)
{
  if (self->socket != NULL)
    g_socket_set_option (self->socket, IPPROTO_TCP, TCP_QUICKACK, TRUE, NULL);
}

static gssize
mdr_late_input_read (GInputStream *stream,
                     void *buffer,
                     gsize count,
                     GCancellable *cancellable,
                     GError **error)
{
  MdrLateInput *self = MDR_LATE_INPUT (stream);
  g_autoptr (GError) read_error = NULL;
  gssize n_read = g_input_stream_read (self->base, buffer, count, cancellable, &read_error);

  if (n_read > 0)
    {
      gsize n_kept = MIN ((gsize) n_read, MAX_BEGINNING - self->n_bytes);

      memcpy (self->beginning + self->n_bytes, buffer, n_kept);
      self->n_bytes += n_kept;
      acknowledge (self);
    }

  if (n_read == 0 || g_error_matches (read_error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED))
    self->has_ended = TRUE;
  if (read_error != NULL)
    g_propagate_error (error, g_steal_pointer (&read_error));

  return n_read;
}

static gboolean
mdr_late_input_is_readable (GPollableInputStream *stream)
{
  MdrLateInput *self = MDR_LATE_INPUT (stream);

  return g_pollable_input_stream_is_readable (G_POLLABLE_INPUT_STREAM (self->base));
}

static GSource *
mdr_late_input_create_source (GPollableInputStream *stream, GCancellable *cancellable)
{
  GPollableInputStream *base = G_POLLABLE_INPUT_STREAM (MDR_LATE_INPUT (stream)->base);
  g_autoptr (GSource) source = g_pollable_input_stream_create_source (base, NULL);

  return g_pollable_source_new_full (stream, source, cancellable);
}

/* What is missing here, GIO makes of what is there. */
static void
mdr_late_input_pollable_interface_init (GPollableInputStreamInterface *iface)
{
  iface->is_readable = mdr_late_input_is_readable;
  iface->create_source = mdr_late_input_create_source;
}

static void
mdr_late_input_finalize (GObject *object)
{
  MdrLateInput *self = MDR_LATE_INPUT (object);

  g_clear_object (&self->base);
  g_clear_object (&self->socket);

  G_OBJECT_CLASS (mdr_late_input_parent_class)->finalize (object);
}

static void
mdr_late_input_class_init (MdrLateInputClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_late_input_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = mdr_late_input_read;
}

static void
mdr_late_input_init (MdrLateInput *self)
{
}

/**
 * mdr_late_input_new:
 *
 * Returns: (transfer full): a stream with nothing to read from
 */
MdrLateInput *
mdr_late_input_new (void)
{
  return g_object_new (MDR_TYPE_LATE_INPUT, NULL);
}

/**
 * mdr_late_input_set_base:
 * @self: a stream that was not used yet
 * @base: a pollable stream to read from; it stays open when @self is closed
 * @socket: (nullable): where the bytes of @base come from, if from a TCP connection
 *
 * Makes @self work.
 */
void
mdr_late_input_set_base (MdrLateInput *self, GInputStream *base, GSocket *socket)
{
  g_return_if_fail (MDR_IS_LATE_INPUT (self));
  g_return_if_fail (G_IS_POLLABLE_INPUT_STREAM (base));
  g_return_if_fail (socket == NULL || G_IS_SOCKET (socket));

  g_set_object (&self->base, base);
  g_set_object (&self->socket, socket);
}

/**
 * mdr_late_input_get_beginning:
 * @self: a stream from which nobody reads at the moment
 * @length: (out): how many bytes
 *
 * Returns: (transfer none) (array length=length): the first bytes that were read
 */
const guint8 *
mdr_late_input_get_beginning (MdrLateInput *self, gsize *length)
{
  g_return_val_if_fail (MDR_IS_LATE_INPUT (self), NULL);

  *length = self->n_bytes;

  return self->beginning;
}

/**
 * mdr_late_input_has_ended:
 * @self: a stream from which nobody reads at the moment
 *
 * Returns: whether the other side has hung up, in whatever way
 */
gboolean
mdr_late_input_has_ended (MdrLateInput *self)
{
  g_return_val_if_fail (MDR_IS_LATE_INPUT (self), TRUE);

  return self->has_ended;
}

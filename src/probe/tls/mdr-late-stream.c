/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stands between a connection and TLS, for three reasons:
 *
 * - To make a TLS connection takes longer than to use one, for all trusted authorities are read
 *   anew. That can be done while the name is still looked up.
 * - When a handshake fails, the libraries' errors do not tell a server that speaks no TLS from one
 *   that hung up; its first bytes do.
 * - glib-networking resumes earlier sessions, without another look at the certificate, only for
 *   streams it knows to be sockets. Here every handshake is a full one.
 */

#include "mdr-late-stream.h"

#include "mdr-late-input.h"
#include "mdr-late-output.h"

struct _MdrLateStream
{
  GIOStream parent_instance;

  /* owned */
  GIOStream *base;
  MdrLateInput *input;
  MdrLateOutput *output;
};

G_DEFINE_FINAL_TYPE (MdrLateStream, mdr_late_stream, G_TYPE_IO_STREAM)

static GInputStream *
mdr_late_stream_get_input_stream (GIOStream *stream)
{
  return G_INPUT_STREAM (MDR_LATE_STREAM (stream)->input);
}

static GOutputStream *
mdr_late_stream_get_output_stream (GIOStream *stream)
{
  return G_OUTPUT_STREAM (MDR_LATE_STREAM (stream)->output);
}

static gboolean
mdr_late_stream_close (GIOStream *stream, GCancellable *cancellable, GError **error)
{
  MdrLateStream *self = MDR_LATE_STREAM (stream);

  return self->base == NULL || g_io_stream_close (self->base, cancellable, error);
}

static void
mdr_late_stream_finalize (GObject *object)
{
  MdrLateStream *self = MDR_LATE_STREAM (object);

  g_clear_object (&self->input);
  g_clear_object (&self->output);
  g_clear_object (&self->base);

  G_OBJECT_CLASS (mdr_late_stream_parent_class)->finalize (object);
}

static void
mdr_late_stream_class_init (MdrLateStreamClass *klass)
{
  GIOStreamClass *stream_class = G_IO_STREAM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_late_stream_finalize;
  stream_class->get_input_stream = mdr_late_stream_get_input_stream;
  stream_class->get_output_stream = mdr_late_stream_get_output_stream;
  stream_class->close_fn = mdr_late_stream_close;
}

static void
mdr_late_stream_init (MdrLateStream *self)
{
  self->input = mdr_late_input_new ();
  self->output = mdr_late_output_new ();
}

/**
 * mdr_late_stream_new:
 *
 * Returns: (transfer full): a stream without a connection
 */
MdrLateStream *
mdr_late_stream_new (void)
{
  return g_object_new (MDR_TYPE_LATE_STREAM, NULL);
}

/**
 * mdr_late_stream_set_base:
 * @self: a stream that was not used yet
 * @base: a stream that can be polled
 *
 * Gives @self its connection.
 */
void
mdr_late_stream_set_base (MdrLateStream *self, GIOStream *base)
{
  GSocket *socket = NULL;

  g_return_if_fail (MDR_IS_LATE_STREAM (self));
  g_return_if_fail (G_IS_IO_STREAM (base));

  if (G_IS_TCP_CONNECTION (base))
    socket = g_socket_connection_get_socket (G_SOCKET_CONNECTION (base));

  g_set_object (&self->base, base);
  mdr_late_input_set_base (self->input, g_io_stream_get_input_stream (base), socket);
  mdr_late_output_set_base (self->output, g_io_stream_get_output_stream (base));
}

/**
 * mdr_late_stream_get_beginning:
 * @self: a stream from which nobody reads at the moment
 * @length: (out): how many bytes
 *
 * Returns: (transfer none) (array length=length): the first bytes that the other side sent
 */
const guint8 *
mdr_late_stream_get_beginning (MdrLateStream *self, gsize *length)
{
  g_return_val_if_fail (MDR_IS_LATE_STREAM (self), NULL);

  return mdr_late_input_get_beginning (self->input, length);
}

/**
 * mdr_late_stream_has_ended:
 * @self: a stream from which nobody reads at the moment
 *
 * Returns: whether the other side has hung up, in whatever way
 */
gboolean
mdr_late_stream_has_ended (MdrLateStream *self)
{
  g_return_val_if_fail (MDR_IS_LATE_STREAM (self), TRUE);

  return mdr_late_input_has_ended (self->input);
}

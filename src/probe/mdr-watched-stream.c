/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stands between a connection and TLS. When a handshake fails, the libraries' errors do not tell a
 * server that speaks no TLS from one that hung up; its first bytes do.
 *
 * It has a second use: glib-networking resumes earlier sessions, without a new look at the
 * certificate, only for streams it knows to be sockets. Here every handshake is a full one.
 */

#include "mdr-watched-stream.h"

#include "mdr-watched-input.h"

struct _MdrWatchedStream
{
  GIOStream parent_instance;

  /* owned */
  GIOStream *base;
  GInputStream *input;
};

G_DEFINE_FINAL_TYPE (MdrWatchedStream, mdr_watched_stream, G_TYPE_IO_STREAM)

static GInputStream *
mdr_watched_stream_get_input_stream (GIOStream *stream)
{
  return MDR_WATCHED_STREAM (stream)->input;
}

static GOutputStream *
mdr_watched_stream_get_output_stream (GIOStream *stream)
{
  return g_io_stream_get_output_stream (MDR_WATCHED_STREAM (stream)->base);
}

static gboolean
mdr_watched_stream_close (GIOStream *stream, GCancellable *cancellable, GError **error)
{
  MdrWatchedStream *self = MDR_WATCHED_STREAM (stream);

  g_input_stream_close (self->input, NULL, NULL);

  return g_io_stream_close (self->base, cancellable, error);
}

static void
mdr_watched_stream_finalize (GObject *object)
{
  MdrWatchedStream *self = MDR_WATCHED_STREAM (object);

  g_clear_object (&self->input);
  g_clear_object (&self->base);

  G_OBJECT_CLASS (mdr_watched_stream_parent_class)->finalize (object);
}

static void
mdr_watched_stream_class_init (MdrWatchedStreamClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GIOStreamClass *stream_class = G_IO_STREAM_CLASS (klass);

  object_class->finalize = mdr_watched_stream_finalize;
  stream_class->get_input_stream = mdr_watched_stream_get_input_stream;
  stream_class->get_output_stream = mdr_watched_stream_get_output_stream;
  stream_class->close_fn = mdr_watched_stream_close;
}

static void
mdr_watched_stream_init (MdrWatchedStream *self)
{
}

/**
 * mdr_watched_stream_new:
 * @base: a stream that can be polled
 *
 * Returns: (transfer full): a stream that passes everything on to @base and remembers how the other
 *   side began to speak
 */
GIOStream *
mdr_watched_stream_new (GIOStream *base)
{
  MdrWatchedStream *self;

  g_return_val_if_fail (G_IS_IO_STREAM (base), NULL);

  self = g_object_new (MDR_TYPE_WATCHED_STREAM, NULL);
  self->base = g_object_ref (base);
  self->input = mdr_watched_input_new (g_io_stream_get_input_stream (base));

  return G_IO_STREAM (self);
}

/**
 * mdr_watched_stream_get_beginning:
 * @self: a stream from which nobody reads at the moment
 * @length: (out): how many bytes
 *
 * Returns: (transfer none) (array length=length): the first bytes that the other side sent
 */
const guint8 *
mdr_watched_stream_get_beginning (MdrWatchedStream *self, gsize *length)
{
  g_return_val_if_fail (MDR_IS_WATCHED_STREAM (self), NULL);

  return mdr_watched_input_get_beginning (MDR_WATCHED_INPUT (self->input), length);
}

/**
 * mdr_watched_stream_has_ended:
 * @self: a stream from which nobody reads at the moment
 *
 * Returns: whether the other side has hung up, in whatever way
 */
gboolean
mdr_watched_stream_has_ended (MdrWatchedStream *self)
{
  g_return_val_if_fail (MDR_IS_WATCHED_STREAM (self), TRUE);

  return mdr_watched_input_has_ended (MDR_WATCHED_INPUT (self->input));
}

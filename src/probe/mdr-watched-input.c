/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Passes everything on and keeps a copy of the first bytes. The TLS connection above it reads from
 * a thread of its own while it shakes hands; the copy is looked at after that.
 */

#include "mdr-watched-input.h"

#include <string.h>

/* A server's first line, or the head of its first TLS record and message. */
#define MAX_BEGINNING 256

struct _MdrWatchedInput
{
  GFilterInputStream parent_instance;

  guint8 beginning[MAX_BEGINNING];
  gsize n_bytes;
  gboolean has_ended;
};

static void mdr_watched_input_pollable_interface_init (GPollableInputStreamInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MdrWatchedInput,
                               mdr_watched_input,
                               G_TYPE_FILTER_INPUT_STREAM,
                               G_IMPLEMENT_INTERFACE (G_TYPE_POLLABLE_INPUT_STREAM,
                                                      mdr_watched_input_pollable_interface_init))

static GInputStream *
get_base (MdrWatchedInput *self)
{
  return g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (self));
}

static void
watch (MdrWatchedInput *self, const void *buffer, gssize n_read, GError *error)
{
  gsize n_kept = n_read > 0 ? MIN ((gsize) n_read, MAX_BEGINNING - self->n_bytes) : 0;

  memcpy (self->beginning + self->n_bytes, buffer, n_kept);
  self->n_bytes += n_kept;
  if (n_read == 0 || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED))
    self->has_ended = TRUE;
}

static gssize
mdr_watched_input_read (GInputStream *stream,
                        void *buffer,
                        gsize count,
                        GCancellable *cancellable,
                        GError **error)
{
  MdrWatchedInput *self = MDR_WATCHED_INPUT (stream);
  GError *read_error = NULL;
  gssize n_read = g_input_stream_read (get_base (self), buffer, count, cancellable, &read_error);

  watch (self, buffer, n_read, read_error);
  if (read_error != NULL)
    g_propagate_error (error, read_error);

  return n_read;
}

static gssize
mdr_watched_input_read_nonblocking (GPollableInputStream *stream,
                                    void *buffer,
                                    gsize count,
                                    GError **error)
{
  MdrWatchedInput *self = MDR_WATCHED_INPUT (stream);
  GError *read_error = NULL;
  gssize n_read = g_pollable_input_stream_read_nonblocking (
      G_POLLABLE_INPUT_STREAM (get_base (self)), buffer, count, NULL, &read_error);

  watch (self, buffer, n_read, read_error);
  if (read_error != NULL)
    g_propagate_error (error, read_error);

  return n_read;
}

static gboolean
mdr_watched_input_is_readable (GPollableInputStream *stream)
{
  GInputStream *base = get_base (MDR_WATCHED_INPUT (stream));

  return g_pollable_input_stream_is_readable (G_POLLABLE_INPUT_STREAM (base));
}

static gboolean
mdr_watched_input_can_poll (GPollableInputStream *stream)
{
  GInputStream *base = get_base (MDR_WATCHED_INPUT (stream));

  return g_pollable_input_stream_can_poll (G_POLLABLE_INPUT_STREAM (base));
}

static GSource *
mdr_watched_input_create_source (GPollableInputStream *stream, GCancellable *cancellable)
{
  GInputStream *base = get_base (MDR_WATCHED_INPUT (stream));
  g_autoptr (GSource) source =
      g_pollable_input_stream_create_source (G_POLLABLE_INPUT_STREAM (base), NULL);

  return g_pollable_source_new_full (stream, source, cancellable);
}

static void
mdr_watched_input_pollable_interface_init (GPollableInputStreamInterface *iface)
{
  iface->can_poll = mdr_watched_input_can_poll;
  iface->is_readable = mdr_watched_input_is_readable;
  iface->create_source = mdr_watched_input_create_source;
  iface->read_nonblocking = mdr_watched_input_read_nonblocking;
}

static void
mdr_watched_input_class_init (MdrWatchedInputClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = mdr_watched_input_read;
}

static void
mdr_watched_input_init (MdrWatchedInput *self)
{
}

/**
 * mdr_watched_input_new:
 * @base: a pollable input stream
 *
 * Returns: (transfer full): a stream that reads from @base and leaves it open when it is closed
 */
GInputStream *
mdr_watched_input_new (GInputStream *base)
{
  g_return_val_if_fail (G_IS_POLLABLE_INPUT_STREAM (base), NULL);

  return g_object_new (MDR_TYPE_WATCHED_INPUT, "base-stream", base, "close-base-stream", FALSE,
                       NULL);
}

/**
 * mdr_watched_input_get_beginning:
 * @self: a stream from which nobody reads at the moment
 * @length: (out): how many bytes
 *
 * Returns: (transfer none) (array length=length): the first bytes that were read
 */
const guint8 *
mdr_watched_input_get_beginning (MdrWatchedInput *self, gsize *length)
{
  g_return_val_if_fail (MDR_IS_WATCHED_INPUT (self), NULL);

  *length = self->n_bytes;

  return self->beginning;
}

/**
 * mdr_watched_input_has_ended:
 * @self: a stream from which nobody reads at the moment
 *
 * Returns: whether the other side has hung up, in whatever way
 */
gboolean
mdr_watched_input_has_ended (MdrWatchedInput *self)
{
  g_return_val_if_fail (MDR_IS_WATCHED_INPUT (self), TRUE);

  return self->has_ended;
}

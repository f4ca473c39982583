/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Passes everything on.
 */

#include "mdr-late-output.h"

struct _MdrLateOutput
{
  GOutputStream parent_instance;

  /* owned */
  GOutputStream *base;
};

static void mdr_late_output_pollable_interface_init (GPollableOutputStreamInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MdrLateOutput,
                               mdr_late_output,
                               G_TYPE_OUTPUT_STREAM,
                               G_IMPLEMENT_INTERFACE (G_TYPE_POLLABLE_OUTPUT_STREAM,
                                                      mdr_late_output_pollable_interface_init))

static gssize
mdr_late_output_write (GOutputStream *stream,
                       const void *buffer,
                       gsize count,
                       GCancellable *cancellable,
                       GError **error)
{
  return g_output_stream_write (MDR_LATE_OUTPUT (stream)->base, buffer, count, cancellable, error);
}

static gboolean
mdr_late_output_is_writable (GPollableOutputStream *stream)
{
  MdrLateOutput *self = MDR_LATE_OUTPUT (stream);

  return g_pollable_output_stream_is_writable (G_POLLABLE_OUTPUT_STREAM (self->base));
}

static GSource *
mdr_late_output_create_source (GPollableOutputStream *stream, GCancellable *cancellable)
{
  GPollableOutputStream *base = G_POLLABLE_OUTPUT_STREAM (MDR_LATE_OUTPUT (stream)->base);
  g_autoptr (GSource) source = g_pollable_output_stream_create_source (base, NULL);

  return g_pollable_source_new_full (stream, source, cancellable);
}

/* What is missing here, GIO makes of what is there. */
static void
mdr_late_output_pollable_interface_init (GPollableOutputStreamInterface *iface)
{
  iface->is_writable = mdr_late_output_is_writable;
  iface->create_source = mdr_late_output_create_source;
}

static void
mdr_late_output_finalize (GObject *object)
{
  g_clear_object (&MDR_LATE_OUTPUT (object)->base);

  G_OBJECT_CLASS (mdr_late_output_parent_class)->finalize (object);
}

static void
mdr_late_output_class_init (MdrLateOutputClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_late_output_finalize;
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = mdr_late_output_write;
}

static void
mdr_late_output_init (MdrLateOutput *self)
{
}

/**
 * mdr_late_output_new:
 *
 * Returns: (transfer full): a stream with nothing to write to
 */
MdrLateOutput *
mdr_late_output_new (void)
{
  return g_object_new (MDR_TYPE_LATE_OUTPUT, NULL);
}

/**
 * mdr_late_output_set_base:
 * @self: a stream that was not used yet
 * @base: a pollable stream to write to; it stays open when @self is closed
 *
 * Makes @self work.
 */
void
mdr_late_output_set_base (MdrLateOutput *self, GOutputStream *base)
{
  g_return_if_fail (MDR_IS_LATE_OUTPUT (self));
  g_return_if_fail (G_IS_POLLABLE_OUTPUT_STREAM (base));

  g_set_object (&self->base, base);
}

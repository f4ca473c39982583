/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One operation at a time is under way. Time and the user end it through one cancellable; at its
 * end it is found out who it was, so that those above only ever see the error that it was.
 */

#include "mdr-wire.h"

#include "probe/connect/mdr-alarm.h"
#include "probe/tls/mdr-tls-beginning.h"

#define READ_SIZE 4096

/* Some thirty lines are usual. What is more tells nothing. */
#define MAX_BYTES (1024 * 1024)

struct _MdrWire
{
  GObject parent_instance;

  gboolean is_secure;
  gboolean timed_out;
  gsize n_read;
  char buffer[READ_SIZE];

  /* owned */
  GSocketConnection *connection;
  GIOStream *stream;
  MdrLineSplitter *splitter;
  GCancellable *cancellable;
  GCancellable *io;
  GSource *deadline;
  GSource *cancelled;
  GTask *task;
  MdrSecret *outgoing;
};

G_DEFINE_FINAL_TYPE (MdrWire, mdr_wire, G_TYPE_OBJECT)

static void
deadline_over_cb (gpointer user_data)
{
  MdrWire *self = MDR_WIRE (user_data);

  self->timed_out = TRUE;
  g_cancellable_cancel (self->io);
}

static void
cancelled_cb (gpointer user_data)
{
  g_cancellable_cancel (MDR_WIRE (user_data)->io);
}

static void
begin (MdrWire *self, gpointer tag, GAsyncReadyCallback callback, gpointer user_data)
{
  g_assert (self->task == NULL);

  self->task = g_task_new (self, self->cancellable, callback, user_data);
  g_task_set_source_tag (self->task, tag);
}

/* Takes @error, which is NULL where the operation did what it should. */
static void
end (MdrWire *self, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  if (self->timed_out)
    {
      self->timed_out = FALSE;
      g_clear_object (&self->io);
      self->io = g_cancellable_new ();
      g_clear_error (&error);
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "No answer in time");
    }

  /* That the user has cancelled is seen to by the task. */
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* A connection for mail in plain text that begins with TLS leads to the wrong port. */
static GError *
check_first_bytes (MdrWire *self, gsize n_read)
{
  const guint8 *bytes = (const guint8 *) self->buffer;

  if (self->is_secure || self->n_read > 0 ||
      mdr_tls_beginning_look (bytes, n_read) == MDR_TLS_BEGINNING_PLAIN)
    return NULL;

  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "TLS instead of plain text");
}

static void
bytes_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MdrWire *self = MDR_WIRE (user_data);
  GError *error = NULL;
  gssize n_read = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (n_read == 0)
    error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED, "Hung up");
  if (n_read > 0)
    error = check_first_bytes (self, n_read);

  if (error == NULL)
    {
      mdr_line_splitter_push (self->splitter, self->buffer, n_read);
      mdr_wipe (self->buffer, n_read);
      self->n_read += n_read;
      if (self->n_read > MAX_BYTES)
        error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "Never-ending talk");
    }

  end (self, error);
}

static void
bytes_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MdrWire *self = MDR_WIRE (user_data);
  GError *error = NULL;

  g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error);
  g_clear_pointer (&self->outgoing, mdr_secret_unref);
  end (self, error);
}

static void
upgraded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MdrWire *self = MDR_WIRE (user_data);
  GError *error = NULL;
  g_autoptr (GIOStream) stream =
      mdr_tls_upgrade_run_finish (MDR_TLS_UPGRADE (source), result, &error);

  if (stream != NULL)
    {
      g_set_object (&self->stream, stream);
      self->is_secure = TRUE;
    }
  end (self, error);
}

static void
mdr_wire_finalize (GObject *object)
{
  MdrWire *self = MDR_WIRE (object);

  mdr_alarm_clear (&self->deadline);
  mdr_alarm_clear (&self->cancelled);
  mdr_wipe (self->buffer, sizeof self->buffer);
  g_clear_object (&self->stream);
  g_clear_object (&self->connection);
  g_clear_object (&self->splitter);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->io);

  G_OBJECT_CLASS (mdr_wire_parent_class)->finalize (object);
}

static void
mdr_wire_class_init (MdrWireClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_wire_finalize;
}

static void
mdr_wire_init (MdrWire *self)
{
  self->io = g_cancellable_new ();
}

/**
 * mdr_wire_new:
 * @connection: a new connection
 * @protocol: what is spoken on it
 * @cancellable: (nullable): ends whatever is under way
 *
 * Returns: (transfer full): a wire in plain text, with no deadline
 */
MdrWire *
mdr_wire_new (GSocketConnection *connection, MdrProtocol protocol, GCancellable *cancellable)
{
  MdrWire *self;

  g_return_val_if_fail (G_IS_SOCKET_CONNECTION (connection), NULL);

  self = g_object_new (MDR_TYPE_WIRE, NULL);
  self->connection = g_object_ref (connection);
  self->stream = g_object_ref (G_IO_STREAM (connection));
  self->splitter = mdr_line_splitter_new (protocol);
  g_set_object (&self->cancellable, cancellable);
  mdr_alarm_set_cancelled (&self->cancelled, cancellable, cancelled_cb, self);

  return self;
}

/**
 * mdr_wire_set_deadline:
 * @self: a wire
 * @milliseconds: from now on
 *
 * Sets the time by which all that is done from now on has to be done, instead of the one before.
 * What takes longer ends with %G_IO_ERROR_TIMED_OUT.
 */
void
mdr_wire_set_deadline (MdrWire *self, guint milliseconds)
{
  g_return_if_fail (MDR_IS_WIRE (self));

  mdr_alarm_set_timeout (&self->deadline, milliseconds, deadline_over_cb, self);
}

/**
 * mdr_wire_read_async:
 * @self: a wire
 * @callback: called when something was read
 * @user_data: for @callback
 *
 * Reads what the server says next. %G_IO_ERROR_CONNECTION_CLOSED says that it has hung up,
 * %G_IO_ERROR_INVALID_DATA that it speaks TLS where plain text was expected, and
 * %G_IO_ERROR_MESSAGE_TOO_LARGE that it says more than can be of interest.
 */
void
mdr_wire_read_async (MdrWire *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (MDR_IS_WIRE (self));

  begin (self, mdr_wire_read_async, callback, user_data);
  g_input_stream_read_async (g_io_stream_get_input_stream (self->stream), self->buffer,
                             sizeof self->buffer, G_PRIORITY_DEFAULT, self->io, bytes_read_cb,
                             self);
}

/**
 * mdr_wire_write_async:
 * @self: a wire
 * @bytes: (transfer full): what to say; wiped when it is said
 * @callback: called then
 * @user_data: for @callback
 *
 * Says something.
 */
void
mdr_wire_write_async (MdrWire *self,
                      MdrSecret *bytes,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  const char *start;
  gsize length;

  g_return_if_fail (MDR_IS_WIRE (self));
  g_return_if_fail (bytes != NULL);

  begin (self, mdr_wire_write_async, callback, user_data);
  self->outgoing = bytes;
  start = mdr_secret_peek (bytes, &length);
  g_output_stream_write_all_async (g_io_stream_get_output_stream (self->stream), start, length,
                                   G_PRIORITY_DEFAULT, self->io, bytes_written_cb, self);
}

/**
 * mdr_wire_secure_async:
 * @self: a wire in plain text
 * @upgrade: how to begin TLS, and where the reasons are if there is %G_TLS_ERROR_HANDSHAKE
 * @callback: called when TLS stands and the certificate is verified
 * @user_data: for @callback
 *
 * Begins TLS.
 */
void
mdr_wire_secure_async (MdrWire *self,
                       MdrTlsUpgrade *upgrade,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (MDR_IS_WIRE (self) && !self->is_secure);
  g_return_if_fail (!mdr_wire_has_pending (self));

  begin (self, mdr_wire_secure_async, callback, user_data);
  mdr_tls_upgrade_run_async (upgrade, self->stream, self->io, upgraded_cb, self);
}

/**
 * mdr_wire_finish:
 * @self: a wire
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Ends what was begun on @self.
 *
 * Returns: whether it was done
 */
gboolean
mdr_wire_finish (MdrWire *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * mdr_wire_next_line:
 * @self: a wire
 * @line: (out): the line, without its end; valid until @self is next used
 * @length: (out): how many bytes
 *
 * Returns: whether there is a line among what was read
 */
MdrSplit
mdr_wire_next_line (MdrWire *self, const char **line, gsize *length)
{
  g_return_val_if_fail (MDR_IS_WIRE (self), MDR_SPLIT_NEED_MORE);

  return mdr_line_splitter_next (self->splitter, line, length);
}

/**
 * mdr_wire_has_pending:
 * @self: a wire
 *
 * Returns: whether something was read that was not given away as a line
 */
gboolean
mdr_wire_has_pending (MdrWire *self)
{
  g_return_val_if_fail (MDR_IS_WIRE (self), FALSE);

  return mdr_line_splitter_has_pending (self->splitter);
}

/**
 * mdr_wire_is_silent:
 * @self: a wire
 *
 * Returns: whether the server has not said anything at all yet
 */
gboolean
mdr_wire_is_silent (MdrWire *self)
{
  g_return_val_if_fail (MDR_IS_WIRE (self), TRUE);

  return self->n_read == 0;
}

/**
 * mdr_wire_is_secure:
 * @self: a wire
 *
 * Returns: whether TLS stands and the certificate is verified
 */
gboolean
mdr_wire_is_secure (MdrWire *self)
{
  g_return_val_if_fail (MDR_IS_WIRE (self), FALSE);

  return self->is_secure;
}

/**
 * mdr_wire_hang_up:
 * @self: a wire on which nothing is under way
 *
 * Closes the connection at once, whatever is built on top of it: TLS would want to say goodbye,
 * too, and to wait until it is said.
 */
void
mdr_wire_hang_up (MdrWire *self)
{
  g_return_if_fail (MDR_IS_WIRE (self));

  mdr_alarm_clear (&self->deadline);
  mdr_alarm_clear (&self->cancelled);
  g_socket_close (g_socket_connection_get_socket (self->connection), NULL);
}

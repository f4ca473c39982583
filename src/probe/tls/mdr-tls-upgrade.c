/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A handshake whose certificate is looked at and never accepted against the library's verdict, but
 * for a bridge on this computer, which is talked with and not given any password. The stream is
 * given away only when everything is right with it, so that nobody above can forget to ask.
 */

#include "mdr-tls-upgrade.h"

#include "mdr-late-stream.h"
#include "mdr-tls-beginning.h"
#include "mdr-tls-connection.h"
#include "mdr-tls-failure.h"

struct _MdrTlsUpgrade
{
  GObject parent_instance;

  gboolean is_preparing;
  GTlsCertificateFlags flags;

  /* owned */
  MdrEnvironment *environment;
  MdrService *service;
  MdrLateStream *late;
  GTlsConnection *connection;
  GError *error;
  GTask *task;
  GTlsCertificate *peer;
  MdrCertificate *certificate;
  GPtrArray *findings;
};

G_DEFINE_FINAL_TYPE (MdrTlsUpgrade, mdr_tls_upgrade, G_TYPE_OBJECT)

/* Whether one may talk over the channel, be it without a password. */
static gboolean
is_usable (MdrTlsUpgrade *self)
{
  return mdr_certificate_get_verified (self->certificate) ||
         mdr_certificate_is_of_local_bridge (self->certificate);
}

static void
report_secured (MdrTlsUpgrade *self)
{
  g_ptr_array_add (self->findings,
                   mdr_finding_new ("secured", MDR_STEP_SETTINGS, MDR_SEVERITY_INFO, MDR_CAUSE_OK,
                                    self->service, "version",
                                    mdr_certificate_get_version (self->certificate), "cipher",
                                    mdr_certificate_get_cipher (self->certificate), NULL));
}

static void
look_at_certificate (MdrTlsUpgrade *self)
{
  g_autofree char *cipher = g_tls_connection_get_ciphersuite_name (self->connection);

  g_clear_object (&self->certificate);
  self->certificate = mdr_certificate_new (self->service, self->peer, self->flags,
                                           g_tls_connection_get_protocol_version (self->connection),
                                           cipher, self->environment);
}

/* Collects what is to be said. Fails closed: without a certificate there is no secure channel. */
static gboolean
judge (MdrTlsUpgrade *self, const GError *error)
{
  if (self->peer != NULL)
    {
      GPtrArray *findings;

      look_at_certificate (self);
      findings = mdr_certificate_get_findings (self->certificate);
      g_ptr_array_extend (self->findings, findings, (GCopyFunc) (void *) g_object_ref, NULL);

      if (!is_usable (self))
        return FALSE;
    }

  if (error == NULL && self->certificate != NULL)
    {
      if (mdr_certificate_get_verified (self->certificate))
        report_secured (self);
      return TRUE;
    }

  g_ptr_array_add (self->findings,
                   mdr_tls_failure_create_finding (self->service, self->late, error));

  return FALSE;
}

/* Nothing is accepted but a bridge on this computer, and that without the password: see
 * mdr_tls_upgrade_get_verified(). */
static gboolean
certificate_rejected_cb (GTlsConnection *connection,
                         GTlsCertificate *peer,
                         GTlsCertificateFlags flags,
                         gpointer user_data)
{
  MdrTlsUpgrade *self = MDR_TLS_UPGRADE (user_data);

  g_set_object (&self->peer, peer);
  self->flags = flags;
  look_at_certificate (self);

  return mdr_certificate_is_of_local_bridge (self->certificate);
}

static void
handshake_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MdrTlsUpgrade *self = MDR_TLS_UPGRADE (user_data);
  g_autoptr (GTask) task = g_steal_pointer (&self->task);
  g_autoptr (GError) error = NULL;

  g_tls_connection_handshake_finish (self->connection, result, &error);
  if (g_task_return_error_if_cancelled (task))
    return;

  if (error == NULL)
    {
      g_set_object (&self->peer, g_tls_connection_get_peer_certificate (self->connection));
      self->flags = g_tls_connection_get_peer_certificate_errors (self->connection);
    }

  if (judge (self, error))
    g_task_return_pointer (task, g_object_ref (self->connection), g_object_unref);
  else
    g_task_return_new_error (task, G_TLS_ERROR, G_TLS_ERROR_HANDSHAKE, "No secure channel");
}

/* Begins the handshake as soon as there is both somebody who wants it and something to do it with.
 */
static void
shake_hands (MdrTlsUpgrade *self)
{
  GCancellable *cancellable;

  if (self->task == NULL || self->is_preparing)
    return;

  if (self->connection == NULL)
    {
      g_autoptr (GTask) task = g_steal_pointer (&self->task);

      g_task_return_error (task, g_error_copy (self->error));
      return;
    }

  cancellable = g_task_get_cancellable (self->task);
  g_tls_connection_handshake_async (self->connection, G_PRIORITY_DEFAULT, cancellable,
                                    handshake_done_cb, self);
}

static void
connection_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrTlsUpgrade) self = user_data;

  self->is_preparing = FALSE;
  self->connection = mdr_tls_connection_make_finish (result, &self->error);
  if (self->connection != NULL)
    g_signal_connect_object (self->connection, "accept-certificate",
                             G_CALLBACK (certificate_rejected_cb), self, 0);

  shake_hands (self);
}

static void
mdr_tls_upgrade_finalize (GObject *object)
{
  MdrTlsUpgrade *self = MDR_TLS_UPGRADE (object);

  g_clear_object (&self->environment);
  g_clear_object (&self->service);
  g_clear_object (&self->connection);
  g_clear_object (&self->late);
  g_clear_error (&self->error);
  g_clear_object (&self->peer);
  g_clear_object (&self->certificate);
  g_clear_pointer (&self->findings, g_ptr_array_unref);

  G_OBJECT_CLASS (mdr_tls_upgrade_parent_class)->finalize (object);
}

static void
mdr_tls_upgrade_class_init (MdrTlsUpgradeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_tls_upgrade_finalize;
}

static void
mdr_tls_upgrade_init (MdrTlsUpgrade *self)
{
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * mdr_tls_upgrade_new:
 * @environment: whom to trust, and what time it is
 * @service: to whom the channel is to lead
 *
 * Returns: (transfer full): an upgrade that has not begun
 */
MdrTlsUpgrade *
mdr_tls_upgrade_new (MdrEnvironment *environment, MdrService *service)
{
  MdrTlsUpgrade *self;

  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);
  g_return_val_if_fail (MDR_IS_SERVICE (service), NULL);

  self = g_object_new (MDR_TYPE_TLS_UPGRADE, NULL);
  self->environment = g_object_ref (environment);
  self->service = g_object_ref (service);

  return self;
}

/**
 * mdr_tls_upgrade_prepare:
 * @self: an upgrade
 *
 * Does what can be done before there is a connection. May be left out.
 */
void
mdr_tls_upgrade_prepare (MdrTlsUpgrade *self)
{
  g_return_if_fail (MDR_IS_TLS_UPGRADE (self));

  if (self->late != NULL)
    return;

  self->is_preparing = TRUE;
  self->late = mdr_late_stream_new ();
  mdr_tls_connection_make_async (self->late, self->service, self->environment, connection_made_cb,
                                 g_object_ref (self));
}

/**
 * mdr_tls_upgrade_run_async:
 * @self: an upgrade that has not run
 * @base: a connection on which nothing is pending
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Begins TLS on @base. There is no time limit but @cancellable.
 */
void
mdr_tls_upgrade_run_async (MdrTlsUpgrade *self,
                           GIOStream *base,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (MDR_IS_TLS_UPGRADE (self));
  g_return_if_fail (G_IS_IO_STREAM (base));
  g_return_if_fail (self->task == NULL);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, mdr_tls_upgrade_run_async);

  mdr_tls_upgrade_prepare (self);
  mdr_late_stream_set_base (self->late, base);
  shake_hands (self);
}

/**
 * mdr_tls_upgrade_run_finish:
 * @self: an upgrade
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Ends mdr_tls_upgrade_run_async(). %G_TLS_ERROR_HANDSHAKE says that there is no secure channel;
 * why is told by mdr_tls_upgrade_get_findings(). All other errors are our own.
 *
 * Returns: (transfer full): the secure channel, or %NULL on error
 */
GIOStream *
mdr_tls_upgrade_run_finish (MdrTlsUpgrade *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * mdr_tls_upgrade_has_met_tls:
 * @self: an upgrade that has run or was cancelled
 *
 * Returns: whether the server speaks TLS, whatever came of it
 */
gboolean
mdr_tls_upgrade_has_met_tls (MdrTlsUpgrade *self)
{
  MdrTlsBeginning beginning;
  const guint8 *bytes;
  gsize length;

  g_return_val_if_fail (MDR_IS_TLS_UPGRADE (self), FALSE);

  bytes = mdr_late_stream_get_beginning (self->late, &length);
  beginning = mdr_tls_beginning_look (bytes, length);

  return beginning != MDR_TLS_BEGINNING_NONE && beginning != MDR_TLS_BEGINNING_PLAIN;
}

/**
 * mdr_tls_upgrade_get_verified:
 * @self: an upgrade that has run
 *
 * Returns: whether a password may go over the channel
 */
gboolean
mdr_tls_upgrade_get_verified (MdrTlsUpgrade *self)
{
  g_return_val_if_fail (MDR_IS_TLS_UPGRADE (self), FALSE);

  return self->certificate != NULL && mdr_certificate_get_verified (self->certificate);
}

/**
 * mdr_tls_upgrade_get_certificate:
 * @self: an upgrade
 *
 * Returns: (transfer none) (nullable): the server's certificate, if it has shown one
 */
MdrCertificate *
mdr_tls_upgrade_get_certificate (MdrTlsUpgrade *self)
{
  g_return_val_if_fail (MDR_IS_TLS_UPGRADE (self), NULL);

  return self->certificate;
}

/**
 * mdr_tls_upgrade_get_findings:
 * @self: an upgrade
 *
 * Returns: (transfer none) (element-type MdrFinding): that the channel is secure, or what is wrong
 */
GPtrArray *
mdr_tls_upgrade_get_findings (MdrTlsUpgrade *self)
{
  g_return_val_if_fail (MDR_IS_TLS_UPGRADE (self), NULL);

  return self->findings;
}

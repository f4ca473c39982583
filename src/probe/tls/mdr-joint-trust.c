/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTlsFileDatabase knows only its own file; "further" authorities need the system's beside it.
 */

#include "mdr-joint-trust.h"

#include <glib/gi18n-lib.h>

struct _MdrJointTrust
{
  GTlsDatabase parent_instance;

  /* owned; never changed, since connections verify in threads of their own */
  GTlsDatabase *first;
  GTlsDatabase *second;
};

G_DEFINE_FINAL_TYPE (MdrJointTrust, mdr_joint_trust, G_TYPE_TLS_DATABASE)

/* Another authority of the same name, a former one perhaps, fails in a way that GLib has no flag
 * for. */
static gboolean
knows_authority (GTlsCertificateFlags flags)
{
  return (flags & (G_TLS_CERTIFICATE_UNKNOWN_CA | G_TLS_CERTIFICATE_GENERIC_ERROR)) == 0;
}

/* Only whether the authority is known depends on the database. What else is wrong with the chain is
 * said best by the database that knows its authority. */
static GTlsCertificateFlags
mdr_joint_trust_verify_chain (GTlsDatabase *database,
                              GTlsCertificate *chain,
                              const char *purpose,
                              GSocketConnectable *identity,
                              GTlsInteraction *interaction,
                              GTlsDatabaseVerifyFlags flags,
                              GCancellable *cancellable,
                              GError **error)
{
  MdrJointTrust *self = MDR_JOINT_TRUST (database);
  g_autoptr (GError) local_error = NULL;
  GTlsCertificateFlags first;
  GTlsCertificateFlags second;

  first = g_tls_database_verify_chain (self->first, chain, purpose, identity, interaction, flags,
                                       cancellable, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return first;
    }

  if (knows_authority (first))
    return first;

  second = g_tls_database_verify_chain (self->second, chain, purpose, identity, interaction, flags,
                                        cancellable, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return second;
    }

  return knows_authority (second) ? second : first;
}

static void
mdr_joint_trust_finalize (GObject *object)
{
  MdrJointTrust *self = MDR_JOINT_TRUST (object);

  g_clear_object (&self->first);
  g_clear_object (&self->second);

  G_OBJECT_CLASS (mdr_joint_trust_parent_class)->finalize (object);
}

static void
mdr_joint_trust_class_init (MdrJointTrustClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_joint_trust_finalize;

  /* Verifying is all that a client connection asks of a database. */
  G_TLS_DATABASE_CLASS (klass)->verify_chain = mdr_joint_trust_verify_chain;
}

static void
mdr_joint_trust_init (MdrJointTrust *self)
{
}

/**
 * mdr_joint_trust_new:
 * @first: a database
 * @second: another one
 *
 * Returns: (transfer full): a database that trusts whom either trusts
 */
GTlsDatabase *
mdr_joint_trust_new (GTlsDatabase *first, GTlsDatabase *second)
{
  MdrJointTrust *self;

  g_return_val_if_fail (G_IS_TLS_DATABASE (first), NULL);
  g_return_val_if_fail (G_IS_TLS_DATABASE (second), NULL);

  self = g_object_new (MDR_TYPE_JOINT_TRUST, NULL);
  self->first = g_object_ref (first);
  self->second = g_object_ref (second);

  return G_TLS_DATABASE (self);
}

/**
 * mdr_joint_trust_new_from_file:
 * @first: (nullable): a database, %NULL for the system's
 * @path: a file with further authorities, in PEM
 * @error: return location for a #GError
 *
 * Has @first asked before the file.
 *
 * Returns: (transfer full) (nullable): a database that trusts those of the file too, or %NULL with
 *   an error of %G_FILE_ERROR or %G_TLS_ERROR
 */
GTlsDatabase *
mdr_joint_trust_new_from_file (GTlsDatabase *first, const char *path, GError **error)
{
  g_autoptr (GTlsDatabase) system = NULL;
  g_autoptr (GTlsDatabase) file = NULL;
  g_autofree char *absolute = NULL;
  GList *certificates;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (first == NULL || G_IS_TLS_DATABASE (first), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  /* A database takes a file without any certificate and says nothing. */
  absolute = g_canonicalize_filename (path, NULL);
  certificates = g_tls_certificate_list_new_from_file (absolute, &local_error);
  if (certificates == NULL)
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE,
                             _ ("there is no certificate in it"));
      return NULL;
    }
  g_list_free_full (certificates, g_object_unref);

  file = g_tls_file_database_new (absolute, error);
  if (file == NULL)
    return NULL;

  if (first == NULL)
    first = system = g_tls_backend_get_default_database (g_tls_backend_get_default ());

  return mdr_joint_trust_new (first, file);
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The authorities of the system, or those of a test; and a company's authorities, but only for the
 * company's own servers. Besides, it spares time and memory: whoever hands glib-networking its own
 * database has the whole list of authorities read again for each connection, some milliseconds and
 * megabytes each; of a database that it does not know, it only asks for a verdict.
 */

#include "mdr-shared-trust.h"

#include <gnutls/x509.h>

#include "core/mdr-pem-list.h"
#include "mdr-joint-trust.h"
#include "mdr-memory-file.h"

/* Dates and old algorithms are other faults than the one looked for. */
#define VERIFY_FLAGS                                                                               \
  (GNUTLS_VERIFY_DISABLE_TIME_CHECKS | GNUTLS_VERIFY_DISABLE_TRUSTED_TIME_CHECKS |                 \
   GNUTLS_VERIFY_ALLOW_BROKEN)

struct _MdrSharedTrust
{
  GTlsDatabase parent_instance;

  /* owned; never changed, since connections verify in threads of their own */
  GTlsDatabase *base;  /* NULL for the system's, which is read when it is first needed */
  MdrCompany *company; /* NULL for the one of this computer */
};

G_DEFINE_FINAL_TYPE (MdrSharedTrust, mdr_shared_trust, G_TYPE_TLS_DATABASE)

/* A company's authorities as GLib wants them; made once, kept by the company. */
static GTlsDatabase *
get_company_database (MdrCompany *company)
{
  static GMutex mutex;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  GTlsDatabase *database = g_object_get_data (G_OBJECT (company), "mdr-authorities");
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int fd;

  if (database != NULL)
    return database;

  text = mdr_pem_list_dup_text (mdr_company_get_authorities (company));
  fd = mdr_memory_file_create (text, &error);
  if (fd >= 0)
    {
      path = mdr_memory_file_dup_path (fd);
      database = g_tls_file_database_new (path, &error);
      mdr_memory_file_close (fd);
    }

  if (database == NULL)
    g_info ("The company’s authorities cannot be used: %s", error->message);
  else
    g_object_set_data_full (G_OBJECT (company), "mdr-authorities", database, g_object_unref);

  return database;
}

static const char *
get_host (GSocketConnectable *identity)
{
  return G_IS_NETWORK_ADDRESS (identity)
             ? g_network_address_get_hostname (G_NETWORK_ADDRESS (identity))
             : NULL;
}

static MdrCompany *
get_company (MdrSharedTrust *self)
{
  return self->company != NULL ? self->company : mdr_company_get_default ();
}

static GTlsDatabase *
dup_base (MdrSharedTrust *self)
{
  return self->base != NULL ? g_object_ref (self->base)
                            : g_tls_backend_get_default_database (g_tls_backend_get_default ());
}

/* Returns: (transfer full): whom to trust for @host */
static GTlsDatabase *
dup_database (MdrSharedTrust *self, const char *host)
{
  g_autoptr (GTlsDatabase) base = dup_base (self);
  MdrCompany *company = get_company (self);
  GTlsDatabase *authorities = NULL;

  if (host != NULL && mdr_company_get_authorities (company)->len > 0 &&
      mdr_company_owns_host (company, host))
    authorities = get_company_database (company);

  return authorities != NULL ? mdr_joint_trust_new (base, authorities) : g_steal_pointer (&base);
}

static GTlsCertificateFlags
mdr_shared_trust_verify_chain (GTlsDatabase *database,
                               GTlsCertificate *chain,
                               const char *purpose,
                               GSocketConnectable *identity,
                               GTlsInteraction *interaction,
                               GTlsDatabaseVerifyFlags flags,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (GTlsDatabase) trusted =
      dup_database (MDR_SHARED_TRUST (database), get_host (identity));

  return g_tls_database_verify_chain (trusted, chain, purpose, identity, interaction, flags,
                                      cancellable, error);
}

static void
mdr_shared_trust_finalize (GObject *object)
{
  MdrSharedTrust *self = MDR_SHARED_TRUST (object);

  g_clear_object (&self->base);
  g_clear_object (&self->company);

  G_OBJECT_CLASS (mdr_shared_trust_parent_class)->finalize (object);
}

static void
mdr_shared_trust_class_init (MdrSharedTrustClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_shared_trust_finalize;

  /* Verifying is all that a client connection asks of a database. */
  G_TLS_DATABASE_CLASS (klass)->verify_chain = mdr_shared_trust_verify_chain;
}

static void
mdr_shared_trust_init (MdrSharedTrust *self)
{
}

/**
 * mdr_shared_trust_new:
 * @base: (nullable): whom to trust for all servers, %NULL for the system's authorities
 * @company: (nullable): whose authorities to trust for its own servers, %NULL for those of the
 *   company whose computer this is
 *
 * Returns: (transfer full): a new database
 */
GTlsDatabase *
mdr_shared_trust_new (GTlsDatabase *base, MdrCompany *company)
{
  MdrSharedTrust *self;

  g_return_val_if_fail (base == NULL || G_IS_TLS_DATABASE (base), NULL);
  g_return_val_if_fail (company == NULL || MDR_IS_COMPANY (company), NULL);

  self = g_object_new (MDR_TYPE_SHARED_TRUST, NULL);
  self->base = base != NULL ? g_object_ref (base) : NULL;
  self->company = company != NULL ? g_object_ref (company) : NULL;

  return G_TLS_DATABASE (self);
}

/**
 * mdr_shared_trust_create:
 * @environment: the world to look at
 *
 * Reads nothing yet, so any thread may call it at any time.
 *
 * Returns: (transfer full): whom the connections of @environment trust
 */
GTlsDatabase *
mdr_shared_trust_create (MdrEnvironment *environment)
{
  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);

  return mdr_shared_trust_new (mdr_environment_get_trust (environment), NULL);
}

static gboolean
vouches (MdrX509 *authority, const MdrChain *chain)
{
  gnutls_x509_crt_t trusted = authority->certificate;
  guint length = mdr_chain_get_length (chain);
  g_autofree gnutls_x509_crt_t *certificates = g_new (gnutls_x509_crt_t, length);
  guint verdict = 0;

  for (guint i = 0; i < length; i++)
    certificates[i] = mdr_chain_get (chain, i)->certificate;

  return gnutls_x509_crt_list_verify (certificates, (int) length, &trusted, 1, NULL, 0,
                                      VERIFY_FLAGS, &verdict) == 0 &&
         (verdict & GNUTLS_CERT_INVALID) == 0;
}

/**
 * mdr_shared_trust_dup_company_authority:
 * @company: (nullable): a company's settings, %NULL for those of this computer
 * @chain: a server's certificates
 * @host: the name of the server
 *
 * Returns: (transfer full) (nullable): the name of the company's authority that vouches for @chain,
 *   if @host is one of the company's own servers; cleaned
 */
char *
mdr_shared_trust_dup_company_authority (MdrCompany *company,
                                        const MdrChain *chain,
                                        const char *host)
{
  GPtrArray *authorities;

  g_return_val_if_fail (chain != NULL, NULL);
  g_return_val_if_fail (host != NULL, NULL);

  if (company == NULL)
    company = mdr_company_get_default ();

  authorities = mdr_company_get_authorities (company);
  if (authorities->len == 0 || !mdr_company_owns_host (company, host))
    return NULL;

  for (guint i = 0; i < authorities->len; i++)
    {
      g_autoptr (MdrX509) authority = mdr_x509_read (authorities->pdata[i]);

      if (authority != NULL && vouches (authority, chain))
        return g_strdup (authority->subject);
    }

  return NULL;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GnuTLS makes key and certificates when they are needed. They stay in memory: no file could be
 * taken for one to trust, and the only database that knows the authority is the authority.
 */

#include "mdr-practice-authority.h"

#include <gnutls/abstract.h>
#include <gnutls/x509.h>
#include <string.h>

#define AUTHORITY_NAME "Mail Doctor Practice"

/* Enough for one sitting, and for clocks that are a little off. */
#define DAY (24 * 60 * 60)
#define DAYS_BEFORE 2
#define DAYS_AFTER 2

/* For a certificate whose time is over. */
#define DAYS_BEFORE_EXPIRED 90
#define DAYS_SINCE_EXPIRED 5

struct _MdrPracticeAuthority
{
  GTlsDatabase parent_instance;

  guint8 n_issued;

  /* owned */
  gnutls_x509_privkey_t key;
  gnutls_x509_crt_t certificate;
  GTlsCertificate *anchor; /* the same certificate; connections verify in threads of their own */
};

G_DEFINE_FINAL_TYPE (MdrPracticeAuthority, mdr_practice_authority, G_TYPE_TLS_DATABASE)

/* Once something has failed, nothing more is done. */
static gboolean
succeeds (int result, GError **error)
{
  if (result < 0)
    g_set_error (error, G_TLS_ERROR, G_TLS_ERROR_MISC, "%s", gnutls_strerror (result));

  return result >= 0;
}

static GTlsCertificateFlags
mdr_practice_authority_verify_chain (GTlsDatabase *database,
                                     GTlsCertificate *chain,
                                     const char *purpose,
                                     GSocketConnectable *identity,
                                     GTlsInteraction *interaction,
                                     GTlsDatabaseVerifyFlags flags,
                                     GCancellable *cancellable,
                                     GError **error)
{
  return g_tls_certificate_verify (chain, identity, MDR_PRACTICE_AUTHORITY (database)->anchor);
}

static void
mdr_practice_authority_finalize (GObject *object)
{
  MdrPracticeAuthority *self = MDR_PRACTICE_AUTHORITY (object);

  g_clear_pointer (&self->certificate, gnutls_x509_crt_deinit);
  g_clear_pointer (&self->key, gnutls_x509_privkey_deinit);
  g_clear_object (&self->anchor);

  G_OBJECT_CLASS (mdr_practice_authority_parent_class)->finalize (object);
}

static void
mdr_practice_authority_class_init (MdrPracticeAuthorityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_practice_authority_finalize;

  /* Verifying is all that a client connection asks of a database. */
  G_TLS_DATABASE_CLASS (klass)->verify_chain = mdr_practice_authority_verify_chain;
}

static void
mdr_practice_authority_init (MdrPracticeAuthority *self)
{
}

static gboolean
generate_key (gnutls_x509_privkey_t *key, GError **error)
{
  const unsigned int bits = GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1);

  return succeeds (gnutls_x509_privkey_init (key), error) &&
         succeeds (gnutls_x509_privkey_generate (*key, GNUTLS_PK_ECDSA, bits, 0), error);
}

/* What every certificate has. */
static gboolean
fill_in (MdrPracticeAuthority *self,
         gnutls_x509_crt_t certificate,
         gnutls_x509_privkey_t key,
         const char *name,
         gint64 begin,
         gint64 end,
         GError **error)
{
  self->n_issued++;

  return succeeds (gnutls_x509_crt_set_version (certificate, 3), error) &&
         succeeds (gnutls_x509_crt_set_key (certificate, key), error) &&
         succeeds (gnutls_x509_crt_set_serial (certificate, &self->n_issued, 1), error) &&
         succeeds (gnutls_x509_crt_set_activation_time (certificate, begin), error) &&
         succeeds (gnutls_x509_crt_set_expiration_time (certificate, end), error) &&
         succeeds (gnutls_x509_crt_set_dn_by_oid (certificate, GNUTLS_OID_X520_COMMON_NAME, 0, name,
                                                  strlen (name)),
                   error);
}

static gboolean
sign (MdrPracticeAuthority *self, gnutls_x509_crt_t certificate, GError **error)
{
  gnutls_privkey_t signer;
  gboolean signed_it;

  if (!succeeds (gnutls_privkey_init (&signer), error))
    return FALSE;

  signed_it = succeeds (gnutls_privkey_import_x509 (signer, self->key, 0), error) &&
              succeeds (gnutls_x509_crt_privkey_sign (certificate, self->certificate, signer,
                                                      GNUTLS_DIG_SHA256, 0),
                        error);
  gnutls_privkey_deinit (signer);

  return signed_it;
}

static char *
take_text (gnutls_datum_t *datum)
{
  char *text = g_strndup ((const char *) datum->data, datum->size);

  gnutls_memset (datum->data, 0, datum->size);
  gnutls_free (datum->data);

  return text;
}

/* From a file, GLib would only take a certificate with which all is well. */
static GTlsCertificate *
wrap (gnutls_x509_crt_t certificate, gnutls_x509_privkey_t key, GError **error)
{
  GType type = g_tls_backend_get_certificate_type (g_tls_backend_get_default ());
  g_autofree char *pem = NULL;
  g_autofree char *key_pem = NULL;
  gnutls_datum_t datum;

  if (!succeeds (gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_PEM, &datum), error))
    return NULL;
  pem = take_text (&datum);

  if (key != NULL && !succeeds (gnutls_x509_privkey_export2_pkcs8 (key, GNUTLS_X509_FMT_PEM, NULL,
                                                                   GNUTLS_PKCS_PLAIN, &datum),
                                error))
    return NULL;
  key_pem = key != NULL ? take_text (&datum) : NULL;

  return g_initable_new (type, NULL, error, "certificate-pem", pem, "private-key-pem", key_pem,
                         NULL);
}

/**
 * mdr_practice_authority_new:
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): a database that trusts one authority, its own, which is new;
 *   %NULL with %G_TLS_ERROR
 */
MdrPracticeAuthority *
mdr_practice_authority_new (GError **error)
{
  g_autoptr (MdrPracticeAuthority) self = g_object_new (MDR_TYPE_PRACTICE_AUTHORITY, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (!generate_key (&self->key, error) ||
      !succeeds (gnutls_x509_crt_init (&self->certificate), error) ||
      !fill_in (self, self->certificate, self->key, AUTHORITY_NAME,
                now - (DAYS_BEFORE_EXPIRED + 1) * DAY, now + DAYS_AFTER * DAY, error) ||
      !succeeds (gnutls_x509_crt_set_ca_status (self->certificate, TRUE), error) ||
      !succeeds (gnutls_x509_crt_set_key_usage (self->certificate, GNUTLS_KEY_KEY_CERT_SIGN),
                 error) ||
      !sign (self, self->certificate, error))
    return NULL;

  self->anchor = wrap (self->certificate, NULL, error);

  return self->anchor != NULL ? g_steal_pointer (&self) : NULL;
}

static gboolean
name_hosts (gnutls_x509_crt_t certificate, GPtrArray *hosts, GError **error)
{
  for (guint i = 0; i < hosts->len; i++)
    {
      const char *host = g_ptr_array_index (hosts, i);

      if (!succeeds (gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_DNSNAME, host,
                                                           strlen (host), GNUTLS_FSAN_APPEND),
                     error))
        return FALSE;
    }

  return TRUE;
}

/**
 * mdr_practice_authority_issue:
 * @self: an authority
 * @hosts: (element-type utf8): whose certificate it is; not empty
 * @expired: whether its time is over
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): a certificate with its private key, or %NULL with
 *   %G_TLS_ERROR
 */
GTlsCertificate *
mdr_practice_authority_issue (MdrPracticeAuthority *self,
                              GPtrArray *hosts,
                              gboolean expired,
                              GError **error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 begin = now - (expired ? DAYS_BEFORE_EXPIRED : DAYS_BEFORE) * DAY;
  gint64 end = now + (expired ? -DAYS_SINCE_EXPIRED : DAYS_AFTER) * DAY;
  gnutls_x509_privkey_t key = NULL;
  gnutls_x509_crt_t certificate = NULL;
  GTlsCertificate *issued = NULL;

  g_return_val_if_fail (MDR_IS_PRACTICE_AUTHORITY (self), NULL);
  g_return_val_if_fail (hosts != NULL && hosts->len > 0, NULL);

  if (generate_key (&key, error) && succeeds (gnutls_x509_crt_init (&certificate), error) &&
      fill_in (self, certificate, key, hosts->pdata[0], begin, end, error) &&
      name_hosts (certificate, hosts, error) &&
      succeeds (gnutls_x509_crt_set_key_usage (certificate, GNUTLS_KEY_DIGITAL_SIGNATURE), error) &&
      succeeds (gnutls_x509_crt_set_key_purpose_oid (certificate, GNUTLS_KP_TLS_WWW_SERVER, 0),
                error) &&
      sign (self, certificate, error))
    issued = wrap (certificate, key, error);

  g_clear_pointer (&certificate, gnutls_x509_crt_deinit);
  g_clear_pointer (&key, gnutls_x509_privkey_deinit);

  return issued;
}

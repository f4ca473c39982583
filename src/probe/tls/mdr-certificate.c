/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Judges a certificate and the channel that was made with it: puts what is wrong, and what is
 * remarkable about who vouches for it, into findings.
 */

#include "mdr-certificate.h"

#include "mdr-certificate-faults.h"
#include "mdr-vouching.h"

struct _MdrCertificate
{
  GObject parent_instance;

  const char *version; /* static */
  gboolean is_verified;
  gboolean is_of_local_bridge;
  MdrPublicity authority;

  /* owned; the chain is NULL where the certificate cannot be read */
  MdrChain *chain;
  char *cipher;
  GPtrArray *findings;
  GPtrArray *problems;
};

G_DEFINE_FINAL_TYPE (MdrCertificate, mdr_certificate, G_TYPE_OBJECT)

static const char *
name_version (GTlsProtocolVersion version)
{
  switch (version)
    {
    case G_TLS_PROTOCOL_VERSION_SSL_3_0:
      return "SSL 3.0";

    case G_TLS_PROTOCOL_VERSION_TLS_1_0:
      return "TLS 1.0";

    case G_TLS_PROTOCOL_VERSION_TLS_1_1:
      return "TLS 1.1";

    case G_TLS_PROTOCOL_VERSION_TLS_1_2:
      return "TLS 1.2";

    case G_TLS_PROTOCOL_VERSION_TLS_1_3:
      return "TLS 1.3";

    default:
      return NULL;
    }
}

static void
add_problem (MdrCertificate *self, MdrService *service, const MdrCertificateFault *fault)
{
  MdrX509 *leaf = self->chain != NULL ? mdr_chain_get_leaf (self->chain) : NULL;
  g_autofree char *names = leaf != NULL ? mdr_x509_join_names (leaf) : NULL;

  self->is_verified = FALSE;
  g_ptr_array_add (self->problems, g_strdup (fault->code));
  g_ptr_array_add (self->findings,
                   mdr_finding_new (fault->code, MDR_STEP_SETTINGS, MDR_SEVERITY_ERROR,
                                    fault->cause, service, "host", mdr_service_get_host (service),
                                    "names", names, "subject", leaf != NULL ? leaf->subject : NULL,
                                    "issuer", leaf != NULL ? leaf->issuer : NULL, "authority",
                                    fault->authority, fault->parameter, fault->value, NULL));
}

/* That nobody vouches for a bridge, and what name it gives itself, is as it should be. */
static gboolean
is_forgiven (MdrCertificate *self, const MdrCertificateFault *fault)
{
  return self->is_of_local_bridge && (fault->cause == MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE ||
                                      fault->cause == MDR_CAUSE_TLS_WRONG_HOST);
}

/* Who is in between comes first: it is why nobody vouches for the certificate. */
static void
look_who_vouches (MdrCertificate *self, MdrService *service, const MdrCertificateCase *trial)
{
  g_auto (MdrVouching) vouching =
      mdr_vouching_read (self->chain, trial->authorities, mdr_service_get_host (service),
                         mdr_service_get_port (service), trial->flags);
  MdrFinding *finding = mdr_vouching_create_finding (&vouching, MDR_STEP_SETTINGS, service);

  self->authority = vouching.authority;
  self->is_of_local_bridge = mdr_vouching_is_by_local_bridge (&vouching);

  if (finding == NULL)
    return;

  g_ptr_array_add (self->findings, finding);
  if (mdr_finding_get_severity (finding) > MDR_SEVERITY_INFO)
    g_ptr_array_add (self->problems, g_strdup (mdr_finding_get_code (finding)));
}

static void
judge_certificate (MdrCertificate *self, MdrService *service, const MdrCertificateCase *trial)
{
  g_autoptr (GPtrArray) faults = mdr_certificate_faults_find (trial);

  look_who_vouches (self, service, trial);

  for (guint i = 0; i < faults->len; i++)
    {
      const MdrCertificateFault *fault = g_ptr_array_index (faults, i);

      if (is_forgiven (self, fault))
        self->is_verified = FALSE;
      else
        add_problem (self, service, fault);
    }
}

static void
judge_version (MdrCertificate *self, MdrService *service, GTlsProtocolVersion version)
{
  const MdrCertificateFault fault = { .code = "tls-too-old",
                                      .cause = MDR_CAUSE_TLS_VERSION_OR_CIPHER,
                                      .parameter = "version",
                                      .value = (char *) self->version };

  if (version != G_TLS_PROTOCOL_VERSION_UNKNOWN && version < G_TLS_PROTOCOL_VERSION_TLS_1_2)
    add_problem (self, service, &fault);
}

static void
mdr_certificate_finalize (GObject *object)
{
  MdrCertificate *self = MDR_CERTIFICATE (object);

  g_clear_pointer (&self->chain, mdr_chain_free);
  g_clear_pointer (&self->cipher, g_free);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);

  G_OBJECT_CLASS (mdr_certificate_parent_class)->finalize (object);
}

static void
mdr_certificate_class_init (MdrCertificateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_certificate_finalize;
}

static void
mdr_certificate_init (MdrCertificate *self)
{
  self->is_verified = TRUE;
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  self->problems = g_ptr_array_new_null_terminated (0, g_free, TRUE);
}

/**
 * mdr_certificate_new:
 * @service: the service that showed it
 * @peer: the certificate, with those it came with
 * @flags: what the TLS library has against it
 * @version: the version of TLS agreed on, %G_TLS_PROTOCOL_VERSION_UNKNOWN if it did not get so far
 * @cipher: (nullable): the cipher suite agreed on
 * @environment: what time it is, and whom everybody trusts
 *
 * Judges a certificate and the channel that was made with it.
 *
 * Returns: (transfer full): the certificate with all that is wrong with it
 */
MdrCertificate *
mdr_certificate_new (MdrService *service,
                     GTlsCertificate *peer,
                     GTlsCertificateFlags flags,
                     GTlsProtocolVersion version,
                     const char *cipher,
                     MdrEnvironment *environment)
{
  static const MdrCertificateFault unreadable = { .code = "certificate-untrusted",
                                                  .cause = MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE };
  g_autoptr (GDateTime) now = NULL;
  MdrCertificate *self;

  g_return_val_if_fail (MDR_IS_SERVICE (service), NULL);
  g_return_val_if_fail (G_IS_TLS_CERTIFICATE (peer), NULL);
  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);

  self = g_object_new (MDR_TYPE_CERTIFICATE, NULL);
  self->chain = mdr_chain_read (peer);
  self->version = name_version (version);
  self->cipher = g_strdup (cipher);
  now = mdr_environment_dup_now (environment);

  if (self->chain != NULL)
    {
      const MdrCertificateCase trial = {
        .chain = self->chain,
        .host = mdr_service_get_host (service),
        .flags = flags,
        .authorities = mdr_public_authorities_get (environment),
        .now = now,
      };

      judge_certificate (self, service, &trial);
    }
  else
    add_problem (self, service, &unreadable);
  judge_version (self, service, version);

  return self;
}

/**
 * mdr_certificate_get_version:
 * @self: a certificate
 *
 * Returns: (nullable): the version of TLS, as in "TLS 1.3"
 */
const char *
mdr_certificate_get_version (MdrCertificate *self)
{
  g_return_val_if_fail (MDR_IS_CERTIFICATE (self), NULL);

  return self->version;
}

/**
 * mdr_certificate_get_cipher:
 * @self: a certificate
 *
 * Returns: (nullable): the cipher suite, in the words of the TLS library
 */
const char *
mdr_certificate_get_cipher (MdrCertificate *self)
{
  g_return_val_if_fail (MDR_IS_CERTIFICATE (self), NULL);

  return self->cipher;
}

/**
 * mdr_certificate_get_subject:
 * @self: a certificate
 *
 * Returns: (nullable): whose it is, as an RFC 4514 name, cleaned
 */
const char *
mdr_certificate_get_subject (MdrCertificate *self)
{
  g_return_val_if_fail (MDR_IS_CERTIFICATE (self), NULL);

  return self->chain != NULL ? mdr_chain_get_leaf (self->chain)->subject : NULL;
}

/**
 * mdr_certificate_get_issuer:
 * @self: a certificate
 *
 * Returns: (nullable): who vouches for it, as an RFC 4514 name, cleaned
 */
const char *
mdr_certificate_get_issuer (MdrCertificate *self)
{
  g_return_val_if_fail (MDR_IS_CERTIFICATE (self), NULL);

  return self->chain != NULL ? mdr_chain_get_leaf (self->chain)->issuer : NULL;
}

/**
 * mdr_certificate_get_not_before:
 * @self: a certificate
 *
 * Returns: (transfer none) (nullable): when it begins to be valid
 */
GDateTime *
mdr_certificate_get_not_before (MdrCertificate *self)
{
  g_return_val_if_fail (MDR_IS_CERTIFICATE (self), NULL);

  return self->chain != NULL ? mdr_chain_get_leaf (self->chain)->not_before : NULL;
}

/**
 * mdr_certificate_get_not_after:
 * @self: a certificate
 *
 * Returns: (transfer none) (nullable): when it ends to be valid
 */
GDateTime *
mdr_certificate_get_not_after (MdrCertificate *self)
{
  g_return_val_if_fail (MDR_IS_CERTIFICATE (self), NULL);

  return self->chain != NULL ? mdr_chain_get_leaf (self->chain)->not_after : NULL;
}

/**
 * mdr_certificate_get_verified:
 * @self: a certificate
 *
 * Tells whether a password may go over this channel. Revocation is only known of where the server
 * itself shows proof of it.
 *
 * Returns: whether this computer has nothing against it
 */
gboolean
mdr_certificate_get_verified (MdrCertificate *self)
{
  g_return_val_if_fail (MDR_IS_CERTIFICATE (self), FALSE);

  return self->is_verified;
}

/**
 * mdr_certificate_is_of_local_bridge:
 * @self: a certificate
 *
 * Nobody can vouch for a program on this computer. One may talk with it, and keep the password.
 *
 * Returns: whether it is a bridge's on this computer, with which nothing else is wrong
 */
gboolean
mdr_certificate_is_of_local_bridge (MdrCertificate *self)
{
  g_return_val_if_fail (MDR_IS_CERTIFICATE (self), FALSE);

  return self->is_of_local_bridge && self->problems->len == 0;
}

/**
 * mdr_certificate_get_authority:
 * @self: a certificate
 *
 * Returns: what kind of authority vouches for it
 */
MdrPublicity
mdr_certificate_get_authority (MdrCertificate *self)
{
  g_return_val_if_fail (MDR_IS_CERTIFICATE (self), MDR_PUBLICITY_UNKNOWN);

  return self->authority;
}

/**
 * mdr_certificate_has_timestamps:
 * @self: a certificate
 *
 * Returns: whether timestamps of certificate transparency logs stand in it
 */
gboolean
mdr_certificate_has_timestamps (MdrCertificate *self)
{
  g_return_val_if_fail (MDR_IS_CERTIFICATE (self), FALSE);

  return self->chain != NULL && mdr_chain_get_leaf (self->chain)->has_timestamps;
}

/**
 * mdr_certificate_get_problems:
 * @self: a certificate
 *
 * Returns: (transfer none): the codes of what is wrong, ended by %NULL
 */
const char *const *
mdr_certificate_get_problems (MdrCertificate *self)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (MDR_IS_CERTIFICATE (self), none);

  return self->problems->len > 0 ? (const char *const *) self->problems->pdata : none;
}

/**
 * mdr_certificate_get_findings:
 * @self: a certificate
 *
 * Returns: (transfer none) (element-type MdrFinding): what is wrong and what is remarkable, the
 *   weightiest first
 */
GPtrArray *
mdr_certificate_get_findings (MdrCertificate *self)
{
  g_return_val_if_fail (MDR_IS_CERTIFICATE (self), NULL);

  return self->findings;
}

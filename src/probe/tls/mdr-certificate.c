/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Judges a certificate. The library's verdict is taken over and never softened. To it comes what
 * the library does not look at once it has found one fault, what it lets pass (RFC 9525 on names,
 * RFC 9155 on signatures, RFC 8997 on versions), and what the environment's clock says.
 */

#include "mdr-certificate.h"

#include "mdr-x509.h"

#define MAX_NAMES_SHOWN 10

struct _MdrCertificate
{
  GObject parent_instance;

  const char *version; /* static */

  /* owned; the leaf is NULL where the certificate cannot be read */
  MdrX509 *leaf;
  char *cipher;
  GPtrArray *findings;
  GPtrArray *problems;
};

G_DEFINE_FINAL_TYPE (MdrCertificate, mdr_certificate, G_TYPE_OBJECT)

/* Each bit is a fault of its own. The order is that of the causes: in a certificate that nobody
 * vouches for, a wrong name or date is the smaller fault. */
static const struct
{
  GTlsCertificateFlags flag;
  const char *code;
  MdrCause cause;
} verdicts[] = {
  { G_TLS_CERTIFICATE_UNKNOWN_CA, "certificate-untrusted", MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE },
  { G_TLS_CERTIFICATE_REVOKED, "certificate-revoked", MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED, "certificate-not-yet-valid", MDR_CAUSE_CLOCK_SKEW },
  { G_TLS_CERTIFICATE_EXPIRED, "certificate-expired", MDR_CAUSE_TLS_EXPIRED_CERTIFICATE },
  { G_TLS_CERTIFICATE_BAD_IDENTITY, "certificate-wrong-host", MDR_CAUSE_TLS_WRONG_HOST },
  { G_TLS_CERTIFICATE_INSECURE, "certificate-weak", MDR_CAUSE_TLS_VERSION_OR_CIPHER },
};

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

static char *
join_names (MdrX509 *leaf)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) shown = NULL;

  for (gsize i = 0; leaf->names[i] != NULL && i < MAX_NAMES_SHOWN; i++)
    g_strv_builder_add (builder, leaf->names[i]);
  shown = g_strv_builder_end (builder);

  return g_strjoinv (", ", shown);
}

static void
add_problem (MdrCertificate *self,
             MdrService *service,
             const char *code,
             MdrCause cause,
             const char *parameter,
             const char *value)
{
  g_autofree char *names = self->leaf != NULL ? join_names (self->leaf) : NULL;
  const char *subject = self->leaf != NULL ? self->leaf->subject : NULL;
  const char *issuer = self->leaf != NULL ? self->leaf->issuer : NULL;

  g_ptr_array_add (self->problems, g_strdup (code));
  g_ptr_array_add (self->findings,
                   mdr_finding_new (code, MDR_STEP_SETTINGS, MDR_SEVERITY_ERROR, cause, service,
                                    "host", mdr_service_get_host (service), "names", names,
                                    "subject", subject, "issuer", issuer, parameter, value, NULL));
}

/* Adds what a library that stops at the first fault has not said. */
static GTlsCertificateFlags
look_again (MdrX509 *leaf, const char *host, GTlsCertificateFlags flags, GDateTime *now)
{
  if (g_date_time_compare (now, leaf->not_before) < 0)
    flags |= G_TLS_CERTIFICATE_NOT_ACTIVATED;
  if (g_date_time_compare (now, leaf->not_after) > 0)
    flags |= G_TLS_CERTIFICATE_EXPIRED;
  if (!mdr_x509_is_for_host (leaf, host))
    flags |= G_TLS_CERTIFICATE_BAD_IDENTITY;
  if (leaf->has_weak_key || leaf->has_weak_signature)
    flags |= G_TLS_CERTIFICATE_INSECURE;

  return flags;
}

/* What is of interest about a fault, as a value of the parameter @name. */
static char *
describe (MdrX509 *leaf, GTlsCertificateFlags flag, const char **name)
{
  switch (flag)
    {
    case G_TLS_CERTIFICATE_NOT_ACTIVATED:
      *name = "date";
      return g_date_time_format (leaf->not_before, "%Y-%m-%d");

    case G_TLS_CERTIFICATE_EXPIRED:
      *name = "date";
      return g_date_time_format (leaf->not_after, "%Y-%m-%d");

    case G_TLS_CERTIFICATE_INSECURE:
      *name = "reason";
      if (leaf->has_weak_key)
        return g_strdup (leaf->key);
      return g_strdup (leaf->has_weak_signature ? leaf->signature : leaf->issuer);

    default:
      *name = NULL;
      return NULL;
    }
}

static void
judge_certificate (MdrCertificate *self, MdrService *service, GTlsCertificateFlags flags)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      const char *code = verdicts[i].code;
      const char *name;
      g_autofree char *value = NULL;

      if (!(flags & verdicts[i].flag))
        continue;

      if (verdicts[i].flag == G_TLS_CERTIFICATE_UNKNOWN_CA && self->leaf->is_self_signed)
        code = "certificate-self-signed";
      value = describe (self->leaf, verdicts[i].flag, &name);
      add_problem (self, service, code, verdicts[i].cause, name, value);
    }

  if (!self->leaf->has_names && !(flags & G_TLS_CERTIFICATE_BAD_IDENTITY))
    add_problem (self, service, "certificate-name-only-in-cn", MDR_CAUSE_TLS_WRONG_HOST, NULL,
                 NULL);
}

static void
judge (MdrCertificate *self,
       MdrService *service,
       GTlsCertificateFlags flags,
       GTlsProtocolVersion version,
       GDateTime *now)
{
  if (self->leaf == NULL)
    {
      add_problem (self, service, "certificate-untrusted", MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE,
                   NULL, NULL);
      return;
    }

  /* There are bits for which there is no word. */
  if (flags & ~G_TLS_CERTIFICATE_VALIDATE_ALL || flags & G_TLS_CERTIFICATE_GENERIC_ERROR)
    flags |= G_TLS_CERTIFICATE_UNKNOWN_CA;

  flags = look_again (self->leaf, mdr_service_get_host (service), flags, now);
  judge_certificate (self, service, flags);

  if (version != G_TLS_PROTOCOL_VERSION_UNKNOWN && version < G_TLS_PROTOCOL_VERSION_TLS_1_2)
    add_problem (self, service, "tls-too-old", MDR_CAUSE_TLS_VERSION_OR_CIPHER, "version",
                 self->version);
}

static void
mdr_certificate_finalize (GObject *object)
{
  MdrCertificate *self = MDR_CERTIFICATE (object);

  g_clear_pointer (&self->leaf, mdr_x509_free);
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
 * @now: what time it is
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
                     GDateTime *now)
{
  MdrCertificate *self;

  g_return_val_if_fail (MDR_IS_SERVICE (service), NULL);
  g_return_val_if_fail (G_IS_TLS_CERTIFICATE (peer), NULL);
  g_return_val_if_fail (now != NULL, NULL);

  self = g_object_new (MDR_TYPE_CERTIFICATE, NULL);
  self->leaf = mdr_x509_read (peer);
  self->version = name_version (version);
  self->cipher = g_strdup (cipher);
  judge (self, service, flags, version, now);

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

  return self->leaf != NULL ? self->leaf->subject : NULL;
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

  return self->leaf != NULL ? self->leaf->issuer : NULL;
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

  return self->leaf != NULL ? self->leaf->not_before : NULL;
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

  return self->leaf != NULL ? self->leaf->not_after : NULL;
}

/**
 * mdr_certificate_get_verified:
 * @self: a certificate
 *
 * Tells whether a password may go over this channel. Revocation is only known of where the server
 * itself shows proof of it.
 *
 * Returns: whether there is nothing wrong
 */
gboolean
mdr_certificate_get_verified (MdrCertificate *self)
{
  g_return_val_if_fail (MDR_IS_CERTIFICATE (self), FALSE);

  return self->findings->len == 0;
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
 * Returns: (transfer none) (element-type MdrFinding): what is wrong, the weightiest first
 */
GPtrArray *
mdr_certificate_get_findings (MdrCertificate *self)
{
  g_return_val_if_fail (MDR_IS_CERTIFICATE (self), NULL);

  return self->findings;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The library's verdict is taken over and never softened. To it comes what the library does not
 * look at once it has found one fault, what it lets pass (RFC 9525 on names, RFC 9155 on
 * signatures), what the environment's clock says, and a name for what it only says no to.
 */

#include "mdr-certificate-faults.h"

typedef void (*Judge) (const MdrCertificateCase *trial, GPtrArray *faults);

static void
fault_free (MdrCertificateFault *fault)
{
  g_free (fault->value);
  g_free (fault);
}

/* Takes @value. */
static void
add (GPtrArray *faults,
     const char *code,
     MdrCause cause,
     const char *parameter,
     char *value,
     MdrX509 *authority)
{
  MdrCertificateFault *fault = g_new0 (MdrCertificateFault, 1);

  fault->code = code;
  fault->cause = cause;
  fault->parameter = parameter;
  fault->value = value;
  fault->authority = authority != NULL ? authority->subject : NULL;
  g_ptr_array_add (faults, fault);
}

static char *
format_day (GDateTime *time)
{
  return g_date_time_format (time, "%Y-%m-%d");
}

/**
 * mdr_certificate_flags_trust:
 * @flags: what the TLS library has against a certificate
 *
 * There are bits for which there is no word; they speak against it.
 *
 * Returns: whether this computer trusts the authority, all else aside
 */
gboolean
mdr_certificate_flags_trust (GTlsCertificateFlags flags)
{
  return (flags & (G_TLS_CERTIFICATE_UNKNOWN_CA | G_TLS_CERTIFICATE_GENERIC_ERROR)) == 0 &&
         (flags & ~G_TLS_CERTIFICATE_VALIDATE_ALL) == 0;
}

/* No root issues certificates for the public's servers itself: where a certificate is the public's,
 * somebody stands between it and the root whom the server did not send along. */
static gboolean
misses_somebody (const MdrCertificateCase *trial)
{
  MdrX509 *top = mdr_chain_get_top (trial->chain);

  return !top->is_self_signed &&
         (top->seems_public ||
          mdr_public_authorities_know (trial->authorities, top->issuer_organization));
}

/* Why nobody vouches for the server. */
static void
judge_authority (const MdrCertificateCase *trial, GPtrArray *faults)
{
  MdrX509 *leaf = mdr_chain_get_leaf (trial->chain);
  MdrX509 *top = mdr_chain_get_top (trial->chain);
  MdrX509 *impostor = mdr_chain_find_false_authority (trial->chain);

  if (mdr_certificate_flags_trust (trial->flags))
    return;

  if (leaf->is_self_signed)
    add (faults, "certificate-self-signed", MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE, NULL, NULL, NULL);
  else if (impostor != NULL)
    add (faults, "certificate-authority-not-allowed", MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE, NULL,
         NULL, impostor);
  else if (misses_somebody (trial))
    add (faults, "certificate-chain-incomplete", MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE, NULL, NULL,
         NULL);
  else if (leaf->is_for_servers || trial->flags & G_TLS_CERTIFICATE_UNKNOWN_CA)
    add (faults, "certificate-untrusted", MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE, NULL, NULL,
         top->is_self_signed ? top : NULL);
}

static void
judge_purpose (const MdrCertificateCase *trial, GPtrArray *faults)
{
  if (!mdr_chain_get_leaf (trial->chain)->is_for_servers)
    add (faults, "certificate-wrong-purpose", MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE, NULL, NULL,
         NULL);
}

static void
judge_revocation (const MdrCertificateCase *trial, GPtrArray *faults)
{
  if (trial->flags & G_TLS_CERTIFICATE_REVOKED)
    add (faults, "certificate-revoked", MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE, NULL, NULL, NULL);
}

/* Where the library complains and the server's own dates are right, those of an authority are not.
 */
static void
judge_beginning (const MdrCertificateCase *trial, GPtrArray *faults)
{
  MdrX509 *leaf = mdr_chain_get_leaf (trial->chain);
  gboolean flagged = (trial->flags & G_TLS_CERTIFICATE_NOT_ACTIVATED) != 0;
  gboolean early = g_date_time_compare (trial->now, leaf->not_before) < 0;
  MdrX509 *authority =
      flagged && !early ? mdr_chain_find_future_authority (trial->chain, trial->now) : NULL;

  if (authority != NULL)
    add (faults, "certificate-authority-not-yet-valid", MDR_CAUSE_CLOCK_SKEW, "date",
         format_day (authority->not_before), authority);
  else if (flagged || early)
    add (faults, "certificate-not-yet-valid", MDR_CAUSE_CLOCK_SKEW, "date",
         format_day (leaf->not_before), NULL);
}

static void
judge_end (const MdrCertificateCase *trial, GPtrArray *faults)
{
  MdrX509 *leaf = mdr_chain_get_leaf (trial->chain);
  gboolean flagged = (trial->flags & G_TLS_CERTIFICATE_EXPIRED) != 0;
  gboolean late = g_date_time_compare (trial->now, leaf->not_after) > 0;
  MdrX509 *authority =
      flagged && !late ? mdr_chain_find_expired_authority (trial->chain, trial->now) : NULL;

  if (authority != NULL)
    add (faults, "certificate-authority-expired", MDR_CAUSE_TLS_EXPIRED_CERTIFICATE, "date",
         format_day (authority->not_after), authority);
  else if (flagged || late)
    add (faults, "certificate-expired", MDR_CAUSE_TLS_EXPIRED_CERTIFICATE, "date",
         format_day (leaf->not_after), NULL);
}

static void
judge_names (const MdrCertificateCase *trial, GPtrArray *faults)
{
  MdrX509 *leaf = mdr_chain_get_leaf (trial->chain);

  if (trial->flags & G_TLS_CERTIFICATE_BAD_IDENTITY || !mdr_x509_is_for_host (leaf, trial->host))
    add (faults, "certificate-wrong-host", MDR_CAUSE_TLS_WRONG_HOST, NULL, NULL, NULL);
  else if (!leaf->has_names)
    add (faults, "certificate-name-only-in-cn", MDR_CAUSE_TLS_WRONG_HOST, NULL, NULL, NULL);
}

static char *
describe_weakness (MdrX509 *weak)
{
  return g_strdup (weak->has_weak_key ? weak->key : weak->signature);
}

/* GnuTLS passes short keys, hence a look of our own. */
static void
judge_strength (const MdrCertificateCase *trial, GPtrArray *faults)
{
  MdrX509 *leaf = mdr_chain_get_leaf (trial->chain);
  gboolean flagged = (trial->flags & G_TLS_CERTIFICATE_INSECURE) != 0;
  MdrX509 *authority = mdr_chain_find_weak_key (trial->chain);

  if (authority == NULL && flagged)
    authority = mdr_chain_find_weak_signature (trial->chain);

  if (leaf->has_weak_key || leaf->has_weak_signature)
    add (faults, "certificate-weak", MDR_CAUSE_TLS_VERSION_OR_CIPHER, "reason",
         describe_weakness (leaf), NULL);
  else if (authority != NULL)
    add (faults, "certificate-authority-weak", MDR_CAUSE_TLS_VERSION_OR_CIPHER, "reason",
         describe_weakness (authority), authority);
  else if (flagged)
    add (faults, "certificate-weak", MDR_CAUSE_TLS_VERSION_OR_CIPHER, "reason",
         g_strdup (leaf->issuer), NULL);
}

/* The order is that of the causes: in a certificate that nobody vouches for, a wrong name or date
 * is the smaller fault. */
static const Judge judges[] = {
  judge_authority, judge_revocation, judge_purpose,  judge_beginning,
  judge_end,       judge_names,      judge_strength,
};

/**
 * mdr_certificate_faults_find:
 * @trial: what there is to judge by
 *
 * Returns: (transfer full) (element-type MdrCertificateFault): all that is wrong, the weightiest
 *   first
 */
GPtrArray *
mdr_certificate_faults_find (const MdrCertificateCase *trial)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func ((GDestroyNotify) fault_free);

  for (gsize i = 0; i < G_N_ELEMENTS (judges); i++)
    judges[i](trial, faults);

  /* Whatever the library refuses is refused. */
  if (faults->len == 0 && trial->flags != 0)
    add (faults, "certificate-untrusted", MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE, NULL, NULL, NULL);

  return faults;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counts the refusals of one account in one run of the program.
 */

#include "mdr-attempts.h"

#include <glib/gi18n-lib.h>
#include <gnutls/crypto.h>

#include "mdr-error.h"

/* Of HMAC-SHA-256. */
#define MARK_SIZE 32

struct _MdrAttempts
{
  GObject parent_instance;

  guint n_refused;
  MdrCause final_cause;

  /* Marks of what was rejected, which the secrets cannot be had back from. */
  guint8 key[MARK_SIZE];
  guint8 rejected[MDR_MAX_ATTEMPTS][MARK_SIZE];
};

G_DEFINE_FINAL_TYPE (MdrAttempts, mdr_attempts, G_TYPE_OBJECT)

/* Answers after which every further attempt makes things worse. */
static gboolean
is_final (MdrCause cause)
{
  switch (cause)
    {
    case MDR_CAUSE_ACCOUNT_LOCKED:
    case MDR_CAUSE_WEB_LOGIN_REQUIRED:
    case MDR_CAUSE_RATE_LIMITED:
    case MDR_CAUSE_IP_BLOCKED:
      return TRUE;

    default:
      return FALSE;
    }
}

static void
mark (MdrAttempts *self, MdrCredentials *credentials, guint8 *result)
{
  gsize length;
  const char *secret = mdr_secret_peek (mdr_credentials_get_secret (credentials), &length);

  if (gnutls_hmac_fast (GNUTLS_MAC_SHA256, self->key, sizeof self->key, secret, length, result) < 0)
    g_error ("GnuTLS has no HMAC-SHA-256");
}

static void
mdr_attempts_class_init (MdrAttemptsClass *klass)
{
}

static void
mdr_attempts_init (MdrAttempts *self)
{
  self->final_cause = MDR_CAUSE_OK;
  if (gnutls_rnd (GNUTLS_RND_KEY, self->key, sizeof self->key) < 0)
    g_error ("GnuTLS has no random numbers");
}

/**
 * mdr_attempts_new:
 *
 * Returns: (transfer full): a count of nothing yet, for one account
 */
MdrAttempts *
mdr_attempts_new (void)
{
  return g_object_new (MDR_TYPE_ATTEMPTS, NULL);
}

/**
 * mdr_attempts_get_left:
 * @self: the attempts of an account
 *
 * Returns: how many more refusals are risked
 */
guint
mdr_attempts_get_left (MdrAttempts *self)
{
  g_return_val_if_fail (MDR_IS_ATTEMPTS (self), 0);

  if (is_final (self->final_cause))
    return 0;

  return MDR_MAX_ATTEMPTS - MIN (self->n_refused, MDR_MAX_ATTEMPTS);
}

/**
 * mdr_attempts_get_n_refused:
 * @self: the attempts of an account
 *
 * Returns: how often servers refused
 */
guint
mdr_attempts_get_n_refused (MdrAttempts *self)
{
  g_return_val_if_fail (MDR_IS_ATTEMPTS (self), 0);

  return self->n_refused;
}

/**
 * mdr_attempts_may_try:
 * @self: the attempts of an account
 * @credentials: with what to sign in
 * @error: return location for a #GError
 *
 * Asks whether a sign-in may be tried.
 *
 * Returns: %TRUE, or %FALSE with %MDR_ERROR_REFUSED and the reason in the user's language
 */
gboolean
mdr_attempts_may_try (MdrAttempts *self, MdrCredentials *credentials, GError **error)
{
  guint8 candidate[MARK_SIZE];

  g_return_val_if_fail (MDR_IS_ATTEMPTS (self), FALSE);
  g_return_val_if_fail (MDR_IS_CREDENTIALS (credentials), FALSE);

  if (is_final (self->final_cause))
    {
      g_set_error_literal (error, MDR_ERROR, MDR_ERROR_REFUSED,
                           _ ("The server asked to stop trying. Another attempt now could lock the "
                              "account for longer."));
      return FALSE;
    }

  if (self->n_refused >= MDR_MAX_ATTEMPTS)
    {
      g_set_error_literal (error, MDR_ERROR, MDR_ERROR_REFUSED,
                           _ ("The server refused several sign-ins. So that the account does not "
                              "get locked, no more are tried until the program is started again."));
      return FALSE;
    }

  mark (self, credentials, candidate);
  for (guint i = 0; i < self->n_refused; i++)
    {
      if (memcmp (self->rejected[i], candidate, MARK_SIZE) != 0)
        continue;

      g_set_error_literal (
          error, MDR_ERROR, MDR_ERROR_REFUSED,
          _ ("The server already refused this password, so it is not sent again."));
      return FALSE;
    }

  return TRUE;
}

/**
 * mdr_attempts_note_refusal:
 * @self: the attempts of an account
 * @credentials: what the server refused
 * @cause: why, as far as the server said
 *
 * Notes that a sign-in was refused.
 */
void
mdr_attempts_note_refusal (MdrAttempts *self, MdrCredentials *credentials, MdrCause cause)
{
  g_return_if_fail (MDR_IS_ATTEMPTS (self));
  g_return_if_fail (MDR_IS_CREDENTIALS (credentials));

  g_return_if_fail (self->n_refused < MDR_MAX_ATTEMPTS);

  mark (self, credentials, self->rejected[self->n_refused++]);
  self->final_cause = cause;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counts the refusals of one account in one run of the program.
 */

#include "mdr-attempts.h"

#include <glib/gi18n-lib.h>

#include "mdr-error.h"

struct _MdrAttempts
{
  GObject parent_instance;

  guint n_refused;
  MdrCause final_cause;

  /* owned: rejected secrets, of MdrSecret */
  GPtrArray *rejected;
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
mdr_attempts_finalize (GObject *object)
{
  MdrAttempts *self = MDR_ATTEMPTS (object);

  g_clear_pointer (&self->rejected, g_ptr_array_unref);

  G_OBJECT_CLASS (mdr_attempts_parent_class)->finalize (object);
}

static void
mdr_attempts_class_init (MdrAttemptsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_attempts_finalize;
}

static void
mdr_attempts_init (MdrAttempts *self)
{
  self->final_cause = MDR_CAUSE_OK;
  self->rejected = g_ptr_array_new_with_free_func ((GDestroyNotify) mdr_secret_unref);
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

  for (guint i = 0; i < self->rejected->len; i++)
    {
      if (!mdr_secret_equal (g_ptr_array_index (self->rejected, i),
                             mdr_credentials_get_secret (credentials)))
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

  self->n_refused++;
  self->final_cause = cause;
  g_ptr_array_add (self->rejected, mdr_secret_ref (mdr_credentials_get_secret (credentials)));
}

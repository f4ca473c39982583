/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counts the sign-ins of one account that came to nothing in one run of the program.
 */

#include "mdr-attempts.h"

#include <glib/gi18n-lib.h>
#include <gnutls/crypto.h>

#include "mdr-error.h"

/* Of HMAC-SHA-256. */
#define MARK_SIZE 32

#define SECONDS_PER_MINUTE 60

typedef struct
{
  guint8 bytes[MARK_SIZE];
} Mark;

/* Marks of what was rejected, which name and secret cannot be had back from. */
typedef struct
{
  Mark with_name;
  Mark with_any_name;
  gboolean name_was_given; /* by the settings: then no other name of theirs is tried */
  gboolean lifted;         /* accepted since, with another name */
} Rejected;

struct _MdrAttempts
{
  GObject parent_instance;

  gboolean under_way;
  gboolean name_was_chosen; /* of the one that is under way */
  guint n_counted;
  guint n_rejected;
  MdrCause final_cause;
  gint64 wait_end; /* by the environment's monotonic clock */

  guint8 key[MARK_SIZE];
  Rejected rejected[MDR_MAX_ATTEMPTS];

  /* owned */
  MdrEnvironment *environment;
};

G_DEFINE_FINAL_TYPE (MdrAttempts, mdr_attempts, G_TYPE_OBJECT)

/* Answers after which every further attempt makes things worse. */
static gboolean
is_final (MdrCause cause)
{
  return cause == MDR_CAUSE_ACCOUNT_LOCKED || cause == MDR_CAUSE_WEB_LOGIN_REQUIRED;
}

static void
mark (MdrAttempts *self, const char *name, MdrCredentials *credentials, Mark *result)
{
  gnutls_hmac_hd_t hmac;
  const char *secret;
  gsize length;

  secret = mdr_secret_peek (mdr_credentials_get_secret (credentials), &length);

  /* With the NUL behind the name, so that no name runs over into a secret. */
  if (gnutls_hmac_init (&hmac, GNUTLS_MAC_SHA256, self->key, sizeof self->key) < 0 ||
      gnutls_hmac (hmac, name, strlen (name) + 1) < 0 || gnutls_hmac (hmac, secret, length) < 0)
    g_error ("GnuTLS has no HMAC-SHA-256");

  gnutls_hmac_deinit (hmac, result->bytes);
}

static gboolean
marks_equal (const Mark *a, const Mark *b)
{
  return memcmp (a->bytes, b->bytes, MARK_SIZE) == 0;
}

/* Whether this password was refused before, with this name or with what the settings gave for one.
 * The name in small letters counts as the same, not the other way round: that some servers tell
 * them apart is a reason to write it small. */
static gboolean
was_rejected (MdrAttempts *self, MdrCredentials *credentials, gboolean name_was_chosen)
{
  const char *name = mdr_credentials_get_user_name (credentials);
  g_autofree char *small_name = g_utf8_strdown (name, -1);
  Mark with_name;
  Mark with_small_name;
  Mark with_any_name;

  mark (self, name, credentials, &with_name);
  mark (self, small_name, credentials, &with_small_name);
  mark (self, "", credentials, &with_any_name);

  for (guint i = 0; i < self->n_rejected; i++)
    {
      const Rejected *rejected = &self->rejected[i];

      if (rejected->lifted)
        continue;

      if (marks_equal (&rejected->with_name, &with_name) ||
          marks_equal (&rejected->with_name, &with_small_name))
        return TRUE;

      if (!name_was_chosen && rejected->name_was_given &&
          marks_equal (&rejected->with_any_name, &with_any_name))
        return TRUE;
    }

  return FALSE;
}

static void
note_rejected (MdrAttempts *self, MdrCredentials *credentials)
{
  Rejected *rejected = &self->rejected[self->n_rejected++];

  mark (self, mdr_credentials_get_user_name (credentials), credentials, &rejected->with_name);
  mark (self, "", credentials, &rejected->with_any_name);
  rejected->name_was_given = !self->name_was_chosen;
}

/* A password that a server has accepted is not wrong for the account: another server of it may know
 * the account by the name that was refused here. */
static void
note_accepted (MdrAttempts *self, MdrCredentials *credentials)
{
  Mark with_any_name;

  mark (self, "", credentials, &with_any_name);
  for (guint i = 0; i < self->n_rejected; i++)
    if (marks_equal (&self->rejected[i].with_any_name, &with_any_name))
      self->rejected[i].lifted = TRUE;
}

static void
mdr_attempts_finalize (GObject *object)
{
  MdrAttempts *self = MDR_ATTEMPTS (object);

  g_clear_object (&self->environment);

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
  if (gnutls_rnd (GNUTLS_RND_KEY, self->key, sizeof self->key) < 0)
    g_error ("GnuTLS has no random numbers");
}

/**
 * mdr_attempts_new:
 * @environment: whose clock to go by
 *
 * Returns: (transfer full): a count of nothing yet, for one account
 */
MdrAttempts *
mdr_attempts_new (MdrEnvironment *environment)
{
  MdrAttempts *self;

  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);

  self = g_object_new (MDR_TYPE_ATTEMPTS, NULL);
  self->environment = g_object_ref (environment);

  return self;
}

/**
 * mdr_attempts_get_left:
 * @self: the attempts of an account
 *
 * Whether one of them may be made right now is another question; see mdr_attempts_dup_reason().
 *
 * Returns: how many more sign-ins that come to nothing are risked
 */
guint
mdr_attempts_get_left (MdrAttempts *self)
{
  g_return_val_if_fail (MDR_IS_ATTEMPTS (self), 0);

  return is_final (self->final_cause) ? 0 : MDR_MAX_ATTEMPTS - self->n_counted;
}

/**
 * mdr_attempts_get_n_refused:
 * @self: the attempts of an account
 *
 * Returns: how often servers called a password or token wrong
 */
guint
mdr_attempts_get_n_refused (MdrAttempts *self)
{
  g_return_val_if_fail (MDR_IS_ATTEMPTS (self), 0);

  return self->n_rejected;
}

/**
 * mdr_attempts_get_wait:
 * @self: the attempts of an account
 *
 * Returns: how many seconds the servers still want to be left alone; 0 if they do not
 */
gint64
mdr_attempts_get_wait (MdrAttempts *self)
{
  gint64 left;

  g_return_val_if_fail (MDR_IS_ATTEMPTS (self), 0);

  left = self->wait_end - mdr_environment_get_monotonic_time (self->environment);

  return left > 0 ? (left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC : 0;
}

/**
 * mdr_attempts_recall:
 * @self: the attempts of an account that were not begun
 * @n_refused: how often servers called a password or token wrong
 * @left: how many more sign-ins were risked
 * @wait: how many seconds the servers wanted to be left alone
 *
 * Counts what somebody wrote down of another run of the program.
 */
void
mdr_attempts_recall (MdrAttempts *self, guint n_refused, guint left, gint64 wait)
{
  g_return_if_fail (MDR_IS_ATTEMPTS (self));

  self->n_rejected = MIN (n_refused, MDR_MAX_ATTEMPTS);
  self->n_counted = MDR_MAX_ATTEMPTS - MIN (left, MDR_MAX_ATTEMPTS);
  self->wait_end = mdr_environment_get_monotonic_time (self->environment) +
                   CLAMP (wait, 0, G_MAXINT32) * G_USEC_PER_SEC;
}

static char *
dup_waiting_time (MdrAttempts *self)
{
  guint minutes =
      (guint) ((mdr_attempts_get_wait (self) + SECONDS_PER_MINUTE - 1) / SECONDS_PER_MINUTE);

  if (minutes == 0)
    return NULL;

  return g_strdup_printf (
      ngettext ("The server wants a pause before the next sign-in. Try again in %u minute.",
                "The server wants a pause before the next sign-in. Try again in %u minutes.",
                minutes),
      minutes);
}

/**
 * mdr_attempts_dup_reason:
 * @self: the attempts of an account
 *
 * Returns: (transfer full) (nullable): why no sign-in may be tried now, in the user's language;
 *   %NULL if one may
 */
char *
mdr_attempts_dup_reason (MdrAttempts *self)
{
  g_return_val_if_fail (MDR_IS_ATTEMPTS (self), NULL);

  if (self->final_cause == MDR_CAUSE_WEB_LOGIN_REQUIRED)
    return g_strdup (_ ("The provider wants you to sign in on its web page first. Until this "
                        "program is started again, it tries no more passwords."));

  if (is_final (self->final_cause))
    return g_strdup (_ ("The server says that the account is locked. Another attempt could lock it "
                        "for longer, so this program tries no more until it is started again."));

  if (self->n_counted == MDR_MAX_ATTEMPTS)
    return g_strdup (_ ("Several sign-ins did not succeed. So that the account does not get "
                        "locked, no more are tried until the program is started again."));

  return dup_waiting_time (self);
}

/**
 * mdr_attempts_begin:
 * @self: the attempts of an account
 * @credentials: with what to sign in
 * @name_was_chosen: whether the user chose the user name, rather than the settings
 * @error: return location for a #GError
 *
 * Begins a sign-in, unless a rule forbids it: one at a time, so many in all, none while the server
 * wants to be left alone, and no password that was refused already. To be ended by
 * mdr_attempts_end().
 *
 * Returns: %TRUE, or %FALSE with %MDR_ERROR_REFUSED and the reason in the user's language
 */
gboolean
mdr_attempts_begin (MdrAttempts *self,
                    MdrCredentials *credentials,
                    gboolean name_was_chosen,
                    GError **error)
{
  g_autofree char *reason = NULL;

  g_return_val_if_fail (MDR_IS_ATTEMPTS (self), FALSE);
  g_return_val_if_fail (MDR_IS_CREDENTIALS (credentials), FALSE);

  reason = mdr_attempts_dup_reason (self);
  if (reason == NULL && self->under_way)
    reason = g_strdup (_ ("Another sign-in to this account is still under way. Wait for its "
                          "answer first."));
  if (reason == NULL && was_rejected (self, credentials, name_was_chosen))
    reason = g_strdup (_ ("The server already refused this password, so it is not sent again."));

  if (reason != NULL)
    {
      g_set_error_literal (error, MDR_ERROR, MDR_ERROR_REFUSED, reason);
      return FALSE;
    }

  self->under_way = TRUE;
  self->name_was_chosen = name_was_chosen;

  return TRUE;
}

static void
hold_off (MdrAttempts *self, MdrProvider *provider)
{
  guint minutes = provider != NULL ? mdr_provider_get_throttle_wait (provider) : 0;

  if (minutes == 0)
    minutes = MDR_DEFAULT_THROTTLE_WAIT;

  self->wait_end = mdr_environment_get_monotonic_time (self->environment) +
                   (gint64) minutes * SECONDS_PER_MINUTE * G_USEC_PER_SEC;
}

/**
 * mdr_attempts_end:
 * @self: the attempts of an account
 * @credentials: what was begun with
 * @end: what became of it
 * @cause: why, as far as the server said
 * @provider: (nullable): who knows for how long it wants to be left alone
 *
 * Ends a sign-in.
 */
void
mdr_attempts_end (MdrAttempts *self,
                  MdrCredentials *credentials,
                  MdrAttemptEnd end,
                  MdrCause cause,
                  MdrProvider *provider)
{
  g_return_if_fail (MDR_IS_ATTEMPTS (self));
  g_return_if_fail (MDR_IS_CREDENTIALS (credentials));
  g_return_if_fail (self->under_way);

  self->under_way = FALSE;
  if (end == MDR_ATTEMPT_END_ACCEPTED)
    note_accepted (self, credentials);
  if (end == MDR_ATTEMPT_END_NOT_MADE || end == MDR_ATTEMPT_END_ACCEPTED)
    return;

  self->n_counted++;
  if (is_final (cause))
    self->final_cause = cause;

  if (end == MDR_ATTEMPT_END_REFUSED)
    note_rejected (self, credentials);
  else if (end == MDR_ATTEMPT_END_HELD_OFF)
    hold_off (self, provider);
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the session can say about a password before it is sent, and about a user name that a server
 * refused. Nothing here sends or changes anything by itself.
 */

#include "mdr-session-private.h"

static MdrSignInPolicy
get_policy_of (MdrSession *self, MdrProvider *provider, MdrProtocol protocol)
{
  g_autoptr (GDateTime) now = mdr_environment_dup_now (mdr_session_get_environment (self));

  return provider != NULL ? mdr_provider_get_policy (provider, protocol, now)
                          : MDR_SIGN_IN_POLICY_UNKNOWN;
}

static MdrSignInPolicy
get_policy (MdrSession *self, MdrProtocol protocol)
{
  return get_policy_of (self, mdr_session_get_provider (self), protocol);
}

/* Whether the user named a server that is not the provider's, such as a proxy on this computer: the
 * provider's rules are not the server's, then. */
static gboolean
is_somebody_elses (MdrSession *self, MdrService *service)
{
  MdrProvider *provider = mdr_session_get_provider (self);

  if (provider == NULL || mdr_provider_has_server (provider, mdr_service_get_host (service)))
    return FALSE;

  for (guint i = 0; i < self->given_services->len; i++)
    if (mdr_service_same_endpoint (g_ptr_array_index (self->given_services, i), service))
      return TRUE;

  return FALSE;
}

/* Whether there is any use in sending a password to a service. */
gboolean
mdr_session_service_takes_password (MdrSession *self, MdrService *service)
{
  return get_policy (self, mdr_service_get_protocol (service)) != MDR_SIGN_IN_POLICY_OAUTH_ONLY ||
         is_somebody_elses (self, service);
}

static gboolean
is_known_to_take_none (MdrSession *self, MdrService *receiving)
{
  MdrService *sending = mdr_settings_get_primary (self->settings, MDR_PROTOCOL_SMTP);

  if (receiving == NULL && sending == NULL)
    return FALSE;

  return (receiving == NULL || !mdr_session_service_takes_password (self, receiving)) &&
         (sending == NULL || !mdr_session_service_takes_password (self, sending));
}

/**
 * mdr_session_expects_no_password:
 * @self: a session, whether it has begun or not
 * @provider: whose the address is, as far as is known by now
 *
 * Tells before anything is looked at that a password would be good for nothing, so that nobody is
 * asked for one. Whoever named servers is asked: they may be somebody else's.
 *
 * Returns: whether @provider takes no password for anything
 */
gboolean
mdr_session_expects_no_password (MdrSession *self, MdrProvider *provider)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), FALSE);
  g_return_val_if_fail (MDR_IS_PROVIDER (provider), FALSE);

  if (self->given_services->len > 0)
    return FALSE;

  for (guint protocol = 0; protocol < MDR_N_PROTOCOLS; protocol++)
    if (get_policy_of (self, provider, protocol) != MDR_SIGN_IN_POLICY_OAUTH_ONLY)
      return FALSE;

  return TRUE;
}

/**
 * mdr_session_withhold_password:
 * @self: a session with an address
 *
 * Notes that the user gave a password, or was about to, where none is taken: that is why the mail
 * program is refused, too.
 */
void
mdr_session_withhold_password (MdrSession *self)
{
  g_return_if_fail (MDR_IS_SESSION (self));

  self->password_withheld = TRUE;
  mdr_session_queue_update (self);
}

static MdrTwoStep
get_two_step (MdrSession *self)
{
  if (mdr_answers_is (self->answers, MDR_QUESTION_TWO_STEP, "yes"))
    return MDR_TWO_STEP_ON;

  return mdr_answers_is (self->answers, MDR_QUESTION_TWO_STEP, "no") ? MDR_TWO_STEP_OFF
                                                                     : MDR_TWO_STEP_UNKNOWN;
}

/**
 * mdr_session_advise_on_password:
 * @self: a session
 * @secret: what the user wants to sign in with
 *
 * Compares a password with what the provider wants. Sends nothing.
 *
 * Returns: what to tell the user before it is sent
 */
MdrPasswordAdvice
mdr_session_advise_on_password (MdrSession *self, const MdrSecret *secret)
{
  MdrService *receiving;
  MdrSignInPolicy policy;

  g_return_val_if_fail (MDR_IS_SESSION (self), MDR_PASSWORD_ADVICE_NONE);
  g_return_val_if_fail (secret != NULL, MDR_PASSWORD_ADVICE_NONE);

  receiving = self->settings != NULL ? mdr_settings_get_receiving (self->settings) : NULL;
  if (self->settings != NULL && is_known_to_take_none (self, receiving))
    return MDR_PASSWORD_ADVICE_TAKES_NO_PASSWORD;

  policy = get_policy (self, receiving != NULL ? mdr_service_get_protocol (receiving)
                                               : MDR_PROTOCOL_IMAP);

  /* One of the servers takes it. */
  if (self->settings != NULL && policy == MDR_SIGN_IN_POLICY_OAUTH_ONLY)
    policy = MDR_SIGN_IN_POLICY_PASSWORD;

  return mdr_password_advice_give (mdr_session_get_provider (self), policy, get_two_step (self),
                                   secret);
}

/**
 * mdr_session_tidy_password:
 * @self: a session
 * @secret: what the user typed or pasted
 *
 * Takes out the blanks that are shown with some providers' app passwords and are no part of them.
 * The session does so by itself before it signs in.
 *
 * Returns: (transfer full): what to send
 */
MdrSecret *
mdr_session_tidy_password (MdrSession *self, MdrSecret *secret)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), NULL);
  g_return_val_if_fail (secret != NULL, NULL);

  return mdr_password_advice_tidy (mdr_session_get_provider (self), secret);
}

/* The name that a service is signed in to with, and whether the user chose it. */
const char *
mdr_session_choose_user_name (MdrSession *self, MdrService *service, gboolean *chosen)
{
  if (chosen != NULL)
    *chosen = self->user_name != NULL;

  if (self->user_name != NULL)
    return self->user_name;

  if (mdr_service_get_user_name (service) != NULL)
    return mdr_service_get_user_name (service);

  return mdr_address_get_text (self->address);
}

/* Remembers the name that a server refused together with a password, unless it was clear that it
 * was not the name. */
void
mdr_session_note_refused_name (MdrSession *self,
                               MdrService *service,
                               const char *user_name,
                               MdrCause cause)
{
  mdr_session_forget_refused_name (self);

  if (cause != MDR_CAUSE_PASSWORD_WRONG && cause != MDR_CAUSE_USERNAME_NOT_FULL_ADDRESS &&
      cause != MDR_CAUSE_UNKNOWN)
    return;

  self->refused_name = g_strdup (user_name);
  self->refused_service = g_object_ref (service);
}

void
mdr_session_forget_refused_name (MdrSession *self)
{
  g_clear_pointer (&self->refused_name, g_free);
  g_clear_object (&self->refused_service);
}

/* The form that the provider wants; %NULL if it gives out names that nobody can guess. Where there
 * is no rule it is the whole address, as nearly everywhere. */
static char *
dup_right_name (MdrSession *self, gboolean *by_rule)
{
  MdrProvider *provider = mdr_session_get_provider (self);
  g_autofree char *name = NULL;

  if (provider != NULL)
    name = mdr_provider_dup_user_name (provider, mdr_service_get_protocol (self->refused_service),
                                       self->address);

  *by_rule = name != NULL;
  if (name == NULL && provider != NULL &&
      mdr_provider_has_server (provider, mdr_service_get_host (self->refused_service)))
    return NULL;

  return g_utf8_strdown (name != NULL ? name : mdr_address_get_text (self->address), -1);
}

/* Without blanks, capitals and a full stop at the end. */
static char *
dup_without_slips (const char *name)
{
  g_autofree char *small = g_utf8_strdown (name, -1);
  GString *bare = g_string_new (NULL);

  for (const char *p = small; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (bare, g_utf8_get_char (p));

  while (bare->len > 0 && bare->str[bare->len - 1] == '.')
    g_string_truncate (bare, bare->len - 1);

  return g_string_free (bare, FALSE);
}

/* Whether a name is the address or its first part, but for slips; else somebody gave it out. */
static gboolean
comes_from_address (MdrSession *self, const char *name)
{
  g_autofree char *bare = dup_without_slips (name);
  g_autofree char *address = g_utf8_strdown (mdr_address_get_text (self->address), -1);
  g_autofree char *local_part = g_utf8_strdown (mdr_address_get_local_part (self->address), -1);

  return g_str_equal (bare, address) || g_str_equal (bare, local_part);
}

/**
 * mdr_session_dup_proposed_user_name:
 * @self: a session
 *
 * After a refusal, proposes another form of the user name where the one that was used is in doubt.
 * It is for the user to accept, by mdr_session_set_user_name(); nothing is tried by itself.
 *
 * Capitals alone are a reason where the provider is not known: mail servers of smaller houses may
 * tell them apart.
 *
 * Returns: (transfer full) (nullable): the name to try, or %NULL if there is no better one
 */
char *
mdr_session_dup_proposed_user_name (MdrSession *self)
{
  g_autofree char *right = NULL;
  g_autofree char *small = NULL;
  gboolean by_rule = FALSE;

  g_return_val_if_fail (MDR_IS_SESSION (self), NULL);

  if (self->refused_name == NULL || self->address == NULL)
    return NULL;

  right = dup_right_name (self, &by_rule);
  if (right == NULL || g_str_equal (right, self->refused_name) ||
      g_str_equal (right, mdr_session_choose_user_name (self, self->refused_service, NULL)))
    return NULL;

  small = g_utf8_strdown (self->refused_name, -1);
  if (by_rule && g_str_equal (small, right))
    return NULL;

  return by_rule || comes_from_address (self, self->refused_name) ? g_steal_pointer (&right) : NULL;
}

/* Whether a name is what the settings say for the server that refused another. Then it is left to
 * them: they may say another name for another server. */
gboolean
mdr_session_is_name_of_settings (MdrSession *self, const char *user_name)
{
  const char *name;

  if (self->refused_service == NULL || user_name == NULL)
    return FALSE;

  name = mdr_service_get_user_name (self->refused_service);

  return name != NULL && g_str_equal (name, user_name);
}

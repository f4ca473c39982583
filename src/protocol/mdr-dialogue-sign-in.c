/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signing in, as far as it is the same in all protocols: whether, how, and what came of it.
 */

#include "mdr-dialogue-private.h"

#include <string.h>

/* Longer tokens would not fit into a line of RFC 4954 section 4 once they are in base64, and no
 * provider lets anybody choose a longer password. */
#define MAX_USER_NAME_LENGTH 512
#define MAX_PASSWORD_LENGTH 2048
#define MAX_TOKEN_LENGTH 8192

static void
report_sign_in_error (MdrDialogue *self, const char *code, MdrStepId step, MdrCause cause)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);
  g_autofree char *methods = NULL;

  if (priv->mechanisms->len > 0)
    methods = g_strjoinv (", ", (char **) priv->mechanisms->pdata);

  mdr_dialogue_report (self, mdr_finding_new (code, step, MDR_SEVERITY_ERROR, cause, priv->service,
                                              "methods", methods, NULL));
}

/* Says which ways to sign in the server offers. */
void
mdr_dialogue_report_methods (MdrDialogue *self)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);
  g_autofree char *methods = NULL;

  if (priv->mechanisms->len == 0)
    return;

  methods = g_strjoinv (", ", (char **) priv->mechanisms->pdata);
  mdr_dialogue_report (self,
                       mdr_finding_new ("sign-in-methods", MDR_STEP_SETTINGS, MDR_SEVERITY_INFO,
                                        MDR_CAUSE_OK, priv->service, "methods", methods, NULL));
}

/* Why credentials cannot be sent in any protocol: a code, or NULL. Line ends in them would be
 * commands of their own, and other control characters separate the parts of a token's message. */
static const char *
find_fault (MdrCredentials *credentials)
{
  const char *user_name = mdr_credentials_get_user_name (credentials);
  gboolean is_token = mdr_credentials_get_kind (credentials) == MDR_PASSWORD_KIND_TOKEN;
  const char *secret;
  gsize length;

  secret = mdr_secret_peek (mdr_credentials_get_secret (credentials), &length);

  if (*user_name == '\0' || length == 0)
    return "empty";

  if (strlen (user_name) > MAX_USER_NAME_LENGTH ||
      length > (is_token ? MAX_TOKEN_LENGTH : MAX_PASSWORD_LENGTH))
    return "too-long";

  for (const char *p = user_name; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      return "control-characters";

  for (gsize i = 0; i < length; i++)
    if (secret[i] == '\0' || secret[i] == '\r' || secret[i] == '\n' ||
        (is_token && (g_ascii_iscntrl (secret[i]) || secret[i] == ' ')))
      return "control-characters";

  return NULL;
}

/* Whether the credentials are not fit to be sent; reported if so. */
static gboolean
is_withheld (MdrDialogue *self)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);
  const char *fault = find_fault (priv->credentials);

  if (fault == NULL)
    return FALSE;

  mdr_dialogue_report (self,
                       mdr_finding_new ("sign-in-withheld", MDR_STEP_TWO_STEP, MDR_SEVERITY_INFO,
                                        MDR_CAUSE_OK, priv->service, "reason", fault, NULL));

  return TRUE;
}

/* Whether the server offers a way that the credentials fit; reported if not. */
static gboolean
is_offered (MdrDialogue *self, MdrSaslMatch match)
{
  switch (match)
    {
    case MDR_SASL_MATCH_USABLE:
      return TRUE;

    case MDR_SASL_MATCH_ONLY_MODERN:
      report_sign_in_error (self, "only-modern-sign-in", MDR_STEP_SETTINGS,
                            MDR_CAUSE_OAUTH_REQUIRED);
      return FALSE;

    case MDR_SASL_MATCH_NONE:
      report_sign_in_error (self, "no-usable-sign-in-method", MDR_STEP_SETTINGS,
                            MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED);
      return FALSE;
    }

  g_return_val_if_reached (FALSE);
}

/* Whether and how to sign in. What stands in the way is reported.
 *
 * Returns a static string, MDR_PLAIN_LOGIN or the name of a mechanism whose exchange can begin;
 * NULL when there is nothing to do but to say goodbye. */
const char *
mdr_dialogue_choose_method (MdrDialogue *self)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);
  MdrPasswordKind kind = MDR_PASSWORD_KIND_ACCOUNT;
  const char *method = NULL;
  MdrSaslMatch match;

  /* Servers hide their methods from the unencrypted; that there are none means nothing then. */
  if (!priv->secure && priv->credentials == NULL)
    return NULL;

  if (priv->credentials != NULL)
    kind = mdr_credentials_get_kind (priv->credentials);

  match = mdr_sasl_choose (mdr_dialogue_get_mechanisms (self), kind, &method);
  if (priv->credentials == NULL && match == MDR_SASL_MATCH_USABLE)
    return NULL;

  mdr_dialogue_enter_phase (self, MDR_PHASE_SIGN_IN);

  if (!priv->secure)
    {
      report_sign_in_error (self, "sign-in-not-secure", MDR_STEP_TWO_STEP,
                            MDR_CAUSE_ENCRYPTION_REQUIRED);
      return NULL;
    }

  if (!is_offered (self, match) || is_withheld (self))
    return NULL;

  priv->method = method;
  if (strcmp (method, MDR_PLAIN_LOGIN) != 0)
    priv->sasl = mdr_sasl_new (method, priv->credentials, priv->service);

  return method;
}

/* Says @command, if there is one, and @response in base64. */
static MdrNext
say_response (MdrDialogue *self, const char *command, MdrSecret *response)
{
  g_autoptr (MdrSecret) line = mdr_secret_new ();
  g_autofree char *public_form = NULL;

  if (command != NULL)
    {
      mdr_secret_append (line, command, -1);
      mdr_secret_append (line, " ", 1);
    }

  mdr_secret_append_base64 (line, response);
  public_form = g_strconcat (command != NULL ? command : "", command != NULL ? " " : "",
                             mdr_secret_is_empty (response) ? "(nothing)" : "(hidden)", NULL);

  return mdr_dialogue_say_secret (self, line, public_form);
}

/* Begins the exchange of the chosen mechanism. The initial response goes along with @command where
 * the line then has at most @max_length bytes, and waits to be asked for otherwise. */
MdrNext
mdr_dialogue_begin_exchange (MdrDialogue *self, const char *command, gsize max_length)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);
  g_autoptr (MdrSecret) response = NULL;
  gsize length;

  if (mdr_sasl_is_server_first (priv->sasl))
    return mdr_dialogue_say (self, command);

  response = mdr_sasl_begin (priv->sasl);
  mdr_secret_peek (response, &length);

  if (strlen (command) + 1 + (length + 2) / 3 * 4 <= max_length)
    return say_response (self, command, response);

  priv->initial_response = g_steal_pointer (&response);

  return mdr_dialogue_say (self, command);
}

static void
report_broken (MdrDialogue *self, const char *problem)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);

  mdr_dialogue_report (self, mdr_finding_new ("sign-in-broken", MDR_STEP_TWO_STEP,
                                              MDR_SEVERITY_ERROR, MDR_CAUSE_UNKNOWN, priv->service,
                                              "method", priv->method, "reason", problem, NULL));
}

/* Answers a challenge, or cancels the exchange; the dialogue is settled then. */
MdrNext
mdr_dialogue_continue_exchange (MdrDialogue *self, MdrSpan challenge)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);
  g_autoptr (MdrSecret) response = g_steal_pointer (&priv->initial_response);

  if (response == NULL)
    response = mdr_sasl_respond (priv->sasl, challenge);

  if (response != NULL)
    return say_response (self, NULL, response);

  report_broken (self, mdr_sasl_get_problem (priv->sasl));
  mdr_dialogue_settle (self);

  return mdr_dialogue_say (self, "*");
}

/* The server says that we are signed in. Reports it, unless the mechanism misses something. */
gboolean
mdr_dialogue_complete_exchange (MdrDialogue *self)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);

  if (priv->sasl != NULL && !mdr_sasl_is_complete (priv->sasl))
    {
      report_broken (self, "server-proof-missing");
      return FALSE;
    }

  mdr_dialogue_report (self,
                       mdr_finding_new ("sign-in-accepted", MDR_STEP_TWO_STEP, MDR_SEVERITY_INFO,
                                        MDR_CAUSE_OK, priv->service, "method", priv->method, NULL));

  return TRUE;
}

/* Whether a refusal is about the server rather than about who signs in. */
static gboolean
is_unavailable (MdrCause cause)
{
  return cause == MDR_CAUSE_SERVER_TEMPORARY || cause == MDR_CAUSE_TOO_MANY_CONNECTIONS ||
         cause == MDR_CAUSE_RATE_LIMITED;
}

/* What a server says of a token, unless it is the token. */
static const char *
harmless (MdrDialogue *self, const char *text)
{
  MdrCredentials *credentials = mdr_dialogue_get_credentials (self);

  return text != NULL && !mdr_credentials_occur_in (credentials, text, strlen (text)) ? text : NULL;
}

/* That a token is good, and yet not for mail (RFC 6750 section 3.1, RFC 7628 section 3.2.2). The
 * scope that XOAUTH2 names says nothing of the kind: servers name it with every refusal. */
static gboolean
lacks_permission (const char *status, const char *text)
{
  static const char *const words[] = { "insufficient_scope", "insufficient scope" };

  if (g_strcmp0 (status, "insufficient_scope") == 0 || g_strcmp0 (status, "403") == 0)
    return TRUE;

  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (words); i++)
    if (strcasestr (text, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Which form of the user name was refused; the name itself stays here. */
static const char *
name_form (MdrDialogue *self)
{
  MdrAddress *address = mdr_dialogue_get_address (self);
  const char *user_name = mdr_credentials_get_user_name (mdr_dialogue_get_credentials (self));

  if (address != NULL && g_ascii_strcasecmp (user_name, mdr_address_get_text (address)) == 0)
    return "full-address";

  if (address != NULL && g_ascii_strcasecmp (user_name, mdr_address_get_local_part (address)) == 0)
    return "local-part";

  return "other";
}

static const char *
password_kind (MdrDialogue *self)
{
  MdrCredentials *credentials = mdr_dialogue_get_credentials (self);

  return mdr_enum_to_nick (MDR_TYPE_PASSWORD_KIND, (int) mdr_credentials_get_kind (credentials));
}

/* The server refused a token. Which of the possible reasons it has, few servers say. */
static void
report_token_refused (MdrDialogue *self, MdrCause cause, const char *text)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);
  const char *status = harmless (self, mdr_sasl_get_error_status (priv->sasl));
  const char *scope = harmless (self, mdr_sasl_get_error_scope (priv->sasl));
  const char *error = harmless (self, mdr_sasl_get_error_text (priv->sasl));
  const char *reason = lacks_permission (status, text) ? "permission" : NULL;

  mdr_dialogue_report (self, mdr_finding_new ("token-refused", MDR_STEP_TWO_STEP,
                                              MDR_SEVERITY_ERROR, cause, priv->service, "method",
                                              priv->method, "reason", reason, "server-text", text,
                                              "status", status, "scope", scope, "token-error",
                                              error, "user-name-form", name_form (self), NULL));
}

/* The server refused to sign us in. */
void
mdr_dialogue_report_refused (MdrDialogue *self, MdrRefusal *refusal)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);
  g_autofree char *text = mdr_dialogue_dup_server_text (self, refusal->text);
  const char *code = "sign-in-refused";
  MdrCause cause;

  refusal->moment = MDR_MOMENT_SIGN_IN;
  refusal->with_token = priv->sasl != NULL && mdr_sasl_is_modern (priv->sasl);
  cause = mdr_refusal_get_cause (refusal);

  if (refusal->with_token && cause == MDR_CAUSE_OAUTH_TOKEN_EXPIRED)
    {
      report_token_refused (self, cause, text);
      return;
    }

  if (is_unavailable (cause))
    code = "sign-in-unavailable";

  mdr_dialogue_report (self, mdr_finding_new (code, MDR_STEP_TWO_STEP, MDR_SEVERITY_ERROR, cause,
                                              priv->service, "method", priv->method, "server-text",
                                              text, "user-name-form", name_form (self),
                                              "password-kind", password_kind (self), NULL));
}

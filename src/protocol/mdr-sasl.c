/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all SASL mechanisms share. Why not libgsasl: it copies passwords into heap memory that is
 * paged out and not wiped, and the GNOME runtime does not have it. The mechanisms that mail servers
 * speak are few and small, and their cryptography is GnuTLS's.
 */

#include "mdr-sasl.h"

#include "core/mdr-clean-text.h"

#include "mdr-sasl-private.h"

/* RFC 4954 section 4 limits a challenge to 12,288 octets, a third of which is base64's. */
#define MAX_CHALLENGE_LENGTH 12288

/* No mechanism of ours needs more, and none may ask for the password twice. */
#define MAX_STEPS 4

typedef struct
{
  const char *mechanism; /* static */
  const char *problem;   /* static */
  guint step;
  gboolean complete;

  /* owned */
  MdrCredentials *credentials;
  MdrService *service;
  char *error_status;
  char *error_scope;
  char *error_text;

  /* borrowed, while it is answered */
  MdrSpan challenge;
} MdrSaslPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MdrSasl, mdr_sasl, G_TYPE_OBJECT)

static void
mdr_sasl_finalize (GObject *object)
{
  MdrSaslPrivate *priv = mdr_sasl_get_instance_private (MDR_SASL (object));

  g_clear_object (&priv->credentials);
  g_clear_object (&priv->service);
  g_clear_pointer (&priv->error_status, g_free);
  g_clear_pointer (&priv->error_scope, g_free);
  g_clear_pointer (&priv->error_text, g_free);

  G_OBJECT_CLASS (mdr_sasl_parent_class)->finalize (object);
}

static void
mdr_sasl_class_init (MdrSaslClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_sasl_finalize;
}

static void
mdr_sasl_init (MdrSasl *self)
{
}

/**
 * mdr_sasl_new:
 * @mechanism: a mechanism that mdr_sasl_choose() chose, but not %MDR_PLAIN_LOGIN
 * @credentials: with what to sign in
 * @service: where
 *
 * Returns: (transfer full): an exchange that has not begun
 */
MdrSasl *
mdr_sasl_new (const char *mechanism, MdrCredentials *credentials, MdrService *service)
{
  MdrSaslPrivate *priv;
  const char *name;
  MdrSasl *self;
  GType type;

  g_return_val_if_fail (MDR_IS_CREDENTIALS (credentials), NULL);
  g_return_val_if_fail (MDR_IS_SERVICE (service), NULL);

  name = mdr_sasl_find_mechanism (mechanism, &type);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (type, NULL);
  priv = mdr_sasl_get_instance_private (self);
  priv->mechanism = name;
  priv->credentials = g_object_ref (credentials);
  priv->service = g_object_ref (service);

  return self;
}

/**
 * mdr_sasl_get_mechanism:
 * @self: an exchange
 *
 * Returns: the name of its mechanism
 */
const char *
mdr_sasl_get_mechanism (MdrSasl *self)
{
  MdrSaslPrivate *priv = mdr_sasl_get_instance_private (self);

  g_return_val_if_fail (MDR_IS_SASL (self), NULL);

  return priv->mechanism;
}

/**
 * mdr_sasl_is_server_first:
 * @self: an exchange
 *
 * Returns: whether there is no initial response, because the server has the first word
 */
gboolean
mdr_sasl_is_server_first (MdrSasl *self)
{
  g_return_val_if_fail (MDR_IS_SASL (self), FALSE);

  return MDR_SASL_GET_CLASS (self)->server_first;
}

/**
 * mdr_sasl_is_modern:
 * @self: an exchange
 *
 * Returns: whether it takes a token instead of a password
 */
gboolean
mdr_sasl_is_modern (MdrSasl *self)
{
  g_return_val_if_fail (MDR_IS_SASL (self), FALSE);

  return MDR_SASL_GET_CLASS (self)->modern;
}

/**
 * mdr_sasl_is_complete:
 * @self: an exchange
 *
 * Tells whether a success that the server announces may be believed: all was said, and if the
 * mechanism proves the server too, the proof was right.
 *
 * Returns: whether nothing is missing
 */
gboolean
mdr_sasl_is_complete (MdrSasl *self)
{
  MdrSaslPrivate *priv = mdr_sasl_get_instance_private (self);

  g_return_val_if_fail (MDR_IS_SASL (self), FALSE);

  return priv->complete;
}

/**
 * mdr_sasl_get_problem:
 * @self: an exchange
 *
 * Returns: (nullable): a code for why a challenge was not answered: `bad-challenge`,
 *   `server-proof-wrong`, `unacceptable-rounds`, `asked-again`
 */
const char *
mdr_sasl_get_problem (MdrSasl *self)
{
  MdrSaslPrivate *priv = mdr_sasl_get_instance_private (self);

  g_return_val_if_fail (MDR_IS_SASL (self), NULL);

  return priv->problem;
}

/**
 * mdr_sasl_get_error_status:
 * @self: an exchange
 *
 * Returns: (nullable): what the server said of the token, `invalid_token` or `401`
 */
const char *
mdr_sasl_get_error_status (MdrSasl *self)
{
  MdrSaslPrivate *priv = mdr_sasl_get_instance_private (self);

  g_return_val_if_fail (MDR_IS_SASL (self), NULL);

  return priv->error_status;
}

/**
 * mdr_sasl_get_error_scope:
 * @self: an exchange
 *
 * Returns: (nullable): the scope that a token has to have, as the server said
 */
const char *
mdr_sasl_get_error_scope (MdrSasl *self)
{
  MdrSaslPrivate *priv = mdr_sasl_get_instance_private (self);

  g_return_val_if_fail (MDR_IS_SASL (self), NULL);

  return priv->error_scope;
}

/**
 * mdr_sasl_get_error_text:
 * @self: an exchange
 *
 * Returns: (nullable): all that the server said of the token, decoded and cleaned
 */
const char *
mdr_sasl_get_error_text (MdrSasl *self)
{
  MdrSaslPrivate *priv = mdr_sasl_get_instance_private (self);

  g_return_val_if_fail (MDR_IS_SASL (self), NULL);

  return priv->error_text;
}

/**
 * mdr_sasl_begin:
 * @self: an exchange in which the client has the first word
 *
 * Returns: (transfer full): the initial response, not yet in base64
 */
MdrSecret *
mdr_sasl_begin (MdrSasl *self)
{
  MdrSaslPrivate *priv = mdr_sasl_get_instance_private (self);

  g_return_val_if_fail (MDR_IS_SASL (self), NULL);
  g_return_val_if_fail (!mdr_sasl_is_server_first (self) && priv->step == 0, NULL);

  return MDR_SASL_GET_CLASS (self)->respond (self, priv->step++, MDR_SPAN (NULL, 0));
}

/**
 * mdr_sasl_respond:
 * @self: an exchange
 * @challenge: what the server said, in base64
 *
 * Answers a challenge.
 *
 * Returns: (transfer full) (nullable): the answer, not yet in base64, perhaps empty; %NULL when the
 *   exchange is to be cancelled
 */
MdrSecret *
mdr_sasl_respond (MdrSasl *self, MdrSpan challenge)
{
  MdrSaslPrivate *priv = mdr_sasl_get_instance_private (self);
  guchar bytes[MAX_CHALLENGE_LENGTH / 4 * 3 + 3];
  MdrSecret *response;
  gsize length;
  int state = 0;
  guint save = 0;

  g_return_val_if_fail (MDR_IS_SASL (self), NULL);

  if (priv->step >= MAX_STEPS)
    return mdr_sasl_refuse (self, "asked-again");

  if (challenge.length > MAX_CHALLENGE_LENGTH)
    return mdr_sasl_refuse (self, "bad-challenge");

  length = g_base64_decode_step (challenge.bytes, challenge.length, bytes, &state, &save);

  priv->challenge = challenge;
  response = MDR_SASL_GET_CLASS (self)->respond (self, priv->step++,
                                                 MDR_SPAN ((const char *) bytes, length));
  priv->challenge = MDR_SPAN (NULL, 0);

  /* A hostile server may have sent the password back. */
  mdr_wipe (bytes, length);

  return response;
}

MdrCredentials *
mdr_sasl_get_credentials (MdrSasl *self)
{
  MdrSaslPrivate *priv = mdr_sasl_get_instance_private (self);

  return priv->credentials;
}

MdrService *
mdr_sasl_get_service (MdrSasl *self)
{
  MdrSaslPrivate *priv = mdr_sasl_get_instance_private (self);

  return priv->service;
}

/* The challenge as it came, for what should be base64 and is not. */
MdrSpan
mdr_sasl_get_challenge (MdrSasl *self)
{
  MdrSaslPrivate *priv = mdr_sasl_get_instance_private (self);

  return priv->challenge;
}

/* Ends the exchange from our side; @problem is a static string. */
MdrSecret *
mdr_sasl_refuse (MdrSasl *self, const char *problem)
{
  MdrSaslPrivate *priv = mdr_sasl_get_instance_private (self);

  priv->problem = problem;
  priv->complete = FALSE;

  return NULL;
}

/* From now on the server may announce success. */
void
mdr_sasl_complete (MdrSasl *self)
{
  MdrSaslPrivate *priv = mdr_sasl_get_instance_private (self);

  priv->complete = TRUE;
}

static char *
clean (MdrSpan text, gsize max_chars)
{
  return text.length > 0 ? mdr_clean_text (text.bytes, (gssize) text.length, max_chars) : NULL;
}

/* The server explained why it refuses the token; no success can follow. */
void
mdr_sasl_note_error (MdrSasl *self, const MdrSaslError *error)
{
  MdrSaslPrivate *priv = mdr_sasl_get_instance_private (self);

  g_free (priv->error_status);
  priv->error_status = clean (error->status, 100);
  g_free (priv->error_scope);
  priv->error_scope = clean (error->scope, 200);
  g_free (priv->error_text);
  priv->error_text = clean (error->text, 400);
  priv->complete = FALSE;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A user name and a secret that belong together. No properties: any property can be read by anyone.
 */

#include "mdr-credentials.h"

#include <string.h>

struct _MdrCredentials
{
  GObject parent_instance;

  MdrPasswordKind kind;

  /* owned */
  char *user_name;
  MdrSecret *secret;
};

G_DEFINE_FINAL_TYPE (MdrCredentials, mdr_credentials, G_TYPE_OBJECT)

static void
mdr_credentials_finalize (GObject *object)
{
  MdrCredentials *self = MDR_CREDENTIALS (object);

  g_clear_pointer (&self->user_name, g_free);
  g_clear_pointer (&self->secret, mdr_secret_unref);

  G_OBJECT_CLASS (mdr_credentials_parent_class)->finalize (object);
}

static void
mdr_credentials_class_init (MdrCredentialsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_credentials_finalize;
}

static void
mdr_credentials_init (MdrCredentials *self)
{
}

/**
 * mdr_credentials_new:
 * @user_name: the name to sign in with
 * @secret: password or token; held, not copied
 * @kind: what the user says it is
 *
 * Returns: (transfer full): new credentials
 */
MdrCredentials *
mdr_credentials_new (const char *user_name, MdrSecret *secret, MdrPasswordKind kind)
{
  MdrCredentials *self;

  g_return_val_if_fail (user_name != NULL, NULL);
  g_return_val_if_fail (secret != NULL, NULL);

  self = g_object_new (MDR_TYPE_CREDENTIALS, NULL);
  self->user_name = g_strdup (user_name);
  self->secret = mdr_secret_ref (secret);
  self->kind = kind;

  return self;
}

/**
 * mdr_credentials_get_user_name:
 * @self: credentials
 *
 * Returns: the name to sign in with
 */
const char *
mdr_credentials_get_user_name (MdrCredentials *self)
{
  g_return_val_if_fail (MDR_IS_CREDENTIALS (self), NULL);

  return self->user_name;
}

/**
 * mdr_credentials_get_secret:
 * @self: credentials
 *
 * Returns: (transfer none): the password or token
 */
MdrSecret *
mdr_credentials_get_secret (MdrCredentials *self)
{
  g_return_val_if_fail (MDR_IS_CREDENTIALS (self), NULL);

  return self->secret;
}

/**
 * mdr_credentials_get_kind:
 * @self: credentials
 *
 * Returns: what the user says the secret is
 */
MdrPasswordKind
mdr_credentials_get_kind (MdrCredentials *self)
{
  g_return_val_if_fail (MDR_IS_CREDENTIALS (self), MDR_PASSWORD_KIND_ACCOUNT);

  return self->kind;
}

/**
 * mdr_credentials_forget_secret:
 * @self: credentials that have served
 *
 * Lets go of the secret, for everybody who still holds @self.
 */
void
mdr_credentials_forget_secret (MdrCredentials *self)
{
  g_return_if_fail (MDR_IS_CREDENTIALS (self));

  mdr_secret_unref (self->secret);
  self->secret = mdr_secret_new ();
}

/* base64 of a text inside a longer one depends on where it stands in its group of three; two
 * characters at each end hang together with the neighbours. */
static gboolean
base64_occurs (const MdrSecret *secret, gsize offset, const char *text, gsize length)
{
  g_autoptr (MdrSecret) shifted = mdr_secret_new ();
  g_autoptr (MdrSecret) encoded = mdr_secret_new ();
  const char *bytes;
  gsize n_bytes;
  gsize n_encoded;

  bytes = mdr_secret_peek (secret, &n_bytes);
  mdr_secret_append (shifted, "\0\0", (gssize) offset);
  mdr_secret_append (shifted, bytes, n_bytes);
  mdr_secret_append_base64 (encoded, shifted);
  bytes = mdr_secret_peek (encoded, &n_encoded);

  if (n_encoded <= 8)
    return FALSE;

  return memmem (text, length, bytes + 4, n_encoded - 8) != NULL;
}

/**
 * mdr_credentials_occur_in:
 * @self: credentials
 * @text: bytes from a server
 * @length: how many
 *
 * Tells whether a server sends the secret back to us, in clear or in base64, as some do in their
 * error messages. Such a line must not be kept.
 *
 * Returns: whether the secret is in @text
 */
gboolean
mdr_credentials_occur_in (MdrCredentials *self, const char *text, gsize length)
{
  const char *bytes;
  gsize n_bytes;

  g_return_val_if_fail (MDR_IS_CREDENTIALS (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  bytes = mdr_secret_peek (self->secret, &n_bytes);
  if (n_bytes == 0)
    return FALSE;

  if (memmem (text, length, bytes, n_bytes) != NULL)
    return TRUE;

  for (gsize offset = 0; offset < 3; offset++)
    if (base64_occurs (self->secret, offset, text, length))
      return TRUE;

  return FALSE;
}

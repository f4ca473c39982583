/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A user name and a secret that belong together. No properties: any property can be read by anyone.
 */

#include "mdr-credentials.h"

#include <string.h>

#include "mdr-fingerprint.h"

/* The ways in which a text can lie in base64's groups of three bytes. */
#define N_ALIGNMENTS 3

/* Fewer digits of base64 than this stand in too many texts by chance. */
#define MIN_DIGITS 4

struct _MdrCredentials
{
  GObject parent_instance;

  MdrPasswordKind kind;
  gboolean sent;

  /* of the secret that is forgotten: as it is, and as it lies in base64 */
  MdrFingerprint plain;
  MdrFingerprint inner[N_ALIGNMENTS];

  /* owned */
  char *user_name;
  MdrSecret *secret;
  MdrSecret *encoded[N_ALIGNMENTS]; /* made when first looked for */
};

G_DEFINE_FINAL_TYPE (MdrCredentials, mdr_credentials, G_TYPE_OBJECT)

static void
forget_encoded (MdrCredentials *self)
{
  for (gsize i = 0; i < N_ALIGNMENTS; i++)
    g_clear_pointer (&self->encoded[i], mdr_secret_unref);
}

static void
mdr_credentials_finalize (GObject *object)
{
  MdrCredentials *self = MDR_CREDENTIALS (object);

  g_clear_pointer (&self->user_name, g_free);
  g_clear_pointer (&self->secret, mdr_secret_unref);
  forget_encoded (self);

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
 * mdr_credentials_note_sent:
 * @self: credentials
 *
 * Notes that a server is being told who signs in, in whatever form: from here on it may count this
 * as an attempt.
 */
void
mdr_credentials_note_sent (MdrCredentials *self)
{
  g_return_if_fail (MDR_IS_CREDENTIALS (self));

  self->sent = TRUE;
}

/**
 * mdr_credentials_were_sent:
 * @self: credentials
 *
 * Returns: whether a server may have seen any of it
 */
gboolean
mdr_credentials_were_sent (MdrCredentials *self)
{
  g_return_val_if_fail (MDR_IS_CREDENTIALS (self), FALSE);

  return self->sent;
}

/* base64 of a text inside a longer one depends on where it stands in its group of three bytes. The
 * digits at its ends hang together with the neighbours; only those in between are given. */
static MdrSecret *
encode_inner (const MdrSecret *secret, gsize offset)
{
  g_autoptr (MdrSecret) shifted = mdr_secret_new ();
  g_autoptr (MdrSecret) whole = mdr_secret_new ();
  MdrSecret *inner = mdr_secret_new ();
  const char *bytes;
  gsize n_bytes;
  gsize begin = (offset * 8 + 5) / 6;
  gsize end;

  bytes = mdr_secret_peek (secret, &n_bytes);
  end = (offset + n_bytes) * 8 / 6;
  mdr_secret_append (shifted, "\0\0", (gssize) offset);
  mdr_secret_append (shifted, bytes, n_bytes);
  mdr_secret_append_base64 (whole, shifted);

  if (end >= begin + MIN_DIGITS)
    mdr_secret_append (inner, mdr_secret_peek (whole, NULL) + begin, end - begin);

  return inner;
}

static MdrSecret *
get_encoded (MdrCredentials *self, gsize offset)
{
  if (self->encoded[offset] == NULL)
    self->encoded[offset] = encode_inner (self->secret, offset);

  return self->encoded[offset];
}

/**
 * mdr_credentials_forget_secret:
 * @self: credentials that have served
 *
 * Lets go of the secret, for everybody who still holds @self. What a server says after that is
 * still recognised by mdr_credentials_occur_in(), by a fingerprint.
 */
void
mdr_credentials_forget_secret (MdrCredentials *self)
{
  const char *bytes;
  gsize length;

  g_return_if_fail (MDR_IS_CREDENTIALS (self));

  if (mdr_secret_is_empty (self->secret))
    return;

  if (self->sent)
    {
      bytes = mdr_secret_peek (self->secret, &length);
      mdr_fingerprint_take (&self->plain, bytes, length);
      for (gsize offset = 0; offset < N_ALIGNMENTS; offset++)
        {
          bytes = mdr_secret_peek (get_encoded (self, offset), &length);
          mdr_fingerprint_take (&self->inner[offset], bytes, length);
        }
    }

  mdr_secret_unref (self->secret);
  self->secret = mdr_secret_new ();
  forget_encoded (self);
}

static gboolean
fingerprint_occurs (MdrCredentials *self, const char *text, gsize length)
{
  if (mdr_fingerprint_occurs_in (&self->plain, text, length))
    return TRUE;

  for (gsize offset = 0; offset < N_ALIGNMENTS; offset++)
    if (mdr_fingerprint_occurs_in (&self->inner[offset], text, length))
      return TRUE;

  return FALSE;
}

static gboolean
base64_occurs (MdrCredentials *self, gsize offset, const char *text, gsize length)
{
  gsize n_digits;
  const char *digits = mdr_secret_peek (get_encoded (self, offset), &n_digits);

  return n_digits > 0 && memmem (text, length, digits, n_digits) != NULL;
}

/* In clear or in base64. */
static gboolean
occurs (MdrCredentials *self, const char *text, gsize length)
{
  const char *bytes;
  gsize n_bytes;

  bytes = mdr_secret_peek (self->secret, &n_bytes);
  if (n_bytes == 0)
    return fingerprint_occurs (self, text, length);

  if (memmem (text, length, bytes, n_bytes) != NULL)
    return TRUE;

  for (gsize offset = 0; offset < N_ALIGNMENTS; offset++)
    if (base64_occurs (self, offset, text, length))
      return TRUE;

  return FALSE;
}

/* Undoes what is done to texts in links (RFC 3986 section 2.1), in place; gives the new length. */
static gsize
decode_percents (char *text, gsize length)
{
  gsize n_decoded = 0;

  for (gsize i = 0; i < length; i++)
    {
      int high = text[i] == '%' && i + 2 < length ? g_ascii_xdigit_value (text[i + 1]) : -1;
      int low = high >= 0 ? g_ascii_xdigit_value (text[i + 2]) : -1;

      if (low >= 0)
        i += 2;
      text[n_decoded++] = low >= 0 ? (char) (high * 16 + low) : text[i] == '+' ? ' ' : text[i];
    }

  return n_decoded;
}

/* The alphabet for links (RFC 4648 section 5) has two other digits. */
static void
write_usual_digits (char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] == '-' || text[i] == '_')
      text[i] = text[i] == '-' ? '+' : '/';
}

/**
 * mdr_credentials_occur_in:
 * @self: credentials
 * @text: bytes from a server
 * @length: how many
 *
 * Tells whether a server sends the secret back to us, in clear, in base64 or as it would stand in a
 * link, as some do in their error messages. Such a line must not be kept.
 *
 * Returns: whether the secret is in @text
 */
gboolean
mdr_credentials_occur_in (MdrCredentials *self, const char *text, gsize length)
{
  char *other;
  gsize n_decoded;
  gboolean found;

  g_return_val_if_fail (MDR_IS_CREDENTIALS (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (occurs (self, text, length))
    return TRUE;

  other = g_malloc (length + 1);
  memcpy (other, text, length);
  write_usual_digits (other, length);
  found = occurs (self, other, length);

  memcpy (other, text, length);
  n_decoded = decode_percents (other, length);
  found = found || occurs (self, other, n_decoded);
  write_usual_digits (other, n_decoded);
  found = found || occurs (self, other, n_decoded);

  mdr_wipe (other, length);
  g_free (other);

  return found;
}

/**
 * mdr_credentials_have_part:
 * @self: credentials
 * @text: a word from a server
 * @length: how many bytes
 *
 * Tells a piece of the secret, where a server that is known to have sent it back did so in several
 * words. Of a secret that is forgotten every word may be one.
 *
 * Returns: whether @text may be a part of the secret
 */
gboolean
mdr_credentials_have_part (MdrCredentials *self, const char *text, gsize length)
{
  const char *bytes;
  gsize n_bytes;

  g_return_val_if_fail (MDR_IS_CREDENTIALS (self), TRUE);
  g_return_val_if_fail (text != NULL, TRUE);

  bytes = mdr_secret_peek (self->secret, &n_bytes);

  return n_bytes == 0 || memmem (bytes, n_bytes, text, length) != NULL;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SCRAM-SHA-1 and SCRAM-SHA-256 (RFC 5802, 7677): both sides prove that they know the password.
 */

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <string.h>

#include "mdr-sasl-private.h"

#define MAX_DIGEST_LENGTH 32
#define NONCE_LENGTH 18

/* RFC 7677 section 4 asks for 4,096 at least; fewer would make it easy to guess the password from
 * the exchange. A million takes a tenth of a second here: nobody may keep us busy for longer. */
#define MIN_ROUNDS 4096
#define MAX_ROUNDS 1000000

/* "n,,": we bind to no channel; GIO's TLS connections are not ours to ask down here. */
#define GS2_HEADER "n,,"
#define GS2_HEADER_BASE64 "biws"

struct _MdrSaslScram
{
  MdrSasl parent_instance;

  /* owned */
  char *nonce;
  char *client_first; /* without the GS2 header */
  MdrSecret *server_proof;
};

G_DEFINE_FINAL_TYPE (MdrSaslScram, mdr_sasl_scram, MDR_TYPE_SASL)

static void
mdr_sasl_scram_finalize (GObject *object)
{
  MdrSaslScram *self = MDR_SASL_SCRAM (object);

  g_clear_pointer (&self->nonce, g_free);
  g_clear_pointer (&self->client_first, g_free);
  g_clear_pointer (&self->server_proof, mdr_secret_unref);

  G_OBJECT_CLASS (mdr_sasl_scram_parent_class)->finalize (object);
}

static gnutls_mac_algorithm_t
get_mac (MdrSaslScram *self)
{
  gboolean is_sha_1 = g_str_equal (mdr_sasl_get_mechanism (MDR_SASL (self)), "SCRAM-SHA-1");

  return is_sha_1 ? GNUTLS_MAC_SHA1 : GNUTLS_MAC_SHA256;
}

static MdrSecret *
begin (MdrSaslScram *self)
{
  MdrCredentials *credentials = mdr_sasl_get_credentials (MDR_SASL (self));
  g_autoptr (GString) name = g_string_new (mdr_credentials_get_user_name (credentials));
  g_autofree char *message = NULL;

  g_string_replace (name, "=", "=3D", 0);
  g_string_replace (name, ",", "=2C", 0);

  if (self->nonce == NULL)
    {
      guchar bytes[NONCE_LENGTH];

      gnutls_rnd (GNUTLS_RND_NONCE, bytes, sizeof bytes);
      self->nonce = g_base64_encode (bytes, sizeof bytes);
    }

  self->client_first = g_strconcat ("n=", name->str, ",r=", self->nonce, NULL);
  message = g_strconcat (GS2_HEADER, self->client_first, NULL);

  return mdr_secret_new_from_text (message, -1);
}

typedef struct
{
  MdrSpan nonce;
  guchar salt[256];
  gsize salt_length;
  guint rounds;
} ServerFirst;

static gboolean
parse_rounds (MdrSpan digits, guint *rounds)
{
  *rounds = 0;

  for (gsize i = 0; i < digits.length; i++)
    {
      if (!g_ascii_isdigit (digits.bytes[i]) || *rounds > MAX_ROUNDS)
        return FALSE;

      *rounds = *rounds * 10 + (guint) (digits.bytes[i] - '0');
    }

  return *rounds >= MIN_ROUNDS && *rounds <= MAX_ROUNDS;
}

/* "r=" nonce ",s=" salt ",i=" rounds; extensions may follow, one that is mandatory stands first. */
static const char *
parse_server_first (MdrSaslScram *self, MdrSpan challenge, ServerFirst *first)
{
  MdrSpan nonce = mdr_span_take_until (&challenge, ',');
  MdrSpan salt = mdr_span_take_until (&challenge, ',');
  MdrSpan rounds = mdr_span_take_until (&challenge, ',');
  gsize length = strlen (self->nonce);
  int state = 0;
  guint save = 0;

  if (!mdr_span_skip_prefix (&nonce, "r=") || !mdr_span_skip_prefix (&salt, "s=") ||
      !mdr_span_skip_prefix (&rounds, "i="))
    return "bad-challenge";

  /* The server has to add to our nonce, or an old exchange is being played back. */
  if (nonce.length <= length || memcmp (nonce.bytes, self->nonce, length) != 0)
    return "bad-challenge";

  if (salt.length == 0 || salt.length > sizeof first->salt)
    return "bad-challenge";

  first->nonce = nonce;
  first->salt_length = g_base64_decode_step (salt.bytes, salt.length, first->salt, &state, &save);

  return parse_rounds (rounds, &first->rounds) ? NULL : "unacceptable-rounds";
}

/* ClientProof and ServerSignature of RFC 5802 section 3. */
static gboolean
prove (MdrSaslScram *self, const ServerFirst *first, const GString *said, guchar *client_proof)
{
  MdrCredentials *credentials = mdr_sasl_get_credentials (MDR_SASL (self));
  gnutls_mac_algorithm_t mac = get_mac (self);
  gsize length = gnutls_hmac_get_len (mac);
  gnutls_datum_t salt = { (guchar *) first->salt, (guint) first->salt_length };
  gnutls_datum_t password;
  guchar salted[MAX_DIGEST_LENGTH];
  guchar key[MAX_DIGEST_LENGTH];
  guchar stored[MAX_DIGEST_LENGTH];
  guchar signature[MAX_DIGEST_LENGTH];
  gsize password_length;
  gboolean ok;

  password.data =
      (guchar *) mdr_secret_peek (mdr_credentials_get_secret (credentials), &password_length);
  password.size = (guint) password_length;

  ok = gnutls_pbkdf2 (mac, &password, &salt, first->rounds, salted, length) >= 0 &&
       gnutls_hmac_fast (mac, salted, length, "Client Key", 10, key) >= 0 &&
       gnutls_hash_fast ((gnutls_digest_algorithm_t) mac, key, length, stored) >= 0 &&
       gnutls_hmac_fast (mac, stored, length, said->str, said->len, signature) >= 0;

  for (gsize i = 0; i < length; i++)
    client_proof[i] = key[i] ^ signature[i];

  ok = ok && gnutls_hmac_fast (mac, salted, length, "Server Key", 10, key) >= 0 &&
       gnutls_hmac_fast (mac, key, length, said->str, said->len, signature) >= 0;

  self->server_proof = mdr_secret_new_from_text ((const char *) signature, length);

  mdr_wipe (salted, sizeof salted);
  mdr_wipe (key, sizeof key);
  mdr_wipe (stored, sizeof stored);
  mdr_wipe (signature, sizeof signature);

  return ok;
}

static MdrSecret *
answer (MdrSaslScram *self, MdrSpan challenge)
{
  g_autoptr (GString) said = g_string_new (self->client_first);
  g_autoptr (MdrSecret) proof = mdr_secret_new ();
  g_autoptr (MdrSecret) message = mdr_secret_new ();
  guchar bytes[MAX_DIGEST_LENGTH] = { 0 };
  ServerFirst first = { 0 };
  const char *problem;
  gsize offset;

  problem = parse_server_first (self, challenge, &first);
  if (problem != NULL)
    return mdr_sasl_refuse (MDR_SASL (self), problem);

  g_string_append_c (said, ',');
  g_string_append_len (said, challenge.bytes, challenge.length);
  g_string_append_c (said, ',');
  offset = said->len;
  g_string_append (said, "c=" GS2_HEADER_BASE64 ",r=");
  g_string_append_len (said, first.nonce.bytes, first.nonce.length);

  if (!prove (self, &first, said, bytes))
    return mdr_sasl_refuse (MDR_SASL (self), "bad-challenge");

  mdr_secret_append (proof, (const char *) bytes, gnutls_hmac_get_len (get_mac (self)));
  mdr_wipe (bytes, sizeof bytes);

  mdr_secret_append (message, said->str + offset, -1);
  mdr_secret_append (message, ",p=", 3);
  mdr_secret_append_base64 (message, proof);

  return g_steal_pointer (&message);
}

/* "v=" and the proof, or "e=" and a reason; the server then says in its own protocol that it is the
 * end, so there is nothing to answer. */
static MdrSecret *
check_server (MdrSaslScram *self, MdrSpan challenge)
{
  guchar bytes[MAX_DIGEST_LENGTH + 3];
  g_autoptr (MdrSecret) proof = NULL;
  gsize length;
  int state = 0;
  guint save = 0;

  if (mdr_span_skip_prefix (&challenge, "e="))
    return mdr_secret_new ();

  if (!mdr_span_skip_prefix (&challenge, "v="))
    return mdr_sasl_refuse (MDR_SASL (self), "bad-challenge");

  challenge = mdr_span_take_until (&challenge, ',');
  if (challenge.length > sizeof bytes / 3 * 4)
    return mdr_sasl_refuse (MDR_SASL (self), "server-proof-wrong");

  length = g_base64_decode_step (challenge.bytes, challenge.length, bytes, &state, &save);
  proof = mdr_secret_new_from_text ((const char *) bytes, length);

  if (!mdr_secret_equal (proof, self->server_proof))
    return mdr_sasl_refuse (MDR_SASL (self), "server-proof-wrong");

  mdr_sasl_complete (MDR_SASL (self));

  return mdr_secret_new ();
}

static MdrSecret *
mdr_sasl_scram_respond (MdrSasl *sasl, guint step, MdrSpan challenge)
{
  MdrSaslScram *self = MDR_SASL_SCRAM (sasl);

  switch (step)
    {
    case 0:
      return begin (self);

    case 1:
      return answer (self, challenge);

    case 2:
      return check_server (self, challenge);

    default:
      return mdr_sasl_refuse (sasl, "asked-again");
    }
}

static void
mdr_sasl_scram_class_init (MdrSaslScramClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_sasl_scram_finalize;
  MDR_SASL_CLASS (klass)->respond = mdr_sasl_scram_respond;
}

static void
mdr_sasl_scram_init (MdrSaslScram *self)
{
}

/* The nonce is random unless a test has to know it. */
void
mdr_sasl_scram_set_nonce (MdrSaslScram *self, const char *nonce)
{
  g_return_if_fail (MDR_IS_SASL_SCRAM (self));
  g_return_if_fail (self->nonce == NULL);

  self->nonce = g_strdup (nonce);
}

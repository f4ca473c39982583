/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * XOAUTH2 (Google) and OAUTHBEARER (RFC 7628): a token instead of a password.
 */

#include <json-glib/json-glib.h>
#include <string.h>

#include "mdr-sasl-private.h"

/* Real ones have 80 to 400 bytes. The parser recurses, so depth has to be bounded. */
#define MAX_ERROR_LENGTH 2048

struct _MdrSaslOauth
{
  MdrSasl parent_instance;
};

G_DEFINE_FINAL_TYPE (MdrSaslOauth, mdr_sasl_oauth, MDR_TYPE_SASL)

static gboolean
is_xoauth2 (MdrSasl *sasl)
{
  return g_str_equal (mdr_sasl_get_mechanism (sasl), "XOAUTH2");
}

static MdrSecret *
begin (MdrSasl *sasl)
{
  MdrCredentials *credentials = mdr_sasl_get_credentials (sasl);
  MdrService *service = mdr_sasl_get_service (sasl);
  const char *user_name = mdr_credentials_get_user_name (credentials);
  g_autoptr (MdrSecret) message = mdr_secret_new ();
  g_autofree char *head = NULL;
  const char *token;
  gsize length;

  if (is_xoauth2 (sasl))
    {
      head = g_strdup_printf ("user=%s\001", user_name);
    }
  else
    {
      g_autoptr (GString) name = g_string_new (user_name);

      g_string_replace (name, "=", "=3D", 0);
      g_string_replace (name, ",", "=2C", 0);
      head = g_strdup_printf ("n,a=%s,\001host=%s\001port=%u\001", name->str,
                              mdr_service_get_host (service), mdr_service_get_port (service));
    }

  token = mdr_secret_peek (mdr_credentials_get_secret (credentials), &length);
  mdr_secret_append (message, head, -1);
  mdr_secret_append (message, "auth=Bearer ", -1);
  mdr_secret_append (message, token, length);
  mdr_secret_append (message, "\001\001", 2);
  mdr_sasl_complete (sasl);

  return g_steal_pointer (&message);
}

/* Without the white space at both ends, which some servers send alone. */
static MdrSpan
strip (MdrSpan text)
{
  while (text.length > 0 && g_ascii_isspace (text.bytes[0]))
    text = MDR_SPAN (text.bytes + 1, text.length - 1);
  while (text.length > 0 && g_ascii_isspace (text.bytes[text.length - 1]))
    text.length--;

  return text;
}

static gboolean
is_base64 (MdrSpan text)
{
  gsize n_padding = 0;

  for (gsize i = 0; i < text.length; i++)
    {
      char c = text.bytes[i];

      n_padding += c == '=';
      if (n_padding > 2 || (c != '=' && n_padding > 0) ||
          !(g_ascii_isalnum (c) || c == '+' || c == '/' || c == '='))
        return FALSE;
    }

  return text.length % 4 == 0;
}

/* What there is to read: the challenge decoded, or as it came from a server that speaks plainly. A
 * token that comes back is not even looked at: the parser would leave copies of it behind. */
static MdrSpan
find_text (MdrSasl *sasl, MdrSpan decoded)
{
  MdrCredentials *credentials = mdr_sasl_get_credentials (sasl);
  MdrSpan challenge = strip (mdr_sasl_get_challenge (sasl));
  MdrSpan text = strip (is_base64 (challenge) ? decoded : challenge);

  if (text.length == 0 || text.length > MAX_ERROR_LENGTH ||
      !g_utf8_validate (text.bytes, (gssize) text.length, NULL) ||
      mdr_credentials_occur_in (credentials, text.bytes, text.length))
    return MDR_SPAN (NULL, 0);

  return text;
}

/* RFC 7628 has texts only; some write the status as a number. */
static MdrSpan
get_text (JsonObject *object, const char *name, char *number, gsize size)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *text;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return MDR_SPAN (NULL, 0);

  if (json_node_get_value_type (node) == G_TYPE_INT64)
    {
      g_snprintf (number, size, "%" G_GINT64_FORMAT, json_node_get_int (node));
      return MDR_SPAN (number, strlen (number));
    }

  text = json_node_get_string (node);

  return text != NULL ? MDR_SPAN (text, strlen (text)) : MDR_SPAN (NULL, 0);
}

/* A refused token is explained in a challenge: {"status":"401","schemes":"bearer","scope":"…"} by
 * XOAUTH2, {"status":"invalid_token","openid-configuration":"…"} by RFC 7628; by some not at all.
 * The refusal itself only follows an answer that says nothing. */
static MdrSecret *
take_error (MdrSasl *sasl, MdrSpan decoded)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  MdrSaslError error = { .text = find_text (sasl, decoded) };
  char status[24];
  char scope[24];
  JsonNode *root = NULL;

  if (error.text.length > 0 &&
      json_parser_load_from_data (parser, error.text.bytes, (gssize) error.text.length, NULL))
    root = json_parser_get_root (parser);

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    {
      error.status = get_text (json_node_get_object (root), "status", status, sizeof status);
      error.scope = get_text (json_node_get_object (root), "scope", scope, sizeof scope);
    }

  mdr_sasl_note_error (sasl, &error);

  return is_xoauth2 (sasl) ? mdr_secret_new () : mdr_secret_new_from_text ("\001", 1);
}

static MdrSecret *
mdr_sasl_oauth_respond (MdrSasl *sasl, guint step, MdrSpan challenge)
{
  switch (step)
    {
    case 0:
      return begin (sasl);

    case 1:
      return take_error (sasl, challenge);

    default:
      return mdr_sasl_refuse (sasl, "asked-again");
    }
}

static void
mdr_sasl_oauth_class_init (MdrSaslOauthClass *klass)
{
  MDR_SASL_CLASS (klass)->modern = TRUE;
  MDR_SASL_CLASS (klass)->respond = mdr_sasl_oauth_respond;
}

static void
mdr_sasl_oauth_init (MdrSaslOauth *self)
{
}

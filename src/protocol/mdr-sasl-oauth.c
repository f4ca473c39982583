/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * XOAUTH2 (Google) and OAUTHBEARER (RFC 7628): a token instead of a password.
 */

#include <json-glib/json-glib.h>

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

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/* A refused token is explained in a challenge: {"status":"401","schemes":"bearer","scope":"…"}. The
 * refusal itself only follows an answer that says nothing. */
static MdrSecret *
take_error (MdrSasl *sasl, MdrSpan challenge)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  const char *status = NULL;
  const char *scope = NULL;

  if (challenge.length <= MAX_ERROR_LENGTH &&
      json_parser_load_from_data (parser, challenge.bytes, (gssize) challenge.length, NULL) &&
      json_parser_get_root (parser) != NULL &&
      JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      JsonObject *object = json_node_get_object (json_parser_get_root (parser));

      status = get_string (object, "status");
      scope = get_string (object, "scope");
    }

  mdr_sasl_note_error (sasl, status, scope);

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

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads Mozilla's config-v1.1.xml. The file comes from anywhere: nothing in it is believed before
 * it was tried, and what is not understood is passed over.
 *
 * The format: https://wiki.mozilla.org/Thunderbird:Autoconfiguration:ConfigFileFormat
 */

#include "mdr-autoconfig.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/mdr-error.h"
#include "core/mdr-service.h"

#include "mdr-autoconfig-value.h"

#define MAX_DEPTH 16
#define MAX_SERVERS 32
#define MAX_TEXT 512

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* Where in the file the things stand that matter. */
enum
{
  DEPTH_ROOT = 1,
  DEPTH_PROVIDER,
  DEPTH_SERVER,
  DEPTH_FIELD,
};

typedef struct
{
  MdrProtocol protocol;
  MdrSecurity security;
  gboolean has_security;
  guint64 port;

  /* owned */
  char *host;
  char *user_name;
} Server;

typedef struct
{
  guint depth;
  guint n_servers;
  gboolean provider_seen;
  gboolean in_provider;

  /* borrowed */
  MdrAddress *address;

  /* owned */
  Server *server;
  GString *text;
  GPtrArray *encrypted;
  GPtrArray *plain;
  GStrvBuilder *sign_in;
  GHashTable *sign_in_seen;
} Reader;

static void
server_free (Server *server)
{
  g_free (server->host);
  g_free (server->user_name);
  g_free (server);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Server, server_free)

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->server, server_free);
  g_string_free (self->text, TRUE);
  g_clear_pointer (&self->encrypted, g_ptr_array_unref);
  g_clear_pointer (&self->plain, g_ptr_array_unref);
  g_clear_pointer (&self->sign_in, g_strv_builder_unref);
  g_clear_pointer (&self->sign_in_seen, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static void
note_sign_in (Reader *self, const char *text)
{
  const char *way = mdr_autoconfig_read_sign_in (text);

  if (way != NULL && g_hash_table_add (self->sign_in_seen, (gpointer) way))
    g_strv_builder_add (self->sign_in, way);
}

static Server *
begin_server (const char *element, const char **names, const char **values)
{
  static const struct
  {
    const char *element;
    const char *type;
    MdrProtocol protocol;
  } kinds[] = {
    { "incomingServer", "imap", MDR_PROTOCOL_IMAP },
    { "incomingServer", "pop3", MDR_PROTOCOL_POP3 },
    { "outgoingServer", "smtp", MDR_PROTOCOL_SMTP },
  };
  const char *type = "";

  for (gsize i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], "type") == 0)
      type = values[i];

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (element, kinds[i].element) == 0 && strcmp (type, kinds[i].type) == 0)
      {
        Server *server = g_new0 (Server, 1);

        server->protocol = kinds[i].protocol;

        return server;
      }

  return NULL;
}

static void
take_field (Reader *self, const char *element, const char *text)
{
  Server *server = self->server;

  /* A field that stands there twice: the first one counts. */
  if (strcmp (element, "hostname") == 0 && server->host == NULL)
    server->host = mdr_autoconfig_read_host (text, self->address);
  else if (strcmp (element, "port") == 0 && server->port == 0)
    g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT16, &server->port, NULL);
  else if (strcmp (element, "socketType") == 0 && !server->has_security)
    server->has_security = mdr_autoconfig_read_security (text, &server->security);
  else if (strcmp (element, "username") == 0 && server->user_name == NULL)
    server->user_name = mdr_autoconfig_read_user_name (text, self->address);
  else if (strcmp (element, "authentication") == 0)
    note_sign_in (self, text);
}

static void
end_server (Reader *self)
{
  g_autoptr (Server) server = g_steal_pointer (&self->server);

  if (server->host == NULL || server->port == 0 || !server->has_security)
    return;

  g_ptr_array_add (server->security == MDR_SECURITY_NONE ? self->plain : self->encrypted,
                   mdr_service_new (server->protocol, server->host, server->port, server->security,
                                    server->user_name));
}

static void
element_started_cb (GMarkupParseContext *context,
                    const char *element,
                    const char **names,
                    const char **values,
                    gpointer user_data,
                    GError **error)
{
  Reader *self = user_data;

  self->depth++;
  g_string_truncate (self->text, 0);

  if (self->depth > MAX_DEPTH)
    {
      g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                           "elements are nested too deep");
    }
  else if (self->depth == DEPTH_ROOT && strcmp (element, "clientConfig") != 0)
    {
      g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT,
                           "this is something else");
    }
  else if (self->depth == DEPTH_PROVIDER && strcmp (element, "emailProvider") == 0)
    {
      self->in_provider = !self->provider_seen;
      self->provider_seen = TRUE;
    }
  else if (self->depth == DEPTH_SERVER && self->in_provider)
    {
      self->server = begin_server (element, names, values);
      if (self->server != NULL && ++self->n_servers > MAX_SERVERS)
        g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                             "too many servers");
    }
}

static void
element_ended_cb (GMarkupParseContext *context,
                  const char *element,
                  gpointer user_data,
                  GError **error)
{
  Reader *self = user_data;

  if (self->depth == DEPTH_FIELD && self->server != NULL)
    take_field (self, element, g_strstrip (self->text->str));
  else if (self->depth == DEPTH_SERVER && self->server != NULL)
    end_server (self);
  else if (self->depth == DEPTH_PROVIDER)
    self->in_provider = FALSE;

  g_string_truncate (self->text, 0);
  self->depth--;
}

static void
text_read_cb (GMarkupParseContext *context,
              const char *text,
              gsize length,
              gpointer user_data,
              GError **error)
{
  Reader *self = user_data;

  /* Documentation may be long; the fields of a server are not. */
  if (self->depth != DEPTH_FIELD || self->server == NULL)
    return;

  if (self->text->len + length > MAX_TEXT)
    g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                         "a field is too long");
  else
    g_string_append_len (self->text, text, length);
}

static gboolean
read_document (Reader *self, const char *text, gsize length, GError **error)
{
  static const GMarkupParser parser = {
    .start_element = element_started_cb,
    .end_element = element_ended_cb,
    .text = text_read_cb,
  };
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, self, NULL);

  if (length >= strlen (BYTE_ORDER_MARK) &&
      memcmp (text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    {
      text += strlen (BYTE_ORDER_MARK);
      length -= strlen (BYTE_ORDER_MARK);
    }

  return g_markup_parse_context_parse (context, text, length, error) &&
         g_markup_parse_context_end_parse (context, error);
}

/**
 * mdr_autoconfig_parse:
 * @document: the file
 * @address: the address that its placeholders are filled in with
 * @sign_in: (out) (optional) (transfer full): the ways to sign in that it names, in its own order
 * @error: return location for a #GError
 *
 * Reads a configuration file. Servers that cannot be understood are left out, and unencrypted ones
 * come last; otherwise the order is the file's.
 *
 * Returns: (transfer full) (element-type MdrService) (nullable): at least one service, or %NULL
 *   with %MDR_ERROR_INVALID_DATA
 */
GPtrArray *
mdr_autoconfig_parse (GBytes *document, MdrAddress *address, GStrv *sign_in, GError **error)
{
  g_auto (Reader) reader = { .address = address };
  g_autoptr (GError) markup_error = NULL;
  const char *text;
  gsize length;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (address != NULL, NULL);

  reader.text = g_string_new (NULL);
  reader.encrypted = g_ptr_array_new_with_free_func (g_object_unref);
  reader.plain = g_ptr_array_new_with_free_func (g_object_unref);
  reader.sign_in = g_strv_builder_new ();
  reader.sign_in_seen = g_hash_table_new (g_str_hash, g_str_equal);

  text = g_bytes_get_data (document, &length);
  if (length > MDR_AUTOCONFIG_MAX_BYTES)
    {
      g_set_error_literal (error, MDR_ERROR, MDR_ERROR_INVALID_DATA,
                           _ ("The provider’s configuration file is too long."));
      return NULL;
    }

  if (!read_document (&reader, length > 0 ? text : "", length, &markup_error))
    {
      g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA,
                   _ ("The provider’s configuration file cannot be understood: %s."),
                   markup_error->message);
      return NULL;
    }

  g_ptr_array_extend_and_steal (reader.encrypted, g_steal_pointer (&reader.plain));
  if (reader.encrypted->len == 0)
    {
      g_set_error_literal (error, MDR_ERROR, MDR_ERROR_INVALID_DATA,
                           _ ("The provider’s configuration file names no mail server."));
      return NULL;
    }

  if (sign_in != NULL)
    *sign_in = g_strv_builder_end (reader.sign_in);

  return g_steal_pointer (&reader.encrypted);
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line is an address, or a JSON object with the address and what else is known:
 * {"id", "address", "imap", "pop3", "smtp"}, the servers as on the command line. What else stands
 * in it is passed over.
 */

#include "mdr-cli-batch-account.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "core/mdr-clean-text.h"
#include "knowledge/mdr-provider-list.h"
#include "programs/mdr-json-depth.h"

/* An object in an object would be no account. */
#define MAX_DEPTH 2

#define MAX_LINE (16 * 1024)
#define MAX_ID 200
#define MAX_ADDRESS_SHOWN 100

static void
refuse (MdrCliBatchAccount *self, const char *problem)
{
  if (self->problem == NULL)
    self->problem = g_strdup (problem);
}

/* A ticket's number may be a number. */
static char *
dup_id (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "id");

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;

  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return mdr_clean_text (json_node_get_string (node), -1, MAX_ID);

  return json_to_string (node, FALSE);
}

static char *
dup_string (MdrCliBatchAccount *self, JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autofree char *problem = NULL;

  if (node == NULL)
    return NULL;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));

  problem = g_strdup_printf (_ ("“%s” is to be a text."), name);
  refuse (self, problem);

  return NULL;
}

static void
read_service (MdrCliBatchAccount *self, JsonObject *object, MdrProtocol protocol)
{
  const char *name = mdr_enum_to_nick (MDR_TYPE_PROTOCOL, protocol);
  g_autofree char *text = dup_string (self, object, name);
  g_autoptr (GError) error = NULL;
  MdrService *service;

  if (text == NULL)
    return;

  service = mdr_service_parse (protocol, text, NULL, &error);
  if (service != NULL)
    g_ptr_array_add (self->services, service);
  else
    refuse (self, error->message);
}

static void
read_object (MdrCliBatchAccount *self, JsonObject *object)
{
  g_autofree char *address = dup_string (self, object, "address");

  self->id = dup_id (object);

  for (guint protocol = 0; protocol < MDR_N_PROTOCOLS; protocol++)
    read_service (self, object, protocol);

  if (address != NULL)
    {
      g_free (self->address);
      self->address = g_steal_pointer (&address);
    }
  else
    {
      refuse (self, _ ("“address” is missing."));
    }

  /* Nobody may believe that it was tried, or that it is a good place for it. */
  if (json_object_has_member (object, "password"))
    refuse (self, _ ("There must be no password in a batch. This account was not looked at."));
}

/* What cannot be read is not repeated in the result, either: it may hold anything. */
static void
read_json (MdrCliBatchAccount *self, const char *text)
{
  g_autoptr (JsonNode) node = NULL;

  g_free (self->address);
  self->address = g_strdup ("");

  if (strlen (text) <= MAX_LINE && mdr_json_is_shallow (text, strlen (text), MAX_DEPTH))
    node = json_from_string (text, NULL);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    read_object (self, json_node_get_object (node));
  else
    refuse (self, _ ("This line is no JSON object that can be read."));
}

/**
 * mdr_cli_batch_account_new:
 * @text: a line without blanks around it
 * @line: its number
 *
 * Returns: (transfer full): what the line says; if it cannot be understood, with a problem
 */
MdrCliBatchAccount *
mdr_cli_batch_account_new (const char *text, guint line)
{
  MdrCliBatchAccount *self = g_new0 (MdrCliBatchAccount, 1);
  g_autoptr (MdrAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  self->line = line;
  self->address = g_strdup (text);
  self->services = g_ptr_array_new_with_free_func (g_object_unref);

  if (*text == '{')
    read_json (self, text);

  if (self->problem == NULL)
    {
      address = mdr_address_parse (self->address, &error);
      if (address == NULL)
        refuse (self, error->message);
    }

  return self;
}

/**
 * mdr_cli_batch_account_free:
 * @self: (transfer full): an account
 */
void
mdr_cli_batch_account_free (MdrCliBatchAccount *self)
{
  g_free (self->id);
  g_free (self->address);
  g_free (self->problem);
  g_ptr_array_unref (self->services);
  g_free (self);
}

/**
 * mdr_cli_batch_key_of:
 * @id: (nullable): what a line calls itself
 * @address: the address of its result
 *
 * Returns: (transfer full): what tells one account from the others
 */
char *
mdr_cli_batch_key_of (const char *id, const char *address)
{
  return id != NULL ? g_strconcat ("id ", id, NULL) : g_strconcat ("address ", address, NULL);
}

/**
 * mdr_cli_batch_account_dup_address:
 * @self: an account
 *
 * Gives the address as the result has it. What stands behind a wrong one may be a password, and is
 * left out.
 *
 * Returns: (transfer full): the address
 */
char *
mdr_cli_batch_account_dup_address (const MdrCliBatchAccount *self)
{
  g_autoptr (MdrAddress) address = mdr_address_parse (self->address, NULL);

  if (address != NULL)
    return g_strdup (mdr_address_get_text (address));

  return mdr_clean_text (self->address, (gssize) strcspn (self->address, " \t,;:|"),
                         MAX_ADDRESS_SHOWN);
}

/**
 * mdr_cli_batch_account_dup_key:
 * @self: an account
 *
 * Returns: (transfer full): the same as mdr_cli_batch_key_of() gives for its result
 */
char *
mdr_cli_batch_account_dup_key (const MdrCliBatchAccount *self)
{
  g_autofree char *address = mdr_cli_batch_account_dup_address (self);

  return mdr_cli_batch_key_of (self->id, address);
}

/**
 * mdr_cli_batch_account_dup_host:
 * @self: an account without a problem
 * @options: what is given for every account
 *
 * Guesses with whom this account's servers are shared: those of a given host, of a provider or of a
 * domain.
 *
 * Returns: (transfer full): a name for them
 */
char *
mdr_cli_batch_account_dup_host (const MdrCliBatchAccount *self, MdrCheckOptions *options)
{
  GPtrArray *given =
      self->services->len > 0 ? self->services : mdr_check_options_get_services (options);
  g_autoptr (MdrAddress) address = mdr_address_parse (self->address, NULL);
  MdrProvider *provider;

  if (given->len > 0)
    return g_strdup (mdr_service_get_host (given->pdata[0]));

  provider = mdr_provider_list_find_by_domain (mdr_provider_list_get_default (),
                                               mdr_address_get_domain (address));

  return g_strdup (provider != NULL ? mdr_provider_get_id (provider)
                                    : mdr_address_get_domain (address));
}

/**
 * mdr_cli_batch_account_apply:
 * @self: an account without a problem
 * @session: a session that knows what is given for every account
 *
 * Tells @session what the line says.
 */
void
mdr_cli_batch_account_apply (const MdrCliBatchAccount *self, MdrSession *session)
{
  if (self->services->len > 0)
    mdr_session_set_given_services (session, self->services);

  mdr_session_set_address (session, self->address, NULL);
}

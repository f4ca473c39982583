/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a group of data/knowledge/saved-passwords.ini.
 */

#include "mdr-item-kind-private.h"

#include <string.h>

#include "core/mdr-error.h"
#include "mdr-item-pattern.h"

static const char *const field_keys[MDR_ITEM_N_FIELDS] = { "user", "account", "host",
                                                           "uid",  "uri",     "protocol" };

/* As programs name protocols, in lower case. */
static const struct
{
  const char *name;
  MdrProtocol protocol;
} protocol_names[] = {
  { "imap", MDR_PROTOCOL_IMAP },       { "imaps", MDR_PROTOCOL_IMAP },
  { "imap4", MDR_PROTOCOL_IMAP },      { "imapx", MDR_PROTOCOL_IMAP },
  { "pop", MDR_PROTOCOL_POP3 },        { "pops", MDR_PROTOCOL_POP3 },
  { "pop3", MDR_PROTOCOL_POP3 },       { "pop3s", MDR_PROTOCOL_POP3 },
  { "smtp", MDR_PROTOCOL_SMTP },       { "smtps", MDR_PROTOCOL_SMTP },
  { "submission", MDR_PROTOCOL_SMTP },
};

static void
source_clear (MdrItemSource *source)
{
  g_clear_pointer (&source->attribute, g_free);
  g_clear_pointer (&source->pattern, g_free);
}

static void
condition_clear (MdrItemCondition *condition)
{
  g_clear_pointer (&condition->attribute, g_free);
  g_clear_pointer (&condition->values, g_strfreev);
}

/**
 * mdr_item_kind_parse_protocol:
 * @name: what may be the name of a protocol
 *
 * Returns: its flag `1 << MdrProtocol`, 0 if it is none of mail
 */
guint
mdr_item_kind_parse_protocol (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (protocol_names); i++)
    if (g_ascii_strcasecmp (protocol_names[i].name, name) == 0)
      return 1u << protocol_names[i].protocol;

  return 0;
}

static gboolean
fail (GError **error, const char *group, const char *key, const char *value)
{
  g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA, "[%s] %s: “%s” is not understood", group,
               key, value);

  return FALSE;
}

static gboolean
read_sources (MdrItemKind *self,
              GKeyFile *file,
              const char *group,
              MdrItemField field,
              GError **error)
{
  g_auto (GStrv) values = g_key_file_get_string_list (file, group, field_keys[field], NULL, NULL);

  for (char **value = values; value != NULL && *value != NULL; value++)
    {
      const char *space = strchr (*value, ' ');
      MdrItemSource source = { 0 };

      if (space != NULL && !mdr_item_pattern_is_valid (space + 1))
        return fail (error, group, field_keys[field], *value);

      source.attribute = space != NULL ? g_strndup (*value, space - *value) : g_strdup (*value);
      source.pattern = space != NULL ? g_strdup (space + 1) : NULL;
      g_array_append_val (self->sources[field], source);
    }

  return TRUE;
}

static gboolean
read_conditions (MdrItemKind *self, GKeyFile *file, const char *group, GError **error)
{
  g_auto (GStrv) values = g_key_file_get_string_list (file, group, "with", NULL, NULL);

  for (char **value = values; value != NULL && *value != NULL; value++)
    {
      const char *space = strchr (*value, ' ');
      MdrItemCondition condition = { 0 };

      if (space == NULL)
        return fail (error, group, "with", *value);

      condition.attribute = g_strndup (*value, space - *value);
      condition.values = g_strsplit (space + 1, "|", -1);
      g_array_append_val (self->conditions, condition);
    }

  return TRUE;
}

static gboolean
read_protocols (MdrItemKind *self, GKeyFile *file, const char *group, GError **error)
{
  g_auto (GStrv) values = g_key_file_get_string_list (file, group, "protocols", NULL, NULL);

  for (char **value = values; value != NULL && *value != NULL; value++)
    {
      guint protocol = mdr_item_kind_parse_protocol (*value);

      if (protocol == 0)
        return fail (error, group, "protocols", *value);
      self->protocols |= protocol;
    }

  return TRUE;
}

/**
 * mdr_item_kind_new:
 * @file: a file like data/knowledge/saved-passwords.ini
 * @group: one of its groups
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the kind, or %NULL with %MDR_ERROR_INVALID_DATA
 */
MdrItemKind *
mdr_item_kind_new (GKeyFile *file, const char *group, GError **error)
{
  g_autoptr (MdrItemKind) self = g_new0 (MdrItemKind, 1);
  g_autofree char *mail = g_key_file_get_string (file, group, "mail", NULL);

  self->is_mail = g_strcmp0 (mail, "false") != 0;
  self->is_only_here = g_key_file_get_boolean (file, group, "only-here", NULL);
  self->is_of_old = g_key_file_get_boolean (file, group, "of-old", NULL);
  self->program = g_key_file_get_string (file, group, "program", NULL);
  self->schemas = g_key_file_get_string_list (file, group, "schema", NULL, NULL);
  self->marks = g_key_file_get_string_list (file, group, "marks", NULL, NULL);

  self->conditions = g_array_new (FALSE, FALSE, sizeof (MdrItemCondition));
  g_array_set_clear_func (self->conditions, (GDestroyNotify) condition_clear);

  for (guint field = 0; field < MDR_ITEM_N_FIELDS; field++)
    {
      self->sources[field] = g_array_new (FALSE, FALSE, sizeof (MdrItemSource));
      g_array_set_clear_func (self->sources[field], (GDestroyNotify) source_clear);
      if (!read_sources (self, file, group, field, error))
        return NULL;
    }

  if (!read_conditions (self, file, group, error) || !read_protocols (self, file, group, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * mdr_item_kind_free:
 * @self: a kind
 */
void
mdr_item_kind_free (MdrItemKind *self)
{
  g_clear_pointer (&self->program, g_free);
  g_clear_pointer (&self->schemas, g_strfreev);
  g_clear_pointer (&self->marks, g_strfreev);
  g_clear_pointer (&self->conditions, g_array_unref);
  for (guint field = 0; field < MDR_ITEM_N_FIELDS; field++)
    g_clear_pointer (&self->sources[field], g_array_unref);
  g_free (self);
}

/**
 * mdr_item_kind_get_program:
 * @self: a kind
 *
 * Returns: (nullable): the id of the program that writes such items
 */
const char *
mdr_item_kind_get_program (const MdrItemKind *self)
{
  return self->program;
}

/**
 * mdr_item_kind_get_schemas:
 * @self: a kind
 *
 * Returns: (nullable): the schemas that such items are of
 */
const char *const *
mdr_item_kind_get_schemas (const MdrItemKind *self)
{
  return (const char *const *) self->schemas;
}

/**
 * mdr_item_kind_is_mail:
 * @self: a kind
 *
 * Returns: whether such items can be for mail
 */
gboolean
mdr_item_kind_is_mail (const MdrItemKind *self)
{
  return self->is_mail;
}

/**
 * mdr_item_kind_is_only_here:
 * @self: a kind
 *
 * Returns: whether the program keeps its passwords nowhere but in the Secret Service
 */
gboolean
mdr_item_kind_is_only_here (const MdrItemKind *self)
{
  return self->is_only_here;
}

/**
 * mdr_item_kind_get_listed_for:
 * @self: a kind
 *
 * Returns: whose way to write items it is: that of a program, or of several of former times
 */
MdrListedFor
mdr_item_kind_get_listed_for (const MdrItemKind *self)
{
  return self->is_of_old ? MDR_LISTED_FOR_OLD_PROGRAM : MDR_LISTED_FOR_PROGRAM;
}

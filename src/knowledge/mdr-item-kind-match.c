/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Attributes are only looked up by their names, so it does not matter how many an item has.
 */

#include "mdr-item-kind-private.h"

#include <string.h>

#include "core/mdr-address.h"
#include "mdr-item-pattern.h"

/**
 * mdr_item_get_value:
 * @attributes: (element-type utf8 utf8): an item's attributes
 * @name: the name of one of them
 *
 * Returns: (nullable): its value, if there is one that makes sense
 */
const char *
mdr_item_get_value (GHashTable *attributes, const char *name)
{
  const char *value = g_hash_table_lookup (attributes, name);
  gsize length = value != NULL ? strnlen (value, MDR_ITEM_MAX_VALUE + 1) : 0;

  return length > 0 && length <= MDR_ITEM_MAX_VALUE && g_utf8_validate_len (value, length, NULL)
             ? value
             : NULL;
}

/**
 * mdr_item_kind_is_marked:
 * @self: a kind
 * @attributes: (element-type utf8 utf8): an item's attributes
 *
 * Returns: whether the item has all the marks of this kind
 */
gboolean
mdr_item_kind_is_marked (const MdrItemKind *self, GHashTable *attributes)
{
  if (self->marks == NULL)
    return FALSE;

  for (char **mark = self->marks; *mark != NULL; mark++)
    if (mdr_item_get_value (attributes, *mark) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
meets_conditions (const MdrItemKind *self, GHashTable *attributes)
{
  for (guint i = 0; i < self->conditions->len; i++)
    {
      MdrItemCondition *condition = &g_array_index (self->conditions, MdrItemCondition, i);
      const char *value = mdr_item_get_value (attributes, condition->attribute);

      if (value == NULL || !g_strv_contains ((const char *const *) condition->values, value))
        return FALSE;
    }

  return TRUE;
}

static const char *
keep (GPtrArray *texts, char *text)
{
  g_ptr_array_add (texts, text);

  return text;
}

/* FALSE if there is a pattern and the value does not fit. */
static gboolean
get_field (const MdrItemKind *self,
           MdrItemField field,
           GHashTable *attributes,
           GPtrArray *texts,
           const char **text)
{
  GArray *sources = self->sources[field];

  *text = NULL;

  for (guint i = 0; i < sources->len && *text == NULL; i++)
    {
      MdrItemSource *source = &g_array_index (sources, MdrItemSource, i);
      const char *value = mdr_item_get_value (attributes, source->attribute);

      if (source->pattern == NULL)
        {
          *text = value;
          continue;
        }

      if (value != NULL)
        value = keep (texts, mdr_item_pattern_match (source->pattern, value));
      if (value == NULL)
        return FALSE;
      *text = value;
    }

  return TRUE;
}

/* Lower case, without the port and the dot that may stand behind it. */
static const char *
clean_host (const char *host, GPtrArray *texts)
{
  gsize length = strlen (host);
  gsize digits = length;

  while (digits > 0 && g_ascii_isdigit (host[digits - 1]))
    digits--;
  if (digits > 0 && digits < length && host[digits - 1] == ':')
    length = digits - 1;
  while (length > 0 && host[length - 1] == '.')
    length--;

  return length > 0 ? keep (texts, g_ascii_strdown (host, length)) : NULL;
}

/* What the attributes of their own did not say. */
static void
fill_from_uri (const char *uri, GPtrArray *texts, MdrSavedPasswordFields *fields)
{
  g_autofree char *scheme = NULL;
  g_autofree char *user = NULL;
  g_autofree char *host = NULL;

  if (!g_uri_split_with_user (uri, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_NON_DNS, &scheme, &user,
                              NULL, NULL, &host, NULL, NULL, NULL, NULL, NULL))
    return;

  if (scheme != NULL)
    fields->protocols |= mdr_item_kind_parse_protocol (scheme);
  if (fields->host == NULL && host != NULL && *host != '\0')
    fields->host = clean_host (host, texts);
  if (fields->user_name == NULL && user != NULL && *user != '\0')
    fields->user_name = keep (texts, g_steal_pointer (&user));
}

static const char *
get_address (const char *user_name)
{
  g_autoptr (MdrAddress) address = mdr_address_parse (user_name, NULL);

  return address != NULL ? user_name : NULL;
}

/**
 * mdr_item_kind_fill:
 * @self: a kind
 * @attributes: (element-type utf8 utf8): an item's attributes
 * @texts: (element-type utf8): keeps what @fields points to and @attributes does not have
 * @fields: what is known is set
 *
 * Reads an item's attributes, if all of them are as this kind has them.
 *
 * Returns: whether they are
 */
gboolean
mdr_item_kind_fill (const MdrItemKind *self,
                    GHashTable *attributes,
                    GPtrArray *texts,
                    MdrSavedPasswordFields *fields)
{
  const char *values[MDR_ITEM_N_FIELDS];
  guint protocols = self->protocols;

  if (!meets_conditions (self, attributes))
    return FALSE;

  for (guint field = 0; field < MDR_ITEM_N_FIELDS; field++)
    if (!get_field (self, field, attributes, texts, &values[field]))
      return FALSE;

  if (values[MDR_ITEM_FIELD_PROTOCOL] != NULL)
    protocols |= mdr_item_kind_parse_protocol (values[MDR_ITEM_FIELD_PROTOCOL]);

  /* Who names the protocol names one of mail; only unknown programs may call something else so. */
  if (self->sources[MDR_ITEM_FIELD_PROTOCOL]->len > 0 && self->schemas != NULL && protocols == 0)
    return FALSE;

  fields->program = self->program;
  fields->protocols = protocols;
  fields->uid = values[MDR_ITEM_FIELD_UID];
  fields->user_name = values[MDR_ITEM_FIELD_USER];
  fields->account = values[MDR_ITEM_FIELD_ACCOUNT];
  fields->host =
      values[MDR_ITEM_FIELD_HOST] != NULL ? clean_host (values[MDR_ITEM_FIELD_HOST], texts) : NULL;
  if (values[MDR_ITEM_FIELD_URI] != NULL)
    fill_from_uri (values[MDR_ITEM_FIELD_URI], texts, fields);
  if (fields->account == NULL && fields->user_name != NULL)
    fields->account = get_address (fields->user_name);

  return TRUE;
}

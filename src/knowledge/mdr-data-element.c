/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files with words in them are small and built in, so they are simply read into a tree.
 */

#include "mdr-data-element.h"

#include <gio/gio.h>

#include "core/mdr-error.h"

#define RESOURCE_FOLDER "/io/github/maildoctor/MailDoctor/guides/"

/* No file of ours is nearly as deep, and elements are freed one in the other. */
#define MAX_DEPTH 16

/* All guides together have some three thousand. */
#define MAX_ELEMENTS 20000

struct _MdrDataElement
{
  guint line;

  /* owned */
  char *name;
  GHashTable *attributes;
  GString *text;
  GPtrArray *children;
};

/* A document that is being read. */
typedef struct
{
  guint n_elements;

  /* owned; the elements in it are borrowed */
  GPtrArray *open_elements;
} Reading;

static MdrDataElement *
element_new (const char *name)
{
  MdrDataElement *self = g_new0 (MdrDataElement, 1);

  self->name = g_strdup (name);
  self->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->text = g_string_new (NULL);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) mdr_data_element_free);

  return self;
}

/* Only the white space that XML knows: a no-break space is somebody's intention. */
static void
normalise_white_space (GString *text)
{
  gsize length = 0;
  gboolean space = FALSE;

  for (gsize i = 0; i < text->len; i++)
    {
      if (strchr (" \t\r\n", text->str[i]) != NULL)
        {
          space = length > 0;
          continue;
        }

      if (space)
        text->str[length++] = ' ';

      text->str[length++] = text->str[i];
      space = FALSE;
    }

  g_string_truncate (text, length);
}

static void
element_started_cb (GMarkupParseContext *context,
                    const char *name,
                    const char **attribute_names,
                    const char **attribute_values,
                    gpointer user_data,
                    GError **error)
{
  Reading *reading = user_data;
  GPtrArray *open_elements = reading->open_elements;
  MdrDataElement *parent = open_elements->pdata[open_elements->len - 1];
  MdrDataElement *element;
  int line;

  g_markup_parse_context_get_position (context, &line, NULL);
  if (open_elements->len > MAX_DEPTH || ++reading->n_elements > MAX_ELEMENTS)
    {
      g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA,
                   "Line %d: there are too many elements, or they are too deep", line);
      return;
    }

  element = element_new (name);
  element->line = (guint) line;
  for (guint i = 0; attribute_names[i] != NULL; i++)
    g_hash_table_insert (element->attributes, g_strdup (attribute_names[i]),
                         g_strdup (attribute_values[i]));

  g_ptr_array_add (parent->children, element);
  g_ptr_array_add (open_elements, element);
}

static void
element_ended_cb (GMarkupParseContext *context,
                  const char *name,
                  gpointer user_data,
                  GError **error)
{
  GPtrArray *open_elements = ((Reading *) user_data)->open_elements;
  MdrDataElement *element = open_elements->pdata[open_elements->len - 1];
  int line;

  normalise_white_space (element->text);
  g_ptr_array_set_size (open_elements, (int) open_elements->len - 1);

  if (element->text->len == 0 || element->children->len == 0)
    return;

  g_markup_parse_context_get_position (context, &line, NULL);
  g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA,
               "Line %d: <%s> has both text and elements in it", line, name);
}

static void
text_read_cb (GMarkupParseContext *context,
              const char *text,
              gsize length,
              gpointer user_data,
              GError **error)
{
  GPtrArray *open_elements = ((Reading *) user_data)->open_elements;
  MdrDataElement *element = open_elements->pdata[open_elements->len - 1];

  g_string_append_len (element->text, text, (gssize) length);
}

/**
 * mdr_data_element_parse:
 * @xml: a document
 * @length: its length, or -1 if it ends with a NUL
 * @error: a place for an error
 *
 * Reads an XML document. Errors come from %G_MARKUP_ERROR and %MDR_ERROR, with the line in the
 * message.
 *
 * Returns: (transfer full) (nullable): the outermost element
 */
MdrDataElement *
mdr_data_element_parse (const char *xml, gssize length, GError **error)
{
  static const GMarkupParser parser = {
    .start_element = element_started_cb,
    .end_element = element_ended_cb,
    .text = text_read_cb,
  };
  g_autoptr (MdrDataElement) document = element_new ("document");
  g_autoptr (GPtrArray) open_elements = g_ptr_array_new ();
  Reading reading = { .open_elements = open_elements };
  g_autoptr (GMarkupParseContext) context = NULL;

  g_return_val_if_fail (xml != NULL, NULL);

  g_ptr_array_add (open_elements, document);
  context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &reading, NULL);

  if (!g_markup_parse_context_parse (context, xml, length, error) ||
      !g_markup_parse_context_end_parse (context, error))
    return NULL;

  return g_ptr_array_steal_index (document->children, 0);
}

/**
 * mdr_data_element_load:
 * @file_name: the name of a file in data/guides
 *
 * Reads a built-in file. That it can be read is a promise that the tests keep; should it be broken,
 * the program goes on without these words.
 *
 * Returns: (transfer full): the outermost element
 */
MdrDataElement *
mdr_data_element_load (const char *file_name)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, file_name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  MdrDataElement *element = NULL;

  g_return_val_if_fail (file_name != NULL, NULL);

  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes != NULL)
    element = mdr_data_element_parse (g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), &error);

  if (element != NULL)
    return element;

  g_critical ("Cannot read %s: %s", path, error->message);

  return element_new ("nothing");
}

/**
 * mdr_data_element_free:
 * @self: an element
 *
 * Frees the element and all that is in it.
 */
void
mdr_data_element_free (MdrDataElement *self)
{
  g_free (self->name);
  g_hash_table_unref (self->attributes);
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->children);
  g_free (self);
}

/**
 * mdr_data_element_get_name:
 * @self: an element
 *
 * Returns: its name
 */
const char *
mdr_data_element_get_name (const MdrDataElement *self)
{
  return self->name;
}

/**
 * mdr_data_element_get_line:
 * @self: an element
 *
 * Returns: in which line of the document it begins
 */
guint
mdr_data_element_get_line (const MdrDataElement *self)
{
  return self->line;
}

/**
 * mdr_data_element_dup_attribute_names:
 * @self: an element
 *
 * Returns: (transfer container): the names of its attributes, in no particular order; %NULL at the
 *   end
 */
const char **
mdr_data_element_dup_attribute_names (const MdrDataElement *self)
{
  return (const char **) g_hash_table_get_keys_as_array (self->attributes, NULL);
}

/**
 * mdr_data_element_get_attribute:
 * @self: an element
 * @name: an attribute's name
 *
 * Returns: (nullable): the attribute's value
 */
const char *
mdr_data_element_get_attribute (const MdrDataElement *self, const char *name)
{
  return g_hash_table_lookup (self->attributes, name);
}

/**
 * mdr_data_element_get_text:
 * @self: an element
 *
 * Returns: the text in it, empty if there is none
 */
const char *
mdr_data_element_get_text (const MdrDataElement *self)
{
  return self->text->str;
}

/**
 * mdr_data_element_get_n_children:
 * @self: an element
 *
 * Returns: how many elements are in it
 */
guint
mdr_data_element_get_n_children (const MdrDataElement *self)
{
  return self->children->len;
}

/**
 * mdr_data_element_get_child:
 * @self: an element
 * @position: which of the elements in it
 *
 * Returns: (transfer none): that element
 */
const MdrDataElement *
mdr_data_element_get_child (const MdrDataElement *self, guint position)
{
  g_return_val_if_fail (position < self->children->len, NULL);

  return self->children->pdata[position];
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table is read once and shared by all that look for items of one account or another.
 */

#include "mdr-item-kinds.h"

#include <string.h>

#include "core/mdr-error.h"
#include "mdr-item-kind.h"
#include "mdr-item-words.h"
#include "mdr-knowledge.h"
#include "mdr-program-list.h"

#define SCHEMA "xdg:schema"

/* What data/knowledge/saved-passwords.ini says. */
typedef struct
{
  GPtrArray *kinds;
  /* by schema, lists of borrowed kinds in their order */
  GHashTable *by_schema;
  MdrItemKind *others;
  MdrItemWords *words;
  GStrv programs;
} Table;

struct _MdrItemKinds
{
  GObject parent_instance;

  /* owned */
  Table *table;
  /* what an item can name to be listed for the account, or NULL */
  GHashTable *names;
  /* what the last fields pointed to */
  GPtrArray *texts;
};

G_DEFINE_FINAL_TYPE (MdrItemKinds, mdr_item_kinds, G_TYPE_OBJECT)

/* Schemas that say nothing of the program; items of old keyrings have none. */
static const char *const shared_schemas[] = { "org.freedesktop.Secret.Generic",
                                              "org.gnome.keyring.NetworkPassword", NULL };

static void
table_clear (Table *table)
{
  g_clear_pointer (&table->kinds, g_ptr_array_unref);
  g_clear_pointer (&table->by_schema, g_hash_table_unref);
  g_clear_pointer (&table->others, mdr_item_kind_free);
  g_clear_pointer (&table->words, mdr_item_words_free);
  g_clear_pointer (&table->programs, g_strfreev);
}

static void
mdr_item_kinds_finalize (GObject *object)
{
  MdrItemKinds *self = MDR_ITEM_KINDS (object);

  if (self->table != NULL)
    g_atomic_rc_box_release_full (g_steal_pointer (&self->table), (GDestroyNotify) table_clear);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);

  G_OBJECT_CLASS (mdr_item_kinds_parent_class)->finalize (object);
}

static void
mdr_item_kinds_class_init (MdrItemKindsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_item_kinds_finalize;
}

static void
mdr_item_kinds_init (MdrItemKinds *self)
{
  self->texts = g_ptr_array_new_with_free_func (g_free);
}

static void
add_kind (Table *table, MdrItemKind *kind)
{
  const char *const *schemas = mdr_item_kind_get_schemas (kind);

  g_ptr_array_add (table->kinds, kind);

  for (; schemas != NULL && *schemas != NULL; schemas++)
    {
      GPtrArray *same = g_hash_table_lookup (table->by_schema, *schemas);

      if (same == NULL)
        {
          same = g_ptr_array_new ();
          g_hash_table_insert (table->by_schema, g_strdup (*schemas), same);
        }
      g_ptr_array_add (same, kind);
    }
}

static gboolean
check_program (MdrItemKind *kind, const char *group, GError **error)
{
  const char *program = mdr_item_kind_get_program (kind);

  if (program == NULL ||
      mdr_program_list_find_program (mdr_program_list_get_default (), program) != NULL)
    return TRUE;

  g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA, "[%s] program: “%s” is not on the list",
               group, program);

  return FALSE;
}

static gboolean
read_group (Table *table, GKeyFile *file, const char *group, GError **error)
{
  g_autoptr (MdrItemKind) kind = NULL;

  if (g_str_equal (group, "words"))
    return TRUE;

  kind = mdr_item_kind_new (file, group, error);
  if (kind == NULL || !check_program (kind, group, error))
    return FALSE;

  if (g_str_equal (group, "*"))
    {
      g_clear_pointer (&table->others, mdr_item_kind_free);
      table->others = g_steal_pointer (&kind);
    }
  else
    add_kind (table, g_steal_pointer (&kind));

  return TRUE;
}

static GStrv
list_programs (GPtrArray *kinds)
{
  g_autoptr (GStrvBuilder) programs = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < kinds->len; i++)
    {
      const char *program = mdr_item_kind_get_program (kinds->pdata[i]);

      if (program != NULL && g_hash_table_add (seen, (gpointer) program))
        g_strv_builder_add (programs, program);
    }

  return g_strv_builder_end (programs);
}

/**
 * mdr_item_kinds_get_default:
 *
 * Gives what is built into the program; it is read when first asked for.
 *
 * Returns: (transfer none): the kinds of items
 */
MdrItemKinds *
mdr_item_kinds_get_default (void)
{
  static MdrItemKinds *kinds;

  if (g_once_init_enter (&kinds))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GKeyFile) file = mdr_knowledge_load_key_file ("saved-passwords.ini", &error);
      MdrItemKinds *built_in = file != NULL ? mdr_item_kinds_new (file, &error) : NULL;

      /* The tests read this very file, so a broken one is never shipped. */
      if (built_in == NULL)
        g_error ("saved-passwords.ini: %s", error->message);

      g_once_init_leave (&kinds, built_in);
    }

  return kinds;
}

/**
 * mdr_item_kinds_new:
 * @file: a file like data/knowledge/saved-passwords.ini
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the kinds of items, or %NULL with %MDR_ERROR_INVALID_DATA
 */
MdrItemKinds *
mdr_item_kinds_new (GKeyFile *file, GError **error)
{
  g_autoptr (MdrItemKinds) self = NULL;
  g_auto (GStrv) groups = NULL;

  g_return_val_if_fail (file != NULL, NULL);

  self = g_object_new (MDR_TYPE_ITEM_KINDS, NULL);
  self->table = g_atomic_rc_box_new0 (Table);
  self->table->kinds = g_ptr_array_new_with_free_func ((GDestroyNotify) mdr_item_kind_free);
  self->table->by_schema =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->table->words = mdr_item_words_new (file, "words");

  groups = g_key_file_get_groups (file, NULL);
  for (char **group = groups; *group != NULL; group++)
    if (!read_group (self->table, file, *group, error))
      return NULL;

  self->table->programs = list_programs (self->table->kinds);

  return g_steal_pointer (&self);
}

/**
 * mdr_item_kinds_new_for_account:
 * @kinds: the kinds of items
 * @address: (nullable): the address of an account
 * @hosts: (nullable) (array zero-terminated=1): the names of its servers
 *
 * Makes one that also recognises whatever names this account or its servers.
 *
 * Returns: (transfer full): the same kinds, and the account
 */
MdrItemKinds *
mdr_item_kinds_new_for_account (MdrItemKinds *kinds,
                                const MdrAddress *address,
                                const char *const *hosts)
{
  MdrItemKinds *self;

  g_return_val_if_fail (MDR_IS_ITEM_KINDS (kinds), NULL);

  self = g_object_new (MDR_TYPE_ITEM_KINDS, NULL);
  self->table = g_atomic_rc_box_acquire (kinds->table);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (address != NULL)
    g_hash_table_add (self->names, g_ascii_strdown (mdr_address_get_text (address), -1));
  for (; hosts != NULL && *hosts != NULL; hosts++)
    g_hash_table_add (self->names, g_ascii_strdown (*hosts, -1));

  return self;
}

static MdrItemKind *
find_kind (MdrItemKinds *self, GHashTable *attributes, MdrSavedPasswordFields *fields)
{
  const char *schema = mdr_item_get_value (attributes, SCHEMA);
  GPtrArray *kinds = schema != NULL ? g_hash_table_lookup (self->table->by_schema, schema) : NULL;

  for (guint i = 0; kinds != NULL && i < kinds->len; i++)
    if (mdr_item_kind_fill (kinds->pdata[i], attributes, self->texts, fields))
      return kinds->pdata[i];

  if (schema != NULL && !g_strv_contains (shared_schemas, schema))
    return NULL;

  kinds = self->table->kinds;
  for (guint i = 0; i < kinds->len; i++)
    if (mdr_item_kind_is_marked (kinds->pdata[i], attributes) &&
        mdr_item_kind_fill (kinds->pdata[i], attributes, self->texts, fields))
      return kinds->pdata[i];

  return NULL;
}

/* What no program is known for, but what it says. */
static gboolean
recognise_by_words (MdrItemKinds *self,
                    GHashTable *attributes,
                    const char *label,
                    MdrSavedPasswordFields *fields)
{
  if (self->names != NULL && mdr_item_words_name (self->names, attributes, label))
    fields->listed_for = MDR_LISTED_FOR_ACCOUNT;
  else if (mdr_item_words_are_in (self->table->words, attributes, label))
    fields->listed_for = MDR_LISTED_FOR_WORDS;
  else
    return FALSE;

  if (self->table->others != NULL)
    mdr_item_kind_fill (self->table->others, attributes, self->texts, fields);

  return TRUE;
}

/**
 * mdr_item_kinds_recognise:
 * @self: the kinds of items
 * @attributes: (element-type utf8 utf8): an item's attributes
 * @label: (nullable): its label
 * @fields: for a mail password, what its attributes say is set, but @id, @collection, the times and
 *   @is_locked, which are not touched
 *
 * Finds out whether an item is for mail, and for what. The time this takes grows with what is read
 * of the item, which has a limit; attributes can be anything.
 *
 * The texts belong to @attributes, @label, and to @self until the next call.
 *
 * Returns: whether it is for mail
 */
gboolean
mdr_item_kinds_recognise (MdrItemKinds *self,
                          GHashTable *attributes,
                          const char *label,
                          MdrSavedPasswordFields *fields)
{
  MdrItemKind *kind;

  g_return_val_if_fail (MDR_IS_ITEM_KINDS (self), FALSE);
  g_return_val_if_fail (attributes != NULL && fields != NULL, FALSE);

  g_ptr_array_set_size (self->texts, 0);
  fields->program = fields->account = fields->user_name = fields->host = fields->uid = NULL;
  fields->protocols = 0;
  fields->label = label != NULL ? label : "";

  kind = find_kind (self, attributes, fields);
  if (kind == NULL)
    return recognise_by_words (self, attributes, label, fields);

  fields->listed_for = mdr_item_kind_get_listed_for (kind);

  return mdr_item_kind_is_mail (kind);
}

/**
 * mdr_item_kinds_get_programs:
 * @self: the kinds of items
 *
 * Returns: (transfer none): the ids of programs that keep passwords in the Secret Service
 */
const char *const *
mdr_item_kinds_get_programs (MdrItemKinds *self)
{
  g_return_val_if_fail (MDR_IS_ITEM_KINDS (self), NULL);

  return (const char *const *) self->table->programs;
}

static gboolean
is_mail (gconstpointer kind, gconstpointer unused)
{
  return mdr_item_kind_is_mail (kind);
}

/**
 * mdr_item_kinds_dup_schemas:
 * @self: the kinds of items
 * @of_mail: whether to tell those of mail programs, or those of which no item is for mail
 *
 * Returns: (transfer full): what to look at first, or not at all; never what many programs share
 */
char **
mdr_item_kinds_dup_schemas (MdrItemKinds *self, gboolean of_mail)
{
  g_autoptr (GStrvBuilder) schemas = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer schema;
  gpointer kinds;

  g_return_val_if_fail (MDR_IS_ITEM_KINDS (self), NULL);

  g_hash_table_iter_init (&iter, self->table->by_schema);
  while (g_hash_table_iter_next (&iter, &schema, &kinds))
    if (!g_strv_contains (shared_schemas, schema) &&
        g_ptr_array_find_with_equal_func (kinds, NULL, is_mail, NULL) == of_mail)
      g_strv_builder_add (schemas, schema);

  return g_strv_builder_end (schemas);
}

/**
 * mdr_item_kinds_is_only_here:
 * @self: the kinds of items
 * @program: the id of a program
 *
 * Returns: whether it keeps its passwords in the Secret Service and nowhere else, so that none
 * there means that it has none
 */
gboolean
mdr_item_kinds_is_only_here (MdrItemKinds *self, const char *program)
{
  g_return_val_if_fail (MDR_IS_ITEM_KINDS (self), FALSE);

  for (guint i = 0; i < self->table->kinds->len; i++)
    {
      MdrItemKind *kind = self->table->kinds->pdata[i];

      if (mdr_item_kind_is_only_here (kind) &&
          g_strcmp0 (mdr_item_kind_get_program (kind), program) == 0)
        return TRUE;
    }

  return FALSE;
}

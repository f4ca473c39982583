/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A heading, a paragraph, a comparison: in the user's language, and without a word on how it looks.
 */

#include "mdr-lesson-block.h"

#include <glib/gi18n-lib.h>

#include "mdr-guide-links.h"

struct _MdrLessonBlock
{
  GObject parent_instance;

  MdrLessonBlockKind kind;

  /* owned */
  char *text;
  char *target;
  char *column_titles[MDR_N_LESSON_COLUMNS];
  GPtrArray *cells;
};

G_DEFINE_FINAL_TYPE (MdrLessonBlock, mdr_lesson_block, G_TYPE_OBJECT)

static const struct
{
  const char *element;
  MdrLessonBlockKind kind;
} kinds[] = {
  { "heading", MDR_LESSON_BLOCK_HEADING }, { "text", MDR_LESSON_BLOCK_TEXT },
  { "point", MDR_LESSON_BLOCK_POINT },     { "check", MDR_LESSON_BLOCK_CHECK },
  { "see", MDR_LESSON_BLOCK_SEE },         { "comparison", MDR_LESSON_BLOCK_COMPARISON },
  { "link", MDR_LESSON_BLOCK_LINK },
};

/* The elements of the columns, both of the titles and in a row. */
static const char *const columns[MDR_N_LESSON_COLUMNS] = { "subject", "left", "right" };

static gboolean
find_kind (const char *element, MdrLessonBlockKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].element, element))
      {
        *kind = kinds[i].kind;
        return TRUE;
      }

  return FALSE;
}

/* An empty text means something else to gettext. */
static char *
dup_translation (const char *text)
{
  return g_strdup (*text != '\0' ? g_dgettext (GETTEXT_PACKAGE, text) : "");
}

static char *
dup_column (const MdrDataElement *parent, MdrLessonColumn column)
{
  for (guint i = 0; i < mdr_data_element_get_n_children (parent); i++)
    {
      const MdrDataElement *child = mdr_data_element_get_child (parent, i);

      if (g_str_equal (mdr_data_element_get_name (child), columns[column]))
        return dup_translation (mdr_data_element_get_text (child));
    }

  return g_strdup ("");
}

static void
read_comparison (MdrLessonBlock *self, const MdrDataElement *element)
{
  for (guint column = 0; column < MDR_N_LESSON_COLUMNS; column++)
    self->column_titles[column] = dup_column (element, column);

  for (guint i = 0; i < mdr_data_element_get_n_children (element); i++)
    {
      const MdrDataElement *row = mdr_data_element_get_child (element, i);

      if (!g_str_equal (mdr_data_element_get_name (row), "row"))
        continue;

      for (guint column = 0; column < MDR_N_LESSON_COLUMNS; column++)
        g_ptr_array_add (self->cells, dup_column (row, column));
    }
}

static void
read_link (MdrLessonBlock *self, const MdrDataElement *element)
{
  const char *reference = mdr_data_element_get_attribute (element, "ref");
  const char *label, *uri;

  if (reference == NULL || !mdr_guide_links_find (reference, NULL, &label, &uri))
    return;

  self->text = g_strdup (label);
  self->target = g_strdup (uri);
}

static void
mdr_lesson_block_finalize (GObject *object)
{
  MdrLessonBlock *self = MDR_LESSON_BLOCK (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->target, g_free);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  for (guint column = 0; column < MDR_N_LESSON_COLUMNS; column++)
    g_clear_pointer (&self->column_titles[column], g_free);

  G_OBJECT_CLASS (mdr_lesson_block_parent_class)->finalize (object);
}

static void
mdr_lesson_block_class_init (MdrLessonBlockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_lesson_block_finalize;
}

static void
mdr_lesson_block_init (MdrLessonBlock *self)
{
  self->cells = g_ptr_array_new_with_free_func (g_free);
}

/**
 * mdr_lesson_block_new:
 * @element: an element of a lesson
 *
 * Returns: (transfer full) (nullable): the block, %NULL if @element is nothing to be shown as one:
 *   title and summary, and links to nowhere
 */
MdrLessonBlock *
mdr_lesson_block_new (const MdrDataElement *element)
{
  g_autoptr (MdrLessonBlock) self = NULL;
  MdrLessonBlockKind kind;

  g_return_val_if_fail (element != NULL, NULL);

  if (!find_kind (mdr_data_element_get_name (element), &kind))
    return NULL;

  self = g_object_new (MDR_TYPE_LESSON_BLOCK, NULL);
  self->kind = kind;

  if (kind == MDR_LESSON_BLOCK_LINK)
    read_link (self, element);
  else if (kind == MDR_LESSON_BLOCK_SEE)
    self->target = g_strdup (mdr_data_element_get_attribute (element, "lesson"));
  else if (kind == MDR_LESSON_BLOCK_COMPARISON)
    read_comparison (self, element);
  else
    self->text = dup_translation (mdr_data_element_get_text (element));

  if ((kind == MDR_LESSON_BLOCK_LINK || kind == MDR_LESSON_BLOCK_SEE) && self->target == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * mdr_lesson_block_new_text:
 * @kind: what it is, anything but a comparison
 * @text: what it says, in the user's language
 * @target: (nullable): where it leads, if it leads anywhere
 *
 * Returns: (transfer full): the block
 */
MdrLessonBlock *
mdr_lesson_block_new_text (MdrLessonBlockKind kind, const char *text, const char *target)
{
  MdrLessonBlock *self;

  g_return_val_if_fail (kind != MDR_LESSON_BLOCK_COMPARISON, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (MDR_TYPE_LESSON_BLOCK, NULL);
  self->kind = kind;
  self->text = g_strdup (text);
  self->target = g_strdup (target);

  return self;
}

/**
 * mdr_lesson_block_get_kind:
 * @self: a block
 *
 * Returns: what it is
 */
MdrLessonBlockKind
mdr_lesson_block_get_kind (MdrLessonBlock *self)
{
  g_return_val_if_fail (MDR_IS_LESSON_BLOCK (self), MDR_LESSON_BLOCK_TEXT);

  return self->kind;
}

/**
 * mdr_lesson_block_get_text:
 * @self: a block
 *
 * Returns: (nullable): its text, or what the link says, in the user's language; %NULL for a
 *   comparison, and for another lesson that is to be called by its title
 */
const char *
mdr_lesson_block_get_text (MdrLessonBlock *self)
{
  g_return_val_if_fail (MDR_IS_LESSON_BLOCK (self), NULL);

  return self->text;
}

/**
 * mdr_lesson_block_get_target:
 * @self: a block
 *
 * Returns: (nullable): an https address, or the id of something to read; %NULL if it leads nowhere
 */
const char *
mdr_lesson_block_get_target (MdrLessonBlock *self)
{
  g_return_val_if_fail (MDR_IS_LESSON_BLOCK (self), NULL);

  return self->target;
}

/**
 * mdr_lesson_block_get_n_rows:
 * @self: a block
 *
 * Returns: how many rows a comparison has
 */
guint
mdr_lesson_block_get_n_rows (MdrLessonBlock *self)
{
  g_return_val_if_fail (MDR_IS_LESSON_BLOCK (self), 0);

  return self->cells->len / MDR_N_LESSON_COLUMNS;
}

/**
 * mdr_lesson_block_get_column_title:
 * @self: a comparison
 * @column: one of its columns
 *
 * Returns: what stands above the column, empty above the subjects
 */
const char *
mdr_lesson_block_get_column_title (MdrLessonBlock *self, MdrLessonColumn column)
{
  g_return_val_if_fail (MDR_IS_LESSON_BLOCK (self), NULL);
  g_return_val_if_fail (column < MDR_N_LESSON_COLUMNS, NULL);

  return self->column_titles[column];
}

/**
 * mdr_lesson_block_get_cell:
 * @self: a comparison
 * @row: one of its rows
 * @column: one of its columns
 *
 * Returns: what stands there, in the user's language
 */
const char *
mdr_lesson_block_get_cell (MdrLessonBlock *self, guint row, MdrLessonColumn column)
{
  g_return_val_if_fail (MDR_IS_LESSON_BLOCK (self), NULL);
  g_return_val_if_fail (row < mdr_lesson_block_get_n_rows (self), NULL);
  g_return_val_if_fail (column < MDR_N_LESSON_COLUMNS, NULL);

  return self->cells->pdata[row * MDR_N_LESSON_COLUMNS + column];
}

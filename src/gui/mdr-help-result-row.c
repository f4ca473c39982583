/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kind of thing above its title, and below it the place where the words were found.
 */

#include "mdr-help-result-row.h"

#include <glib/gi18n.h>

#include "knowledge/mdr-help-article.h"

/* A place is to remind of it, not to be read whole. */
#define MAX_LINES 3

struct _MdrHelpResultRow
{
  GtkListBoxRow parent_instance;

  /* owned */
  char *id;
};

G_DEFINE_FINAL_TYPE (MdrHelpResultRow, mdr_help_result_row, GTK_TYPE_LIST_BOX_ROW)

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_place (const char *text)
{
  GtkWidget *label = create_label (text, "place");

  gtk_label_set_lines (GTK_LABEL (label), MAX_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);

  return label;
}

static void
mdr_help_result_row_finalize (GObject *object)
{
  g_clear_pointer (&MDR_HELP_RESULT_ROW (object)->id, g_free);

  G_OBJECT_CLASS (mdr_help_result_row_parent_class)->finalize (object);
}

static void
mdr_help_result_row_class_init (MdrHelpResultRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_help_result_row_finalize;
}

static void
mdr_help_result_row_init (MdrHelpResultRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "help-result");
}

/**
 * mdr_help_result_row_new:
 * @kind: what kind of thing was found
 * @id: its id, see mdr_help_article_find()
 * @title: what it is called
 * @place: a sentence out of it
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
mdr_help_result_row_new (const char *kind, const char *id, const char *title, const char *place)
{
  MdrHelpResultRow *self;
  GtkWidget *box;
  g_autofree char *name = NULL;

  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (place != NULL, NULL);

  /* Translators: what was found, and its title: “What to do: Switch the VPN off for a moment”. */
  name = g_strdup_printf (_ ("%s: %s"), kind, title);

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (box), create_label (kind, "kind"));
  gtk_box_append (GTK_BOX (box), create_label (title, "name"));
  gtk_box_append (GTK_BOX (box), create_place (place));

  self = g_object_new (MDR_TYPE_HELP_RESULT_ROW, "child", box, NULL);
  self->id = g_strdup (id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, place, -1);

  return GTK_WIDGET (self);
}

static const char *
get_kind_title (MdrHelpKind kind)
{
  switch (kind)
    {
    case MDR_HELP_KIND_CAUSE:
      /* Translators: a kind of thing that was found: something that may be wrong. */
      return C_ ("search result", "What may be wrong");

    case MDR_HELP_KIND_LESSON:
      /* Translators: a kind of thing that was found: something to learn. */
      return C_ ("search result", "To understand it");

    case MDR_HELP_KIND_GUIDE:
      /* Translators: a kind of thing that was found: steps to follow. */
      return C_ ("search result", "What to do");
    }

  g_return_val_if_reached ("");
}

/**
 * mdr_help_result_row_new_for_hit:
 * @hit: a cause, a lesson or a guide
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
mdr_help_result_row_new_for_hit (const MdrHelpHit *hit)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (hit != NULL, NULL);

  id = mdr_help_article_dup_id (hit->kind, hit->id);

  return mdr_help_result_row_new (get_kind_title (hit->kind), id, hit->title, hit->place);
}

/**
 * mdr_help_result_row_get_id:
 * @self: a row
 *
 * Returns: the id of what was found
 */
const char *
mdr_help_result_row_get_id (MdrHelpResultRow *self)
{
  g_return_val_if_fail (MDR_IS_HELP_RESULT_ROW (self), NULL);

  return self->id;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Under the title of a guide stands how much of it is done; unfolded come its steps, each a box to
 * be ticked with number and text, its link, and a way to take it to another device. Texts are never
 * taken for markup.
 */

#include "mdr-guide-row.h"

#include <glib/gi18n.h>

#include "gui/mdr-compat.h"
#include "gui/mdr-header-layout.h"
#include "gui/mdr-room.h"
#include "gui/mdr-rows.h"
#include "gui/mdr-take-along-window.h"
#include "gui/mdr-unfolding.h"

struct _MdrGuideRow
{
  AdwExpanderRow parent_instance;

  /* whether the ticks are shown just now, and not set */
  gboolean showing;

  /* owned */
  MdrGuide *guide;
  MdrTicks *ticks;

  /* borrowed: children, a GtkCheckButton for each step */
  GPtrArray *boxes;
};

G_DEFINE_FINAL_TYPE (MdrGuideRow, mdr_guide_row, ADW_TYPE_EXPANDER_ROW)

static char *
dup_progress (MdrGuideRow *self)
{
  /* Translators: how many of the steps of a guide are done. */
  return g_strdup_printf (ngettext ("%u of %u step done", "%u of %u steps done", self->boxes->len),
                          mdr_ticks_count (self->ticks, self->guide), self->boxes->len);
}

/* Nobody is told of nothing: the number is there once a step is done. */
static void
show_ticks (MdrGuideRow *self)
{
  guint n_done = mdr_ticks_count (self->ticks, self->guide);
  g_autofree char *progress = n_done > 0 ? dup_progress (self) : g_strdup ("");

  self->showing = TRUE;
  for (guint i = 0; i < self->boxes->len; i++)
    gtk_check_button_set_active (self->boxes->pdata[i],
                                 mdr_ticks_get (self->ticks, self->guide, i));
  self->showing = FALSE;

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), progress);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  progress, -1);
}

static void
box_toggled_cb (MdrGuideRow *self, GtkCheckButton *box)
{
  g_autofree char *progress = NULL;
  guint step;

  if (self->showing || !g_ptr_array_find (self->boxes, box, &step))
    return;

  mdr_ticks_set (self->ticks, self->guide, step, gtk_check_button_get_active (box));
  progress = dup_progress (self);
  mdr_compat_announce (GTK_WIDGET (self), progress);
}

/* A check button’s own label does not wrap. */
static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

static GtkWidget *
create_step (MdrGuideRow *self, guint number, const char *text)
{
  /* Translators: the number of a step, and the step. */
  g_autofree char *numbered = g_strdup_printf (_ ("%u. %s"), number, text);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_check_button_new ();

  gtk_check_button_set_child (GTK_CHECK_BUTTON (box), create_label (numbered));
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, numbered,
                                  -1);
  gtk_widget_add_css_class (box, "step");
  g_signal_connect_object (box, "toggled", G_CALLBACK (box_toggled_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->boxes, box);

  /* The box takes the focus, and the whole line is the box. */
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  return row;
}

static void
take_along_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mdr_take_along_window_present_guide (widget, MDR_GUIDE_ROW (widget)->guide);
}

/* There may be several guides on a page, so the name of the button tells which one it is about. */
static GtkWidget *
create_take_along (MdrGuideRow *self)
{
  /* Translators: %s is the title of a guide. */
  g_autofree char *name =
      g_strdup_printf (_ ("Take to a Phone: %s"), mdr_guide_get_title (self->guide));
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Take to a Phone…"));

  gtk_widget_set_tooltip_text (button, _ ("The steps as a code for the camera of a phone"));
  mdr_compat_set_name (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_object_set (button, "margin-top", 6, "margin-bottom", 6, "margin-start", 6, "margin-end", 6,
                NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "guide.take-along");

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  mdr_room_make (button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);

  return row;
}

static void
fill (MdrGuideRow *self)
{
  AdwExpanderRow *row = ADW_EXPANDER_ROW (self);
  const char *const *steps = mdr_guide_get_steps (self->guide);
  const char *uri = mdr_guide_get_link_uri (self->guide);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), mdr_guide_get_title (self->guide));

  for (guint i = 0; steps[i] != NULL; i++)
    adw_expander_row_add_row (row, create_step (self, i + 1, steps[i]));

  if (uri != NULL)
    adw_expander_row_add_row (row,
                              mdr_rows_create_link (mdr_guide_get_link_label (self->guide), uri));

  adw_expander_row_add_row (row, create_take_along (self));
}

static void
mdr_guide_row_dispose (GObject *object)
{
  MdrGuideRow *self = MDR_GUIDE_ROW (object);

  g_ptr_array_set_size (self->boxes, 0);

  G_OBJECT_CLASS (mdr_guide_row_parent_class)->dispose (object);
}

static void
mdr_guide_row_finalize (GObject *object)
{
  MdrGuideRow *self = MDR_GUIDE_ROW (object);

  g_clear_object (&self->guide);
  g_clear_object (&self->ticks);
  g_ptr_array_unref (self->boxes);

  G_OBJECT_CLASS (mdr_guide_row_parent_class)->finalize (object);
}

static void
mdr_guide_row_class_init (MdrGuideRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mdr_guide_row_dispose;
  object_class->finalize = mdr_guide_row_finalize;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "guide.take-along", NULL,
                                   take_along_activated);
}

static void
mdr_guide_row_init (MdrGuideRow *self)
{
  self->boxes = g_ptr_array_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  mdr_unfolding_spare (ADW_EXPANDER_ROW (self));
  mdr_header_layout_apply (GTK_WIDGET (self));
}

/**
 * mdr_guide_row_new:
 * @guide: what to do about something
 * @ticks: which of its steps are done
 *
 * Returns: (transfer floating): a row that unfolds
 */
GtkWidget *
mdr_guide_row_new (MdrGuide *guide, MdrTicks *ticks)
{
  MdrGuideRow *self;

  g_return_val_if_fail (MDR_IS_GUIDE (guide), NULL);
  g_return_val_if_fail (MDR_IS_TICKS (ticks), NULL);

  self = g_object_new (MDR_TYPE_GUIDE_ROW, NULL);
  self->guide = g_object_ref (guide);
  self->ticks = g_object_ref (ticks);
  fill (self);
  show_ticks (self);
  g_signal_connect_object (ticks, "changed", G_CALLBACK (show_ticks), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

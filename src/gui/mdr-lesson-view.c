/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Turns the blocks of a lesson into widgets, one below the other. The whole of it takes the focus
 * first, so that the arrow keys scroll and a screen reader says what it is; after that each text
 * does, so that it can be read out, marked and copied.
 */

#include "mdr-lesson-view.h"

#include <glib/gi18n.h>

#include "gui/mdr-comparison.h"
#include "gui/mdr-rows.h"
#include "knowledge/mdr-lessons.h"

struct _MdrLessonView
{
  AdwBin parent_instance;

  /* of the steps, which are numbered as long as nothing else comes between */
  guint n_steps;

  /* owned */
  MdrLesson *lesson;

  /* borrowed: children */
  GtkScrolledWindow *scroller;
  GtkBox *article;
};

G_DEFINE_FINAL_TYPE (MdrLessonView, mdr_lesson_view, ADW_TYPE_BIN)

typedef enum
{
  PROP_LESSON = 1,
} MdrLessonViewProperty;

static GParamSpec *properties[PROP_LESSON + 1];

static GtkWidget *
create_label (GtkAccessibleRole role, const char *text, const char *css_class)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "label", text, "wrap", TRUE,
                    "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0f, "hexpand", TRUE, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_heading (const char *text, int level, const char *css_class)
{
  GtkWidget *label = create_label (GTK_ACCESSIBLE_ROLE_HEADING, text, css_class);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, level, -1);

  return label;
}

static GtkWidget *
create_text (const char *text, const char *css_class)
{
  GtkWidget *label = create_label (GTK_ACCESSIBLE_ROLE_LABEL, text, css_class);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);

  return label;
}

static GtkWidget *
create_point (const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *bullet = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_PRESENTATION, "label", "•", NULL);

  gtk_widget_set_valign (bullet, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), bullet);
  gtk_box_append (GTK_BOX (box), create_text (text, NULL));

  return box;
}

/* Who listens hears the number with the step, so it is not said for itself. */
static GtkWidget *
create_step (guint number, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_autofree char *name = g_strdup_printf ("%u. %s", number, text);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, "label", digits, NULL);
  GtkWidget *content = create_text (text, NULL);

  gtk_widget_add_css_class (label, "step-number");
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (content), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), content);

  return box;
}

/* It can be ticked off on the screen, too, and is forgotten when another lesson is read. */
static GtkWidget *
create_check (const char *text)
{
  GtkWidget *button = gtk_check_button_new ();

  gtk_check_button_set_child (GTK_CHECK_BUTTON (button),
                              create_label (GTK_ACCESSIBLE_ROLE_LABEL, text, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  return button;
}

static GtkWidget *
create_row (MdrLessonBlock *block)
{
  MdrLesson *lesson;

  if (mdr_lesson_block_get_kind (block) == MDR_LESSON_BLOCK_LINK)
    return mdr_rows_create_link (mdr_lesson_block_get_text (block),
                                 mdr_lesson_block_get_target (block));

  if (mdr_lesson_block_get_text (block) != NULL)
    return mdr_rows_create_reading (mdr_lesson_block_get_text (block),
                                    mdr_lesson_block_get_target (block));

  lesson = mdr_lessons_find (mdr_lesson_block_get_target (block));

  return lesson != NULL ? mdr_rows_create_lesson (lesson) : NULL;
}

/* What leads elsewhere stands in one list as long as nothing else comes between. */
static void
add_row (MdrLessonView *self, MdrLessonBlock *block)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->article));
  GtkWidget *row = create_row (block);

  if (row == NULL)
    return;

  if (!GTK_IS_LIST_BOX (list))
    {
      list = gtk_list_box_new ();
      gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
      gtk_widget_add_css_class (list, "boxed-list");
      gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("See also"), -1);
      gtk_box_append (self->article, list);
    }

  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
add_block (MdrLessonView *self, MdrLessonBlock *block)
{
  const char *text = mdr_lesson_block_get_text (block);
  const MdrLessonBlockKind kind = mdr_lesson_block_get_kind (block);

  self->n_steps = kind == MDR_LESSON_BLOCK_STEP ? self->n_steps + 1 : 0;

  switch (kind)
    {
    case MDR_LESSON_BLOCK_HEADING:
      gtk_box_append (self->article, create_heading (text, 2, "title-4"));
      break;

    case MDR_LESSON_BLOCK_TEXT:
      gtk_box_append (self->article, create_text (text, NULL));
      break;

    case MDR_LESSON_BLOCK_POINT:
      gtk_box_append (self->article, create_point (text));
      break;

    case MDR_LESSON_BLOCK_STEP:
      gtk_box_append (self->article, create_step (self->n_steps, text));
      break;

    case MDR_LESSON_BLOCK_CHECK:
      gtk_box_append (self->article, create_check (text));
      break;

    case MDR_LESSON_BLOCK_COMPARISON:
      gtk_box_append (self->article, mdr_comparison_new_from_block (block));
      break;

    case MDR_LESSON_BLOCK_SEE:
    case MDR_LESSON_BLOCK_LINK:
      add_row (self, block);
      break;
    }
}

static void
show_lesson (MdrLessonView *self)
{
  GListModel *blocks = mdr_lesson_get_blocks (self->lesson);
  guint n_blocks = g_list_model_get_n_items (blocks);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->article))) != NULL)
    gtk_box_remove (self->article, child);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mdr_lesson_get_title (self->lesson), -1);
  gtk_box_append (self->article,
                  create_heading (mdr_lesson_get_title (self->lesson), 1, "title-2"));
  if (*mdr_lesson_get_summary (self->lesson) != '\0')
    gtk_box_append (self->article, create_text (mdr_lesson_get_summary (self->lesson), "summary"));

  for (guint i = 0; i < n_blocks; i++)
    {
      g_autoptr (MdrLessonBlock) block = g_list_model_get_item (blocks, i);

      add_block (self, block);
    }

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static gboolean
scroll_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gboolean scrolled;

  g_signal_emit_by_name (MDR_LESSON_VIEW (widget)->scroller, "scroll-child",
                         g_variant_get_int32 (arguments), FALSE, &scrolled);

  return scrolled;
}

static void
mdr_lesson_view_finalize (GObject *object)
{
  g_clear_object (&MDR_LESSON_VIEW (object)->lesson);

  G_OBJECT_CLASS (mdr_lesson_view_parent_class)->finalize (object);
}

static void
mdr_lesson_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrLessonView *self = MDR_LESSON_VIEW (object);

  switch ((MdrLessonViewProperty) prop_id)
    {
    case PROP_LESSON:
      g_value_set_object (value, self->lesson);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_lesson_view_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  MdrLessonView *self = MDR_LESSON_VIEW (object);

  switch ((MdrLessonViewProperty) prop_id)
    {
    case PROP_LESSON:
      mdr_lesson_view_set_lesson (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_lesson_view_class_init (MdrLessonViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = mdr_lesson_view_finalize;
  object_class->get_property = mdr_lesson_view_get_property;
  object_class->set_property = mdr_lesson_view_set_property;

  properties[PROP_LESSON] =
      g_param_spec_object ("lesson", NULL, NULL, MDR_TYPE_LESSON,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, scroll_cb, "i", GTK_SCROLL_STEP_UP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, scroll_cb, "i",
                                GTK_SCROLL_STEP_DOWN);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, scroll_cb, "i",
                                GTK_SCROLL_PAGE_DOWN);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, scroll_cb, "i", GTK_SCROLL_START);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, scroll_cb, "i", GTK_SCROLL_END);

  gtk_widget_class_set_css_name (widget_class, "lesson");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

static void
mdr_lesson_view_init (MdrLessonView *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);

  self->article = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_widget_add_css_class (GTK_WIDGET (self->article), "article");
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->article));

  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, clamp);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scroller));
}

/**
 * mdr_lesson_view_get_lesson:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the lesson that is shown
 */
MdrLesson *
mdr_lesson_view_get_lesson (MdrLessonView *self)
{
  g_return_val_if_fail (MDR_IS_LESSON_VIEW (self), NULL);

  return self->lesson;
}

/**
 * mdr_lesson_view_set_lesson:
 * @self: a view
 * @lesson: a lesson
 *
 * Shows @lesson from its beginning.
 */
void
mdr_lesson_view_set_lesson (MdrLessonView *self, MdrLesson *lesson)
{
  g_return_if_fail (MDR_IS_LESSON_VIEW (self));
  g_return_if_fail (MDR_IS_LESSON (lesson));

  if (!g_set_object (&self->lesson, lesson))
    return;

  show_lesson (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LESSON]);
}

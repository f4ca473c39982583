/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Many passwords scroll by themselves, so that only the rows in sight exist. A few stand on the
 * page in full.
 */

#include "mdr-password-list.h"

#include <math.h>

#include "gui/mdr-compat.h"
#include "gui/mdr-growing-list.h"
#include "gui/mdr-password-row.h"
#include "gui/mdr-slices.h"

/* So many rows or fewer stand on the page in full. More need more than the height that the list has
 * then, and scroll in it. */
#define MAX_UNSCROLLED 5
#define HEIGHT 460

/* So many rows a list view of GTK 4.8 makes at most. */
#define MAX_ROWS 200

struct _MdrPasswordList
{
  AdwBin parent_instance;

  gboolean scrolls;

  /* owned */
  MdrPasswordChoices *choices;
  MdrGrowingList *begun;

  /* template */
  GtkSearchEntry *search;
  GtkScrolledWindow *scrolled;
  GtkListView *view;
  GtkLabel *nothing;
};

G_DEFINE_FINAL_TYPE (MdrPasswordList, mdr_password_list, ADW_TYPE_BIN)

enum
{
  TEST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
test_wanted_cb (MdrPasswordRow *row, MdrPasswordList *self)
{
  g_autoptr (MdrPasswordChoice) choice = NULL;

  g_object_get (row, "choice", &choice, NULL);
  if (choice != NULL)
    g_signal_emit (self, signals[TEST], 0, choice);
}

static void
row_set_up_cb (GtkListItemFactory *factory, GtkListItem *item, MdrPasswordList *self)
{
  GtkWidget *row = mdr_password_row_new ();

  g_signal_connect_object (row, "test", G_CALLBACK (test_wanted_cb), self, 0);
  gtk_list_item_set_child (item, row);
}

static void
row_bound_cb (GtkListItemFactory *factory, GtkListItem *item, MdrPasswordList *self)
{
  g_object_set (gtk_list_item_get_child (item), "choice", gtk_list_item_get_item (item), NULL);
}

static void
row_unbound_cb (GtkListItemFactory *factory, GtkListItem *item, MdrPasswordList *self)
{
  g_object_set (gtk_list_item_get_child (item), "choice", NULL, NULL);
}

static void
row_activated_cb (MdrPasswordList *self, guint position)
{
  GListModel *shown = mdr_password_choices_get_shown (self->choices);
  g_autoptr (MdrPasswordChoice) choice = g_list_model_get_item (shown, position);

  if (choice != NULL)
    mdr_password_choice_set_chosen (choice, !mdr_password_choice_get_chosen (choice));
}

/* With the arrow keys whole rows get the focus. There GTK takes the space bar for selecting, which
 * in this list is ticking. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType modifiers,
                MdrPasswordList *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;
  g_autoptr (MdrPasswordChoice) choice = NULL;

  if ((key != GDK_KEY_space && key != GDK_KEY_KP_Space) || !MDR_IS_PASSWORD_ROW (row))
    return GDK_EVENT_PROPAGATE;

  g_object_get (row, "choice", &choice, NULL);
  mdr_password_choice_set_chosen (choice, !mdr_password_choice_get_chosen (choice));

  return GDK_EVENT_STOP;
}

static void
search_changed_cb (MdrPasswordList *self)
{
  if (self->choices != NULL)
    mdr_password_choices_search (self->choices,
                                 gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* Whether there is a scrollbar must not depend on the height: GTK would find out only while it lays
 * out the page, ask for another layout in the midst of it, and leave the page undrawn. */
static void
update_scrolling (MdrPasswordList *self, guint n_shown)
{
  self->scrolls = n_shown > MAX_UNSCROLLED;
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER,
                                  self->scrolls ? GTK_POLICY_ALWAYS : GTK_POLICY_EXTERNAL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* A list view keeps most of its rows above the place that is in sight if that is far down in the
 * list, and most below it if it is far up. When all passwords come at once the same place is far up
 * of a sudden, and rows have to be made below it. So as many come as make one of them. */
static guint
count_next (MdrPasswordList *self)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (self->scrolled);
  const double way = gtk_adjustment_get_upper (place) - gtk_adjustment_get_page_size (place);
  const double n_above = way > 0 ? MAX_ROWS * gtk_adjustment_get_value (place) / way : 0;

  if (n_above <= 1)
    return G_MAXUINT;

  return MAX (g_list_model_get_n_items (G_LIST_MODEL (self->begun)) / (guint) ceil (n_above), 1);
}

/* The list view thinks about it only when somebody scrolls. */
static void
move_rows (MdrPasswordList *self)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (self->scrolled);

  if (gtk_adjustment_get_value (place) > 0)
    g_signal_emit_by_name (place, "value-changed");
}

/* While they are put in order, what came first would soon be another one. */
static gboolean
show_next (GtkWidget *widget)
{
  MdrPasswordList *self = MDR_PASSWORD_LIST (widget);
  GListModel *shown = mdr_password_choices_get_shown (self->choices);

  if (gtk_sort_list_model_get_pending (GTK_SORT_LIST_MODEL (shown)) > 0)
    return FALSE;

  move_rows (self);

  return mdr_growing_list_grow_by (self->begun, count_next (self));
}

static void
show_more (MdrPasswordList *self)
{
  if (self->choices != NULL)
    mdr_slices_plan_frames (GTK_WIDGET (self), show_next);
}

/* An empty list is no list; so it says why. */
static void
shown_changed_cb (MdrPasswordList *self)
{
  guint n_shown;

  /* The list is on its way out. */
  if (self->choices == NULL)
    return;

  n_shown = g_list_model_get_n_items (mdr_password_choices_get_shown (self->choices));
  update_scrolling (self, n_shown);
  gtk_widget_set_visible (GTK_WIDGET (self->scrolled), n_shown > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), n_shown == 0);
  show_more (self);
}

/* A list view of GTK 4.8 does not trade height for width: what it asks for is the height that its
 * rows have where they are narrowest, which may be twice of what they need. */
static int
measure_rows (MdrPasswordList *self, int width)
{
  int height = 0;

  if (self->scrolls)
    return HEIGHT;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->view)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      int row_height;

      gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, width, &row_height, NULL, NULL, NULL);
      height += row_height;
    }

  return height;
}

/* What the rows need beyond the little that a scrolled window can do with. */
static int
measure_more (MdrPasswordList *self, int width)
{
  int least;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->scrolled)))
    return 0;

  gtk_widget_measure (GTK_WIDGET (self->scrolled), GTK_ORIENTATION_VERTICAL, width, &least, NULL,
                      NULL, NULL);

  return MAX (measure_rows (self, width) - least, 0);
}

/* The page around it scrolls, too, and gives to each part the least that it can do with; a list
 * could do with a single row. */
static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum += measure_more (MDR_PASSWORD_LIST (widget), for_size);
      *natural = *minimum;
    }
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
}

static void
mdr_password_list_dispose (GObject *object)
{
  MdrPasswordList *self = MDR_PASSWORD_LIST (object);

  g_clear_object (&self->begun);
  g_clear_object (&self->choices);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_PASSWORD_LIST);

  G_OBJECT_CLASS (mdr_password_list_parent_class)->dispose (object);
}

static void
mdr_password_list_class_init (MdrPasswordListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdr_password_list_dispose;

  /**
   * MdrPasswordList::test:
   * @choice: the password
   *
   * The user wants to know whether the server still accepts it.
   */
  signals[TEST] = g_signal_new ("test", MDR_TYPE_PASSWORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, MDR_TYPE_PASSWORD_CHOICE);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "password-list.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrPasswordList, nothing);
  gtk_widget_class_bind_template_child (widget_class, MdrPasswordList, scrolled);
  gtk_widget_class_bind_template_child (widget_class, MdrPasswordList, search);
  gtk_widget_class_bind_template_child (widget_class, MdrPasswordList, view);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_bound_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_set_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_unbound_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
mdr_password_list_init (MdrPasswordList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (get_request_mode, measure, allocate));
}

/**
 * mdr_password_list_set_choices:
 * @self: a list that has none
 * @choices: what to choose from
 */
void
mdr_password_list_set_choices (MdrPasswordList *self, MdrPasswordChoices *choices)
{
  GListModel *shown;
  g_autoptr (GtkNoSelection) model = NULL;

  g_return_if_fail (MDR_IS_PASSWORD_LIST (self));
  g_return_if_fail (MDR_IS_PASSWORD_CHOICES (choices));
  g_return_if_fail (self->choices == NULL);

  self->choices = g_object_ref (choices);
  shown = mdr_password_choices_get_shown (choices);
  self->begun = mdr_growing_list_new (shown, MAX_ROWS);
  model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->begun)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (model));

  g_signal_connect_object (shown, "items-changed", G_CALLBACK (shown_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (shown, "notify::pending", G_CALLBACK (show_more), self,
                           G_CONNECT_SWAPPED);
  shown_changed_cb (self);
}

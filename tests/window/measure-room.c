/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether everything that is shown has the room it needs, and begins where one begins to read.
 */

#include "gui/mdr-heading.h"
#include "gui/mdr-page.h"
#include "measures.h"

/* A header bar is wider than its window by so much, on purpose. */
#define TOLERANCE 1

/* What a page and its lists leave free at both sides, at least. */
#define MARGINS 24

typedef struct
{
  GtkWidget *window;

  /* owned: all that can be read in full */
  GHashTable *texts;
} Room;

/**
 * measure_describe:
 * @widget: a widget
 *
 * Returns: (transfer full): what people know it by
 */
char *
measure_describe (GtkWidget *widget)
{
  GString *text = g_string_new (G_OBJECT_TYPE_NAME (widget));
  const char *words = NULL;

  if (GTK_IS_LABEL (widget))
    words = gtk_label_get_text (GTK_LABEL (widget));
  else if (GTK_IS_BUTTON (widget))
    words = gtk_button_get_label (GTK_BUTTON (widget));
  else if (ADW_IS_PREFERENCES_ROW (widget))
    words = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));

  if (words != NULL)
    g_string_append_printf (text, " “%s”", words);
  else if (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)) != NULL)
    g_string_append_printf (text, " %s", gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)));
  else if (gtk_widget_get_tooltip_text (widget) != NULL)
    g_string_append_printf (text, " (%s)", gtk_widget_get_tooltip_text (widget));

  for (GtkWidget *whole = widget; whole != NULL; whole = gtk_widget_get_parent (whole))
    if (g_str_has_prefix (G_OBJECT_TYPE_NAME (whole), "Mdr"))
      {
        g_string_append_printf (text, " in %s", G_OBJECT_TYPE_NAME (whole));
        break;
      }
  g_strdelimit (text->str, "\n", ' ');

  return g_string_free (text, FALSE);
}

static void
complain (GtkWidget *widget, const char *what)
{
  g_autofree char *text = measure_describe (widget);

  g_print ("%s: %s\n", text, what);
}

typedef void (*Visit) (Room *room, GtkWidget *widget);

static void
visit_all (Room *room, GtkWidget *widget, Visit visit)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  visit (room, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    visit_all (room, child, visit);
}

static gboolean
is_shortened (GtkWidget *label)
{
  return pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

static void
collect_text (Room *room, GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && !is_shortened (widget))
    g_hash_table_add (room->texts, (gpointer) gtk_label_get_text (GTK_LABEL (widget)));
}

static gboolean
is_in_tooltip (GtkWidget *label)
{
  const char *text = gtk_label_get_text (GTK_LABEL (label));

  for (GtkWidget *widget = label; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      const char *tooltip = gtk_widget_get_tooltip_text (widget);

      if (tooltip != NULL && strstr (tooltip, text) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* What a frame around it hides is no more to be seen than what is outside the window. */
static void
check_frame (GtkWidget *label)
{
  GtkWidget *frame = gtk_widget_get_ancestor (label, GTK_TYPE_OVERLAY);
  graphene_rect_t bounds;

  if (frame != NULL && gtk_widget_get_ancestor (frame, GTK_TYPE_VIEWPORT) != NULL &&
      gtk_widget_get_parent (label) == frame && gtk_widget_compute_bounds (label, frame, &bounds) &&
      graphene_rect_get_y (&bounds) + graphene_rect_get_height (&bounds) >
          gtk_widget_get_height (frame) + TOLERANCE)
    complain (label, "is cut off by what is around it");
}

static void
check_label (Room *room, GtkWidget *label)
{
  int height;

  /* The hint in an empty field may be; the field has a name. */
  if (is_shortened (label) && gtk_widget_get_ancestor (label, GTK_TYPE_TEXT) == NULL &&
      !is_in_tooltip (label) &&
      !g_hash_table_contains (room->texts, gtk_label_get_text (GTK_LABEL (label))))
    complain (label, "ends in dots, and stands nowhere in full");

  pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (label)), NULL, &height);
  if (gtk_widget_get_height (label) < height)
    complain (label, "is cut off below");
  check_frame (label);
}

static void
check_scrolling (Room *room, GtkWidget *scrolled)
{
  GtkAdjustment *sideways = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled));

  if (gtk_adjustment_get_upper (sideways) > gtk_adjustment_get_page_size (sideways) + TOLERANCE)
    complain (scrolled, "has to be scrolled sideways");
}

static void
check_place (Room *room, GtkWidget *widget)
{
  graphene_rect_t bounds;
  float right;

  /* The window draws its border outside. Gizmos are parts of scrollbars and the like. */
  if (widget == room->window || g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkGizmo") ||
      !gtk_widget_compute_bounds (widget, room->window, &bounds))
    return;

  right = graphene_rect_get_x (&bounds) + graphene_rect_get_width (&bounds);
  if (graphene_rect_get_x (&bounds) < -TOLERANCE ||
      right > gtk_widget_get_width (room->window) + TOLERANCE)
    {
      g_autofree char *where = g_strdup_printf (
          "reaches from %.0f to %.0f in a window of %d pixels", graphene_rect_get_x (&bounds),
          right, gtk_widget_get_width (room->window));

      complain (widget, where);
    }
}

static void
check (Room *room, GtkWidget *widget)
{
  check_place (room, widget);
  if (GTK_IS_LABEL (widget))
    check_label (room, widget);
  else if (GTK_IS_SCROLLED_WINDOW (widget))
    check_scrolling (room, widget);
}

/**
 * measure_room:
 * @window: a window
 *
 * Complains of all that is cut off, shortened, or reaches out of the window.
 */
void
measure_room (GtkWidget *window)
{
  Room room = { .window = window, .texts = g_hash_table_new (g_str_hash, g_str_equal) };

  visit_all (&room, window, collect_text);
  visit_all (&room, window, check);
  g_hash_table_unref (room.texts);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * measure_find_page:
 * @window: a window
 *
 * Returns: (transfer none) (nullable): the page of the wizard that is shown in it
 */
GtkWidget *
measure_find_page (GtkWidget *window)
{
  return find (window, MDR_TYPE_PAGE);
}

/**
 * measure_beginning:
 * @window: the window of the wizard
 *
 * Complains when the page that was just opened does not show its heading.
 */
void
measure_beginning (GtkWidget *window)
{
  GtkWidget *page = measure_find_page (window);
  GtkWidget *heading = page != NULL ? find (page, MDR_TYPE_HEADING) : NULL;
  graphene_rect_t bounds;

  if (heading == NULL)
    complain (page != NULL ? page : window, "has no heading");
  else if (gtk_widget_compute_bounds (heading, page, &bounds) &&
           graphene_rect_get_y (&bounds) < -TOLERANCE)
    complain (page, "does not begin with its heading");
}

static gboolean
needs_more (GtkWidget *widget, int width)
{
  int needed;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);

  return needed > width;
}

static void
blame (GtkWidget *widget, int width)
{
  gboolean is_guilty = TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && needs_more (child, width))
      {
        blame (child, width);
        is_guilty = FALSE;
      }

  if (is_guilty)
    complain (widget, "does not let the window be so narrow");
}

/**
 * measure_blame:
 * @window: a window that is wider than it should be
 * @width: how wide it should be
 *
 * Complains of what needs so much room, be it on a page that is not shown: the window has room for
 * any page.
 */
void
measure_blame (GtkWidget *window, int width)
{
  blame (window, width - MARGINS);
}

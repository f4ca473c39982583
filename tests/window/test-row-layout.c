/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows that are laid out quicker than those of libadwaita look like them.
 */

#include "gui/mdr-header-layout.h"
#include "gui/mdr-rows.h"

#define TITLE "Whoever keeps an old password in two places is asked for the new one twice"
#define TEXT                                                                                       \
  "This is so long that it does not fit into one line of a window that is narrow, or wide."

/* From a phone to what a page is wide at most. */
static const int widths[] = { 260, 320, 411, 600 };

static int
measure_height (GtkWidget *widget, int width)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);

  return height;
}

static GtkWidget *
create_usual_row (const char *title, const char *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  return row;
}

static void
add_icons (GtkWidget *row)
{
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("mdr-info-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
}

static void
test_row_takes_the_usual_place (void)
{
  GtkWidget *list = g_object_ref_sink (gtk_list_box_new ());
  GtkWidget *usual = create_usual_row (TITLE, TEXT);
  GtkWidget *row = mdr_rows_create_text (TITLE, TEXT);

  gtk_list_box_append (GTK_LIST_BOX (list), usual);
  gtk_list_box_append (GTK_LIST_BOX (list), row);

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    g_assert_cmpint (measure_height (row, widths[i]), ==, measure_height (usual, widths[i]));

  add_icons (usual);
  add_icons (row);
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    g_assert_cmpint (measure_height (row, widths[i]), ==, measure_height (usual, widths[i]));

  /* Rows that are put into a page are met a second time. */
  mdr_header_layout_apply (list);
  g_assert_cmpint (measure_height (row, widths[0]), ==, measure_height (usual, widths[0]));

  g_assert_finalize_object (list);
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LABEL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child);

  return found;
}

static graphene_rect_t
place_title (GtkWidget *row)
{
  graphene_rect_t place;

  gtk_widget_allocate (row, widths[3], measure_height (row, widths[3]), -1, NULL);
  g_assert_true (gtk_widget_compute_bounds (find_label (row), row, &place));

  return place;
}

/* A row has a least height, and a short title stands in its middle. */
static void
test_title_has_the_usual_place (void)
{
  GtkWidget *list = g_object_ref_sink (gtk_list_box_new ());
  GtkWidget *usual = create_usual_row ("Short", "");
  GtkWidget *row = mdr_rows_create_text ("Short", NULL);
  graphene_rect_t place, usual_place;

  gtk_list_box_append (GTK_LIST_BOX (list), usual);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  add_icons (usual);
  add_icons (row);

  place = place_title (row);
  usual_place = place_title (usual);
  g_assert_true (graphene_rect_equal (&place, &usual_place));

  g_assert_finalize_object (list);
}

static GtkWidget *
find_revealed (GtkWidget *widget)
{
  GtkWidget *found =
      GTK_IS_REVEALER (widget) ? gtk_revealer_get_child (GTK_REVEALER (widget)) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_revealed (child);

  return found;
}

static void
test_folded_takes_no_place (void)
{
  GtkWidget *list = g_object_ref_sink (gtk_list_box_new ());
  GtkWidget *row = mdr_rows_create_unfolding (TITLE, TEXT);
  GtkWidget *inside = find_revealed (row);

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_assert_false (gtk_widget_get_visible (inside));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_true (gtk_widget_get_visible (inside));
  g_assert_cmpint (measure_height (inside, widths[0]), >, 0);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
  g_assert_false (gtk_widget_get_visible (inside));

  g_assert_finalize_object (list);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/row-layout/row-takes-the-usual-place", test_row_takes_the_usual_place);
  g_test_add_func ("/row-layout/title-has-the-usual-place", test_title_has_the_usual_place);
  g_test_add_func ("/row-layout/what-is-folded-takes-no-place", test_folded_takes_no_place);

  return g_test_run ();
}

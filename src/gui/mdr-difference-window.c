/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only what differs is shown: the earlier report on the one side, the later one on the other; where
 * it is narrow, one below the other.
 */

#include "mdr-difference-window.h"

#include <glib/gi18n.h>

#include "gui/mdr-comparison.h"
#include "gui/mdr-report-texts.h"
#include "report/mdr-report-difference.h"

/* Nobody reads more; only a report that was made for it has so many. */
#define MAX_ROWS 300

struct _MdrDifferenceWindow
{
  AdwWindow parent_instance;

  /* template */
  GtkBox *box;
  GtkLabel *summary;
};

G_DEFINE_FINAL_TYPE (MdrDifferenceWindow, mdr_difference_window, ADW_TYPE_WINDOW)

static const char *
or_nothing (const char *text)
{
  return *text != '\0' ? text : _ ("The report says nothing of it.");
}

static void
add_heading (MdrDifferenceWindow *self, const char *title)
{
  GtkWidget *heading =
      g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", title,
                    "wrap", TRUE, "xalign", 0.0f, "margin-top", 12, NULL);

  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (self->box, heading);
}

static MdrComparison *
add_comparison (MdrDifferenceWindow *self, const char *title)
{
  GtkWidget *comparison = mdr_comparison_new (_ ("First report"), _ ("Second report"));

  add_heading (self, title);
  gtk_box_append (self->box, comparison);

  return MDR_COMPARISON (comparison);
}

/* Which is which. */
static void
add_origins (MdrDifferenceWindow *self, MdrReport *first, MdrReport *second)
{
  g_autofree char *first_account = mdr_report_texts_dup_account (first);
  g_autofree char *second_account = mdr_report_texts_dup_account (second);
  g_autofree char *first_time = mdr_report_texts_dup_time (first);
  g_autofree char *second_time = mdr_report_texts_dup_time (second);
  MdrComparison *comparison = add_comparison (self, _ ("The reports"));

  mdr_comparison_add (comparison, _ ("Account"), first_account, second_account);
  mdr_comparison_add (comparison, _ ("Time"), first_time, second_time);
}

static void
add_differences (MdrDifferenceWindow *self, GListModel *differences)
{
  guint n_rows = MIN (g_list_model_get_n_items (differences), MAX_ROWS);
  const char *title = NULL;
  MdrComparison *comparison = NULL;

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (MdrReportDifference) difference = g_list_model_get_item (differences, i);
      const char *part_title =
          mdr_report_part_get_title (mdr_report_difference_get_part (difference));

      if (g_strcmp0 (part_title, title) != 0)
        comparison = add_comparison (self, part_title);
      title = part_title;
      mdr_comparison_add (comparison, mdr_report_difference_get_title (difference),
                          or_nothing (mdr_report_difference_get_first_text (difference)),
                          or_nothing (mdr_report_difference_get_second_text (difference)));
    }
}

static char *
dup_summary (guint n_differences)
{
  if (n_differences == 0)
    return g_strdup (_ ("The two reports say the same."));

  if (n_differences > MAX_ROWS)
    return g_strdup_printf (_ ("The two reports differ in %u points; the first %u are shown."),
                            n_differences, MAX_ROWS);

  return g_strdup_printf (ngettext ("The two reports differ in %u point. Times are not compared.",
                                    "The two reports differ in %u points. Times are not compared.",
                                    n_differences),
                          n_differences);
}

static gboolean
is_later (MdrReport *one, MdrReport *other)
{
  g_autoptr (GDateTime) begin = mdr_report_dup_started (one);
  g_autoptr (GDateTime) other_begin = mdr_report_dup_started (other);

  return begin != NULL && other_begin != NULL && g_date_time_compare (begin, other_begin) > 0;
}

static void
compare (MdrDifferenceWindow *self, MdrReport *first, MdrReport *second)
{
  g_autoptr (GListModel) differences = mdr_report_compare (first, second);
  g_autofree char *summary = dup_summary (g_list_model_get_n_items (differences));

  gtk_label_set_label (self->summary, summary);
  add_origins (self, first, second);
  add_differences (self, differences);
}

static void
mdr_difference_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_DIFFERENCE_WINDOW);

  G_OBJECT_CLASS (mdr_difference_window_parent_class)->dispose (object);
}

static void
mdr_difference_window_class_init (MdrDifferenceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdr_difference_window_dispose;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MDR_RESOURCE_PATH "difference-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrDifferenceWindow, box);
  gtk_widget_class_bind_template_child (widget_class, MdrDifferenceWindow, summary);
}

static void
mdr_difference_window_init (MdrDifferenceWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mdr_difference_window_present:
 * @parent: a window that shows one of them
 * @one: a report
 * @other: another one
 *
 * Shows in what two reports differ, whichever of them is the earlier one.
 */
void
mdr_difference_window_present (GtkWindow *parent, MdrReport *one, MdrReport *other)
{
  MdrDifferenceWindow *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (MDR_IS_REPORT (one));
  g_return_if_fail (MDR_IS_REPORT (other));

  self = g_object_new (MDR_TYPE_DIFFERENCE_WINDOW, "transient-for", parent, "destroy-with-parent",
                       TRUE, NULL);
  if (is_later (one, other))
    compare (self, other, one);
  else
    compare (self, one, other);
  gtk_window_present (GTK_WINDOW (self));
}

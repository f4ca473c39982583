/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One connection: its name, how long it took in all, and its phases, as bars and in words.
 */

#include "mdr-timeline-row.h"

#include <glib/gi18n.h>

#include "gui/mdr-rows.h"
#include "gui/mdr-timeline-bars.h"
#include "knowledge/mdr-texts.h"

static char *
describe_phase (MdrPhaseRecord *record, gint64 origin)
{
  const char *title = mdr_texts_get_phase_title (mdr_phase_record_get_phase (record));
  const MdrState state = mdr_phase_record_get_state (record);
  g_autofree char *begin = mdr_texts_dup_duration (mdr_phase_record_get_start (record) - origin);
  g_autofree char *time = mdr_texts_dup_duration (mdr_phase_record_get_duration (record));

  if (state == MDR_STATE_PASSED)
    /* Translators: a phase of a connection, when it began and how long it took: “Secure channel:
     * from 12 ms on, for 35 ms.” */
    return g_strdup_printf (_ ("%s: from %s on, for %s."), title, begin, time);

  /* Translators: the same with how it ended: “Connection: from 3 ms on, for 35 ms. Problem found.”
   */
  return g_strdup_printf (_ ("%s: from %s on, for %s. %s."), title, begin, time,
                          mdr_texts_get_state_title (state));
}

static GtkWidget *
create_head (const char *title, gint64 duration)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);
  g_autofree char *time = mdr_texts_dup_duration (duration);
  GtkWidget *total = gtk_label_new (time);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (total, "dim-label");
  gtk_widget_add_css_class (total, "numeric");
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), total);

  return head;
}

/**
 * mdr_timeline_row_get_end:
 * @record: a phase that has begun
 *
 * Returns: when it ended, in microseconds of g_get_monotonic_time()
 */
gint64
mdr_timeline_row_get_end (MdrPhaseRecord *record)
{
  return mdr_phase_record_get_start (record) + mdr_phase_record_get_duration (record);
}

/**
 * mdr_timeline_row_new:
 * @probe: the probe of a service, which has begun
 * @span: when it was at work
 * @window: which part of the time is seen
 *
 * Returns: (transfer floating): a row that says and shows how long each phase took
 */
GtkWidget *
mdr_timeline_row_new (MdrProbe *probe, const MdrTimeSpan *span, GtkAdjustment *window)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *bars = mdr_timeline_bars_new (window);
  g_autofree char *title = mdr_texts_dup_way_title (mdr_probe_get_service (probe));
  GString *name = g_string_new (title);
  GListModel *phases = mdr_probe_get_phases (probe);
  guint n_phases = g_list_model_get_n_items (phases);

  for (guint i = 0; i < n_phases; i++)
    {
      g_autoptr (MdrPhaseRecord) record = g_list_model_get_item (phases, i);
      g_autofree char *text = NULL;

      if (mdr_phase_record_get_start (record) <= 0)
        continue;

      text = describe_phase (record, span->origin);
      mdr_timeline_bars_add (MDR_TIMELINE_BARS (bars), record,
                             (double) (mdr_phase_record_get_start (record) - span->origin),
                             (double) (mdr_timeline_row_get_end (record) - span->origin), text);
      g_string_append_printf (name, "%s%s", i == 0 ? ". " : " ", text);
    }

  gtk_box_append (GTK_BOX (box), create_head (title, span->end - span->begin));
  gtk_box_append (GTK_BOX (box), bars);
  gtk_widget_add_css_class (box, "words");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  mdr_rows_set_accessible_label (row, name->str);
  g_string_free (name, TRUE);

  return row;
}

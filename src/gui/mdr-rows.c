/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Findings, phases, lessons, links and values are shown alike wherever they are shown.
 * Texts may come from servers, so none of them is ever taken for markup.
 */

#include "mdr-rows.h"

#include <glib/gi18n.h>

#include "core/mdr-evidence.h"
#include "core/mdr-finding.h"
#include "core/mdr-phase-record.h"
#include "core/mdr-ranked-cause.h"
#include "gui/mdr-compat.h"
#include "gui/mdr-copy-button.h"
#include "gui/mdr-header-layout.h"
#include "gui/mdr-portal-button.h"
#include "gui/mdr-state-badge.h"
#include "gui/mdr-unfolding.h"
#include "knowledge/mdr-texts.h"

/* What a row with a value keeps its button by. */
#define COPY_BUTTON "mdr-copy-button"

/* Icon and word of a severity are those of the state that it brings; a mere fact is no state. */
static GtkWidget *
create_severity_badge (MdrSeverity severity)
{
  static const MdrState states[] = {
    [MDR_SEVERITY_WARNING] = MDR_STATE_WARNING,
    [MDR_SEVERITY_ERROR] = MDR_STATE_FAILED,
  };
  GtkWidget *icon;

  if (severity != MDR_SEVERITY_INFO)
    return g_object_new (MDR_TYPE_STATE_BADGE, "state", states[severity], "show-word", FALSE, NULL);

  icon = gtk_image_new_from_icon_name ("mdr-info-symbolic");
  gtk_widget_set_tooltip_text (icon, mdr_texts_get_severity_title (severity));
  gtk_widget_add_css_class (icon, "dim-label");

  return icon;
}

/* A row takes its texts for markup until it is told otherwise; so that comes first, in a step of
 * its own. */
static GtkWidget *
create_plain_row (GType type, const char *title)
{
  GtkWidget *row = g_object_new (type, "use-markup", FALSE, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  mdr_header_layout_apply (row);

  return row;
}

/* Screen readers are told of a subtitle only if it is also the row's description. */
static void
set_subtitle (GtkWidget *row, const char *subtitle)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  mdr_compat_set_description (row, subtitle);
}

/**
 * mdr_rows_create_text:
 * @title: what it is, or says
 * @text: (nullable): more of it
 *
 * Returns: (transfer floating): a row that is only read
 */
GtkWidget *
mdr_rows_create_text (const char *title, const char *text)
{
  GtkWidget *row = create_plain_row (ADW_TYPE_ACTION_ROW, title);

  if (text != NULL)
    set_subtitle (row, text);

  return row;
}

/**
 * mdr_rows_create_finding:
 * @finding: a #MdrFinding
 * @user_data: not used
 *
 * Shows what was found out, and below it what the server said in its own words.
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
mdr_rows_create_finding (gpointer finding, gpointer user_data)
{
  const char *server_text = mdr_finding_get_server_text (finding);
  MdrSeverity severity = mdr_finding_get_severity (finding);
  g_autofree char *sentence = mdr_texts_dup_finding (finding);
  g_autofree char *said = NULL;
  g_autofree char *name = NULL;
  GtkWidget *portal_button = mdr_portal_button_new ();
  GtkWidget *row;

  if (server_text != NULL && mdr_evidence_is_hearsay (finding))
    /* Translators: what the user's mail program showed, in its own words. */
    said = g_strdup_printf (_ ("The mail program said: “%s”"), server_text);
  else if (server_text != NULL)
    /* Translators: what a mail server said, in its own words and language. */
    said = g_strdup_printf (_ ("The server said: “%s”"), server_text);

  row = create_plain_row (ADW_TYPE_ACTION_ROW, sentence);
  if (said != NULL)
    set_subtitle (row, said);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_severity_badge (severity));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), portal_button);
  mdr_portal_button_set_finding (portal_button, finding);

  /* Translators: how much a finding matters, and the finding, for screen readers. */
  name = g_strdup_printf (_ ("%s: %s"), mdr_texts_get_severity_title (severity), sentence);
  mdr_rows_set_accessible_label (row, name);

  return row;
}

/**
 * mdr_rows_create_difference:
 * @difference: in what a mail program is set otherwise
 * @account: what it is set to
 *
 * Shows what is different, and below it what follows from that.
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
mdr_rows_create_difference (MdrDifference *difference, MdrProgramAccount *account)
{
  g_autoptr (MdrFinding) finding = mdr_difference_create_finding (difference, account);
  GtkWidget *row = mdr_rows_create_finding (finding, NULL);

  set_subtitle (row, mdr_texts_get_difference_consequence (mdr_difference_get_code (difference)));

  return row;
}

/**
 * mdr_rows_create_phase:
 * @phase_record: a #MdrPhaseRecord
 * @user_data: not used
 *
 * Shows how one phase went, and how long it took.
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
mdr_rows_create_phase (gpointer phase_record, gpointer user_data)
{
  MdrState state = mdr_phase_record_get_state (phase_record);
  const char *title = mdr_texts_get_phase_title (mdr_phase_record_get_phase (phase_record));
  gint64 duration = mdr_phase_record_get_duration (phase_record);
  g_autofree char *time = NULL;
  g_autofree char *name = NULL;
  GtkWidget *row, *time_label;

  if (duration > 0)
    time = mdr_texts_dup_duration (duration);

  row = create_plain_row (ADW_TYPE_ACTION_ROW, title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), g_object_new (MDR_TYPE_STATE_BADGE, "state",
                                                                 state, "show-word", FALSE, NULL));

  time_label = gtk_label_new (time != NULL ? time : mdr_texts_get_state_title (state));
  gtk_widget_add_css_class (time_label, "dim-label");
  gtk_widget_add_css_class (time_label, "numeric");
  gtk_label_set_wrap (GTK_LABEL (time_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (time_label), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), time_label);

  /* Translators: a phase, how it went, and how long it took, for screen readers. */
  name = time != NULL
             ? g_strdup_printf (_ ("%s: %s, %s"), title, mdr_texts_get_state_title (state), time)
             : g_strdup_printf (_ ("%s: %s"), title, mdr_texts_get_state_title (state));
  mdr_rows_set_accessible_label (row, name);

  return row;
}

static void
add_contradictions (GtkWidget *row, GListModel *findings)
{
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *sentence = mdr_texts_dup_finding (finding);
      GtkWidget *reason = create_plain_row (ADW_TYPE_ACTION_ROW, sentence);

      set_subtitle (reason, _ ("This speaks against it."));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), reason);
    }
}

/**
 * mdr_rows_create_unfolding:
 * @title: what can be read at once
 * @text: what can be read when it is unfolded
 *
 * Returns: (transfer floating): a row that unfolds
 */
GtkWidget *
mdr_rows_create_unfolding (const char *title, const char *text)
{
  GtkWidget *row = create_plain_row (ADW_TYPE_EXPANDER_ROW, title);

  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_plain_row (ADW_TYPE_ACTION_ROW, text));
  mdr_unfolding_spare (ADW_EXPANDER_ROW (row));

  return row;
}

/**
 * mdr_rows_create_cause:
 * @ranked_cause: a #MdrRankedCause
 * @user_data: not used
 *
 * Shows a cause, and unfolded what it means and what speaks against it.
 *
 * Returns: (transfer floating): a row that unfolds
 */
GtkWidget *
mdr_rows_create_cause (gpointer ranked_cause, gpointer user_data)
{
  GtkWidget *row =
      mdr_rows_create_unfolding (mdr_texts_get_ranked_cause_title (ranked_cause),
                                 mdr_texts_get_ranked_cause_explanation (ranked_cause));

  add_contradictions (row, mdr_ranked_cause_get_against (ranked_cause));

  return row;
}

/**
 * mdr_rows_create_lesson:
 * @lesson: what stands behind a question
 *
 * Returns: (transfer floating): a row that opens @lesson
 */
GtkWidget *
mdr_rows_create_lesson (MdrLesson *lesson)
{
  return mdr_rows_create_reading (mdr_lesson_get_title (lesson), mdr_lesson_get_id (lesson));
}

/**
 * mdr_rows_create_reading:
 * @title: what is there to read
 * @id: its id, see mdr_help_article_find()
 *
 * Returns: (transfer floating): a row that opens it
 */
GtkWidget *
mdr_rows_create_reading (const char *title, const char *id)
{
  GtkWidget *row = create_plain_row (ADW_TYPE_ACTION_ROW, title);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.learn");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);

  return row;
}

/**
 * mdr_rows_create_link:
 * @title: what is there
 * @uri: where
 *
 * Returns: (transfer floating): a row that opens @uri in the web browser
 */
GtkWidget *
mdr_rows_create_link (const char *title, const char *uri)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_NONE, NULL);
  GtkWidget *row = create_plain_row (ADW_TYPE_ACTION_ROW, title);
  GtkWidget *icon = gtk_image_new_from_icon_name ("mdr-external-symbolic");

  set_subtitle (row, parsed != NULL ? g_uri_get_host (parsed) : uri);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-uri");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", uri);
  gtk_widget_set_tooltip_text (row, uri);

  return row;
}

/**
 * mdr_rows_create_value:
 * @title: what it is
 * @value: what to type into a mail program
 * @copy_label: what the copy button says to screen readers
 *
 * Returns: (transfer floating): a row with a button that copies @value
 */
GtkWidget *
mdr_rows_create_value (const char *title, const char *value, const char *copy_label)
{
  GtkWidget *row = create_plain_row (ADW_TYPE_ACTION_ROW, title);
  GtkWidget *button = mdr_copy_button_new (copy_label, "win.copy");

  set_subtitle (row, value);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", value);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data (G_OBJECT (row), COPY_BUTTON, button);
  gtk_widget_add_css_class (row, "value");

  return row;
}

/**
 * mdr_rows_set_value:
 * @row: a row that mdr_rows_create_value() has made
 * @value: what to type into a mail program now
 *
 * Shows another value; what has the focus keeps it.
 */
void
mdr_rows_set_value (GtkWidget *row, const char *value)
{
  if (g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), value) == 0)
    return;

  set_subtitle (row, value);
  gtk_actionable_set_action_target (g_object_get_data (G_OBJECT (row), COPY_BUTTON), "s", value);
}

/* It comes before the rows that unfold. */
static GtkWidget *
find_header (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ADW_IS_ACTION_ROW (child) ? child : find_header (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * mdr_rows_set_accessible_label:
 * @row: a row, or something in it
 * @label: what screen readers say
 *
 * Gives @row a name of its own. libadwaita labels a row by its title, which would be said instead,
 * or once more. Of a row that unfolds, the line that is pressed gets the name, too.
 */
void
mdr_rows_set_accessible_label (GtkWidget *row, const char *label)
{
  GtkWidget *header = ADW_IS_EXPANDER_ROW (row) ? find_header (row) : NULL;

  mdr_compat_set_name (row, label);
  if (header != NULL)
    mdr_compat_set_name (header, label);
}

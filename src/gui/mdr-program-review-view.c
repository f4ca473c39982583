/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Differences first, each with what follows from it; then how to change that in this program; then
 * all settings, yours beside the right ones. A review never changes, so this is made once.
 */

#include "mdr-program-review-view.h"

#include <glib/gi18n.h>

#include "gui/mdr-comparison.h"
#include "gui/mdr-guide-row.h"
#include "gui/mdr-rows.h"
#include "knowledge/mdr-guides.h"
#include "knowledge/mdr-texts.h"

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

static void
add_guides (GtkListBox *rows, MdrProgramReview *review, MdrTicks *ticks)
{
  MdrProgramAccount *account = mdr_program_review_get_account (review);
  g_autoptr (GPtrArray) guides =
      mdr_guides_find_topic ("server-settings", mdr_program_review_get_provider (review),
                             mdr_program_account_get_program (account), "this-computer");

  for (guint i = 0; i < guides->len; i++)
    gtk_list_box_append (rows, mdr_guide_row_new (g_ptr_array_index (guides, i), ticks));
}

static GtkWidget *
create_rows (MdrProgramReview *review, MdrTicks *ticks)
{
  GtkWidget *rows = gtk_list_box_new ();
  GListModel *differences = mdr_program_review_get_differences (review);
  guint n_differences = g_list_model_get_n_items (differences);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (rows, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Differences"), -1);

  for (guint i = 0; i < n_differences; i++)
    {
      g_autoptr (MdrDifference) difference = g_list_model_get_item (differences, i);

      gtk_list_box_append (
          GTK_LIST_BOX (rows),
          mdr_rows_create_difference (difference, mdr_program_review_get_account (review)));
    }

  if (mdr_program_review_get_severity (review) > MDR_SEVERITY_INFO)
    add_guides (GTK_LIST_BOX (rows), review, ticks);
  else if (n_differences == 0)
    gtk_list_box_append (GTK_LIST_BOX (rows),
                         mdr_rows_create_text (_ ("This account is set as it should be."), NULL));

  return rows;
}

static const char *
value_or (const char *value, const char *otherwise)
{
  return value != NULL ? value : otherwise;
}

static GtkWidget *
create_comparison (MdrProgramReview *review, MdrProgramService *end, MdrService *right)
{
  MdrService *yours = mdr_program_service_get_service (end);
  MdrSignInMethod method = mdr_program_service_get_method (end);
  MdrSignInMethod right_method =
      mdr_program_review_get_right_method (review, mdr_service_get_protocol (yours));
  const char *program = mdr_texts_get_program_title (
      mdr_program_account_get_program (mdr_program_review_get_account (review)));
  /* Translators: above what a mail program is set to. */
  g_autofree char *title = g_strdup_printf (_ ("In %s"), program);
  g_autofree char *port = g_strdup_printf ("%u", mdr_service_get_port (yours));
  g_autofree char *right_port = g_strdup_printf ("%u", mdr_service_get_port (right));
  MdrComparison *comparison = MDR_COMPARISON (mdr_comparison_new (title, _ ("Recommended")));

  mdr_comparison_add (comparison, _ ("Server"), mdr_service_get_host (yours),
                      mdr_service_get_host (right));
  mdr_comparison_add (comparison, _ ("Port"), port, right_port);
  mdr_comparison_add (comparison, _ ("Encryption"),
                      mdr_texts_get_security_title (mdr_service_get_security (yours)),
                      mdr_texts_get_security_title (mdr_service_get_security (right)));
  mdr_comparison_add (comparison, _ ("User name"),
                      value_or (mdr_service_get_user_name (yours), _ ("Not set")),
                      value_or (mdr_service_get_user_name (right), _ ("Not known")));
  if (method != MDR_SIGN_IN_METHOD_UNKNOWN && right_method != MDR_SIGN_IN_METHOD_UNKNOWN)
    mdr_comparison_add (comparison, _ ("Way to sign in"),
                        mdr_texts_get_sign_in_method_title (method),
                        mdr_texts_get_sign_in_method_title (right_method));

  return GTK_WIDGET (comparison);
}

static void
add_comparisons (GtkBox *box, MdrProgramReview *review)
{
  GPtrArray *services = mdr_program_account_get_services (mdr_program_review_get_account (review));

  for (guint i = 0; i < services->len; i++)
    {
      MdrProgramService *end = g_ptr_array_index (services, i);
      MdrService *yours = mdr_program_service_get_service (end);
      MdrService *right = mdr_program_review_get_right (review, yours);

      if (right == NULL)
        continue;

      gtk_box_append (box,
                      create_label (mdr_texts_get_protocol_title (mdr_service_get_protocol (yours)),
                                    "heading"));
      gtk_box_append (box, create_comparison (review, end, right));
    }
}

/**
 * mdr_program_review_view_new:
 * @review: an account beside what it should be set to
 * @ticks: which steps are done
 *
 * Returns: (transfer floating): a widget that shows it
 */
GtkWidget *
mdr_program_review_view_new (MdrProgramReview *review, MdrTicks *ticks)
{
  MdrProgramAccount *account = mdr_program_review_get_account (review);
  const char *program = mdr_texts_get_program_title (mdr_program_account_get_program (account));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_box_append (GTK_BOX (box), create_label (program, "title-4"));
  gtk_box_append (GTK_BOX (box),
                  create_label (mdr_program_account_get_place (account), "dim-label"));
  gtk_box_append (GTK_BOX (box), create_rows (review, ticks));
  add_comparisons (GTK_BOX (box), review);

  return box;
}

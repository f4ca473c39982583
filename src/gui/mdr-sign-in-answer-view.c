/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three voices, one below the other: the verdict, which is ours; the server's own words, which look
 * like a quotation; and folded away, the details for somebody who knows what they mean.
 */

#include "mdr-sign-in-answer-view.h"

#include <glib/gi18n.h>

#include "gui/mdr-compat.h"
#include "gui/mdr-rows.h"
#include "gui/mdr-state-badge.h"
#include "knowledge/mdr-texts.h"

struct _MdrSignInAnswerView
{
  AdwBin parent_instance;

  /* template */
  AdwActionRow *verdict_row;
  MdrStateBadge *badge;
  AdwActionRow *words_row;
  AdwExpanderRow *details_row;
  GtkLabel *details_label;
};

G_DEFINE_FINAL_TYPE (MdrSignInAnswerView, mdr_sign_in_answer_view, ADW_TYPE_BIN)

/* Screen readers are told of a subtitle only if it is also the row's description. */
static void
set_subtitle (AdwActionRow *row, const char *subtitle)
{
  adw_action_row_set_subtitle (row, subtitle != NULL ? subtitle : "");
  if (subtitle != NULL)
    mdr_compat_set_description (GTK_WIDGET (row), subtitle);
}

static void
show_verdict (MdrSignInAnswerView *self, MdrSignInAnswer *answer)
{
  MdrState state = mdr_sign_in_answer_get_state (answer);
  const char *verdict = mdr_sign_in_answer_get_verdict (answer);
  /* Translators: how a sign-in went, and what is to be said about it, for screen readers. */
  g_autofree char *name =
      g_strdup_printf (_ ("%s: %s"), mdr_texts_get_state_title (state), verdict);

  g_object_set (self->badge, "state", state, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->verdict_row), verdict);
  set_subtitle (self->verdict_row, mdr_sign_in_answer_get_meaning (answer));
  mdr_rows_set_accessible_label (GTK_WIDGET (self->verdict_row), name);
}

static void
show_words (MdrSignInAnswerView *self, const char *server_text)
{
  g_autofree char *quotation = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->words_row), server_text != NULL);
  if (server_text == NULL)
    return;

  /* Translators: the words of a mail server, as they came. */
  quotation = g_strdup_printf (_ ("“%s”"), server_text);
  set_subtitle (self->words_row, quotation);
}

static void
show_details (MdrSignInAnswerView *self, const char *details)
{
  gtk_widget_set_visible (GTK_WIDGET (self->details_row), details != NULL);
  gtk_label_set_label (self->details_label, details != NULL ? details : "");
}

static void
mdr_sign_in_answer_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_SIGN_IN_ANSWER_VIEW);

  G_OBJECT_CLASS (mdr_sign_in_answer_view_parent_class)->dispose (object);
}

static void
mdr_sign_in_answer_view_class_init (MdrSignInAnswerViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdr_sign_in_answer_view_dispose;

  g_type_ensure (MDR_TYPE_STATE_BADGE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               MDR_RESOURCE_PATH "sign-in-answer-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrSignInAnswerView, badge);
  gtk_widget_class_bind_template_child (widget_class, MdrSignInAnswerView, details_label);
  gtk_widget_class_bind_template_child (widget_class, MdrSignInAnswerView, details_row);
  gtk_widget_class_bind_template_child (widget_class, MdrSignInAnswerView, verdict_row);
  gtk_widget_class_bind_template_child (widget_class, MdrSignInAnswerView, words_row);
}

static void
mdr_sign_in_answer_view_init (MdrSignInAnswerView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mdr_sign_in_answer_view_new:
 * @answer: what a server answered
 *
 * Returns: (transfer floating): a view of it
 */
GtkWidget *
mdr_sign_in_answer_view_new (MdrSignInAnswer *answer)
{
  MdrSignInAnswerView *self;
  MdrService *service;

  g_return_val_if_fail (MDR_IS_SIGN_IN_ANSWER (answer), NULL);

  self = g_object_new (MDR_TYPE_SIGN_IN_ANSWER_VIEW, NULL);
  service = mdr_sign_in_answer_get_service (answer);
  mdr_rows_set_accessible_label (adw_bin_get_child (ADW_BIN (self)),
                                 mdr_texts_get_protocol_title (mdr_service_get_protocol (service)));
  show_verdict (self, answer);
  show_words (self, mdr_sign_in_answer_get_server_text (answer));
  show_details (self, mdr_sign_in_answer_get_details (answer));

  return GTK_WIDGET (self);
}

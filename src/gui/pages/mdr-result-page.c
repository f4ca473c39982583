/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two verdicts, one cause, and what to do. The reasons, for it and against it, unfold after that;
 * then comes what was tried and what was not, and other causes come last.
 */

#include "mdr-result-page.h"

#include "gui/mdr-checklist-view.h"
#include "gui/mdr-company-group.h"
#include "gui/mdr-compat.h"
#include "gui/mdr-device-note.h"
#include "gui/mdr-finding-list.h"
#include "gui/mdr-follow-up-group.h"
#include "gui/mdr-guide-list.h"
#include "gui/mdr-heading.h"
#include "gui/mdr-item-rows.h"
#include "gui/mdr-lesson-group.h"
#include "gui/mdr-rows.h"
#include "gui/mdr-slices.h"
#include "gui/mdr-state-badge.h"
#include "gui/mdr-support-code-group.h"
#include "gui/mdr-support-group.h"
#include "gui/mdr-way-view.h"
#include "gui/pages/mdr-result-words.h"
#include "knowledge/mdr-texts.h"

/* More possibilities than these help nobody. */
#define MAX_OTHER_CAUSES 3

struct _MdrResultPage
{
  MdrPage parent_instance;

  /* owned */
  MdrVerdict *receiving;
  MdrVerdict *sending;
  MdrRankedCause *first;
  char *improvement;

  /* template */
  GtkWidget *cause_card;
  GtkListBox *others;
  AdwPreferencesGroup *others_group;
};

G_DEFINE_FINAL_TYPE (MdrResultPage, mdr_result_page, MDR_TYPE_PAGE)

typedef enum
{
  PROP_RECEIVING = 1,
  PROP_SENDING,
  PROP_FIRST,
  PROP_IMPROVEMENT,
} MdrResultPageProperty;

static GParamSpec *properties[PROP_IMPROVEMENT + 1];

static gboolean
has_fault (MdrResultPage *self, MdrRankedCause *first)
{
  return first != NULL && mdr_ranked_cause_get_cause (first) != MDR_CAUSE_OK;
}

static gboolean
speaks_for (MdrResultPage *self, MdrRankedCause *first)
{
  return first != NULL && g_list_model_get_n_items (mdr_ranked_cause_get_because (first)) > 0;
}

static gboolean
speaks_against (MdrResultPage *self, MdrRankedCause *first)
{
  return first != NULL && g_list_model_get_n_items (mdr_ranked_cause_get_against (first)) > 0;
}

static gboolean
has_reasons (MdrResultPage *self, MdrRankedCause *first)
{
  return has_fault (self, first) && (speaks_for (self, first) || speaks_against (self, first));
}

static char *
title_of_result (MdrResultPage *self,
                 MdrState state,
                 MdrVerdict *receiving,
                 MdrVerdict *sending,
                 MdrRankedCause *first)
{
  return g_strdup (mdr_result_words_get_title (state, receiving, sending, first));
}

static MdrState
state_of_verdict (MdrResultPage *self, MdrVerdict *verdict)
{
  return verdict != NULL ? mdr_verdict_get_state (verdict) : MDR_STATE_WAITING;
}

static char *
text_of_verdict (MdrResultPage *self, MdrVerdict *verdict)
{
  return verdict != NULL ? mdr_texts_dup_verdict (verdict) : NULL;
}

static char *
heading_of_cause (MdrResultPage *self, MdrRankedCause *first)
{
  return g_strdup (mdr_result_words_get_cause_heading (first));
}

static char *
title_of_cause (MdrResultPage *self, MdrRankedCause *first)
{
  return g_strdup (first != NULL ? mdr_texts_get_ranked_cause_title (first) : "");
}

static char *
explanation_of_cause (MdrResultPage *self, MdrRankedCause *first)
{
  return g_strdup (first != NULL ? mdr_texts_get_ranked_cause_explanation (first) : "");
}

static void
others_changed_cb (MdrResultPage *self, guint position, guint removed, guint added, GListModel *all)
{
  gtk_widget_set_visible (GTK_WIDGET (self->others_group), g_list_model_get_n_items (all) > 1);
}

/* Returns: whether it is another one than before */
static gboolean
set_verdict (MdrResultPage *self, MdrVerdict **field, MdrVerdict *verdict, GParamSpec *pspec)
{
  if (!g_set_object (field, verdict))
    return FALSE;

  if (mdr_verdict_get_state (verdict) != MDR_STATE_RUNNING &&
      mdr_verdict_get_state (verdict) != MDR_STATE_WAITING)
    {
      g_autofree char *text = mdr_texts_dup_verdict (verdict);

      mdr_compat_announce (GTK_WIDGET (self), text);
    }
  g_object_notify_by_pspec (G_OBJECT (self), pspec);

  return TRUE;
}

static gboolean
has_text (MdrResultPage *self, const char *text)
{
  return text != NULL;
}

/* Returns: (transfer full) (nullable): that the fault is gone, if it is */
static char *
dup_improvement (GListModel *changes)
{
  guint n_changes = g_list_model_get_n_items (changes);

  for (guint i = 0; i < n_changes; i++)
    {
      g_autoptr (MdrChange) change = g_list_model_get_item (changes, i);

      if (mdr_change_get_subject (change) == MDR_SUBJECT_CAUSE &&
          mdr_change_get_trend (change) == MDR_TREND_BETTER)
        return mdr_texts_dup_change (change);
    }

  return NULL;
}

/* Returns: whether there is another thing to say than before */
static gboolean
update_improvement (MdrResultPage *self, MdrSession *session)
{
  g_autofree char *improvement = dup_improvement (mdr_session_get_changes (session));

  if (g_strcmp0 (self->improvement, improvement) == 0)
    return FALSE;

  g_free (self->improvement);
  self->improvement = g_steal_pointer (&improvement);
  if (self->improvement != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    mdr_compat_announce (GTK_WIDGET (self), self->improvement);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IMPROVEMENT]);

  return TRUE;
}

/* Each of these lays out a part of the page anew; all at once would be too much for one frame. */
static gboolean
update_next (GtkWidget *content)
{
  MdrResultPage *self = MDR_RESULT_PAGE (gtk_widget_get_parent (content));
  MdrSession *session = mdr_page_get_session (MDR_PAGE (self));
  g_autoptr (MdrRankedCause) first = g_list_model_get_item (mdr_session_get_diagnosis (session), 0);

  if (set_verdict (self, &self->receiving,
                   mdr_session_get_verdict (session, MDR_DIRECTION_RECEIVING),
                   properties[PROP_RECEIVING]) ||
      set_verdict (self, &self->sending, mdr_session_get_verdict (session, MDR_DIRECTION_SENDING),
                   properties[PROP_SENDING]) ||
      update_improvement (self, session))
    return TRUE;

  if (g_set_object (&self->first, first))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIRST]);

  return FALSE;
}

static void
mdr_result_page_updated (MdrPage *page)
{
  GtkWidget *content = adw_bin_get_child (ADW_BIN (page));

  mdr_slices_plan (content, update_next);
  if (!gtk_widget_get_mapped (GTK_WIDGET (page)))
    mdr_slices_finish (content);
}

static void
show_cause_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrResultPage *self = MDR_RESULT_PAGE (widget);

  if (has_fault (self, self->first))
    gtk_widget_grab_focus (self->cause_card);
}

static void
mdr_result_page_constructed (GObject *object)
{
  MdrResultPage *self = MDR_RESULT_PAGE (object);
  GListModel *diagnosis = mdr_session_get_diagnosis (mdr_page_get_session (MDR_PAGE (self)));
  g_autoptr (GtkSliceListModel) others =
      gtk_slice_list_model_new (g_object_ref (diagnosis), 1, MAX_OTHER_CAUSES);

  G_OBJECT_CLASS (mdr_result_page_parent_class)->constructed (object);

  mdr_item_rows_bind (self->others, G_LIST_MODEL (others), mdr_rows_create_cause);
  g_signal_connect_object (diagnosis, "items-changed", G_CALLBACK (others_changed_cb), self,
                           G_CONNECT_SWAPPED);
  others_changed_cb (self, 0, 0, 0, diagnosis);
}

static void
mdr_result_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_RESULT_PAGE);

  G_OBJECT_CLASS (mdr_result_page_parent_class)->dispose (object);
}

static void
mdr_result_page_finalize (GObject *object)
{
  MdrResultPage *self = MDR_RESULT_PAGE (object);

  g_clear_object (&self->receiving);
  g_clear_object (&self->sending);
  g_clear_object (&self->first);
  g_clear_pointer (&self->improvement, g_free);

  G_OBJECT_CLASS (mdr_result_page_parent_class)->finalize (object);
}

static void
mdr_result_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrResultPage *self = MDR_RESULT_PAGE (object);

  switch ((MdrResultPageProperty) prop_id)
    {
    case PROP_RECEIVING:
      g_value_set_object (value, self->receiving);
      break;

    case PROP_SENDING:
      g_value_set_object (value, self->sending);
      break;

    case PROP_FIRST:
      g_value_set_object (value, self->first);
      break;

    case PROP_IMPROVEMENT:
      g_value_set_string (value, self->improvement);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_result_page_class_init (MdrResultPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->constructed = mdr_result_page_constructed;
  object_class->dispose = mdr_result_page_dispose;
  object_class->finalize = mdr_result_page_finalize;
  object_class->get_property = mdr_result_page_get_property;
  MDR_PAGE_CLASS (klass)->updated = mdr_result_page_updated;

  properties[PROP_RECEIVING] =
      g_param_spec_object ("receiving", NULL, NULL, MDR_TYPE_VERDICT, flags);
  properties[PROP_SENDING] = g_param_spec_object ("sending", NULL, NULL, MDR_TYPE_VERDICT, flags);
  properties[PROP_FIRST] = g_param_spec_object ("first", NULL, NULL, MDR_TYPE_RANKED_CAUSE, flags);
  properties[PROP_IMPROVEMENT] = g_param_spec_string ("improvement", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MDR_TYPE_CHECKLIST_VIEW);
  g_type_ensure (MDR_TYPE_DEVICE_NOTE);
  g_type_ensure (MDR_TYPE_FINDING_LIST);
  g_type_ensure (MDR_TYPE_FOLLOW_UP_GROUP);
  g_type_ensure (MDR_TYPE_GUIDE_LIST);
  g_type_ensure (MDR_TYPE_HEADING);
  g_type_ensure (MDR_TYPE_LESSON_GROUP);
  g_type_ensure (MDR_TYPE_STATE_BADGE);
  g_type_ensure (MDR_TYPE_COMPANY_GROUP);
  g_type_ensure (MDR_TYPE_SUPPORT_CODE_GROUP);
  g_type_ensure (MDR_TYPE_SUPPORT_GROUP);
  g_type_ensure (MDR_TYPE_WAY_VIEW);

  gtk_widget_class_install_action (widget_class, "result.show-cause", NULL, show_cause_activated);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "pages/result.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrResultPage, cause_card);
  gtk_widget_class_bind_template_child (widget_class, MdrResultPage, others);
  gtk_widget_class_bind_template_child (widget_class, MdrResultPage, others_group);
  gtk_widget_class_bind_template_callback (widget_class, explanation_of_cause);
  gtk_widget_class_bind_template_callback (widget_class, has_fault);
  gtk_widget_class_bind_template_callback (widget_class, has_reasons);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, heading_of_cause);
  gtk_widget_class_bind_template_callback (widget_class, speaks_against);
  gtk_widget_class_bind_template_callback (widget_class, speaks_for);
  gtk_widget_class_bind_template_callback (widget_class, state_of_verdict);
  gtk_widget_class_bind_template_callback (widget_class, text_of_verdict);
  gtk_widget_class_bind_template_callback (widget_class, title_of_cause);
  gtk_widget_class_bind_template_callback (widget_class, title_of_result);
}

static void
mdr_result_page_init (MdrResultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One button that leads to where the mended fault shows, and one for those whose mail just works
 * again. Without checks that are over there is none.
 */

#include "mdr-follow-up-group.h"

#include <glib/gi18n.h>

#include "gui/mdr-room.h"
#include "core/mdr-checklist-item.h"
#include "core/mdr-follow-up.h"

struct _MdrFollowUpGroup
{
  AdwPreferencesGroup parent_instance;

  /* owned */
  MdrSession *session;

  /* template */
  GtkButton *button;
  GtkWidget *button_child;
  GtkWidget *works_child;
};

G_DEFINE_FINAL_TYPE (MdrFollowUpGroup, mdr_follow_up_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum
{
  PROP_SESSION = 1,
} MdrFollowUpGroupProperty;

static GParamSpec *properties[PROP_SESSION + 1];

/* An action is told only together with its target, or it would miss it in between. */
static void
set_button (MdrFollowUpGroup *self, const char *label, const char *action_name, GVariant *target)
{
  GtkActionable *actionable = GTK_ACTIONABLE (self->button);

  gtk_button_set_label (self->button, label);
  mdr_room_make (GTK_WIDGET (self->button));
  gtk_actionable_set_action_name (actionable, NULL);
  gtk_actionable_set_action_target_value (actionable, target);
  gtk_actionable_set_action_name (actionable, action_name);
}

static void
lead_to_check (MdrFollowUpGroup *self, const char *label, MdrCheck check)
{
  set_button (self, label, "win.show-check",
              g_variant_new_string (mdr_enum_to_nick (MDR_TYPE_CHECK, check)));
}

static void
lead_on (MdrFollowUpGroup *self, MdrFollowUp follow_up)
{
  switch (follow_up)
    {
    case MDR_FOLLOW_UP_NONE:
      break;

    case MDR_FOLLOW_UP_CHECK_AGAIN:
      set_button (self, _ ("_Check Again"), "win.check-again", NULL);
      break;

    case MDR_FOLLOW_UP_WEBMAIL:
      lead_to_check (self, _ ("_Try the Web Page Again"), MDR_CHECK_WEBMAIL);
      break;

    case MDR_FOLLOW_UP_PASSWORD:
      lead_to_check (self, _ ("_Test the Password"), MDR_CHECK_SIGN_IN_RECEIVING);
      break;
    }

  gtk_widget_set_visible (self->button_child, follow_up != MDR_FOLLOW_UP_NONE);
}

static void
show_heading (MdrFollowUpGroup *self)
{
  g_autoptr (MdrRankedCause) first =
      g_list_model_get_item (mdr_session_get_diagnosis (self->session), 0);
  gboolean well = first != NULL && mdr_ranked_cause_get_cause (first) == MDR_CAUSE_OK;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self),
                                   well ? _ ("One thing was not tested")
                                        : _ ("When you have done it"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      well ? _ ("Whether the servers accept your password shows only when it is tried.") : NULL);
}

static void
session_updated_cb (MdrFollowUpGroup *self)
{
  /* In somebody else’s report there is nothing to do. */
  const gboolean is_live = mdr_session_is_live (self->session);
  MdrFollowUp follow_up = is_live ? mdr_follow_up_choose (self->session) : MDR_FOLLOW_UP_NONE;
  gboolean complains = is_live && mdr_follow_up_can_take_back_complaint (self->session);

  lead_on (self, follow_up);
  gtk_widget_set_visible (self->works_child, complains);
  show_heading (self);
  gtk_widget_set_visible (GTK_WIDGET (self), follow_up != MDR_FOLLOW_UP_NONE || complains);
}

/* There is nothing left to complain of. */
static void
works_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrAnswers *answers = mdr_session_get_answers (MDR_FOLLOW_UP_GROUP (widget)->session);

  mdr_answers_set (answers, MDR_QUESTION_SYMPTOM, NULL, NULL);
  mdr_answers_set (answers, MDR_QUESTION_MESSAGE, NULL, NULL);
}

static void
mdr_follow_up_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_FOLLOW_UP_GROUP);

  G_OBJECT_CLASS (mdr_follow_up_group_parent_class)->dispose (object);
}

static void
mdr_follow_up_group_finalize (GObject *object)
{
  g_clear_object (&MDR_FOLLOW_UP_GROUP (object)->session);

  G_OBJECT_CLASS (mdr_follow_up_group_parent_class)->finalize (object);
}

static void
mdr_follow_up_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrFollowUpGroup *self = MDR_FOLLOW_UP_GROUP (object);

  switch ((MdrFollowUpGroupProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_follow_up_group_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  MdrFollowUpGroup *self = MDR_FOLLOW_UP_GROUP (object);

  switch ((MdrFollowUpGroupProperty) prop_id)
    {
    case PROP_SESSION:
      /* The template binds it, and has none at first. */
      if (!g_set_object (&self->session, g_value_get_object (value)))
        return;

      g_signal_connect_object (self->session, "updated", G_CALLBACK (session_updated_cb), self,
                               G_CONNECT_SWAPPED);
      session_updated_cb (self);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_follow_up_group_class_init (MdrFollowUpGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdr_follow_up_group_dispose;
  object_class->finalize = mdr_follow_up_group_finalize;
  object_class->get_property = mdr_follow_up_group_get_property;
  object_class->set_property = mdr_follow_up_group_set_property;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "follow-up.works", NULL, works_activated);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               MDR_RESOURCE_PATH "follow-up-group.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrFollowUpGroup, button);
  gtk_widget_class_bind_template_child (widget_class, MdrFollowUpGroup, button_child);
  gtk_widget_class_bind_template_child (widget_class, MdrFollowUpGroup, works_child);
}

static void
mdr_follow_up_group_init (MdrFollowUpGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A probe often finds out more than whether the network lets it through. The row looks at that part
 * only: a server that answers and then refuses the password was reached. All else unfolds below it.
 */

#include "mdr-reach-row.h"

#include <glib/gi18n.h>

#include "gui/mdr-activity.h"
#include "gui/mdr-check-again-button.h"
#include "gui/mdr-header-layout.h"
#include "gui/mdr-portal-button.h"
#include "gui/mdr-probe-details.h"
#include "gui/mdr-reach-texts.h"
#include "gui/mdr-rows.h"
#include "gui/mdr-state-badge.h"
#include "gui/mdr-unfolding.h"
#include "knowledge/mdr-texts.h"

struct _MdrReachRow
{
  AdwExpanderRow parent_instance;

  MdrState state;

  /* owned */
  char *remark; /* below the title, while nothing goes on */
  MdrSession *session;
  MdrProbe *probe;
  MdrActivity *activity;

  /* borrowed: children */
  GtkWidget *again_button;
  GtkWidget *portal_button;
};

G_DEFINE_FINAL_TYPE (MdrReachRow, mdr_reach_row, ADW_TYPE_EXPANDER_ROW)

typedef enum
{
  PROP_SESSION = 1,
  PROP_PROBE,
  PROP_STATE,
} MdrReachRowProperty;

static GParamSpec *properties[PROP_STATE + 1];

/* A probe that only looks closer where others meet trouble is no row before it has something to
 * say. */
static gboolean
is_of_interest (MdrProbe *probe, MdrFinding *telling)
{
  return telling != NULL || mdr_reach_texts_has_title (probe);
}

/* The worst finding about the network; among equals the latest, which is the farthest on the way.
 * It is outdone if it looked bad, and then mail got through in spite of it. */
static MdrFinding *
find_telling (MdrReachRow *self, gboolean *outdone)
{
  GListModel *findings = mdr_probe_get_findings (self->probe);
  guint n_findings = g_list_model_get_n_items (findings);
  MdrFinding *telling = NULL;

  *outdone = FALSE;
  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) found = g_list_model_get_item (findings, i);
      MdrFinding *finding = mdr_session_weigh_finding (self->session, found);

      /* The list, or the session, keeps it alive. */
      if (mdr_finding_get_step (finding) != MDR_STEP_NETWORK ||
          (telling != NULL &&
           mdr_finding_get_severity (finding) < mdr_finding_get_severity (telling)))
        continue;

      telling = finding;
      *outdone = mdr_probe_get_service (self->probe) == NULL &&
                 mdr_finding_get_severity (finding) == MDR_SEVERITY_INFO &&
                 mdr_finding_get_severity (found) != MDR_SEVERITY_INFO;
    }

  return telling;
}

static MdrState
judge (MdrProbe *probe, MdrFinding *telling)
{
  MdrState connected;

  if (telling != NULL && mdr_finding_get_severity (telling) == MDR_SEVERITY_ERROR)
    return MDR_STATE_FAILED;

  if (mdr_probe_get_phase (probe, MDR_PHASE_CONNECT, &connected) && connected != MDR_STATE_PASSED)
    return mdr_probe_get_state (probe) == MDR_STATE_RUNNING ? MDR_STATE_RUNNING : connected;

  if (telling != NULL && mdr_finding_get_severity (telling) == MDR_SEVERITY_WARNING)
    return MDR_STATE_WARNING;

  if (telling != NULL && mdr_probe_get_state (probe) != MDR_STATE_SKIPPED)
    return MDR_STATE_PASSED;

  return mdr_probe_get_state (probe);
}

/* Bad news would contradict the good state beside it, so that they become a remark. */
static char *
dup_remark (MdrReachRow *self, MdrFinding *outdone)
{
  g_autofree char *sentence = NULL;

  if (outdone == NULL)
    return mdr_reach_texts_dup_families (self->probe);

  sentence = mdr_texts_dup_finding (outdone);

  return g_strdup_printf ("%s\n%s", sentence,
                          _ ("Your mail servers were reached all the same, so this does not "
                             "matter here."));
}

/* What is being done, or what there is to remark. */
static void
show_details (MdrReachRow *self)
{
  const char *activity =
      self->state == MDR_STATE_RUNNING ? mdr_activity_get_text (self->activity) : NULL;

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self),
                                 activity != NULL ? activity : self->remark);
}

static void
set_remark (MdrReachRow *self, char *remark)
{
  g_free (self->remark);
  self->remark = remark;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  remark, -1);
}

static void
probe_changed_cb (MdrReachRow *self)
{
  gboolean outdone;
  MdrFinding *telling = find_telling (self, &outdone);
  MdrState state = judge (self->probe, telling);
  g_autofree char *subject = mdr_reach_texts_dup_subject (self->probe);
  g_autofree char *sentence =
      telling != NULL && !outdone ? mdr_texts_dup_finding (telling) : g_strdup (subject);
  /* Translators: how something stands, and the sentence on it, for screen readers. */
  g_autofree char *name =
      g_strdup_printf (_ ("%s: %s"), mdr_texts_get_state_title (state), sentence);

  gtk_widget_set_visible (GTK_WIDGET (self), is_of_interest (self->probe, telling));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), sentence);
  mdr_rows_set_accessible_label (GTK_WIDGET (self), name);
  mdr_check_again_button_set_subject (self->again_button, subject);
  mdr_portal_button_set_finding (self->portal_button, telling);
  set_remark (self, dup_remark (self, outdone ? telling : NULL));

  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  show_details (self);
}

static void
unfollow (MdrReachRow *self)
{
  if (self->probe == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->probe, self);
  g_signal_handlers_disconnect_by_data (mdr_probe_get_findings (self->probe), self);
  g_signal_handlers_disconnect_by_data (mdr_probe_get_phases (self->probe), self);
}

static void
follow (MdrReachRow *self)
{
  GCallback changed_cb = G_CALLBACK (probe_changed_cb);

  g_signal_connect_object (self->probe, "notify::state", changed_cb, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mdr_probe_get_findings (self->probe), "items-changed", changed_cb, self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mdr_probe_get_phases (self->probe), "items-changed", changed_cb, self,
                           G_CONNECT_SWAPPED);
  mdr_activity_set_probe (self->activity, self->probe);
  probe_changed_cb (self);
}

static void
set_probe (MdrReachRow *self, MdrProbe *probe)
{
  if (self->probe == probe)
    return;

  unfollow (self);
  g_set_object (&self->probe, probe);
  if (self->again_button != NULL)
    follow (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBE]);
}

static void
mdr_reach_row_constructed (GObject *object)
{
  MdrReachRow *self = MDR_REACH_ROW (object);

  G_OBJECT_CLASS (mdr_reach_row_parent_class)->constructed (object);

  self->again_button = mdr_check_again_button_new (self->probe);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->again_button);

  g_signal_connect_object (self->session, "updated", G_CALLBACK (probe_changed_cb), self,
                           G_CONNECT_SWAPPED);
  follow (self);
}

static void
mdr_reach_row_dispose (GObject *object)
{
  g_clear_object (&MDR_REACH_ROW (object)->activity);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_REACH_ROW);

  G_OBJECT_CLASS (mdr_reach_row_parent_class)->dispose (object);
}

static void
mdr_reach_row_finalize (GObject *object)
{
  MdrReachRow *self = MDR_REACH_ROW (object);

  g_clear_pointer (&self->remark, g_free);
  g_clear_object (&self->session);
  g_clear_object (&self->probe);

  G_OBJECT_CLASS (mdr_reach_row_parent_class)->finalize (object);
}

static void
mdr_reach_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrReachRow *self = MDR_REACH_ROW (object);

  switch ((MdrReachRowProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    case PROP_PROBE:
      g_value_set_object (value, self->probe);
      break;

    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_reach_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MdrReachRow *self = MDR_REACH_ROW (object);

  switch ((MdrReachRowProperty) prop_id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;

    case PROP_PROBE:
      set_probe (self, g_value_get_object (value));
      break;

    case PROP_STATE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_reach_row_class_init (MdrReachRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->constructed = mdr_reach_row_constructed;
  object_class->dispose = mdr_reach_row_dispose;
  object_class->finalize = mdr_reach_row_finalize;
  object_class->get_property = mdr_reach_row_get_property;
  object_class->set_property = mdr_reach_row_set_property;

  properties[PROP_SESSION] = g_param_spec_object (
      "session", NULL, NULL, MDR_TYPE_SESSION, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | flags);
  properties[PROP_PROBE] = g_param_spec_object ("probe", NULL, NULL, MDR_TYPE_PROBE,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT | flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, MDR_TYPE_STATE,
                                              MDR_STATE_WAITING, G_PARAM_READABLE | flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MDR_TYPE_STATE_BADGE);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "reach-row.ui");
}

static void
mdr_reach_row_init (MdrReachRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mdr_probe_details_add_to (ADW_EXPANDER_ROW (self));
  mdr_unfolding_spare (ADW_EXPANDER_ROW (self));
  mdr_header_layout_apply (GTK_WIDGET (self));

  self->activity = mdr_activity_new (GTK_WIDGET (self));
  g_signal_connect_object (self->activity, "notify::text", G_CALLBACK (show_details), self,
                           G_CONNECT_SWAPPED);
  self->portal_button = mdr_portal_button_new ();
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->portal_button);
}

/**
 * mdr_reach_row_new:
 * @session: the session that @probe belongs to
 * @probe: a probe that concerns %MDR_STEP_NETWORK
 *
 * Returns: (transfer floating): a row that follows @probe
 */
GtkWidget *
mdr_reach_row_new (MdrSession *session, MdrProbe *probe)
{
  g_return_val_if_fail (MDR_IS_SESSION (session), NULL);
  g_return_val_if_fail (MDR_IS_PROBE (probe), NULL);

  return g_object_new (MDR_TYPE_REACH_ROW, "session", session, "probe", probe, NULL);
}

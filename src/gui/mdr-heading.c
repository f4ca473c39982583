/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * State, headline and a few words: the same on every page.
 */

#include "mdr-heading.h"

#include "core/mdr-session.h"
#include "gui/mdr-activity.h"
#include "gui/mdr-state-badge.h"
#include "knowledge/mdr-texts.h"

struct _MdrHeading
{
  AdwBin parent_instance;

  /* owned */
  MdrSession *session;
  MdrStep *step;
  MdrActivity *activity;
  char *title;
  char *description;

  /* template */
  GtkLabel *activity_label;
};

G_DEFINE_FINAL_TYPE (MdrHeading, mdr_heading, ADW_TYPE_BIN)

typedef enum
{
  PROP_SESSION = 1,
  PROP_STEP,
  PROP_TITLE,
  PROP_DESCRIPTION,
} MdrHeadingProperty;

static GParamSpec *properties[PROP_DESCRIPTION + 1];

/* The words of a page speak to the user who sits here, and not to whoever reads somebody else's
 * report. */
static gboolean
is_for_reader (MdrHeading *self, MdrSession *session, MdrStep *step)
{
  return session == NULL || step == NULL || mdr_session_is_live (session);
}

static char *
title_text (MdrHeading *self, const char *title, MdrSession *session, MdrStep *step)
{
  return g_strdup (is_for_reader (self, session, step)
                       ? title
                       : mdr_texts_get_step_title (mdr_step_get_id (step)));
}

static gboolean
is_description_shown (MdrHeading *self, const char *text, MdrSession *session, MdrStep *step)
{
  return text != NULL && *text != '\0' && is_for_reader (self, session, step);
}

static gboolean
has_step (MdrHeading *self, MdrStep *step)
{
  return step != NULL;
}

static gboolean
is_passed_by (MdrHeading *self, MdrSkipReason reason)
{
  return reason != MDR_SKIP_REASON_NONE;
}

static char *
text_of_reason (MdrHeading *self, MdrSkipReason reason)
{
  return g_strdup (is_passed_by (self, reason) ? mdr_texts_get_skip_reason (reason) : "");
}

/* The result waits for every check. */
static gboolean
is_waited_for (MdrHeading *self, MdrProbe *probe)
{
  const MdrStepId step = mdr_step_get_id (self->step);

  return mdr_probe_get_state (probe) == MDR_STATE_RUNNING &&
         (step == MDR_STEP_RESULT || mdr_probe_concerns (probe, step));
}

/* The check of the step that takes longest, for that is what is waited for. */
static MdrProbe *
find_running_probe (MdrHeading *self)
{
  GListModel *probes = mdr_session_get_probes (self->session);
  guint n_probes = g_list_model_get_n_items (probes);
  MdrProbe *running = NULL;
  gint64 longest = -1;

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);
      gint64 until = 0;

      if (!is_waited_for (self, probe))
        continue;

      mdr_probe_get_wait (probe, NULL, &until);
      if (until <= longest)
        continue;

      /* The list keeps it alive. */
      running = probe;
      longest = until;
    }

  return running;
}

static void
follow_checks (MdrHeading *self)
{
  mdr_activity_set_probe (self->activity, self->session != NULL && self->step != NULL
                                              ? find_running_probe (self)
                                              : NULL);
}

static void
activity_changed_cb (MdrHeading *self)
{
  const char *text = mdr_activity_get_text (self->activity);

  gtk_label_set_text (self->activity_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->activity_label), text != NULL);
}

static void
set_session (MdrHeading *self, MdrSession *session)
{
  if (self->session == session)
    return;

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (session, "updated", G_CALLBACK (follow_checks), self,
                             G_CONNECT_SWAPPED);
  follow_checks (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
set_text (MdrHeading *self, char **text, const GValue *value, GParamSpec *pspec)
{
  if (g_strcmp0 (*text, g_value_get_string (value)) == 0)
    return;

  g_free (*text);
  *text = g_value_dup_string (value);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
mdr_heading_dispose (GObject *object)
{
  g_clear_object (&MDR_HEADING (object)->activity);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_HEADING);

  G_OBJECT_CLASS (mdr_heading_parent_class)->dispose (object);
}

static void
mdr_heading_finalize (GObject *object)
{
  MdrHeading *self = MDR_HEADING (object);

  g_clear_object (&self->session);
  g_clear_object (&self->step);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->description, g_free);

  G_OBJECT_CLASS (mdr_heading_parent_class)->finalize (object);
}

static void
mdr_heading_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrHeading *self = MDR_HEADING (object);

  switch ((MdrHeadingProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    case PROP_STEP:
      g_value_set_object (value, self->step);
      break;

    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_heading_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MdrHeading *self = MDR_HEADING (object);

  switch ((MdrHeadingProperty) prop_id)
    {
    case PROP_SESSION:
      set_session (self, g_value_get_object (value));
      break;

    case PROP_STEP:
      if (!g_set_object (&self->step, g_value_get_object (value)))
        break;

      follow_checks (self);
      g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_TITLE:
      set_text (self, &self->title, value, pspec);
      break;

    case PROP_DESCRIPTION:
      set_text (self, &self->description, value, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_heading_class_init (MdrHeadingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = mdr_heading_dispose;
  object_class->finalize = mdr_heading_finalize;
  object_class->get_property = mdr_heading_get_property;
  object_class->set_property = mdr_heading_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION, flags);
  properties[PROP_STEP] = g_param_spec_object ("step", NULL, NULL, MDR_TYPE_STEP, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MDR_TYPE_STATE_BADGE);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "heading.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrHeading, activity_label);
  gtk_widget_class_bind_template_callback (widget_class, has_step);
  gtk_widget_class_bind_template_callback (widget_class, is_description_shown);
  gtk_widget_class_bind_template_callback (widget_class, is_passed_by);
  gtk_widget_class_bind_template_callback (widget_class, text_of_reason);
  gtk_widget_class_bind_template_callback (widget_class, title_text);
}

static void
mdr_heading_init (MdrHeading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->activity = mdr_activity_new (GTK_WIDGET (self));
  g_signal_connect_object (self->activity, "notify::text", G_CALLBACK (activity_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

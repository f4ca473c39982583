/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who waits for longer than a moment wants to know for how long. So after three seconds the time
 * that is left is counted down; only where somebody can see it, and only while there is something
 * to count.
 */

#include "mdr-activity.h"

#include "knowledge/mdr-texts-activity.h"

#define PATIENCE (3 * G_TIME_SPAN_SECOND)

struct _MdrActivity
{
  GObject parent_instance;

  guint tick_id;

  /* owned */
  MdrProbe *probe;
  char *text;

  /* borrowed: who shows it; it owns the activity */
  GtkWidget *widget;
};

G_DEFINE_FINAL_TYPE (MdrActivity, mdr_activity, G_TYPE_OBJECT)

typedef enum
{
  PROP_TEXT = 1,
} MdrActivityProperty;

static GParamSpec *properties[PROP_TEXT + 1];

static gboolean tick_cb (gpointer user_data);

/* Microseconds until the text has to be another one. */
static gint64
get_time_to_change (gint64 since, gint64 until, gint64 now)
{
  return now < since + PATIENCE ? since + PATIENCE - now : (until - now) % G_TIME_SPAN_SECOND + 1;
}

static void
plan_tick (MdrActivity *self, gint64 now)
{
  gint64 since, until;

  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (self->probe == NULL || !gtk_widget_get_mapped (self->widget) ||
      !mdr_probe_get_wait (self->probe, &since, &until) || now >= until)
    return;

  self->tick_id = g_timeout_add (
      get_time_to_change (since, until, now) / G_TIME_SPAN_MILLISECOND + 1, tick_cb, self);
}

static char *
dup_text (MdrActivity *self, gint64 now)
{
  gint64 since, until;

  if (self->probe == NULL || mdr_probe_get_state (self->probe) != MDR_STATE_RUNNING)
    return NULL;

  if (!mdr_probe_get_wait (self->probe, &since, &until) || now < since + PATIENCE || now >= until)
    return mdr_texts_dup_activity (self->probe);

  return mdr_texts_dup_activity_with_rest (self->probe, (until - now + G_TIME_SPAN_SECOND - 1) /
                                                            G_TIME_SPAN_SECOND);
}

static void
update (MdrActivity *self)
{
  const gint64 now = g_get_monotonic_time ();
  g_autofree char *text = dup_text (self, now);

  plan_tick (self, now);
  if (g_strcmp0 (text, self->text) == 0)
    return;

  g_free (self->text);
  self->text = g_steal_pointer (&text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static gboolean
tick_cb (gpointer user_data)
{
  MdrActivity *self = MDR_ACTIVITY (user_data);

  self->tick_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
unfollow (MdrActivity *self)
{
  if (self->probe == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->probe, self);
  g_signal_handlers_disconnect_by_data (mdr_probe_get_phases (self->probe), self);
  g_clear_object (&self->probe);
}

static void
mdr_activity_dispose (GObject *object)
{
  MdrActivity *self = MDR_ACTIVITY (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  unfollow (self);
  g_clear_weak_pointer (&self->widget);

  G_OBJECT_CLASS (mdr_activity_parent_class)->dispose (object);
}

static void
mdr_activity_finalize (GObject *object)
{
  g_clear_pointer (&MDR_ACTIVITY (object)->text, g_free);

  G_OBJECT_CLASS (mdr_activity_parent_class)->finalize (object);
}

static void
mdr_activity_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((MdrActivityProperty) prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, MDR_ACTIVITY (object)->text);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_activity_class_init (MdrActivityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mdr_activity_dispose;
  object_class->finalize = mdr_activity_finalize;
  object_class->get_property = mdr_activity_get_property;

  properties[PROP_TEXT] =
      g_param_spec_string ("text", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_activity_init (MdrActivity *self)
{
}

/**
 * mdr_activity_new:
 * @widget: who will show it
 *
 * Returns: (transfer full): an activity that follows no probe yet
 */
MdrActivity *
mdr_activity_new (GtkWidget *widget)
{
  MdrActivity *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (MDR_TYPE_ACTIVITY, NULL);
  g_set_weak_pointer (&self->widget, widget);
  g_signal_connect_object (widget, "map", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (widget, "unmap", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  return self;
}

/**
 * mdr_activity_set_probe:
 * @self: an activity
 * @probe: (nullable): the probe to follow
 *
 * Follows @probe from now on.
 */
void
mdr_activity_set_probe (MdrActivity *self, MdrProbe *probe)
{
  g_return_if_fail (MDR_IS_ACTIVITY (self));
  g_return_if_fail (probe == NULL || MDR_IS_PROBE (probe));

  if (self->probe != probe)
    {
      unfollow (self);
      self->probe = probe != NULL ? g_object_ref (probe) : NULL;
      if (probe != NULL)
        {
          g_signal_connect_object (probe, "notify::state", G_CALLBACK (update), self,
                                   G_CONNECT_SWAPPED);
          g_signal_connect_object (mdr_probe_get_phases (probe), "items-changed",
                                   G_CALLBACK (update), self, G_CONNECT_SWAPPED);
        }
    }

  update (self);
}

/**
 * mdr_activity_get_text:
 * @self: an activity
 *
 * Returns: (nullable): what the probe is doing, with the time that is left after a while; %NULL
 *   when it does not run
 */
const char *
mdr_activity_get_text (MdrActivity *self)
{
  g_return_val_if_fail (MDR_IS_ACTIVITY (self), NULL);

  return self->text;
}

/**
 * mdr_activity_is_ticking:
 * @self: an activity
 *
 * Returns: whether the text is going to change by itself
 */
gboolean
mdr_activity_is_ticking (MdrActivity *self)
{
  g_return_val_if_fail (MDR_IS_ACTIVITY (self), FALSE);

  return self->tick_id != 0;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For support agents; beside the wizard, so that both can be read.
 */

#include "mdr-timeline-window.h"

#include "gui/mdr-timeline.h"

struct _MdrTimelineWindow
{
  AdwWindow parent_instance;

  /* template */
  MdrTimeline *timeline;
};

G_DEFINE_FINAL_TYPE (MdrTimelineWindow, mdr_timeline_window, ADW_TYPE_WINDOW)

static void
mdr_timeline_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_TIMELINE_WINDOW);

  G_OBJECT_CLASS (mdr_timeline_window_parent_class)->dispose (object);
}

static void
mdr_timeline_window_class_init (MdrTimelineWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdr_timeline_window_dispose;

  g_type_ensure (MDR_TYPE_TIMELINE);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MDR_RESOURCE_PATH "timeline-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrTimelineWindow, timeline);
}

static void
mdr_timeline_window_init (MdrTimelineWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static MdrTimelineWindow *
find_window (GtkWindow *parent)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (MDR_IS_TIMELINE_WINDOW (l->data) && gtk_window_get_transient_for (l->data) == parent)
      return l->data;

  return NULL;
}

/**
 * mdr_timeline_window_present:
 * @parent: the window that asks
 * @session: whose connections to show
 *
 * Shows the times of all connections, in the window that @parent has for them.
 */
void
mdr_timeline_window_present (GtkWindow *parent, MdrSession *session)
{
  MdrTimelineWindow *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (MDR_IS_SESSION (session));

  self = find_window (parent);
  if (self == NULL)
    {
      self = g_object_new (MDR_TYPE_TIMELINE_WINDOW, "transient-for", parent, "destroy-with-parent",
                           TRUE, NULL);
      g_object_set (self->timeline, "session", session, NULL);
    }

  gtk_window_present (GTK_WINDOW (self));
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The group is there only while there is something to go on with and no other address was given.
 * Taken or not, what was kept is deleted.
 */

#include "mdr-unfinished-group.h"

#include <glib/gi18n.h>

#include "core/mdr-kept-session.h"
#include "gui/mdr-rows.h"
#include "practice/mdr-practice.h"

struct _MdrUnfinishedGroup
{
  AdwPreferencesGroup parent_instance;

  /* owned */
  MdrSession *session;
  MdrKeptSession *kept;

  /* template */
  AdwActionRow *row;
};

G_DEFINE_FINAL_TYPE (MdrUnfinishedGroup, mdr_unfinished_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum
{
  PROP_SESSION = 1,
} MdrUnfinishedGroupProperty;

static GParamSpec *properties[PROP_SESSION + 1];

static void
forget (MdrUnfinishedGroup *self)
{
  g_autofree char *path = mdr_kept_session_dup_path ();

  mdr_kept_session_remove (path);
  g_clear_pointer (&self->kept, mdr_kept_session_free);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
go_on_cb (MdrUnfinishedGroup *self)
{
  g_autoptr (MdrKeptSession) kept = g_steal_pointer (&self->kept);

  forget (self);
  mdr_kept_session_apply (kept, self->session);
  mdr_session_start (self->session);
  gtk_widget_activate_action (
      GTK_WIDGET (self), "win.go-to", "s",
      mdr_enum_to_nick (MDR_TYPE_STEP_ID, mdr_kept_session_get_step (kept)));
}

/* The button that had the focus goes away. */
static void
forget_cb (MdrUnfinishedGroup *self)
{
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                          GTK_DIR_TAB_FORWARD);
  forget (self);
}

/* Who gives an address wants to begin with it. */
static void
address_changed_cb (MdrUnfinishedGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->kept != NULL && mdr_session_get_address (self->session) == NULL);
}

static void
look (MdrUnfinishedGroup *self)
{
  g_autofree char *path = mdr_kept_session_dup_path ();
  g_autoptr (GDateTime) now = mdr_environment_dup_now (mdr_session_get_environment (self->session));
  g_autofree char *title = NULL;

  /* What was left unfinished in earnest has no place in practice, nor in somebody else’s report. */
  if (mdr_practice_get_case (self->session) != NULL || !mdr_session_is_live (self->session))
    return;

  self->kept = mdr_kept_session_load (path, now);
  if (self->kept == NULL)
    return;

  /* Translators: followed by a mail address. */
  title = g_strdup_printf (_ ("Go on with %s"), mdr_kept_session_get_address (self->kept));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  mdr_rows_set_accessible_label (GTK_WIDGET (self->row), title);
  address_changed_cb (self);
}

static void
set_session (MdrUnfinishedGroup *self, MdrSession *session)
{
  /* The template binds it, and has none at first. */
  if (!g_set_object (&self->session, session))
    return;

  g_signal_connect_object (session, "notify::address", G_CALLBACK (address_changed_cb), self,
                           G_CONNECT_SWAPPED);
  look (self);
}

static void
mdr_unfinished_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_UNFINISHED_GROUP);

  G_OBJECT_CLASS (mdr_unfinished_group_parent_class)->dispose (object);
}

static void
mdr_unfinished_group_finalize (GObject *object)
{
  MdrUnfinishedGroup *self = MDR_UNFINISHED_GROUP (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->kept, mdr_kept_session_free);

  G_OBJECT_CLASS (mdr_unfinished_group_parent_class)->finalize (object);
}

static void
mdr_unfinished_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrUnfinishedGroup *self = MDR_UNFINISHED_GROUP (object);

  switch ((MdrUnfinishedGroupProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_unfinished_group_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  switch ((MdrUnfinishedGroupProperty) prop_id)
    {
    case PROP_SESSION:
      set_session (MDR_UNFINISHED_GROUP (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_unfinished_group_class_init (MdrUnfinishedGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdr_unfinished_group_dispose;
  object_class->finalize = mdr_unfinished_group_finalize;
  object_class->get_property = mdr_unfinished_group_get_property;
  object_class->set_property = mdr_unfinished_group_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               MDR_RESOURCE_PATH "unfinished-group.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrUnfinishedGroup, row);
  gtk_widget_class_bind_template_callback (widget_class, forget_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_on_cb);
}

static void
mdr_unfinished_group_init (MdrUnfinishedGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

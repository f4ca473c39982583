/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says that something is being checked again, and afterwards what is different. Without anything to
 * say it is not there.
 */

#include "mdr-change-group.h"

#include <glib/gi18n.h>

#include "gui/mdr-compat.h"
#include "gui/mdr-rows.h"
#include "gui/mdr-state-badge.h"
#include "knowledge/mdr-texts.h"

struct _MdrChangeGroup
{
  AdwPreferencesGroup parent_instance;

  gboolean comparing;

  /* owned */
  MdrSession *session;

  /* template */
  GtkListBox *changes;
  GtkLabel *busy_label;
};

G_DEFINE_FINAL_TYPE (MdrChangeGroup, mdr_change_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum
{
  PROP_SESSION = 1,
  PROP_COMPARING,
} MdrChangeGroupProperty;

static GParamSpec *properties[PROP_COMPARING + 1];

/* Who is on another page hears of it there. */
static void
announce (MdrChangeGroup *self, const char *text)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    mdr_compat_announce (GTK_WIDGET (self), text);
}

/* What is neither better nor worse is a mere fact. */
static GtkWidget *
create_trend_badge (MdrTrend trend)
{
  static const MdrState states[] = {
    [MDR_TREND_SAME] = MDR_STATE_FAILED,
    [MDR_TREND_BETTER] = MDR_STATE_PASSED,
    [MDR_TREND_WORSE] = MDR_STATE_FAILED,
  };
  GtkWidget *icon;

  if (trend != MDR_TREND_OTHER)
    return g_object_new (MDR_TYPE_STATE_BADGE, "state", states[trend], "show-word", FALSE, NULL);

  icon = gtk_image_new_from_icon_name ("mdr-info-symbolic");
  gtk_widget_add_css_class (icon, "dim-label");

  return icon;
}

static GtkWidget *
create_change_row (gpointer change, gpointer user_data)
{
  g_autofree char *sentence = mdr_texts_dup_change (change);
  GtkWidget *row = mdr_rows_create_text (sentence, NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             create_trend_badge (mdr_change_get_trend (change)));

  return row;
}

static void
set_comparing (MdrChangeGroup *self, gboolean comparing)
{
  if (self->comparing == comparing)
    return;

  self->comparing = comparing;
  if (comparing)
    {
      const char *text = mdr_session_has_network_changed (self->session)
                             ? _ ("The network changed. Checking again…")
                             : _ ("Checking again…");

      gtk_label_set_label (self->busy_label, text);
      announce (self, text);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPARING]);
}

static void
session_updated_cb (MdrChangeGroup *self)
{
  GListModel *changes = mdr_session_get_changes (self->session);
  gboolean comparing = mdr_session_is_comparing (self->session);

  set_comparing (self, comparing);
  gtk_widget_set_visible (GTK_WIDGET (self->changes), g_list_model_get_n_items (changes) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), comparing || g_list_model_get_n_items (changes) > 0);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self),
                                   mdr_session_has_network_changed (self->session)
                                       ? _ ("Since the network changed")
                                       : _ ("Since the last check"));
}

static void
changes_changed_cb (MdrChangeGroup *self, guint position, guint removed, guint added)
{
  GListModel *changes = mdr_session_get_changes (self->session);

  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (MdrChange) change = g_list_model_get_item (changes, i);
      g_autofree char *sentence = mdr_texts_dup_change (change);

      announce (self, sentence);
    }
}

static void
set_session (MdrChangeGroup *self, MdrSession *session)
{
  if (session == NULL || !g_set_object (&self->session, session))
    return;

  gtk_list_box_bind_model (self->changes, mdr_session_get_changes (session), create_change_row,
                           NULL, NULL);
  g_signal_connect_object (mdr_session_get_changes (session), "items-changed",
                           G_CALLBACK (changes_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "updated", G_CALLBACK (session_updated_cb), self,
                           G_CONNECT_SWAPPED);
  session_updated_cb (self);
}

static void
mdr_change_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_CHANGE_GROUP);

  G_OBJECT_CLASS (mdr_change_group_parent_class)->dispose (object);
}

static void
mdr_change_group_finalize (GObject *object)
{
  g_clear_object (&MDR_CHANGE_GROUP (object)->session);

  G_OBJECT_CLASS (mdr_change_group_parent_class)->finalize (object);
}

static void
mdr_change_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrChangeGroup *self = MDR_CHANGE_GROUP (object);

  switch ((MdrChangeGroupProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    case PROP_COMPARING:
      g_value_set_boolean (value, self->comparing);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_change_group_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  MdrChangeGroup *self = MDR_CHANGE_GROUP (object);

  switch ((MdrChangeGroupProperty) prop_id)
    {
    case PROP_SESSION:
      set_session (self, g_value_get_object (value));
      break;

    case PROP_COMPARING:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_change_group_class_init (MdrChangeGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = mdr_change_group_dispose;
  object_class->finalize = mdr_change_group_finalize;
  object_class->get_property = mdr_change_group_get_property;
  object_class->set_property = mdr_change_group_set_property;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION, G_PARAM_READWRITE | flags);
  properties[PROP_COMPARING] =
      g_param_spec_boolean ("comparing", NULL, NULL, FALSE, G_PARAM_READABLE | flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "change-group.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrChangeGroup, busy_label);
  gtk_widget_class_bind_template_child (widget_class, MdrChangeGroup, changes);
}

static void
mdr_change_group_init (MdrChangeGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The guides against a cause, or about a topic, for the provider, program and device of a session.
 * What somebody has unfolded stays so while checks go on.
 */

#include "mdr-guide-list.h"

#include <glib/gi18n.h>

#include "gui/mdr-guide-row.h"
#include "knowledge/mdr-guides.h"

struct _MdrGuideList
{
  AdwBin parent_instance;

  MdrCause cause;
  gboolean folded;

  /* owned */
  MdrSession *session;
  char *topic;
  GPtrArray *guides;

  /* borrowed: the child */
  GtkListBox *list_box;
};

G_DEFINE_FINAL_TYPE (MdrGuideList, mdr_guide_list, ADW_TYPE_BIN)

typedef enum
{
  PROP_SESSION = 1,
  PROP_CAUSE,
  PROP_TOPIC,
  PROP_FOLDED,
} MdrGuideListProperty;

static GParamSpec *properties[PROP_FOLDED + 1];

static GPtrArray *
find_guides (MdrGuideList *self)
{
  MdrAnswers *answers;
  MdrProvider *provider;
  const char *program, *device;

  if (self->session == NULL || (self->topic == NULL && self->cause == MDR_CAUSE_OK))
    return g_ptr_array_new_with_free_func (g_object_unref);

  answers = mdr_session_get_answers (self->session);
  provider = mdr_session_get_provider (self->session);
  program = mdr_answers_get (answers, MDR_QUESTION_PROGRAM);
  device = mdr_answers_get (answers, MDR_QUESTION_DEVICE);

  if (self->topic != NULL)
    return mdr_guides_find_topic (self->topic, provider, program, device);

  return mdr_guides_find (self->cause, provider, program, device);
}

static gboolean
same_guides (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    if (g_strcmp0 (mdr_guide_get_id (g_ptr_array_index (a, i)),
                   mdr_guide_get_id (g_ptr_array_index (b, i))) != 0)
      return FALSE;

  return TRUE;
}

static void
unfold_first (MdrGuideList *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list_box, 0);

  if (first != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (first), !self->folded);
}

static void
update (MdrGuideList *self)
{
  g_autoptr (GPtrArray) guides = find_guides (self);
  GtkWidget *row;

  if (same_guides (guides, self->guides))
    return;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list_box))) != NULL)
    gtk_list_box_remove (self->list_box, row);

  for (guint i = 0; i < guides->len; i++)
    {
      row = mdr_guide_row_new (g_ptr_array_index (guides, i),
                               mdr_ticks_get_for_session (self->session));
      gtk_list_box_append (self->list_box, row);
    }

  unfold_first (self);
  gtk_widget_set_visible (GTK_WIDGET (self), guides->len > 0);
  g_clear_pointer (&self->guides, g_ptr_array_unref);
  self->guides = g_steal_pointer (&guides);
}

static void
set_session (MdrGuideList *self, MdrSession *session)
{
  /* The template binds it, and has none at first. */
  if (!g_set_object (&self->session, session))
    return;

  g_signal_connect_object (session, "updated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
mdr_guide_list_finalize (GObject *object)
{
  MdrGuideList *self = MDR_GUIDE_LIST (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->topic, g_free);
  g_clear_pointer (&self->guides, g_ptr_array_unref);

  G_OBJECT_CLASS (mdr_guide_list_parent_class)->finalize (object);
}

static void
mdr_guide_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrGuideList *self = MDR_GUIDE_LIST (object);

  switch ((MdrGuideListProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    case PROP_CAUSE:
      g_value_set_enum (value, self->cause);
      break;

    case PROP_TOPIC:
      g_value_set_string (value, self->topic);
      break;

    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_guide_list_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MdrGuideList *self = MDR_GUIDE_LIST (object);

  switch ((MdrGuideListProperty) prop_id)
    {
    case PROP_SESSION:
      set_session (self, g_value_get_object (value));
      break;

    case PROP_CAUSE:
      if (self->cause == (MdrCause) g_value_get_enum (value))
        break;
      self->cause = g_value_get_enum (value);
      update (self);
      g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_TOPIC:
      g_free (self->topic);
      self->topic = g_value_dup_string (value);
      update (self);
      g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_FOLDED:
      if (self->folded == g_value_get_boolean (value))
        break;
      self->folded = g_value_get_boolean (value);
      unfold_first (self);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_guide_list_class_init (MdrGuideListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = mdr_guide_list_finalize;
  object_class->get_property = mdr_guide_list_get_property;
  object_class->set_property = mdr_guide_list_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION, flags);
  properties[PROP_CAUSE] =
      g_param_spec_enum ("cause", NULL, NULL, MDR_TYPE_CAUSE, MDR_CAUSE_OK, flags);
  properties[PROP_TOPIC] = g_param_spec_string ("topic", NULL, NULL, NULL, flags);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_guide_list_init (MdrGuideList *self)
{
  self->guides = g_ptr_array_new_with_free_func (g_object_unref);
  self->list_box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list_box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list_box), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What to do"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list_box));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

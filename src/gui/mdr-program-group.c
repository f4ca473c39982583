/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One view for each program that has the account; nothing where none has it.
 */

#include "mdr-program-group.h"

#include <glib/gi18n.h>

#include "gui/mdr-into-view.h"
#include "gui/mdr-program-review-view.h"
#include "probe/mdr-programs-probe.h"

struct _MdrProgramGroup
{
  AdwPreferencesGroup parent_instance;

  /* owned */
  MdrSession *session;
  GPtrArray *shown; /* of MdrProgramReview */

  /* borrowed: a child */
  GtkBox *views;
};

G_DEFINE_FINAL_TYPE (MdrProgramGroup, mdr_program_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum
{
  PROP_SESSION = 1,
} MdrProgramGroupProperty;

static GParamSpec *properties[PROP_SESSION + 1];

/* None where the trouble is on another device: they are those of this computer. */
static GPtrArray *
collect_reviews (MdrSession *session)
{
  GPtrArray *collected = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *probes = mdr_session_get_probes (session);
  guint n_probes = mdr_answers_are_elsewhere (mdr_session_get_answers (session))
                       ? 0
                       : g_list_model_get_n_items (probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);
      GListModel *reviews;
      guint n_reviews;

      if (!MDR_IS_PROGRAMS_PROBE (probe))
        continue;

      reviews = mdr_programs_probe_get_reviews (MDR_PROGRAMS_PROBE (probe));
      n_reviews = g_list_model_get_n_items (reviews);
      for (guint j = 0; j < n_reviews; j++)
        g_ptr_array_add (collected, g_list_model_get_item (reviews, j));
    }

  return collected;
}

static gboolean
same_reviews (GPtrArray *a, GPtrArray *b)
{
  return a->len == b->len &&
         (a->len == 0 || memcmp (a->pdata, b->pdata, a->len * sizeof *a->pdata) == 0);
}

static void
update (MdrProgramGroup *self)
{
  g_autoptr (GPtrArray) reviews = collect_reviews (self->session);
  gboolean was_empty = self->shown->len == 0;
  GtkWidget *child;

  if (same_reviews (reviews, self->shown))
    return;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->views))) != NULL)
    gtk_box_remove (self->views, child);

  for (guint i = 0; i < reviews->len; i++)
    gtk_box_append (self->views,
                    mdr_program_review_view_new (g_ptr_array_index (reviews, i),
                                                 mdr_ticks_get_for_session (self->session)));

  gtk_widget_set_visible (GTK_WIDGET (self), reviews->len > 0);

  /* It comes in above what has the focus, and would stay out of sight. */
  if (was_empty && reviews->len > 0)
    mdr_into_view (GTK_WIDGET (self));
  g_ptr_array_unref (self->shown);
  self->shown = g_steal_pointer (&reviews);
}

static void
set_session (MdrProgramGroup *self, MdrSession *session)
{
  /* The template binds it, and has none at first. */
  if (session == NULL || !g_set_object (&self->session, session))
    return;

  g_signal_connect_object (session, "updated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
mdr_program_group_finalize (GObject *object)
{
  MdrProgramGroup *self = MDR_PROGRAM_GROUP (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->shown, g_ptr_array_unref);

  G_OBJECT_CLASS (mdr_program_group_parent_class)->finalize (object);
}

static void
mdr_program_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((MdrProgramGroupProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, MDR_PROGRAM_GROUP (object)->session);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_program_group_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  switch ((MdrProgramGroupProperty) prop_id)
    {
    case PROP_SESSION:
      set_session (MDR_PROGRAM_GROUP (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_program_group_class_init (MdrProgramGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mdr_program_group_finalize;
  object_class->get_property = mdr_program_group_get_property;
  object_class->set_property = mdr_program_group_set_property;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_program_group_init (MdrProgramGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->views = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));

  adw_preferences_group_set_title (group, _ ("What your mail programs are set to"));
  adw_preferences_group_set_description (
      group, _ ("Read on this computer, and compared with the right settings. Nothing is changed, "
                "and no password is read."));
  adw_preferences_group_add (group, GTK_WIDGET (self->views));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

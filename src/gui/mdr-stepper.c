/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One icon a step, in the step's state; the one that is shown stands out.
 */

#include "mdr-stepper.h"

#include "gui/mdr-state-badge.h"

struct _MdrStepper
{
  AdwBin parent_instance;

  /* owned */
  GListModel *steps;
  MdrStep *current;

  /* borrowed: the child */
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (MdrStepper, mdr_stepper, ADW_TYPE_BIN)

typedef enum
{
  PROP_STEPS = 1,
  PROP_CURRENT,
} MdrStepperProperty;

static GParamSpec *properties[PROP_CURRENT + 1];

static void
mark_current (MdrStepper *self)
{
  guint position = 0;

  for (GtkWidget *badge = gtk_widget_get_first_child (self->box); badge != NULL;
       badge = gtk_widget_get_next_sibling (badge))
    {
      if (self->current != NULL && mdr_step_get_id (self->current) == position)
        gtk_widget_add_css_class (badge, "current");
      else
        gtk_widget_remove_css_class (badge, "current");
      position++;
    }
}

static void
add_badges (MdrStepper *self)
{
  const guint n_steps = self->steps != NULL ? g_list_model_get_n_items (self->steps) : 0;

  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (MdrStep) step = g_list_model_get_item (self->steps, i);
      GtkWidget *badge =
          g_object_new (MDR_TYPE_STATE_BADGE, "show-word", FALSE, "halign", GTK_ALIGN_CENTER, NULL);

      g_object_bind_property (step, "state", badge, "state", G_BINDING_SYNC_CREATE);
      gtk_box_append (GTK_BOX (self->box), badge);
    }

  mark_current (self);
}

/* In a wide window the steps stand beside the page, and nobody ever sees the badges. The steps of a
 * session are always the same. */
static void
mdr_stepper_realize (GtkWidget *widget)
{
  MdrStepper *self = MDR_STEPPER (widget);

  GTK_WIDGET_CLASS (mdr_stepper_parent_class)->realize (widget);

  if (gtk_widget_get_first_child (self->box) == NULL)
    add_badges (self);
}

static void
mdr_stepper_finalize (GObject *object)
{
  MdrStepper *self = MDR_STEPPER (object);

  g_clear_object (&self->steps);
  g_clear_object (&self->current);

  G_OBJECT_CLASS (mdr_stepper_parent_class)->finalize (object);
}

static void
mdr_stepper_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrStepper *self = MDR_STEPPER (object);

  switch ((MdrStepperProperty) prop_id)
    {
    case PROP_STEPS:
      g_value_set_object (value, self->steps);
      break;

    case PROP_CURRENT:
      g_value_set_object (value, self->current);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_stepper_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MdrStepper *self = MDR_STEPPER (object);

  switch ((MdrStepperProperty) prop_id)
    {
    case PROP_STEPS:
      if (g_set_object (&self->steps, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_CURRENT:
      if (g_set_object (&self->current, g_value_get_object (value)))
        {
          mark_current (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_stepper_class_init (MdrStepperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = mdr_stepper_finalize;
  object_class->get_property = mdr_stepper_get_property;
  object_class->set_property = mdr_stepper_set_property;
  GTK_WIDGET_CLASS (klass)->realize = mdr_stepper_realize;

  properties[PROP_STEPS] = g_param_spec_object ("steps", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_CURRENT] = g_param_spec_object ("current", NULL, NULL, MDR_TYPE_STEP, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "stepper");
}

static void
mdr_stepper_init (MdrStepper *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (self->box), TRUE);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

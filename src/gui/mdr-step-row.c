/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The row says its step's state as it changes.
 */

#include "mdr-step-row.h"

#include <glib/gi18n.h>

#include "gui/mdr-state-badge.h"
#include "knowledge/mdr-texts.h"

struct _MdrStepRow
{
  GtkListBoxRow parent_instance;

  /* owned */
  MdrStep *step;
};

G_DEFINE_FINAL_TYPE (MdrStepRow, mdr_step_row, GTK_TYPE_LIST_BOX_ROW)

typedef enum
{
  PROP_STEP = 1,
} MdrStepRowProperty;

static GParamSpec *properties[PROP_STEP + 1];

static char *
title_of_step (MdrStepRow *self, MdrStep *step)
{
  return step != NULL ? g_strdup (mdr_texts_get_step_title (mdr_step_get_id (step))) : NULL;
}

static gboolean
is_passed_by (MdrStepRow *self, MdrSkipReason reason)
{
  return reason != MDR_SKIP_REASON_NONE;
}

static char *
text_of_reason (MdrStepRow *self, MdrSkipReason reason)
{
  return g_strdup (is_passed_by (self, reason) ? mdr_texts_get_skip_reason (reason) : "");
}

/* GTK 4.8 does not make a row's name from its labels. */
static void
step_changed_cb (MdrStepRow *self)
{
  /* Translators: a step and how it stands, for screen readers: “Network: works”. */
  g_autofree char *name =
      g_strdup_printf (_ ("%s: %s"), mdr_texts_get_step_title (mdr_step_get_id (self->step)),
                       mdr_texts_get_state_title (mdr_step_get_state (self->step)));
  g_autofree char *reason = text_of_reason (self, mdr_step_get_skip_reason (self->step));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason, -1);
}

static void
mdr_step_row_constructed (GObject *object)
{
  MdrStepRow *self = MDR_STEP_ROW (object);

  G_OBJECT_CLASS (mdr_step_row_parent_class)->constructed (object);

  g_signal_connect_object (self->step, "notify::state", G_CALLBACK (step_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->step, "notify::skip-reason", G_CALLBACK (step_changed_cb), self,
                           G_CONNECT_SWAPPED);
  step_changed_cb (self);
}

static void
mdr_step_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_STEP_ROW);

  G_OBJECT_CLASS (mdr_step_row_parent_class)->dispose (object);
}

static void
mdr_step_row_finalize (GObject *object)
{
  MdrStepRow *self = MDR_STEP_ROW (object);

  g_clear_object (&self->step);

  G_OBJECT_CLASS (mdr_step_row_parent_class)->finalize (object);
}

static void
mdr_step_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrStepRow *self = MDR_STEP_ROW (object);

  switch ((MdrStepRowProperty) prop_id)
    {
    case PROP_STEP:
      g_value_set_object (value, self->step);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_step_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MdrStepRow *self = MDR_STEP_ROW (object);

  switch ((MdrStepRowProperty) prop_id)
    {
    case PROP_STEP:
      if (g_set_object (&self->step, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_step_row_class_init (MdrStepRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mdr_step_row_constructed;
  object_class->dispose = mdr_step_row_dispose;
  object_class->finalize = mdr_step_row_finalize;
  object_class->get_property = mdr_step_row_get_property;
  object_class->set_property = mdr_step_row_set_property;

  properties[PROP_STEP] =
      g_param_spec_object ("step", NULL, NULL, MDR_TYPE_STEP,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS |
                               G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MDR_TYPE_STATE_BADGE);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "step-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, is_passed_by);
  gtk_widget_class_bind_template_callback (widget_class, text_of_reason);
  gtk_widget_class_bind_template_callback (widget_class, title_of_step);
}

static void
mdr_step_row_init (MdrStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mdr_step_row_new:
 * @step: a step
 *
 * Returns: (transfer floating): a row that shows @step
 */
GtkWidget *
mdr_step_row_new (MdrStep *step)
{
  g_return_val_if_fail (MDR_IS_STEP (step), NULL);

  return g_object_new (MDR_TYPE_STEP_ROW, "step", step, NULL);
}

/**
 * mdr_step_row_get_step:
 * @self: a row
 *
 * Returns: (transfer none): its step
 */
MdrStep *
mdr_step_row_get_step (MdrStepRow *self)
{
  g_return_val_if_fail (MDR_IS_STEP_ROW (self), NULL);

  return self->step;
}

/**
 * mdr_step_row_set_current:
 * @self: a row
 * @current: whether the page of its step is shown
 *
 * Marks the row as selected. The list does not do that: it would select whatever the focus passes.
 */
void
mdr_step_row_set_current (MdrStepRow *self, gboolean current)
{
  g_return_if_fail (MDR_IS_STEP_ROW (self));

  if (current)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);

  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, current, -1);
}

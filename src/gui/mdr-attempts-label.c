/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * After some answers it is better to wait; the label then counts the time down, second by second.
 */

#include "mdr-attempts-label.h"

#include <glib/gi18n.h>

struct _MdrAttemptsLabel
{
  AdwBin parent_instance;

  gboolean open;
  guint tick_id;

  /* owned */
  MdrSession *session;

  /* borrowed: the child */
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (MdrAttemptsLabel, mdr_attempts_label, ADW_TYPE_BIN)

typedef enum
{
  PROP_SESSION = 1,
  PROP_OPEN,
} MdrAttemptsLabelProperty;

static GParamSpec *properties[PROP_OPEN + 1];

static char *
dup_number_left (guint left)
{
  if (left == 0)
    return g_strdup (_ ("No attempt is left. More of them could lock the account."));

  return g_strdup_printf (ngettext ("%u attempt left, so that the account does not get locked.",
                                    "%u attempts left, so that the account does not get locked.",
                                    left),
                          left);
}

static char *
dup_text (MdrAttempts *attempts, gint64 wait)
{
  guint left = mdr_attempts_get_left (attempts);
  char *reason;

  if (wait > 0 && left > 0)
    /* Translators: minutes and seconds, counted down */
    return g_strdup_printf (
        _ ("The server wants a pause before the next sign-in. You can try again "
           "in %u:%02u minutes."),
        (guint) (wait / 60), (guint) (wait % 60));

  reason = mdr_attempts_dup_reason (attempts);

  return reason != NULL ? reason : dup_number_left (left);
}

static void
set_open (MdrAttemptsLabel *self, gboolean open)
{
  if (self->open == open)
    return;

  self->open = open;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

/* Shows how it is now; whether there is something to count down. */
static gboolean
show_attempts (MdrAttemptsLabel *self)
{
  gboolean known = mdr_session_get_address (self->session) != NULL;
  MdrAttempts *attempts = known ? mdr_session_get_attempts (self->session) : NULL;
  gint64 wait = known ? mdr_attempts_get_wait (attempts) : 0;
  g_autofree char *text = known ? dup_text (attempts, wait) : dup_number_left (MDR_MAX_ATTEMPTS);

  gtk_label_set_label (self->label, text);
  set_open (self, !known || (wait == 0 && mdr_attempts_get_left (attempts) > 0));

  return wait > 0;
}

static gboolean
tick_cb (gpointer user_data)
{
  MdrAttemptsLabel *self = MDR_ATTEMPTS_LABEL (user_data);

  if (show_attempts (self))
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

static void
session_updated_cb (MdrAttemptsLabel *self)
{
  if (show_attempts (self) && self->tick_id == 0)
    self->tick_id = g_timeout_add_seconds (1, tick_cb, self);
}

static void
set_session (MdrAttemptsLabel *self, MdrSession *session)
{
  /* The template binds it, and has none at first. */
  if (!g_set_object (&self->session, session))
    return;

  g_signal_connect_object (session, "updated", G_CALLBACK (session_updated_cb), self,
                           G_CONNECT_SWAPPED);
  session_updated_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
mdr_attempts_label_dispose (GObject *object)
{
  MdrAttemptsLabel *self = MDR_ATTEMPTS_LABEL (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mdr_attempts_label_parent_class)->dispose (object);
}

static void
mdr_attempts_label_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrAttemptsLabel *self = MDR_ATTEMPTS_LABEL (object);

  switch ((MdrAttemptsLabelProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    case PROP_OPEN:
      g_value_set_boolean (value, self->open);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_attempts_label_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  MdrAttemptsLabel *self = MDR_ATTEMPTS_LABEL (object);

  switch ((MdrAttemptsLabelProperty) prop_id)
    {
    case PROP_SESSION:
      set_session (self, g_value_get_object (value));
      break;

    case PROP_OPEN:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_attempts_label_class_init (MdrAttemptsLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = mdr_attempts_label_dispose;
  object_class->get_property = mdr_attempts_label_get_property;
  object_class->set_property = mdr_attempts_label_set_property;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION, G_PARAM_WRITABLE | readable);
  properties[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, TRUE, readable);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_attempts_label_init (MdrAttemptsLabel *self)
{
  self->open = TRUE;
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
}

/**
 * mdr_attempts_label_get_open:
 * @self: a label
 *
 * Returns: whether a sign-in may be tried now
 */
gboolean
mdr_attempts_label_get_open (MdrAttemptsLabel *self)
{
  g_return_val_if_fail (MDR_IS_ATTEMPTS_LABEL (self), FALSE);

  return self->open;
}

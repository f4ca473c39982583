/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Half a password looks like nothing. So what speaks against one is only said when the typing
 * pauses; and what was typed is looked at in passing, never kept.
 */

#include "mdr-password-hint.h"

#include <glib/gi18n.h>

#include "gui/mdr-into-view.h"

/* Longer than between two letters of a slow typist, shorter than the way to the button. */
#define PAUSE_MILLISECONDS 700

struct _MdrPasswordHint
{
  AdwBin parent_instance;

  MdrPasswordAdvice latest;
  MdrPasswordAdvice shown;
  guint pause_id;

  /* owned: whose app passwords are meant */
  MdrProvider *provider;

  /* borrowed: the child */
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (MdrPasswordHint, mdr_password_hint, ADW_TYPE_BIN)

typedef enum
{
  PROP_ADVICE = 1,
} MdrPasswordHintProperty;

static GParamSpec *properties[PROP_ADVICE + 1];

/* What needs no name, or where the provider is not on the list. */
static char *
dup_text_without_name (MdrPasswordAdvice advice)
{
  if (advice == MDR_PASSWORD_ADVICE_STRAY_BLANKS)
    return g_strdup (_ ("There is a blank at the beginning or at the end. It would be sent, too."));

  if (advice == MDR_PASSWORD_ADVICE_MAY_NEED_APP_PASSWORD)
    return g_strdup (_ ("With two-step verification, mail programs may need an app password "
                        "instead of the normal one."));

  return NULL;
}

static char *
dup_text (MdrPasswordHint *self)
{
  const char *name = self->provider != NULL ? mdr_provider_get_name (self->provider) : NULL;

  if (name == NULL)
    return dup_text_without_name (self->shown);

  switch (self->shown)
    {
    case MDR_PASSWORD_ADVICE_APP_PASSWORD:
      /* Translators: a provider, like “Gmail” */
      return g_strdup_printf (_ ("This has the shape of an app password of %s."), name);

    case MDR_PASSWORD_ADVICE_INCOMPLETE:
      return g_strdup_printf (_ ("This is nearly the shape of an app password of %s, but letters "
                                 "are missing or too many."),
                              name);

    case MDR_PASSWORD_ADVICE_NEEDS_APP_PASSWORD:
      return g_strdup_printf (_ ("%s takes app passwords only from mail programs, and this does "
                                 "not look like one. The normal password will be refused."),
                              name);

    case MDR_PASSWORD_ADVICE_MAY_NEED_APP_PASSWORD:
      return g_strdup_printf (_ ("%s may refuse the normal password, and want an app password "
                                 "instead."),
                              name);

    case MDR_PASSWORD_ADVICE_STRAY_BLANKS:
    case MDR_PASSWORD_ADVICE_NONE:
    case MDR_PASSWORD_ADVICE_TAKES_NO_PASSWORD:
      return dup_text_without_name (self->shown);
    }

  g_return_val_if_reached (NULL);
}

static void
show_latest (MdrPasswordHint *self)
{
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->shown == self->latest)
    return;

  self->shown = self->latest;
  text = dup_text (self);
  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  if (text != NULL)
    mdr_into_view (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADVICE]);
}

static gboolean
paused_cb (gpointer user_data)
{
  MdrPasswordHint *self = MDR_PASSWORD_HINT (user_data);

  self->pause_id = 0;
  show_latest (self);

  return G_SOURCE_REMOVE;
}

static void
mdr_password_hint_dispose (GObject *object)
{
  MdrPasswordHint *self = MDR_PASSWORD_HINT (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_object (&self->provider);

  G_OBJECT_CLASS (mdr_password_hint_parent_class)->dispose (object);
}

static void
mdr_password_hint_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrPasswordHint *self = MDR_PASSWORD_HINT (object);

  switch ((MdrPasswordHintProperty) prop_id)
    {
    case PROP_ADVICE:
      g_value_set_enum (value, self->shown);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_password_hint_class_init (MdrPasswordHintClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mdr_password_hint_dispose;
  object_class->get_property = mdr_password_hint_get_property;

  properties[PROP_ADVICE] =
      g_param_spec_enum ("advice", NULL, NULL, MDR_TYPE_PASSWORD_ADVICE, MDR_PASSWORD_ADVICE_NONE,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_password_hint_init (MdrPasswordHint *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "wrap",
                              TRUE, "xalign", 0.0, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * mdr_password_hint_look_at:
 * @self: a hint
 * @session: the session whose account the password is for
 * @secret: what was typed so far
 * @kind: what the user says it is
 *
 * Says something about @secret: at once when it is good, otherwise as soon as the typing pauses.
 */
void
mdr_password_hint_look_at (MdrPasswordHint *self,
                           MdrSession *session,
                           const MdrSecret *secret,
                           MdrPasswordKind kind)
{
  g_return_if_fail (MDR_IS_PASSWORD_HINT (self));
  g_return_if_fail (MDR_IS_SESSION (session));

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_set_object (&self->provider, mdr_session_get_provider (session));
  self->latest = mdr_secret_is_empty (secret) ? MDR_PASSWORD_ADVICE_NONE
                                              : mdr_session_advise_on_password (session, secret);
  if (self->latest == MDR_PASSWORD_ADVICE_MAY_NEED_APP_PASSWORD && kind == MDR_PASSWORD_KIND_APP)
    self->latest = MDR_PASSWORD_ADVICE_NONE;

  if (self->latest == MDR_PASSWORD_ADVICE_NONE || self->latest == MDR_PASSWORD_ADVICE_APP_PASSWORD)
    show_latest (self);
  else
    self->pause_id = g_timeout_add (PAUSE_MILLISECONDS, paused_cb, self);
}

/**
 * mdr_password_hint_show_now:
 * @self: a hint
 *
 * Waits for no pause, because the password is about to be sent.
 */
void
mdr_password_hint_show_now (MdrPasswordHint *self)
{
  g_return_if_fail (MDR_IS_PASSWORD_HINT (self));

  show_latest (self);
}

/**
 * mdr_password_hint_get_advice:
 * @self: a hint
 *
 * Returns: what is shown
 */
MdrPasswordAdvice
mdr_password_hint_get_advice (MdrPasswordHint *self)
{
  g_return_val_if_fail (MDR_IS_PASSWORD_HINT (self), MDR_PASSWORD_ADVICE_NONE);

  return self->shown;
}

/**
 * mdr_password_hint_is_warning:
 * @advice: an advice
 *
 * Returns: whether a password of this shape is known to be refused
 */
gboolean
mdr_password_hint_is_warning (MdrPasswordAdvice advice)
{
  switch (advice)
    {
    case MDR_PASSWORD_ADVICE_INCOMPLETE:
    case MDR_PASSWORD_ADVICE_NEEDS_APP_PASSWORD:
    case MDR_PASSWORD_ADVICE_TAKES_NO_PASSWORD:
      return TRUE;

    case MDR_PASSWORD_ADVICE_NONE:
    case MDR_PASSWORD_ADVICE_APP_PASSWORD:
    case MDR_PASSWORD_ADVICE_MAY_NEED_APP_PASSWORD:
    case MDR_PASSWORD_ADVICE_STRAY_BLANKS:
      return FALSE;
    }

  g_return_val_if_reached (FALSE);
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The password goes from the field into a secret, and the field is emptied before anything is sent.
 * Nothing of it stays here: what the form says is about its shape.
 *
 * The field is a GtkPasswordEntry whose text is bullets only (see MdrSecretKeeper), because on the
 * accessibility bus it would give away any other. So there is nothing to peek at, and no icon for
 * that.
 */

#include "mdr-sign-in-form.h"

#include <glib/gi18n.h>

#include "gui/mdr-attempts-label.h"
#include "gui/mdr-invitation-note.h"
#include "gui/mdr-password-hint.h"
#include "gui/mdr-secret-keeper.h"
#include "gui/mdr-sign-in-policy.h"
#include "gui/mdr-sign-in-results.h"
#include "gui/mdr-sign-in-test.h"

struct _MdrSignInForm
{
  AdwBin parent_instance;

  gboolean warned; /* that the password will be refused */

  /* owned */
  MdrSession *session;
  MdrSignInTest *test;
  MdrSecretKeeper *keeper;

  /* template */
  MdrAttemptsLabel *attempts;
  MdrPasswordHint *hint;
  GtkEditable *password;
  AdwComboRow *kind_row;
  GtkSwitch *send_switch;
  GtkSwitch *keep_switch;
};

G_DEFINE_FINAL_TYPE (MdrSignInForm, mdr_sign_in_form, ADW_TYPE_BIN)

typedef enum
{
  PROP_SESSION = 1,
  PROP_TEST,
  PROP_WARNED,
} MdrSignInFormProperty;

static GParamSpec *properties[PROP_WARNED + 1];

/* In the order of the items of the drop-down. */
static const MdrPasswordKind kinds[] = { MDR_PASSWORD_KIND_ACCOUNT, MDR_PASSWORD_KIND_APP };

static char *
button_text (MdrSignInForm *self, gboolean running, MdrPasswordAdvice advice, gboolean warned)
{
  if (running)
    return g_strdup (_ ("_Stop"));

  if (warned)
    return g_strdup (_ ("_Send It Anyway"));

  if (mdr_password_hint_is_warning (advice))
    return g_strdup (_ ("Not an App Passwor_d…"));

  return g_strdup (_ ("_Test Signing In"));
}

static char *
button_action (MdrSignInForm *self, gboolean running)
{
  return g_strdup (running ? "sign-in.stop" : "sign-in.test");
}

/* What the shape says need not be asked. */
static gboolean
kind_is_open (MdrSignInForm *self, MdrPasswordAdvice advice)
{
  return advice != MDR_PASSWORD_ADVICE_APP_PASSWORD &&
         advice != MDR_PASSWORD_ADVICE_NEEDS_APP_PASSWORD;
}

/* With some providers no password gets a mail program in, so none is asked for. */
static char *
no_password_text (MdrSignInForm *self, MdrProvider *provider)
{
  return provider != NULL ? mdr_sign_in_policy_dup_refusal (self->session, provider) : NULL;
}

static gboolean
takes_password (MdrSignInForm *self, MdrProvider *provider)
{
  g_autofree char *otherwise = no_password_text (self, provider);

  return otherwise == NULL;
}

static void
update_actions (MdrSignInForm *self)
{
  gboolean running, possible;

  /* The window may be gone before the servers have answered. */
  if (self->password == NULL || self->test == NULL)
    return;

  running = mdr_sign_in_test_is_running (self->test);
  possible = mdr_session_get_settings (self->session) != NULL &&
             mdr_attempts_label_get_open (self->attempts) &&
             *gtk_editable_get_text (self->password) != '\0';

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign-in.test", possible && !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign-in.stop", running);
}

static void
set_warned (MdrSignInForm *self, gboolean warned)
{
  if (self->warned == warned)
    return;

  self->warned = warned;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WARNED]);
}

static void
look_at_password (MdrSignInForm *self)
{
  if (self->session != NULL && self->keeper != NULL && self->hint != NULL)
    mdr_password_hint_look_at (self->hint, self->session, mdr_secret_keeper_peek (self->keeper),
                               kinds[adw_combo_row_get_selected (self->kind_row)]);
}

static void
password_changed_cb (MdrSignInForm *self)
{
  set_warned (self, FALSE);
  look_at_password (self);
  update_actions (self);
}

static MdrPasswordKind
get_kind (MdrSignInForm *self)
{
  MdrPasswordAdvice advice = mdr_password_hint_get_advice (self->hint);

  if (kind_is_open (self, advice))
    return kinds[adw_combo_row_get_selected (self->kind_row)];

  return advice == MDR_PASSWORD_ADVICE_APP_PASSWORD ? MDR_PASSWORD_KIND_APP
                                                    : MDR_PASSWORD_KIND_ACCOUNT;
}

static void
test_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrSignInForm *self = MDR_SIGN_IN_FORM (widget);
  g_autoptr (MdrSecret) typed = NULL;
  g_autoptr (MdrSecret) secret = NULL;
  MdrPasswordKind kind;

  mdr_password_hint_show_now (self->hint);
  if (!self->warned && mdr_password_hint_is_warning (mdr_password_hint_get_advice (self->hint)))
    {
      set_warned (self, TRUE);
      mdr_sign_in_test_say (
          self->test,
          _ ("Nothing was sent yet: this does not look like an app password, so it will be "
             "refused, "
             "and an attempt will be used up. To try it all the same, press “Send It Anyway”."));
      return;
    }

  /* Emptying the field takes the advice away with it. */
  kind = get_kind (self);
  typed = mdr_secret_keeper_take (self->keeper);
  secret = mdr_session_tidy_password (self->session, typed);
  if (gtk_switch_get_active (self->send_switch))
    mdr_sign_in_test_run_with_message (self->test, secret, kind,
                                       gtk_switch_get_active (self->keep_switch));
  else
    mdr_sign_in_test_run (self->test, secret, kind);
}

static void
stop_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mdr_sign_in_test_stop (MDR_SIGN_IN_FORM (widget)->test);
}

/* The password is typed again: it was wiped, and a refused one must not go out unasked. */
static void
take_name_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrSignInForm *self = MDR_SIGN_IN_FORM (widget);
  g_autofree char *name = mdr_session_dup_proposed_user_name (self->session);
  g_autofree char *message = NULL;

  if (name == NULL)
    return;

  message =
      g_strdup_printf (_ ("The next test signs in as “%s”. Type the password once more."), name);
  mdr_session_set_user_name (self->session, name);
  mdr_sign_in_test_say (self->test, message);
  gtk_widget_grab_focus (GTK_WIDGET (self->password));
}

/* The user may think otherwise while the message is on its way. */
static void
keep_changed_cb (MdrSignInForm *self)
{
  MdrTestMessage *message = mdr_session_get_test_message (self->session);

  if (message != NULL && mdr_sign_in_test_is_running (self->test))
    mdr_test_message_set_keep (message, gtk_switch_get_active (self->keep_switch));
}

/* One Return too many must not send what was just warned of; that takes the button. */
static void
password_entered_cb (MdrSignInForm *self)
{
  if (!self->warned)
    gtk_widget_activate_action (GTK_WIDGET (self), "sign-in.test", NULL);
}

static void
set_session (MdrSignInForm *self, MdrSession *session)
{
  /* The template binds it, and has none at first. */
  if (!g_set_object (&self->session, session))
    return;

  g_set_object (&self->test, mdr_sign_in_test_get_for (session));
  g_signal_connect_object (session, "updated", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::address", G_CALLBACK (mdr_sign_in_form_clear), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mdr_session_get_answers (session), "changed",
                           G_CALLBACK (look_at_password), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->test, "notify::running", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEST]);
  update_actions (self);
}

/* Another page, or no window any more. */
static void
mdr_sign_in_form_unmap (GtkWidget *widget)
{
  mdr_sign_in_form_clear (MDR_SIGN_IN_FORM (widget));

  GTK_WIDGET_CLASS (mdr_sign_in_form_parent_class)->unmap (widget);
}

static void
mdr_sign_in_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_SIGN_IN_FORM);

  G_OBJECT_CLASS (mdr_sign_in_form_parent_class)->dispose (object);
}

static void
mdr_sign_in_form_finalize (GObject *object)
{
  MdrSignInForm *self = MDR_SIGN_IN_FORM (object);

  g_clear_object (&self->session);
  g_clear_object (&self->test);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (mdr_sign_in_form_parent_class)->finalize (object);
}

static void
mdr_sign_in_form_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrSignInForm *self = MDR_SIGN_IN_FORM (object);

  switch ((MdrSignInFormProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    case PROP_TEST:
      g_value_set_object (value, self->test);
      break;

    case PROP_WARNED:
      g_value_set_boolean (value, self->warned);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_sign_in_form_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  MdrSignInForm *self = MDR_SIGN_IN_FORM (object);

  switch ((MdrSignInFormProperty) prop_id)
    {
    case PROP_SESSION:
      set_session (self, g_value_get_object (value));
      break;

    case PROP_TEST:
    case PROP_WARNED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_sign_in_form_class_init (MdrSignInFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = mdr_sign_in_form_dispose;
  object_class->finalize = mdr_sign_in_form_finalize;
  object_class->get_property = mdr_sign_in_form_get_property;
  object_class->set_property = mdr_sign_in_form_set_property;
  widget_class->unmap = mdr_sign_in_form_unmap;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION, G_PARAM_WRITABLE | readable);
  properties[PROP_TEST] = g_param_spec_object ("test", NULL, NULL, MDR_TYPE_SIGN_IN_TEST, readable);
  properties[PROP_WARNED] = g_param_spec_boolean ("warned", NULL, NULL, FALSE, readable);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "sign-in.test", NULL, test_activated);
  gtk_widget_class_install_action (widget_class, "sign-in.stop", NULL, stop_activated);
  gtk_widget_class_install_action (widget_class, "sign-in.take-name", NULL, take_name_activated);

  g_type_ensure (MDR_TYPE_ATTEMPTS_LABEL);
  g_type_ensure (MDR_TYPE_INVITATION_NOTE);
  g_type_ensure (MDR_TYPE_PASSWORD_HINT);
  g_type_ensure (MDR_TYPE_SIGN_IN_RESULTS);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "sign-in-form.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrSignInForm, attempts);
  gtk_widget_class_bind_template_child (widget_class, MdrSignInForm, hint);
  gtk_widget_class_bind_template_child (widget_class, MdrSignInForm, keep_switch);
  gtk_widget_class_bind_template_child (widget_class, MdrSignInForm, kind_row);
  gtk_widget_class_bind_template_child (widget_class, MdrSignInForm, password);
  gtk_widget_class_bind_template_child (widget_class, MdrSignInForm, send_switch);
  gtk_widget_class_bind_template_callback (widget_class, button_action);
  gtk_widget_class_bind_template_callback (widget_class, button_text);
  gtk_widget_class_bind_template_callback (widget_class, keep_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_is_open);
  gtk_widget_class_bind_template_callback (widget_class, look_at_password);
  gtk_widget_class_bind_template_callback (widget_class, no_password_text);
  gtk_widget_class_bind_template_callback (widget_class, password_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, password_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, takes_password);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
}

static void
mdr_sign_in_form_init (MdrSignInForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->keeper = mdr_secret_keeper_new (self->password);
}

/**
 * mdr_sign_in_form_clear:
 * @self: a form
 *
 * Empties the password field, and wipes what was typed into it.
 */
void
mdr_sign_in_form_clear (MdrSignInForm *self)
{
  g_return_if_fail (MDR_IS_SIGN_IN_FORM (self));

  if (self->password != NULL)
    gtk_editable_set_text (self->password, "");
}

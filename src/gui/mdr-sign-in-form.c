/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The password goes from the field into a secret, and the field is emptied before anything is sent.
 *
 * The field is a GtkPasswordEntry: its buffer is wiped memory, and it never shows the text, not
 * even to the accessibility bus. AdwPasswordEntryRow of libadwaita 1.2 gives the text away there.
 */

#include "mdr-sign-in-form.h"

#include <glib/gi18n.h>

#include "core/mdr-error.h"
#include "gui/mdr-finding-list.h"
#include "gui/mdr-secret-keeper.h"
#include "gui/mdr-sign-in-report.h"

struct _MdrSignInForm
{
  AdwBin parent_instance;

  gboolean running;
  guint attempts_left;

  /* owned */
  MdrSession *session;
  MdrSecretKeeper *keeper;
  GListStore *results;
  char *message;
  char *details;

  /* template */
  GtkWidget *answers;
  GtkEditable *password;
  AdwComboRow *kind_row;
};

G_DEFINE_FINAL_TYPE (MdrSignInForm, mdr_sign_in_form, ADW_TYPE_BIN)

typedef enum
{
  PROP_SESSION = 1,
  PROP_RUNNING,
  PROP_ATTEMPTS_LEFT,
  PROP_RESULTS,
  PROP_MESSAGE,
  PROP_DETAILS,
} MdrSignInFormProperty;

static GParamSpec *properties[PROP_DETAILS + 1];

/* In the order of the items of the drop-down. */
static const MdrPasswordKind kinds[] = { MDR_PASSWORD_KIND_ACCOUNT, MDR_PASSWORD_KIND_APP };

static char *
attempts_text (MdrSignInForm *self, guint left)
{
  if (left == 0)
    return g_strdup (_ ("No attempt is left. More of them could lock the account."));

  return g_strdup_printf (ngettext ("%u attempt left, so that the account does not get locked.",
                                    "%u attempts left, so that the account does not get locked.",
                                    left),
                          left);
}

static gboolean
has_text (MdrSignInForm *self, const char *text)
{
  return text != NULL && *text != '\0';
}

static char *
button_text (MdrSignInForm *self, gboolean running)
{
  return g_strdup (running ? _ ("_Stop") : _ ("_Test Signing In"));
}

static void
update_actions (MdrSignInForm *self)
{
  gboolean possible;

  /* The window may be gone before the servers have answered. */
  if (self->password == NULL)
    return;

  possible = self->session != NULL && mdr_session_get_settings (self->session) != NULL &&
             self->attempts_left > 0 && *gtk_editable_get_text (self->password) != '\0';

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign-in.test", possible && !self->running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign-in.stop", self->running);
}

static void
set_running (MdrSignInForm *self, gboolean running)
{
  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  update_actions (self);
}

static void
set_report (MdrSignInForm *self, const char *message, GPtrArray *findings)
{
  g_list_store_splice (self->results, 0, g_list_model_get_n_items (G_LIST_MODEL (self->results)),
                       findings != NULL ? findings->pdata : NULL,
                       findings != NULL ? findings->len : 0);

  g_free (self->message);
  self->message = g_strdup (message);
  g_free (self->details);
  self->details = findings != NULL ? mdr_sign_in_report_format_details (findings) : NULL;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAILS]);
}

static void
session_updated_cb (MdrSignInForm *self)
{
  guint left = mdr_session_get_address (self->session) != NULL
                   ? mdr_attempts_get_left (mdr_session_get_attempts (self->session))
                   : MDR_MAX_ATTEMPTS;

  if (self->attempts_left != left)
    {
      self->attempts_left = left;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ATTEMPTS_LEFT]);
    }
  update_actions (self);
}

static void
address_changed_cb (MdrSignInForm *self)
{
  mdr_sign_in_form_clear (self);
  set_report (self, NULL, NULL);
}

/* The answer is what matters now. With the focus on it, it also comes into view; but only where it
 * has a place already. */
static gboolean
focus_when_laid_out_cb (GtkWidget *answers, GdkFrameClock *clock, gpointer user_data)
{
  if (gtk_widget_get_height (answers) == 0)
    return G_SOURCE_CONTINUE;

  gtk_widget_child_focus (answers, GTK_DIR_TAB_FORWARD);

  return G_SOURCE_REMOVE;
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrSignInForm) self = MDR_SIGN_IN_FORM (user_data);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  set_running (self, FALSE);

  if (mdr_session_sign_in_finish (MDR_SESSION (source), result, &error))
    {
      findings = mdr_sign_in_report_collect (self->session);
      set_report (self, NULL, findings);

      if (self->answers != NULL)
        gtk_widget_add_tick_callback (self->answers, focus_when_laid_out_cb, NULL, NULL);
    }
  else if (g_error_matches (error, MDR_ERROR, MDR_ERROR_REFUSED))
    {
      set_report (self, error->message, NULL);
    }
  else
    {
      set_report (self, _ ("The test was stopped before the servers had answered."), NULL);
    }
}

static void
test_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrSignInForm *self = MDR_SIGN_IN_FORM (widget);
  g_autoptr (MdrSecret) secret = mdr_secret_keeper_take (self->keeper);

  set_report (self, NULL, NULL);
  set_running (self, TRUE);
  mdr_session_sign_in_async (self->session, secret,
                             kinds[adw_combo_row_get_selected (self->kind_row)], NULL, signed_in_cb,
                             g_object_ref (self));
}

static void
stop_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mdr_session_stop (MDR_SIGN_IN_FORM (widget)->session);
}

static char *
button_action (MdrSignInForm *self, gboolean running)
{
  return g_strdup (running ? "sign-in.stop" : "sign-in.test");
}

static void
password_entered_cb (MdrSignInForm *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sign-in.test", NULL);
}

static void
set_session (MdrSignInForm *self, MdrSession *session)
{
  /* The template binds it, and has none at first. */
  if (!g_set_object (&self->session, session))
    return;

  g_signal_connect_object (session, "updated", G_CALLBACK (session_updated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::address", G_CALLBACK (address_changed_cb), self,
                           G_CONNECT_SWAPPED);
  session_updated_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
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
  g_clear_object (&self->keeper);
  g_clear_object (&self->results);
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->details, g_free);

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

    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;

    case PROP_ATTEMPTS_LEFT:
      g_value_set_uint (value, self->attempts_left);
      break;

    case PROP_RESULTS:
      g_value_set_object (value, self->results);
      break;

    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;

    case PROP_DETAILS:
      g_value_set_string (value, self->details);
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

    case PROP_RUNNING:
    case PROP_ATTEMPTS_LEFT:
    case PROP_RESULTS:
    case PROP_MESSAGE:
    case PROP_DETAILS:
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

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION, G_PARAM_WRITABLE | readable);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, readable);
  properties[PROP_ATTEMPTS_LEFT] = g_param_spec_uint ("attempts-left", NULL, NULL, 0,
                                                      MDR_MAX_ATTEMPTS, MDR_MAX_ATTEMPTS, readable);
  properties[PROP_RESULTS] =
      g_param_spec_object ("results", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, readable);
  properties[PROP_DETAILS] = g_param_spec_string ("details", NULL, NULL, NULL, readable);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "sign-in.test", NULL, test_activated);
  gtk_widget_class_install_action (widget_class, "sign-in.stop", NULL, stop_activated);

  g_type_ensure (MDR_TYPE_FINDING_LIST);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "sign-in-form.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrSignInForm, answers);
  gtk_widget_class_bind_template_child (widget_class, MdrSignInForm, kind_row);
  gtk_widget_class_bind_template_child (widget_class, MdrSignInForm, password);
  gtk_widget_class_bind_template_callback (widget_class, attempts_text);
  gtk_widget_class_bind_template_callback (widget_class, button_action);
  gtk_widget_class_bind_template_callback (widget_class, button_text);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, password_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
}

static void
mdr_sign_in_form_init (MdrSignInForm *self)
{
  self->attempts_left = MDR_MAX_ATTEMPTS;
  self->results = g_list_store_new (MDR_TYPE_FINDING);

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

  gtk_editable_set_text (self->password, "");
}

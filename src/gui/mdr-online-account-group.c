/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is seen of it where the desktop has no such account. Its permission is asked for, and
 * shown to the servers, only by the button that says so.
 */

#include "mdr-online-account-group.h"

#include <gio/gdesktopappinfo.h>
#include <glib/gi18n.h>

#include "gui/mdr-into-view.h"
#include "gui/mdr-sign-in-results.h"
#include "gui/mdr-sign-in-test.h"
#include "gui/mdr-state-badge.h"
#include "probe/mdr-online-sign-in.h"
#include "programs/mdr-online-settings.h"

/* The settings of online accounts for desktops that are not GNOME (Linux Mint). */
#define OTHER_SETTINGS "gnome-online-accounts-gtk.desktop"

struct _MdrOnlineAccountGroup
{
  AdwPreferencesGroup parent_instance;

  /* owned */
  MdrSession *session;
  MdrProgramAccount *account;
  MdrSignInTest *test;
  char *hint;
};

G_DEFINE_FINAL_TYPE (MdrOnlineAccountGroup, mdr_online_account_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum
{
  PROP_SESSION = 1,
  PROP_ACCOUNT,
  PROP_TEST,
  PROP_HINT,
} MdrOnlineAccountGroupProperty;

static GParamSpec *properties[PROP_HINT + 1];

static gboolean
is_modern (MdrProgramAccount *account)
{
  return mdr_program_account_get_online_method (account) == MDR_SIGN_IN_METHOD_OAUTH;
}

static gboolean
has_text (MdrOnlineAccountGroup *self, const char *text)
{
  return text != NULL && *text != '\0';
}

static char *
provider_of (MdrOnlineAccountGroup *self, MdrProgramAccount *account)
{
  const char *provider = account != NULL ? mdr_program_account_get_online_provider (account) : NULL;

  return g_strdup (provider != NULL ? provider : _ ("Mail account"));
}

static MdrState
state_of (MdrOnlineAccountGroup *self, MdrProgramAccount *account)
{
  if (account == NULL)
    return MDR_STATE_WAITING;

  if (mdr_program_account_get_needs_attention (account))
    return MDR_STATE_FAILED;

  return mdr_program_account_get_enabled (account) ? MDR_STATE_PASSED : MDR_STATE_WARNING;
}

static char *
text_of (MdrOnlineAccountGroup *self, MdrProgramAccount *account)
{
  if (account == NULL)
    return NULL;

  if (mdr_program_account_get_needs_attention (account))
    return g_strdup (is_modern (account)
                         ? _ ("The system is no longer signed in to this account. Sign in again in "
                              "its settings, with your normal password.")
                         : _ ("The system can no longer sign in to this account. Type the password "
                              "again in its settings."));

  if (!mdr_program_account_get_enabled (account))
    return g_strdup (_ ("Mail is switched off for this account. Mail programs that take their "
                        "accounts from the system do not see it."));

  return g_strdup (is_modern (account)
                       ? _ ("The system is signed in through the provider’s own window (OAuth). No "
                            "password is needed in the mail program.")
                       : _ ("The system signs in with a saved password."));
}

static gboolean
may_test (MdrOnlineAccountGroup *self, MdrProgramAccount *account)
{
  return account != NULL && is_modern (account) && mdr_program_account_get_enabled (account);
}

static char *
button_text (MdrOnlineAccountGroup *self, gboolean running)
{
  return g_strdup (running ? _ ("Sto_p") : _ ("Test This _Permission"));
}

static char *
button_action (MdrOnlineAccountGroup *self, gboolean running)
{
  return g_strdup (running ? "online-account.stop" : "online-account.test");
}

static void
set_hint (MdrOnlineAccountGroup *self, const char *hint)
{
  if (g_strcmp0 (hint, self->hint) == 0)
    return;

  g_free (self->hint);
  self->hint = g_strdup (hint);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HINT]);
}

static void
update_actions (MdrOnlineAccountGroup *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean running = mdr_sign_in_test_is_running (self->test);

  gtk_widget_action_set_enabled (widget, "online-account.test",
                                 may_test (self, self->account) && !running &&
                                     mdr_session_get_settings (self->session) != NULL);
  gtk_widget_action_set_enabled (widget, "online-account.stop", running);
}

/* Of several, the one whose permission can be tested. */
static MdrProgramAccount *
choose_account (GPtrArray *accounts)
{
  for (guint i = 0; i < accounts->len; i++)
    if (is_modern (g_ptr_array_index (accounts, i)))
      return g_ptr_array_index (accounts, i);

  return accounts->len > 0 ? g_ptr_array_index (accounts, 0) : NULL;
}

/* While it is looked at once more, the old one stays. */
static void
session_updated_cb (MdrOnlineAccountGroup *self)
{
  g_autoptr (GPtrArray) accounts = mdr_online_sign_in_find_accounts (self->session);
  MdrProgramAccount *account = choose_account (accounts);
  gboolean was_there = self->account != NULL;

  if ((account != NULL || !mdr_session_is_running (self->session)) &&
      g_set_object (&self->account, account))
    {
      set_hint (self, NULL);
      gtk_widget_set_visible (GTK_WIDGET (self), account != NULL);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCOUNT]);

      /* It comes in above what has the focus, and would stay out of sight. */
      if (!was_there)
        mdr_into_view (GTK_WIDGET (self));
    }

  update_actions (self);
}

/* Somebody else's is not shown while one's own is looked for. */
static void
address_changed_cb (MdrOnlineAccountGroup *self)
{
  if (self->account == NULL)
    return;

  g_clear_object (&self->account);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCOUNT]);
}

static void
set_session (MdrOnlineAccountGroup *self, MdrSession *session)
{
  /* The template binds it, and has none at first. */
  if (session == NULL || !g_set_object (&self->session, session))
    return;

  g_set_object (&self->test, mdr_sign_in_test_get_online_for (session));
  g_signal_connect_object (session, "updated", G_CALLBACK (session_updated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::address", G_CALLBACK (address_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->test, "notify::running", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  session_updated_cb (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEST]);
}

static gboolean
open_other_settings (MdrOnlineAccountGroup *self)
{
  g_autoptr (GDesktopAppInfo) other = g_desktop_app_info_new (OTHER_SETTINGS);
  g_autoptr (GdkAppLaunchContext) context = NULL;

  if (other == NULL)
    return FALSE;

  context = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (self)));

  return g_app_info_launch (G_APP_INFO (other), NULL, G_APP_LAUNCH_CONTEXT (context), NULL);
}

static void
settings_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrOnlineAccountGroup) self = MDR_ONLINE_ACCOUNT_GROUP (user_data);
  g_autoptr (GError) error = NULL;

  if (mdr_online_settings_open_finish (result, &error) || open_other_settings (self))
    {
      set_hint (self, _ ("When you have signed in there, come back and check this page again."));
      return;
    }

  g_debug ("The settings of online accounts do not open: %s", error->message);
  set_hint (self, _ ("The settings cannot be opened from here. Open the settings of your system "
                     "yourself and choose “Online Accounts”; on some desktops that is a program of "
                     "its own."));
}

/* What lets the window of another program come to the front. */
static char *
create_activation_token (MdrOnlineAccountGroup *self)
{
  g_autoptr (GdkAppLaunchContext) context =
      gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autoptr (GAppInfo) settings = g_app_info_create_from_commandline (
      "gnome-control-center", NULL, G_APP_INFO_CREATE_SUPPORTS_STARTUP_NOTIFICATION, NULL);

  return settings != NULL ? g_app_launch_context_get_startup_notify_id (
                                G_APP_LAUNCH_CONTEXT (context), settings, NULL)
                          : NULL;
}

static void
open_settings_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrOnlineAccountGroup *self = MDR_ONLINE_ACCOUNT_GROUP (widget);
  g_autofree char *token = create_activation_token (self);

  if (self->account != NULL)
    mdr_online_settings_open_async (mdr_program_account_get_online_account (self->account), token,
                                    NULL, settings_opened_cb, g_object_ref (self));
}

static void
test_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrOnlineAccountGroup *self = MDR_ONLINE_ACCOUNT_GROUP (widget);

  mdr_sign_in_test_run_online (self->test, self->account);
}

static void
stop_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mdr_sign_in_test_stop (MDR_ONLINE_ACCOUNT_GROUP (widget)->test);
}

static void
mdr_online_account_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_ONLINE_ACCOUNT_GROUP);

  G_OBJECT_CLASS (mdr_online_account_group_parent_class)->dispose (object);
}

static void
mdr_online_account_group_finalize (GObject *object)
{
  MdrOnlineAccountGroup *self = MDR_ONLINE_ACCOUNT_GROUP (object);

  g_clear_object (&self->session);
  g_clear_object (&self->account);
  g_clear_object (&self->test);
  g_clear_pointer (&self->hint, g_free);

  G_OBJECT_CLASS (mdr_online_account_group_parent_class)->finalize (object);
}

static void
mdr_online_account_group_get_property (GObject *object,
                                       guint prop_id,
                                       GValue *value,
                                       GParamSpec *pspec)
{
  MdrOnlineAccountGroup *self = MDR_ONLINE_ACCOUNT_GROUP (object);

  switch ((MdrOnlineAccountGroupProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    case PROP_ACCOUNT:
      g_value_set_object (value, self->account);
      break;

    case PROP_TEST:
      g_value_set_object (value, self->test);
      break;

    case PROP_HINT:
      g_value_set_string (value, self->hint);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_online_account_group_set_property (GObject *object,
                                       guint prop_id,
                                       const GValue *value,
                                       GParamSpec *pspec)
{
  switch ((MdrOnlineAccountGroupProperty) prop_id)
    {
    case PROP_SESSION:
      set_session (MDR_ONLINE_ACCOUNT_GROUP (object), g_value_get_object (value));
      break;

    case PROP_ACCOUNT:
    case PROP_TEST:
    case PROP_HINT:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_online_account_group_class_init (MdrOnlineAccountGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = mdr_online_account_group_dispose;
  object_class->finalize = mdr_online_account_group_finalize;
  object_class->get_property = mdr_online_account_group_get_property;
  object_class->set_property = mdr_online_account_group_set_property;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION, G_PARAM_WRITABLE | readable);
  properties[PROP_ACCOUNT] =
      g_param_spec_object ("account", NULL, NULL, MDR_TYPE_PROGRAM_ACCOUNT, readable);
  properties[PROP_TEST] = g_param_spec_object ("test", NULL, NULL, MDR_TYPE_SIGN_IN_TEST, readable);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, readable);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "online-account.open-settings", NULL,
                                   open_settings_activated);
  gtk_widget_class_install_action (widget_class, "online-account.test", NULL, test_activated);
  gtk_widget_class_install_action (widget_class, "online-account.stop", NULL, stop_activated);

  g_type_ensure (MDR_TYPE_SIGN_IN_RESULTS);
  g_type_ensure (MDR_TYPE_STATE_BADGE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               MDR_RESOURCE_PATH "online-account-group.ui");
  gtk_widget_class_bind_template_callback (widget_class, button_action);
  gtk_widget_class_bind_template_callback (widget_class, button_text);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, may_test);
  gtk_widget_class_bind_template_callback (widget_class, provider_of);
  gtk_widget_class_bind_template_callback (widget_class, state_of);
  gtk_widget_class_bind_template_callback (widget_class, text_of);
}

static void
mdr_online_account_group_init (MdrOnlineAccountGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GNOME's settings are asked over the bus, which starts them, and which is the only way out of a
 * sandbox. Their action is launch-panel, with the panel's name and its arguments (shell/
 * cc-application.c of gnome-control-center); the panel of online accounts takes an account's id.
 */

#include "mdr-online-settings.h"

/* They start slowly on slow computers. */
#define MAX_TIME_MS 20000

/* What they are called, the newer name first. */
static const struct
{
  const char *name;
  const char *path;
} settings[] = {
  { "org.gnome.Settings", "/org/gnome/Settings" },
  { "org.gnome.ControlCenter", "/org/gnome/ControlCenter" },
};

typedef struct
{
  guint next;

  /* owned */
  char *account;
  char *activation_token;
  GDBusConnection *bus;
} Opening;

static void try_next (GTask *task);

static void
opening_free (Opening *opening)
{
  g_free (opening->account);
  g_free (opening->activation_token);
  g_clear_object (&opening->bus);
  g_free (opening);
}

static GVariant *
create_arguments (Opening *opening)
{
  GVariantBuilder panel;
  GVariantBuilder parameters;
  GVariantBuilder platform_data;

  g_variant_builder_init (&panel, G_VARIANT_TYPE ("av"));
  if (opening->account != NULL)
    g_variant_builder_add (&panel, "v", g_variant_new_string (opening->account));

  g_variant_builder_init (&parameters, G_VARIANT_TYPE ("av"));
  g_variant_builder_add (&parameters, "v", g_variant_new ("(sav)", "online-accounts", &panel));

  /* The window comes to the front with it: on X11 by the one name, on Wayland by the other. */
  g_variant_builder_init (&platform_data, G_VARIANT_TYPE_VARDICT);
  if (opening->activation_token != NULL)
    {
      g_variant_builder_add (&platform_data, "{sv}", "desktop-startup-id",
                             g_variant_new_string (opening->activation_token));
      g_variant_builder_add (&platform_data, "{sv}", "activation-token",
                             g_variant_new_string (opening->activation_token));
    }

  return g_variant_new ("(sava{sv})", "launch-panel", &parameters, &platform_data);
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Opening *opening = g_task_get_task_data (task);
  g_autoptr (GVariant) reply = NULL;
  GError *error = NULL;

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (reply != NULL)
    {
      g_task_return_boolean (task, TRUE);
    }
  else if (opening->next < G_N_ELEMENTS (settings) &&
           !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      try_next (task);
    }
  else
    {
      g_task_return_error (task, error);
    }
}

static void
try_next (GTask *task)
{
  Opening *opening = g_task_get_task_data (task);
  guint i = opening->next++;

  g_dbus_connection_call (opening->bus, settings[i].name, settings[i].path,
                          "org.freedesktop.Application", "ActivateAction",
                          create_arguments (opening), NULL, G_DBUS_CALL_FLAGS_NONE, MAX_TIME_MS,
                          g_task_get_cancellable (task), called_cb, g_object_ref (task));
}

static void
bus_reached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Opening *opening = g_task_get_task_data (task);
  GError *error = NULL;

  opening->bus = g_bus_get_finish (result, &error);
  if (opening->bus != NULL)
    try_next (task);
  else
    g_task_return_error (task, error);
}

/**
 * mdr_online_settings_open_async:
 * @account: (nullable): the id of the GNOME Online Account to show
 * @activation_token: (nullable): what lets the window come to the front
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Opens the settings of GNOME where online accounts are kept.
 */
void
mdr_online_settings_open_async (const char *account,
                                const char *activation_token,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  g_task_set_source_tag (task, mdr_online_settings_open_async);
  opening->account = g_strdup (account);
  opening->activation_token = g_strdup (activation_token);
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);

  g_bus_get (G_BUS_TYPE_SESSION, cancellable, bus_reached_cb, g_object_ref (task));
}

/**
 * mdr_online_settings_open_finish:
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: whether they open; %FALSE on desktops that have no such settings
 */
gboolean
mdr_online_settings_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

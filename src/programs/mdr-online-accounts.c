/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks GNOME Online Accounts, on the user's bus, for its accounts. It is not started for this: who
 * does not use it has no accounts there. It gets a short time, whatever it does.
 */

#include "mdr-online-accounts-private.h"

#include "core/mdr-sandbox.h"
#include "mdr-online-bus.h"
#include "mdr-program-readers.h"

/* A service that is there answers from its memory. */
#define MAX_TIME_MS 2000
#define MAX_OBJECTS 500

/* One visit to the bus, in a main context of its own. */
typedef struct
{
  /* borrowed */
  MdrReading *reading;

  /* owned */
  GCancellable *cancellable;
  GDBusConnection *bus;

  gboolean is_over;
} Visit;

static char *
find_bus (MdrReading *reading)
{
  return mdr_online_bus_find (mdr_reading_get_variable (reading, "DBUS_SESSION_BUS_ADDRESS"),
                              mdr_reading_get_variable (reading, "XDG_RUNTIME_DIR"));
}

static void
add_accounts (MdrReading *reading, GVariant *reply)
{
  g_autoptr (GVariantIter) objects = NULL;
  GVariant *interfaces;
  guint n_objects = 0;

  g_variant_get (reply, "(a{oa{sa{sv}}})", &objects);
  while (n_objects++ < MAX_OBJECTS &&
         g_variant_iter_next (objects, "{o@a{sa{sv}}}", NULL, &interfaces))
    {
      mdr_online_account_add (reading, interfaces);
      g_variant_unref (interfaces);
    }
}

static void
finish (Visit *visit, const GError *error)
{
  if (error != NULL)
    g_debug ("No accounts from GNOME Online Accounts: %s", error->message);

  visit->is_over = TRUE;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Visit *visit = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (reply != NULL)
    {
      add_accounts (visit->reading, reply);
      mdr_reading_note_read (visit->reading, "gnome-online-accounts");
    }

  finish (visit, error);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Visit *visit = user_data;
  g_autoptr (GError) error = NULL;

  visit->bus = g_dbus_connection_new_for_address_finish (result, &error);
  if (visit->bus == NULL)
    {
      finish (visit, error);
      return;
    }

  g_dbus_connection_call (visit->bus, MDR_ONLINE_BUS_NAME, MDR_ONLINE_BUS_PATH,
                          "org.freedesktop.DBus.ObjectManager", "GetManagedObjects", NULL,
                          G_VARIANT_TYPE ("(a{oa{sa{sv}}})"), G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          MAX_TIME_MS, visit->cancellable, answered_cb, visit);
}

static gboolean
time_is_up_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *outer, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
visit_bus (Visit *visit, GMainContext *context, const char *address)
{
  g_autoptr (GSource) timeout = g_timeout_source_new (MAX_TIME_MS);

  g_source_set_callback (timeout, time_is_up_cb, visit->cancellable, NULL);
  g_source_attach (timeout, context);

  /* A connection of our own: it ends with the visit, and leaves the program's one alone. */
  g_dbus_connection_new_for_address (address,
                                     G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                         G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                     NULL, visit->cancellable, connected_cb, visit);

  while (!visit->is_over)
    g_main_context_iteration (context, TRUE);

  g_source_destroy (timeout);
}

static void
visit_in_own_context (MdrReading *reading, const char *address)
{
  GMainContext *context = g_main_context_new ();
  GCancellable *outer = mdr_reading_get_cancellable (reading);
  Visit visit = { .reading = reading, .cancellable = g_cancellable_new () };
  gulong handler = 0;

  g_main_context_push_thread_default (context);
  if (outer != NULL)
    handler = g_cancellable_connect (outer, G_CALLBACK (cancelled_cb), visit.cancellable, NULL);

  visit_bus (&visit, context, address);

  g_cancellable_disconnect (outer, handler);
  g_clear_object (&visit.bus);
  g_clear_object (&visit.cancellable);
  g_main_context_pop_thread_default (context);
  g_main_context_unref (context);
}

/**
 * mdr_read_online_accounts:
 * @reading: the run
 *
 * Looks for the mail accounts of GNOME Online Accounts. That they are not there is no error: most
 * desktops do without them.
 */
void
mdr_read_online_accounts (MdrReading *reading)
{
  g_autofree char *address = find_bus (reading);

  if (!mdr_sandbox_allows_call (mdr_sandbox_get (), MDR_ONLINE_BUS_NAME))
    mdr_reading_add_unreadable (reading, "gnome-online-accounts", MDR_ONLINE_BUS_NAME,
                                MDR_UNREADABLE_REASON_HIDDEN);
  else if (address != NULL)
    visit_in_own_context (reading, address);
}

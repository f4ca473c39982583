/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saves an item as a mail program would, in a process of its own: the test that looks for values in
 * its memory must never have had them. The value is therefore given back to front.
 *
 * Usage: put-item COLLECTION LABEL CONTENT-TYPE EULAV [NAME=VALUE...]
 */

#include <gio/gio.h>
#include <string.h>

#define ITEM "org.freedesktop.Secret.Item"

static GVariant *
call (GDBusConnection *bus,
      const char *path,
      const char *interface,
      const char *method,
      GVariant *arguments)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply;

  reply = g_dbus_connection_call_sync (bus, "org.freedesktop.secrets", path, interface, method,
                                       arguments, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, 20000,
                                       NULL, &error);
  g_assert_no_error (error);

  return reply;
}

static GVariant *
read_attributes (char **words)
{
  GVariantBuilder attributes;

  g_variant_builder_init (&attributes, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], "=", 2);

      g_variant_builder_add (&attributes, "{ss}", parts[0], parts[1]);
    }

  return g_variant_builder_end (&attributes);
}

int
main (int argc, char **argv)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) session = NULL;
  g_autoptr (GVariant) item = NULL;
  GVariantBuilder properties;
  GVariant *value;
  const char *path;

  g_assert_cmpint (argc, >=, 5);
  g_assert_nonnull (bus);

  session = call (bus, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service", "OpenSession",
                  g_variant_new ("(sv)", "plain", g_variant_new_string ("")));
  g_variant_get (session, "(v&o)", NULL, &path);

  g_strreverse (argv[4]);
  value = g_variant_new (
      "(o@ay@ays)", path,
      g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, g_bytes_new (NULL, 0), TRUE),
      g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, argv[4], strlen (argv[4]), 1), argv[3]);

  g_variant_builder_init (&properties, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&properties, "{sv}", ITEM ".Label", g_variant_new_string (argv[2]));
  g_variant_builder_add (&properties, "{sv}", ITEM ".Attributes", read_attributes (argv + 5));

  item = call (bus, argv[1], "org.freedesktop.Secret.Collection", "CreateItem",
               g_variant_new ("(a{sv}@(oayays)b)", &properties, value, FALSE));

  return 0;
}

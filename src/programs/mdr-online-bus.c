/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * There may be no bus, as in a terminal of another computer. None is started.
 */

#include "mdr-online-bus.h"

/*
 * mdr_online_bus_find:
 * @address: (nullable): DBUS_SESSION_BUS_ADDRESS
 * @runtime_folder: (nullable): XDG_RUNTIME_DIR
 *
 * Returns: (transfer full) (nullable): the address of the user's bus
 */
char *
mdr_online_bus_find (const char *address, const char *runtime_folder)
{
  g_autofree char *socket = NULL;
  g_autofree char *escaped = NULL;

  if (address != NULL)
    return g_dbus_is_supported_address (address, NULL) ? g_strdup (address) : NULL;

  if (runtime_folder == NULL)
    return NULL;

  socket = g_build_filename (runtime_folder, "bus", NULL);
  if (!g_file_test (socket, G_FILE_TEST_EXISTS))
    return NULL;

  escaped = g_dbus_address_escape_value (socket);

  return g_strconcat ("unix:path=", escaped, NULL);
}

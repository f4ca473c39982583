/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What matters when somebody else wants to see the same: versions, but nothing that tells one
 * computer from another.
 */

#include "mdr-system-facts.h"

#include <gnutls/gnutls.h>

#include "core/mdr-clean-text.h"
#include "mdr-json.h"

#define MAX_FACT 100

static void
add_fact (JsonBuilder *builder, const char *name, const char *fact)
{
  g_autofree char *clean = fact != NULL ? mdr_clean_text (fact, -1, MAX_FACT) : NULL;

  mdr_json_add_string (builder, name, clean);
}

/* The program sees the runtime’s os-release in there, so it is good to know. */
static const char *
find_sandbox (void)
{
  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    return "flatpak";

  return g_getenv ("SNAP") != NULL ? "snap" : NULL;
}

/**
 * mdr_json_add_system:
 * @builder: a builder inside an object
 *
 * Adds the member "system".
 */
void
mdr_json_add_system (JsonBuilder *builder)
{
  g_autofree char *name = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  g_autofree char *glib =
      g_strdup_printf ("%u.%u.%u", glib_major_version, glib_minor_version, glib_micro_version);

  json_builder_set_member_name (builder, "system");
  json_builder_begin_object (builder);
  add_fact (builder, "name", name);
  add_fact (builder, "desktop", g_getenv ("XDG_CURRENT_DESKTOP"));
  add_fact (builder, "language", g_get_language_names ()[0]);
  add_fact (builder, "glib", glib);
  add_fact (builder, "gnutls", gnutls_check_version (NULL));
  add_fact (builder, "sandbox", find_sandbox ());
  json_builder_end_object (builder);
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the search for the shell begins: the session bus starts it when somebody types there.
 */

#include "core/mdr-i18n.h"
#include "search/mdr-search-provider.h"

int
main (int argc, char *argv[])
{
  g_autoptr (MdrSearchProvider) provider = NULL;

  mdr_i18n_init ();
  provider = mdr_search_provider_new ();

  return g_application_run (G_APPLICATION (provider), argc, argv);
}

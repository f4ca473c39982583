/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the wizard begins.
 */

#include "core/mdr-i18n.h"
#include "gui/mdr-application.h"
#include "probe/tls/mdr-tls-minimum.h"

int
main (int argc, char *argv[])
{
  g_autoptr (MdrApplication) application = NULL;

  mdr_tls_set_minimum ();
  mdr_i18n_init ();
  application = mdr_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the translations are.
 */

#include "mdr-i18n.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/**
 * mdr_i18n_init:
 *
 * Takes over the user's locale and binds the program's translations, before the first message is
 * looked up. They are read from where they were installed; the environment variable
 * `MAIL_DOCTOR_LOCALEDIR` names another folder, so that a program can be tried in its build tree.
 */
void
mdr_i18n_init (void)
{
  const char *folder = g_getenv ("MAIL_DOCTOR_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

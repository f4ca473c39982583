/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any prefs.js: it is read to its end, what comes out is UTF-8, and accounts made of it are clean.
 */

#include "core/mdr-clean-text.h"
#include "fuzz.h"
#include "programs/mdr-thunderbird-private.h"

static void
check_clean (const char *text)
{
  g_autofree char *clean = text != NULL ? mdr_clean_text (text, -1, 1000) : NULL;

  g_assert_cmpstr (text, ==, clean);
}

static void
check_account (MdrProgramAccount *account)
{
  GPtrArray *services = mdr_program_account_get_services (account);

  check_clean (mdr_program_account_get_name (account));
  check_clean (mdr_program_account_get_address (account));

  for (guint i = 0; i < services->len; i++)
    {
      MdrService *service = mdr_program_service_get_service (services->pdata[i]);

      g_assert_cmpuint (mdr_service_get_port (service), >, 0);
      check_clean (mdr_service_get_label (service));
      check_clean (mdr_service_get_user_name (service));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  /* Behind the end there is nothing to read by mistake. */
  g_autofree char *text = size > 0 ? g_memdup2 (data, size) : g_strdup ("");
  g_autoptr (MdrReading) reading = mdr_reading_new ("/home/ada", NULL, NULL);
  g_autoptr (MdrPrefs) prefs = mdr_prefs_new (text, size, "mail.");
  GPtrArray *accounts = mdr_reading_get_accounts (reading);

  mdr_thunderbird_add_accounts (reading, "thunderbird", "~/.thunderbird/p", prefs);

  for (guint i = 0; i < accounts->len; i++)
    check_account (accounts->pdata[i]);

  return 0;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long it takes to list the saved passwords of a large keyring.
 *
 * Usage: list-keyring N-MAIL N-OTHER; prints milliseconds, how many are listed, how many were left
 * unread, and the milliseconds until those are read, too.
 */

#include "secrets/store.h"

static double
milliseconds_since (gint64 began)
{
  return (g_get_monotonic_time () - began) / 1000.0;
}

int
main (int argc, char **argv)
{
  g_autoptr (Store) store = store_new ();
  g_autoptr (MdrKeyring) keyring = store_keyring_new (store);
  GListModel *passwords = mdr_keyring_get_passwords (keyring);
  g_autoptr (GError) error = NULL;
  gint64 began;

  g_assert_cmpint (argc, ==, 3);
  store_write_many (store, g_ascii_strtoull (argv[1], NULL, 10),
                    g_ascii_strtoull (argv[2], NULL, 10));
  store_start (store, TRUE);
  mdr_keyring_set_limits (keyring, 60000, MDR_KEYRING_LIST_MILLISECONDS);

  began = g_get_monotonic_time ();
  store_list (keyring, &error);
  g_assert_no_error (error);
  g_print ("%.1f %u %u ", milliseconds_since (began), g_list_model_get_n_items (passwords),
           mdr_keyring_get_n_unread (keyring));

  while (mdr_keyring_get_n_unread (keyring) > 0)
    store_list_more (keyring);
  g_print ("%.1f\n", milliseconds_since (began));

  return 0;
}

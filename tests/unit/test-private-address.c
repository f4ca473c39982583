/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Addresses that no server on the internet has.
 */

#include "probe/names/mdr-private-address.h"

static gboolean
is_private (const char *text)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (text);

  return mdr_private_address_is (address);
}

static void
test_inside (void)
{
  const char *const inside[] = {
    "0.0.0.0",     "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.1.1", "172.31.255.255",
    "192.168.1.1", "::",       "::1",        "fd00::1",   "fe80::1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (inside); i++)
    g_assert_true (is_private (inside[i]));
}

static void
test_outside (void)
{
  const char *const outside[] = {
    "1.1.1.1", "100.128.0.1", "172.32.0.1", "192.0.2.1", "203.0.113.9", "2001:db8::1", "64:ff9b::1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (outside); i++)
    g_assert_false (is_private (outside[i]));
}

static void
test_one_address_outside_is_enough (void)
{
  const char *const none[] = { NULL };
  const char *const inside[] = { "10.0.0.1", "fd00::1", NULL };
  const char *const mixed[] = { "10.0.0.1", "192.0.2.1", NULL };
  const char *const odd[] = { "10.0.0.1", "ten", NULL };

  g_assert_false (mdr_private_address_are_all (none));
  g_assert_true (mdr_private_address_are_all (inside));
  g_assert_false (mdr_private_address_are_all (mixed));
  g_assert_false (mdr_private_address_are_all (odd));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/private-address/inside", test_inside);
  g_test_add_func ("/private-address/outside", test_outside);
  g_test_add_func ("/private-address/one-address-outside-is-enough",
                   test_one_address_outside_is_enough);

  return g_test_run ();
}

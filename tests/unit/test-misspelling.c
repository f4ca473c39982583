/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Slips of the pen behind the @.
 */

#include "knowledge/mdr-misspelling.h"

static const char *
find (const char *domain)
{
  return mdr_misspelling_find_domain (mdr_provider_list_get_default (), domain);
}

static void
test_slips_are_forgiven (void)
{
  g_assert_cmpstr (find ("gmial.com"), ==, "gmail.com");
  g_assert_cmpstr (find ("gmail.con"), ==, "gmail.com");
  g_assert_cmpstr (find ("gmail.co"), ==, "gmail.com");
  g_assert_cmpstr (find ("gamil.cmo"), ==, "gmail.com");
  g_assert_cmpstr (find ("libeero.it"), ==, "libero.it");
  g_assert_cmpstr (find ("lbero.it"), ==, "libero.it");
  g_assert_cmpstr (find ("libero.com"), ==, "libero.it");
  g_assert_cmpstr (find ("hotnail.it"), ==, "hotmail.it");
  g_assert_cmpstr (find ("virgilo.it"), ==, "virgilio.it");
}

static void
test_other_names_are_left_alone (void)
{
  g_autofree char *long_name = g_strnfill (5000, 'g');

  g_assert_null (find ("gmail.com"));
  g_assert_null (find ("libero.it"));
  g_assert_null (find ("example.org"));
  g_assert_null (find ("studio-legale-rossi.it"));
  g_assert_null (find ("a.it"));
  g_assert_null (find (""));
  g_assert_null (find (long_name));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/misspelling/slips-are-forgiven", test_slips_are_forgiven);
  g_test_add_func ("/misspelling/other-names-are-left-alone", test_other_names_are_left_alone);

  return g_test_run ();
}

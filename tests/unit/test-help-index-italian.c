/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What somebody looks up is found in Italian, and by the English words of servers, too. Needs the
 * catalogue that was built, and LC_ALL=it_IT.UTF-8.
 */

#include <gio/gio.h>

#include "core/mdr-i18n.h"
#include "knowledge/mdr-help-index.h"

static void
test_words (void)
{
  static const struct
  {
    const char *query;
    const char *id;
  } cases[] = {
    { "casella piena", "mailbox-full" },
    { "the mailbox is full", "mailbox-full" },
    { "mailbox-full", "mailbox-full" },
    { "password per le app", "app-password-required" },
    { "perche la webmail funziona", "webmail-works" },
    { "Perché la webmail funziona", "webmail-works" },
    { "l'orologio", "clock-skew" },
  };
  const MdrHelpReader reader = { NULL, NULL, NULL };
  g_autoptr (MdrHelpIndex) index = mdr_help_index_new (&reader);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) hits = mdr_help_index_find (index, cases[i].query);

      g_test_message ("“%s”", cases[i].query);
      g_assert_cmpuint (hits->len, >, 0);
      g_assert_cmpstr (g_array_index (hits, MdrHelpHit, 0).id, ==, cases[i].id);
    }
}

int
main (int argc, char *argv[])
{
  mdr_i18n_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/help-index-italian/finds-both-languages", test_words);

  return g_test_run ();
}

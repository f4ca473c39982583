/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * POP3 as real, broken and hostile servers speak it; recordings in data/dialogues/pop3.
 */

#include "recorded-dialogue.h"

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  recorded_dialogue_add_all ("pop3");

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * IMAP as real, broken and hostile servers speak it; recordings in data/dialogues/imap.
 */

#include "recorded-dialogue.h"

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  recorded_dialogue_add_all ("imap");

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Anything that a server can say in POP3.
 */

#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  fuzz_dialogue (MDR_PROTOCOL_POP3, (const char *) data, size);

  return 0;
}

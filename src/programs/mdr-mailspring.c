/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads what Mailspring is set to.
 */

#include "mdr-program-readers.h"

/**
 * mdr_read_mailspring:
 * @reading: the run
 *
 * Looks for the accounts of Mailspring.
 */
void
mdr_read_mailspring (MdrReading *reading)
{
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads what Thunderbird is set to.
 */

#include "mdr-program-readers.h"

/**
 * mdr_read_thunderbird:
 * @reading: the run
 *
 * Looks for the accounts of Thunderbird.
 */
void
mdr_read_thunderbird (MdrReading *reading)
{
}

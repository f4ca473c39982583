/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The error domain of Mail Doctor.
 */

#include "mdr-error.h"

G_DEFINE_QUARK (mdr - error - quark, mdr_error)

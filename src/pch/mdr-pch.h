/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What nearly every file includes, compiled once where -Db_pch=true asks for it.
 */

#include <gio/gio.h>

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why a source could not be asked.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

const char *mdr_lookup_failure_get_reason (const GError *error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether what somebody typed means yes.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean mdr_cli_consent_is_yes (const char *answer, const char *local_yes);

G_END_DECLS

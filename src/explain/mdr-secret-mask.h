/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes passwords and tokens out of what people paste and of the logs of mail programs.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands where a secret was. */
#define MDR_SECRET_MASK "•••"

char *mdr_secret_mask_text (const char *text, gssize length);

G_END_DECLS

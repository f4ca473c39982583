/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the built-in texts but the guides, each under what it is about.
 */

#pragma once

#include "mdr-text-values.h"

G_BEGIN_DECLS

const char *mdr_text_store_get (const char *kind, const char *id, const char *part);
char *mdr_text_store_fill (const char *kind,
                           const char *id,
                           const char *part,
                           const MdrTextValues *values);

G_END_DECLS

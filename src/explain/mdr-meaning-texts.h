/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How sure a meaning is, in the user's language.
 */

#pragma once

#include "mdr-explanation.h"

G_BEGIN_DECLS

const char *mdr_meaning_texts_get_sureness (const MdrMeaning *meaning);

G_END_DECLS

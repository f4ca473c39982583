/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a message means, and how sure that is, in the user’s language.
 */

#pragma once

#include "mdr-explanation.h"

G_BEGIN_DECLS

const char *mdr_meaning_texts_get_sureness (const MdrMeaning *meaning);

const char *mdr_meaning_texts_get_title (MdrCause cause);

G_END_DECLS

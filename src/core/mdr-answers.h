/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the user said.
 */

#pragma once

#include <glib-object.h>

#include "mdr-enums.h"

G_BEGIN_DECLS

#define MDR_TYPE_ANSWERS (mdr_answers_get_type ())
G_DECLARE_FINAL_TYPE (MdrAnswers, mdr_answers, MDR, ANSWERS, GObject)

MdrAnswers *mdr_answers_new (void);

const char *mdr_answers_get (MdrAnswers *self, MdrQuestion question);
gboolean
mdr_answers_set (MdrAnswers *self, MdrQuestion question, const char *answer, GError **error);
gboolean mdr_answers_is (MdrAnswers *self, MdrQuestion question, const char *answer);
gboolean mdr_answers_are_elsewhere (MdrAnswers *self);

G_END_DECLS

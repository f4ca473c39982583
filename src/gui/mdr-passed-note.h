/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which steps were passed by on the way to a page, and why.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-step.h"

G_BEGIN_DECLS

#define MDR_TYPE_PASSED_NOTE (mdr_passed_note_get_type ())
G_DECLARE_FINAL_TYPE (MdrPassedNote, mdr_passed_note, MDR, PASSED_NOTE, AdwBin)

void mdr_passed_note_add (MdrPassedNote *self, MdrStep *step);
void mdr_passed_note_clear (MdrPassedNote *self);
const char *mdr_passed_note_get_text (MdrPassedNote *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An account of a mail program beside what it should be set to, and what to do.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-program-review.h"
#include "gui/mdr-ticks.h"

G_BEGIN_DECLS

GtkWidget *mdr_program_review_view_new (MdrProgramReview *review, MdrTicks *ticks);

G_END_DECLS

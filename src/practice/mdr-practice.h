/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small world to practise in: its servers, and the probes that look at them.
 */

#pragma once

#include "core/mdr-session.h"
#include "mdr-practice-case.h"

G_BEGIN_DECLS

#define MDR_TYPE_PRACTICE (mdr_practice_get_type ())
G_DECLARE_FINAL_TYPE (MdrPractice, mdr_practice, MDR, PRACTICE, GObject)

MdrSession *mdr_practice_create_session (MdrPracticeCase *practice_case, GError **error);

MdrPracticeCase *mdr_practice_get_case (MdrSession *session);

G_END_DECLS

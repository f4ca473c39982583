/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says how many sign-ins are left, and why.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_ATTEMPTS_LABEL (mdr_attempts_label_get_type ())
G_DECLARE_FINAL_TYPE (MdrAttemptsLabel, mdr_attempts_label, MDR, ATTEMPTS_LABEL, AdwBin)

gboolean mdr_attempts_label_get_open (MdrAttemptsLabel *self);

G_END_DECLS

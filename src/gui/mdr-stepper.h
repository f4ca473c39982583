/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All steps in one line, for narrow windows.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-step.h"

G_BEGIN_DECLS

#define MDR_TYPE_STEPPER (mdr_stepper_get_type ())
G_DECLARE_FINAL_TYPE (MdrStepper, mdr_stepper, MDR, STEPPER, AdwBin)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The account in the mail programs on this computer.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_PROGRAM_GROUP (mdr_program_group_get_type ())
G_DECLARE_FINAL_TYPE (MdrProgramGroup, mdr_program_group, MDR, PROGRAM_GROUP, AdwPreferencesGroup)

G_END_DECLS

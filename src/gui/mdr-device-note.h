/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the checks on this computer mean for another device that the trouble is on.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_DEVICE_NOTE (mdr_device_note_get_type ())
G_DECLARE_FINAL_TYPE (MdrDeviceNote, mdr_device_note, MDR, DEVICE_NOTE, AdwPreferencesGroup)

G_END_DECLS

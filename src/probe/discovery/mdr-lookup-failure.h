/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why a source could not be asked.
 */

#pragma once

#include <gio/gio.h>

#include "core/mdr-enums.h"

G_BEGIN_DECLS

const char *mdr_lookup_failure_get_reason (const GError *error, MdrPhase phase);
gboolean mdr_lookup_failure_is_silence (const GError *error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What on this computer, or in its network, keeps the servers from being measured.
 */

#pragma once

#include "mdr-cause.h"

G_BEGIN_DECLS

gboolean mdr_hindrance_is_here (MdrCause cause);
gboolean mdr_hindrance_may_show_as (MdrCause cause);

G_END_DECLS

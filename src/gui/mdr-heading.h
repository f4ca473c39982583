/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a page is about, at its top.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-step.h"

G_BEGIN_DECLS

#define MDR_TYPE_HEADING (mdr_heading_get_type ())
G_DECLARE_FINAL_TYPE (MdrHeading, mdr_heading, MDR, HEADING, AdwBin)

G_END_DECLS

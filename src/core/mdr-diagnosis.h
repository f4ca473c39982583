/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From evidence to causes.
 */

#pragma once

#include "mdr-evidence.h"
#include "mdr-ranked-cause.h"

G_BEGIN_DECLS

GPtrArray *mdr_diagnose (const MdrEvidence *evidence);

G_END_DECLS

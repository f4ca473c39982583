/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where two sources say different things about the settings.
 */

#pragma once

#include "core/mdr-finding.h"
#include "core/mdr-settings.h"

G_BEGIN_DECLS

MdrFinding *mdr_disagreement_find (MdrSettings *settings, MdrSettings *other, MdrProtocol protocol);

G_END_DECLS

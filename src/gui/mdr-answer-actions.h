/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The questions as actions, so that a template can ask them.
 */

#pragma once

#include "core/mdr-session.h"

G_BEGIN_DECLS

GSimpleActionGroup *mdr_answer_actions_new (MdrSession *session);

G_END_DECLS

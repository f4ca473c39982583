/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The questions as actions, so that a template can ask them.
 */

#pragma once

#include "core/mdr-answers.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GSimpleActionGroup *mdr_answer_actions_new (MdrAnswers *answers);

G_END_DECLS

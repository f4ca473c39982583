/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cases to practise on.
 */

#pragma once

#include "mdr-practice-case.h"

G_BEGIN_DECLS

GListModel *mdr_practice_list_get_all (void);
MdrPracticeCase *mdr_practice_list_find (const char *id);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One test message on its way.
 */

#pragma once

#include "mdr-session.h"

G_BEGIN_DECLS

void mdr_session_test_run_begin (GTask *task,
                                 MdrService *receiving,
                                 MdrService *sending,
                                 MdrSecret *secret,
                                 MdrPasswordKind kind);
void mdr_session_test_run_stop (GTask *task);

G_END_DECLS

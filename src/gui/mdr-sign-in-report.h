/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a sign-in test has shown.
 */

#pragma once

#include "core/mdr-session.h"

G_BEGIN_DECLS

GPtrArray *mdr_sign_in_report_create (MdrSession *session);

G_END_DECLS

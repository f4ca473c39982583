/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why there is no secure channel, where no certificate tells.
 */

#pragma once

#include "core/mdr-finding.h"
#include "mdr-late-stream.h"

G_BEGIN_DECLS

MdrFinding *
mdr_tls_failure_create_finding (MdrService *service, MdrLateStream *stream, const GError *error);

G_END_DECLS

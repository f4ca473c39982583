/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Web servers that stand for the rest of the internet.
 */

#pragma once

#include "core/mdr-environment.h"
#include "core/mdr-provider.h"

G_BEGIN_DECLS

char *mdr_public_host_dup_webmail (MdrProvider *provider);
char *mdr_public_host_dup_database (MdrEnvironment *environment);
char *mdr_public_host_dup (MdrEnvironment *environment, MdrProvider *provider);

G_END_DECLS

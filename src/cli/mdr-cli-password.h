/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way a password comes in.
 */

#pragma once

#include <gio/gio.h>

#include "core/mdr-secret.h"

G_BEGIN_DECLS

MdrSecret *mdr_cli_read_password (int fd, GError **error);

G_END_DECLS

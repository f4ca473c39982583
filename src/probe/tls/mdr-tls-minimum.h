/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The least that a TLS session has to offer, for the whole process.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void mdr_tls_set_minimum (void);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How names of IMAP folders are written.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *mdr_modified_utf7_decode (const char *text);

G_END_DECLS

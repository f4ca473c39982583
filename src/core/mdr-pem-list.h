/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Certificates in a text that somebody else wrote.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Nobody needs more, and each is shown before it is trusted. */
#define MDR_PEM_LIST_MAX 8

GPtrArray *mdr_pem_list_read (const char *text, GError **error);
char *mdr_pem_list_dup_text (GPtrArray *certificates);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The configuration files that providers put out for mail programs.
 */

#pragma once

#include <glib-object.h>

#include "core/mdr-address.h"

G_BEGIN_DECLS

/* The longest file that is read; real ones have one to five kilobytes. */
#define MDR_AUTOCONFIG_MAX_BYTES (256 * 1024)

GPtrArray *
mdr_autoconfig_parse (GBytes *document, MdrAddress *address, GStrv *sign_in, GError **error);

G_END_DECLS

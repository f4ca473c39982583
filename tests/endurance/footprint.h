/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What this process holds of the computer: memory, descriptors, threads.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * Footprint:
 * @heap: bytes that were allocated and not freed
 * @resident: KiB of memory that are in use
 * @n_descriptors: how many files, sockets and the like are open
 * @n_threads: how many threads there are
 */
typedef struct
{
  gsize heap;
  gsize resident;
  guint n_descriptors;
  guint n_threads;
} Footprint;

Footprint footprint_take (void);
char *footprint_describe_descriptors (void);

G_END_DECLS

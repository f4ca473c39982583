/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of MdrReading among themselves.
 */

#pragma once

#include "mdr-reading.h"

G_BEGIN_DECLS

#define MDR_READING_MAX_ACCOUNTS 1000

struct _MdrReading
{
  /* where to look; owned */
  char *home;
  char *config_home;
  char *data_home;
  char **environment;
  GCancellable *cancellable;

  /* how much may still be read */
  guint n_files_left;
  gsize n_bytes_left;
  gint64 deadline;

  /* what was found; owned */
  GHashTable *claimed;
  GPtrArray *accounts;
  GPtrArray *unreadable;
  GHashTable *other_uids;
  GHashTable *read_programs;
};

G_END_DECLS

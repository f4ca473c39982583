/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GLib ends the program when it gets no descriptor to wake a thread with. So it must not come to
 * that: there are enough before anything begins, and no more is begun at once than they are for.
 */

#include "mdr-cli-files.h"

#include <sys/resource.h>

#include <glib/gi18n.h>

#include "mdr-cli.h"

/* One account has connections over both families to some servers, web look-ups and name servers at
 * the same time; the rest is for the libraries. */
#define FILES_PER_JOB 32
#define OTHER_FILES 32
#define NEEDED_FILES (OTHER_FILES + FILES_PER_JOB)

/* For as many jobs as there may be. */
#define WANTED_FILES 4096

static rlim_t
get_limit (void)
{
  struct rlimit limit;

  return getrlimit (RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_cur : NEEDED_FILES;
}

/**
 * mdr_cli_files_suffice:
 *
 * Makes use of what the system allows, and says so if that is too little.
 *
 * Returns: whether a check can be run
 */
gboolean
mdr_cli_files_suffice (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < WANTED_FILES)
    {
      limit.rlim_cur = MIN (limit.rlim_max, WANTED_FILES);
      setrlimit (RLIMIT_NOFILE, &limit);
    }

  if (get_limit () >= NEEDED_FILES)
    return TRUE;

  mdr_cli_complain (
      _ ("Only %u files may be open at once, and %u are needed. “ulimit -n” shows and "
         "changes the limit."),
      (guint) get_limit (), NEEDED_FILES);

  return FALSE;
}

/**
 * mdr_cli_files_bound_jobs:
 * @jobs: how many accounts somebody wants to be looked at at a time
 *
 * Returns: as many of them as there are files for, at least one
 */
guint
mdr_cli_files_bound_jobs (guint jobs)
{
  rlim_t most = (get_limit () - OTHER_FILES) / FILES_PER_JOB;

  return (guint) CLAMP (most, 1, jobs);
}

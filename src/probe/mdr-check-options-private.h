/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of MdrCheckOptions share.
 */

#pragma once

#include "mdr-check-options.h"
#include "probe/names/mdr-override-resolver.h"

G_BEGIN_DECLS

struct _MdrCheckOptions
{
  GObject parent_instance;

  /* owned */
  MdrEnvironment *environment;
  MdrOverrideResolver *resolver;
  MdrAnswers *answers;
  GPtrArray *services;
  char *user_name;
};

/* Each takes the options as the data of its group. */
extern const GOptionEntry mdr_check_options_account_entries[];
extern const GOptionEntry mdr_check_options_world_entries[];

G_END_DECLS

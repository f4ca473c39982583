/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an environment is made of.
 */

#pragma once

#include "mdr-environment.h"

G_BEGIN_DECLS

struct _MdrEnvironment
{
  GObject parent_instance;

  gboolean lookup_allowed;
  GTimeSpan clock_shift;
  GTimeSpan passed; /* beyond what has really passed */
  guint timeouts[MDR_N_PHASES];
  guint longest_wait;  /* in milliseconds */
  guint16 other_ports; /* where those lead that were not moved, 0 for where they are */

  /* owned */
  GResolver *resolver;
  GTlsDatabase *trust;
  char **public_authorities;
  GProxyResolver *proxies;
  char *provider_database;
  char *known_page;
  char *known_page_beginning;
  char *known_address;
  char *time_server;
  char *home;
  GHashTable *moved_ports;
};

G_END_DECLS

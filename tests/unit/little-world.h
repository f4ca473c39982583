/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An internet of the tests' own: names, mail records and web pages, all on 127.0.0.1. What was not
 * put into it is not there.
 */

#pragma once

#include <libsoup/soup.h>

#include "core/mdr-environment.h"
#include "core/mdr-probe.h"

#include "authority.h"
#include "noting-resolver.h"
#include "secure-door.h"

G_BEGIN_DECLS

typedef struct
{
  MdrEnvironment *environment;
  Authority *authority;
  GTlsDatabase *trust;
  GResolver *names;
  NotingResolver *resolver;
  GResolver *old_resolver;
  GSocket *closed;
  SoupServer *web;
  SecureDoor *door;
  guint16 web_port;
  GHashTable *pages;
  GPtrArray *requests;
} LittleWorld;

/* What is at a web address. Held back, it is not given out before little_world_let_go(). */
typedef struct
{
  guint status;
  const char *location;
  gboolean held_back;
  char *body;
  SoupServerMessage *message;
} LittlePage;

void little_world_set_up (LittleWorld *self, gconstpointer user_data);
void little_world_tear_down (LittleWorld *self, gconstpointer user_data);

void little_world_add_host (LittleWorld *self, const char *name);
void little_world_add_exchanger (LittleWorld *self, const char *domain, const char *host);
void little_world_add_server (LittleWorld *self,
                              const char *domain,
                              const char *service,
                              const char *host,
                              guint16 port);
LittlePage *little_world_add_page (LittleWorld *self,
                                   const char *host,
                                   const char *path,
                                   guint status,
                                   const char *body);
LittlePage *little_world_add_settings (LittleWorld *self,
                                       const char *host,
                                       const char *path,
                                       const char *imap_host);
void little_world_let_go (LittlePage *page);

void little_world_run (LittleWorld *self, MdrProbe *probe);

MdrFinding *little_world_find (MdrProbe *probe, const char *code);
void little_world_assert_found (MdrProbe *probe,
                                const char *code,
                                MdrSeverity severity,
                                const char *parameter,
                                const char *value);
void little_world_assert_not_found (MdrProbe *probe, const char *code);
void little_world_assert_never_said (LittleWorld *self, const char *text);

G_END_DECLS

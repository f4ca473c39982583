/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The outside world as the probes see it, in one place, so that a test can say "no such host" or
 * "tomorrow" in one line.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-enums.h"

G_BEGIN_DECLS

#define MDR_TYPE_ENVIRONMENT (mdr_environment_get_type ())
G_DECLARE_FINAL_TYPE (MdrEnvironment, mdr_environment, MDR, ENVIRONMENT, GObject)

MdrEnvironment *mdr_environment_new (void);

GResolver *mdr_environment_get_resolver (MdrEnvironment *self);
void mdr_environment_set_resolver (MdrEnvironment *self, GResolver *resolver);

GTlsDatabase *mdr_environment_get_trust (MdrEnvironment *self);
void mdr_environment_set_trust (MdrEnvironment *self, GTlsDatabase *trust);
const char *const *mdr_environment_get_public_authorities (MdrEnvironment *self);
void mdr_environment_set_public_authorities (MdrEnvironment *self, const char *const *places);

GDateTime *mdr_environment_dup_now (MdrEnvironment *self);
void mdr_environment_set_now (MdrEnvironment *self, GDateTime *now);
gint64 mdr_environment_get_monotonic_time (MdrEnvironment *self);
void mdr_environment_pass_time (MdrEnvironment *self, GTimeSpan span);

guint mdr_environment_get_timeout (MdrEnvironment *self, MdrPhase phase);
void mdr_environment_limit_timeouts (MdrEnvironment *self, guint milliseconds);
guint mdr_environment_limit_wait (MdrEnvironment *self, guint milliseconds);

gboolean mdr_environment_get_lookup_allowed (MdrEnvironment *self);
void mdr_environment_set_lookup_allowed (MdrEnvironment *self, gboolean allowed);

const char *mdr_environment_get_provider_database (MdrEnvironment *self);
void mdr_environment_set_provider_database (MdrEnvironment *self, const char *base_uri);

const char *mdr_environment_get_known_page (MdrEnvironment *self);
void mdr_environment_set_known_page (MdrEnvironment *self, const char *uri, const char *beginning);
const char *mdr_environment_get_known_page_beginning (MdrEnvironment *self);

const char *mdr_environment_get_known_address (MdrEnvironment *self);
void mdr_environment_set_known_address (MdrEnvironment *self, const char *address);

const char *mdr_environment_get_time_server (MdrEnvironment *self);
void mdr_environment_set_time_server (MdrEnvironment *self, const char *host);

GProxyResolver *mdr_environment_get_proxies (MdrEnvironment *self);
void mdr_environment_set_proxies (MdrEnvironment *self, GProxyResolver *proxies);

const char *mdr_environment_get_home (MdrEnvironment *self);
void mdr_environment_set_home (MdrEnvironment *self, const char *home);

guint16 mdr_environment_get_port (MdrEnvironment *self, guint16 port);
void mdr_environment_move_port (MdrEnvironment *self, guint16 port, guint16 here);
void mdr_environment_move_other_ports (MdrEnvironment *self, guint16 here);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the probes of a host's services know of its ports, so that nobody knocks there twice.
 */

#pragma once

#include "core/mdr-environment.h"
#include "core/mdr-probe.h"
#include "mdr-known-port.h"

G_BEGIN_DECLS

GPtrArray *mdr_service_ports_find (GListModel *probes, const char *host);
MdrProbe *mdr_service_ports_find_for (GPtrArray *services,
                                      MdrEnvironment *environment,
                                      const MdrKnownPort *port);
MdrPortState mdr_service_ports_read (MdrProbe *probe);
gboolean mdr_service_ports_is_connecting (MdrProbe *probe);
gint64 mdr_service_ports_get_start (GPtrArray *services);
gboolean mdr_service_ports_are_on_loopback (GPtrArray *services);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A connector on this computer, and what became of it.
 */

#pragma once

#include "probe/connect/mdr-connector.h"

G_BEGIN_DECLS

#define CONNECTOR_TRIAL_LIMIT_MS 200

/* The same port in both families, closed at first, and one run of a connector towards it. */
typedef struct
{
  GSocket *ipv4;
  GSocket *ipv6;
  guint16 port;
  MdrConnector *connector;
  GCancellable *cancellable;
  gboolean done;
  gboolean resolved;
  GSocketConnection *connection;
  GError *error;
  gint64 start;
  gint64 duration;
} ConnectorTrial;

GResolver *connector_trial_create_resolver (const char *const *addresses);

void connector_trial_set_up (ConnectorTrial *trial, gconstpointer user_data);
void connector_trial_tear_down (ConnectorTrial *trial, gconstpointer user_data);
void connector_trial_clear (ConnectorTrial *trial);
void
connector_trial_begin (ConnectorTrial *trial, GResolver *resolver, const char *host, guint limit);
void connector_trial_wait (ConnectorTrial *trial);
void connector_trial_run (ConnectorTrial *trial, const char *const *addresses);
void connector_trial_assert_family (ConnectorTrial *trial,
                                    GSocketFamily family,
                                    MdrState state,
                                    int code);
void connector_trial_assert_connected_over (ConnectorTrial *trial, GSocketFamily family);

G_END_DECLS

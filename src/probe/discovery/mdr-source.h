/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Those who can be asked over the network for the settings of an address.
 */

#pragma once

#include "core/mdr-address.h"
#include "core/mdr-environment.h"
#include "core/mdr-service.h"

#include "probe/mdr-http.h"

G_BEGIN_DECLS

/**
 * MdrSourceId:
 *
 * The sources, the most trusted first.
 */
typedef enum
{
  MDR_SOURCE_AUTOCONFIG,
  MDR_SOURCE_WELL_KNOWN,
  MDR_SOURCE_DATABASE,
  MDR_SOURCE_EXCHANGER_DATABASE,
  MDR_SOURCE_SRV,
  MDR_SOURCE_GUESS,
} MdrSourceId;

#define MDR_N_SOURCES (MDR_SOURCE_GUESS + 1)

/**
 * MdrQuery:
 * @environment: the world to look at
 * @http: a web client
 * @address: the address; only its domain is sent
 * @exchanger: (nullable): who takes in the mail of its domain
 *
 * What is asked, all of it borrowed.
 */
typedef struct
{
  MdrEnvironment *environment;
  MdrHttp *http;
  MdrAddress *address;
  const char *exchanger;
} MdrQuery;

/**
 * MdrSource:
 * @what: its name in the finding `lookup-failed`
 * @finding: the finding that says where settings come from
 * @trust: what its settings are marked with
 * @dup_uri: (nullable): where its file is, %NULL from it if there is nothing to ask for; a source
 *   without it gives host names of servers only
 * @ask_async: asks
 * @ask_finish: at least one service, the ways to sign in that are named, or an error
 *
 * How a source is asked.
 */
typedef struct
{
  const char *what;
  const char *finding;
  MdrSettingsSource trust;
  char *(*dup_uri) (const MdrQuery *query);
  void (*ask_async) (const MdrQuery *query,
                     const char *uri,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
  GPtrArray *(*ask_finish) (GObject *source, GAsyncResult *result, GStrv *sign_in, GError **error);
} MdrSource;

const MdrSource *mdr_source_get (MdrSourceId id);
char *mdr_source_dup_origin (const char *uri, MdrService *first);
void mdr_source_look_up_early (MdrSourceId id,
                               MdrEnvironment *environment,
                               MdrAddress *address,
                               GCancellable *cancellable);

G_END_DECLS

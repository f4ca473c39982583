/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an earlier run of a service probe saw of the server, perhaps on another computer.
 */

#pragma once

#include "probe/connect/mdr-family-result.h"
#include "protocol/mdr-transcript.h"

G_BEGIN_DECLS

/**
 * MdrServiceRecord:
 * @addresses: the addresses of the server
 * @capabilities: what it says that it can do
 * @mechanisms: the ways to sign in that it offers
 * @families: (element-type MdrFamilyResult): how IPv6 and IPv4 got on
 * @transcript: what was said
 * @round_trips: how often it was waited for
 *
 * A reference-counted record, filled in by who makes it and never changed afterwards.
 */
typedef struct
{
  GStrv addresses;
  GStrv capabilities;
  GStrv mechanisms;
  GPtrArray *families;
  MdrTranscript *transcript;
  guint round_trips;
} MdrServiceRecord;

MdrServiceRecord *mdr_service_record_new (void);
MdrServiceRecord *mdr_service_record_ref (MdrServiceRecord *self);
void mdr_service_record_unref (MdrServiceRecord *self);

MdrFamilyResult *mdr_service_record_find_family (MdrServiceRecord *self, GSocketFamily family);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrServiceRecord, mdr_service_record_unref)

G_END_DECLS

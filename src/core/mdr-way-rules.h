/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a way is drawn from what was found.
 */

#pragma once

#include "mdr-probe.h"
#include "mdr-station.h"

G_BEGIN_DECLS

/**
 * MdrWayFacts:
 * @direction: receiving or sending
 * @service: (nullable): the service that decides; %NULL while it is not known
 * @probe: (nullable): the probe that looks at it
 * @network: how far the probes are that look at the network as such
 * @searched: whether servers have been looked for to the end
 * @findings: (element-type MdrFinding): all that was found, for what it matters
 *
 * What a way is drawn from. Borrowed.
 */
typedef struct
{
  MdrDirection direction;
  MdrService *service;
  MdrProbe *probe;
  MdrState network;
  gboolean searched;
  GPtrArray *findings;
} MdrWayFacts;

GPtrArray *mdr_way_draw (const MdrWayFacts *facts);

/* mdr-way-places.c */
gboolean mdr_way_find_place (const MdrWayFacts *facts, MdrFinding *finding, MdrStationId *place);
MdrStationId mdr_way_find_place_of_phase (const MdrWayFacts *facts, MdrPhase phase);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one source says about the settings, and how it is told.
 */

#pragma once

#include "core/mdr-address.h"
#include "core/mdr-probe.h"
#include "core/mdr-settings.h"

G_BEGIN_DECLS

/**
 * MdrOpinion:
 * @settings: what the source says
 * @code: the finding that tells where @settings come from
 * @origin: what was asked: a host, or the provider's name
 * @sign_in: (nullable): the ways to sign in that the source names
 */
typedef struct
{
  MdrSettings *settings;
  const char *code;
  char *origin;
  GStrv sign_in;
} MdrOpinion;

MdrOpinion *
mdr_opinion_new (MdrSettings *settings, const char *code, const char *origin, GStrv sign_in);
void mdr_opinion_free (MdrOpinion *self);

void mdr_opinion_report (MdrOpinion *self, MdrProbe *probe);
void mdr_opinion_report_all (GPtrArray *opinions,
                             MdrSettings *settings,
                             MdrAddress *address,
                             MdrProbe *probe);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrOpinion, mdr_opinion_free)

G_END_DECLS

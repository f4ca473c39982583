/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is suspected in the course of one diagnosis. Rules accuse, explain away and contradict, in
 * any order; only the ranking at the end weighs it all up.
 */

#pragma once

#include "mdr-evidence.h"

G_BEGIN_DECLS

typedef struct _MdrInquiry MdrInquiry;

MdrInquiry *mdr_inquiry_new (const MdrEvidence *evidence);
void mdr_inquiry_free (MdrInquiry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrInquiry, mdr_inquiry_free)

const MdrEvidence *mdr_inquiry_get_evidence (MdrInquiry *self);

void mdr_inquiry_accuse (MdrInquiry *self, MdrCause cause, double confidence, MdrFinding *because);
void mdr_inquiry_support (MdrInquiry *self, MdrCause cause, MdrFinding *because);
void mdr_inquiry_explain_away (MdrInquiry *self, MdrCause cause);
void mdr_inquiry_explain_shut_ports_away (MdrInquiry *self);
void mdr_inquiry_overshadow_others (MdrInquiry *self, MdrCause cause);
void mdr_inquiry_contradict (MdrInquiry *self, MdrCause cause, MdrFinding *against);

double mdr_inquiry_get_confidence (MdrInquiry *self, MdrCause cause);
MdrFinding *mdr_inquiry_find_hindrance (MdrInquiry *self);
GPtrArray *mdr_inquiry_rank (MdrInquiry *self);

G_END_DECLS

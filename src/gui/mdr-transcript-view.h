/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was said to a server and by it, folded away until somebody asks for it.
 */

#pragma once

#include <adwaita.h>

#include "protocol/mdr-transcript.h"

G_BEGIN_DECLS

#define MDR_TYPE_TRANSCRIPT_VIEW (mdr_transcript_view_get_type ())
G_DECLARE_FINAL_TYPE (MdrTranscriptView, mdr_transcript_view, MDR, TRANSCRIPT_VIEW, AdwBin)

char *mdr_transcript_view_dup_text (GListModel *transcript);

G_END_DECLS

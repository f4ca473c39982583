/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was said on the wire, with secrets never written into it.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-transcript-entry.h"

G_BEGIN_DECLS

/* A whole conversation has 20 to 60 lines; a server that talks more than this has said enough. */
#define MDR_TRANSCRIPT_MAX_ENTRIES 300

#define MDR_TYPE_TRANSCRIPT (mdr_transcript_get_type ())
G_DECLARE_FINAL_TYPE (MdrTranscript, mdr_transcript, MDR, TRANSCRIPT, GObject)

MdrTranscript *mdr_transcript_new (void);

void mdr_transcript_add (MdrTranscript *self,
                         MdrTranscriptDirection direction,
                         const char *text,
                         gsize length);
void mdr_transcript_add_entry (MdrTranscript *self, MdrTranscriptEntry *entry);
gboolean mdr_transcript_is_complete (MdrTranscript *self);

G_END_DECLS

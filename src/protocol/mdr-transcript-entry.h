/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One thing that was said on the wire.
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MdrTranscriptDirection:
 * @MDR_TRANSCRIPT_SENT: we said it
 * @MDR_TRANSCRIPT_RECEIVED: the server said it
 * @MDR_TRANSCRIPT_NOTE: nobody said it, it happened: TLS began, the connection closed
 */
typedef enum
{
  MDR_TRANSCRIPT_SENT,
  MDR_TRANSCRIPT_RECEIVED,
  MDR_TRANSCRIPT_NOTE,
} MdrTranscriptDirection;

GType mdr_transcript_direction_get_type (void) G_GNUC_CONST;

#define MDR_TYPE_TRANSCRIPT_DIRECTION (mdr_transcript_direction_get_type ())

#define MDR_TYPE_TRANSCRIPT_ENTRY (mdr_transcript_entry_get_type ())
G_DECLARE_FINAL_TYPE (MdrTranscriptEntry, mdr_transcript_entry, MDR, TRANSCRIPT_ENTRY, GObject)

MdrTranscriptEntry *mdr_transcript_entry_new (MdrTranscriptDirection direction,
                                              gint64 time,
                                              const char *text,
                                              gsize length);

MdrTranscriptDirection mdr_transcript_entry_get_direction (MdrTranscriptEntry *self);
gint64 mdr_transcript_entry_get_time (MdrTranscriptEntry *self);
const char *mdr_transcript_entry_get_text (MdrTranscriptEntry *self);

G_END_DECLS

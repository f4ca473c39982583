/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One conversation out of a log: with whom, how far it came, and what was said last.
 */

#pragma once

#include <glib-object.h>

#include "explain/mdr-explanation.h"

G_BEGIN_DECLS

/**
 * MdrLogStop:
 * @MDR_LOG_STOP_NONE: it came to its end
 * @MDR_LOG_STOP_REFUSED: the server said no, or the system or the TLS library did
 * @MDR_LOG_STOP_NO_STARTTLS: encryption was wanted, and the server offers none
 * @MDR_LOG_STOP_NO_AUTH: the server offers no sign-in, or none that the program knows
 * @MDR_LOG_STOP_UNANSWERED_CHALLENGE: the server waits for more (334, +), and the program is silent
 * @MDR_LOG_STOP_SILENT: the server did not answer
 * @MDR_LOG_STOP_CUT_OFF: the connection ended in the middle
 *
 * How a conversation ended.
 */
typedef enum
{
  MDR_LOG_STOP_NONE,
  MDR_LOG_STOP_REFUSED,
  MDR_LOG_STOP_NO_STARTTLS,
  MDR_LOG_STOP_NO_AUTH,
  MDR_LOG_STOP_UNANSWERED_CHALLENGE,
  MDR_LOG_STOP_SILENT,
  MDR_LOG_STOP_CUT_OFF,
} MdrLogStop;

GType mdr_log_stop_get_type (void) G_GNUC_CONST;

#define MDR_TYPE_LOG_STOP (mdr_log_stop_get_type ())

#define MDR_TYPE_LOG_STORY (mdr_log_story_get_type ())
G_DECLARE_FINAL_TYPE (MdrLogStory, mdr_log_story, MDR, LOG_STORY, GObject)

MdrLogStop mdr_log_story_get_stop (MdrLogStory *self);

/* Where on the way; 0 when the log does not tell. */
MdrMoment mdr_log_story_get_moment (MdrLogStory *self);
MdrSpeaker mdr_log_story_get_protocol (MdrLogStory *self);
const char *mdr_log_story_get_host (MdrLogStory *self);
guint16 mdr_log_story_get_port (MdrLogStory *self);

/* Counted from 1, of the file that was read. */
guint mdr_log_story_get_line (MdrLogStory *self);

/* The last words that matter, clean and without secrets; and what they mean. */
const char *mdr_log_story_get_words (MdrLogStory *self);
const MdrExplanation *mdr_log_story_get_explanation (MdrLogStory *self);

G_END_DECLS

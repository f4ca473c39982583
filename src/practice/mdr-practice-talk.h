/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a server to practise on says, line by line; no I/O.
 */

#pragma once

#include "mdr-practice-case.h"

G_BEGIN_DECLS

/**
 * MdrPracticeMove:
 * @MDR_PRACTICE_MOVE_READ: hear the next line
 * @MDR_PRACTICE_MOVE_SECURE: shake hands, then hear the next line
 * @MDR_PRACTICE_MOVE_HANG_UP: close the connection
 *
 * What comes after the answer is sent.
 */
typedef enum
{
  MDR_PRACTICE_MOVE_READ,
  MDR_PRACTICE_MOVE_SECURE,
  MDR_PRACTICE_MOVE_HANG_UP,
} MdrPracticeMove;

/**
 * MdrPracticeTalk:
 *
 * One conversation with one client. It keeps nothing of what the client says.
 */
typedef struct _MdrPracticeTalk MdrPracticeTalk;

MdrPracticeTalk *
mdr_practice_talk_new (MdrPracticeCase *practice_case, MdrProtocol protocol, gboolean secured);
void mdr_practice_talk_free (MdrPracticeTalk *self);

char *mdr_practice_talk_greet (MdrPracticeTalk *self, MdrPracticeMove *move);
char *mdr_practice_talk_answer (MdrPracticeTalk *self, const char *line, MdrPracticeMove *move);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrPracticeTalk, mdr_practice_talk_free)

G_END_DECLS

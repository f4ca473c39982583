/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The characters of codes that people read to one another over the phone.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A prime, so that one can divide by every number of a character. */
#define MDR_N_CODE_CHARACTERS 19

/* Beyond that, two wrong characters could pass for a right code. */
#define MDR_CODE_MAX_LENGTH (MDR_N_CODE_CHARACTERS + 1)

#define MDR_CODE_GROUP_LENGTH 4

/**
 * MdrCodeReading:
 * @length: how many letters and digits there are; beyond %MDR_CODE_MAX_LENGTH they are only counted
 * @numbers: what they stand for
 * @unknown: the first letter or digit that is in no code, 0 if there is none
 * @unknown_group: in which group it stands, from 1
 *
 * A text that may be a code.
 */
typedef struct
{
  guint length;
  guint8 numbers[MDR_CODE_MAX_LENGTH];
  gunichar unknown;
  guint unknown_group;
} MdrCodeReading;

char mdr_code_character_of (guint number);
gboolean mdr_code_character_read (gunichar character, guint8 *number);

void mdr_code_add_check (guint8 *numbers, guint length);
gboolean mdr_code_has_right_check (const guint8 *numbers, guint length);
guint mdr_code_find_wrong_group (const guint8 *numbers, guint length);

char *mdr_code_write (const guint8 *numbers, guint length);
void mdr_code_read (const char *text, MdrCodeReading *reading);

G_END_DECLS

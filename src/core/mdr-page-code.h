/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three characters that answer “where are you now?”.
 */

#pragma once

#include "mdr-enums.h"

G_BEGIN_DECLS

#define MDR_PAGE_CODE_LENGTH 3

/**
 * MdrPlace:
 * @MDR_PLACE_INVITATION: the question whether to use an invitation
 * @MDR_PLACE_PRACTICE: the list of cases to practise on
 *
 * What the user may be looking at: the page of a step, in the order of #MdrStepId, or another one.
 */
typedef enum
{
  MDR_PLACE_START,
  MDR_PLACE_WEBMAIL,
  MDR_PLACE_TWO_STEP,
  MDR_PLACE_NETWORK,
  MDR_PLACE_PASSWORDS,
  MDR_PLACE_SETTINGS,
  MDR_PLACE_RESULT,
  MDR_PLACE_INVITATION,
  MDR_PLACE_PRACTICE,
} MdrPlace;

#define MDR_N_PLACES (MDR_PLACE_PRACTICE + 1)

GType mdr_place_get_type (void) G_GNUC_CONST;

#define MDR_TYPE_PLACE (mdr_place_get_type ())

MdrPlace mdr_place_of_step (MdrStepId step);
gboolean mdr_place_get_step (MdrPlace place, MdrStepId *step);

gboolean mdr_page_code_is_meant (const char *text);
char *mdr_page_code_pack (MdrPlace place, MdrState state);
gboolean mdr_page_code_unpack (const char *text, MdrPlace *place, MdrState *state, GError **error);

G_END_DECLS

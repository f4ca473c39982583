/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What shows whether a fault is mended.
 */

#pragma once

#include "mdr-session.h"

G_BEGIN_DECLS

/**
 * MdrFollowUp:
 * @MDR_FOLLOW_UP_NONE: there is nothing to follow up, or checks are still under way
 * @MDR_FOLLOW_UP_CHECK_AGAIN: what was measured can be measured again
 * @MDR_FOLLOW_UP_WEBMAIL: the user has to see whether the webmail lets them in now
 * @MDR_FOLLOW_UP_PASSWORD: only a test of the password shows it
 *
 * What the user does next, having done what was advised.
 */
typedef enum
{
  MDR_FOLLOW_UP_NONE,
  MDR_FOLLOW_UP_CHECK_AGAIN,
  MDR_FOLLOW_UP_WEBMAIL,
  MDR_FOLLOW_UP_PASSWORD,
} MdrFollowUp;

#define MDR_TYPE_FOLLOW_UP (mdr_follow_up_get_type ())
GType mdr_follow_up_get_type (void);

MdrFollowUp mdr_follow_up_choose (MdrSession *session);
gboolean mdr_follow_up_can_take_back_complaint (MdrSession *session);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether it is the known page that came, or the sign-in page of a network.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MdrPortalAnswer:
 * @MDR_PORTAL_ANSWER_KNOWN: the known page itself
 * @MDR_PORTAL_ANSWER_SIGN_IN: somebody else answered in its place
 * @MDR_PORTAL_ANSWER_UNCLEAR: neither
 *
 * What the answer of a web server shows.
 */
typedef enum
{
  MDR_PORTAL_ANSWER_KNOWN,
  MDR_PORTAL_ANSWER_SIGN_IN,
  MDR_PORTAL_ANSWER_UNCLEAR,
} MdrPortalAnswer;

MdrPortalAnswer
mdr_portal_answer_judge_body (const char *body, gsize length, const char *beginning);
MdrPortalAnswer
mdr_portal_answer_judge_status (guint status, const char *location, const char *page);
char *mdr_portal_answer_dup_link (const char *location, const char *page);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a sign-in test has shown for receiving, or for sending.
 */

#pragma once

#include "core/mdr-service.h"

G_BEGIN_DECLS

/**
 * MdrSignInAnswer:
 *
 * One server's answer in three voices: our verdict, the server's own words, and the technical
 * details. Never changes.
 */
#define MDR_TYPE_SIGN_IN_ANSWER (mdr_sign_in_answer_get_type ())
G_DECLARE_FINAL_TYPE (MdrSignInAnswer, mdr_sign_in_answer, MDR, SIGN_IN_ANSWER, GObject)

MdrSignInAnswer *mdr_sign_in_answer_new (MdrService *service,
                                         MdrState state,
                                         const char *verdict,
                                         const char *meaning,
                                         const char *server_text,
                                         const char *details);

MdrService *mdr_sign_in_answer_get_service (MdrSignInAnswer *self);
MdrState mdr_sign_in_answer_get_state (MdrSignInAnswer *self);
const char *mdr_sign_in_answer_get_verdict (MdrSignInAnswer *self);
const char *mdr_sign_in_answer_get_meaning (MdrSignInAnswer *self);
const char *mdr_sign_in_answer_get_server_text (MdrSignInAnswer *self);
const char *mdr_sign_in_answer_get_details (MdrSignInAnswer *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An account of a mail program beside what it should be set to.
 */

#pragma once

#include "mdr-difference-rules.h"

G_BEGIN_DECLS

#define MDR_TYPE_PROGRAM_REVIEW (mdr_program_review_get_type ())
G_DECLARE_FINAL_TYPE (MdrProgramReview, mdr_program_review, MDR, PROGRAM_REVIEW, GObject)

MdrProgramReview *mdr_program_review_new (MdrProgramAccount *account,
                                          const MdrRightSettings *right);

MdrProgramAccount *mdr_program_review_get_account (MdrProgramReview *self);
MdrSettings *mdr_program_review_get_settings (MdrProgramReview *self);
MdrProvider *mdr_program_review_get_provider (MdrProgramReview *self);
GListModel *mdr_program_review_get_differences (MdrProgramReview *self);
MdrSeverity mdr_program_review_get_severity (MdrProgramReview *self);
MdrService *mdr_program_review_get_right (MdrProgramReview *self, MdrService *yours);
MdrSignInMethod mdr_program_review_get_right_method (MdrProgramReview *self, MdrProtocol protocol);

G_END_DECLS

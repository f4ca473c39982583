/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One case to practise on.
 */

#pragma once

#include <gio/gio.h>

#include "core/mdr-address.h"
#include "core/mdr-answers.h"
#include "core/mdr-cause.h"
#include "core/mdr-service.h"

G_BEGIN_DECLS

/**
 * MdrPracticeCertificate:
 * @MDR_PRACTICE_CERTIFICATE_GOOD: nothing is wrong with it
 * @MDR_PRACTICE_CERTIFICATE_OTHER_NAME: it is another host's
 * @MDR_PRACTICE_CERTIFICATE_EXPIRED: its time is over
 *
 * What the servers of a case show.
 */
typedef enum
{
  MDR_PRACTICE_CERTIFICATE_GOOD,
  MDR_PRACTICE_CERTIFICATE_OTHER_NAME,
  MDR_PRACTICE_CERTIFICATE_EXPIRED,
} MdrPracticeCertificate;

#define MDR_TYPE_PRACTICE_CASE (mdr_practice_case_get_type ())
G_DECLARE_FINAL_TYPE (MdrPracticeCase, mdr_practice_case, MDR, PRACTICE_CASE, GObject)

MdrPracticeCase *mdr_practice_case_new (GKeyFile *file, const char *id, GError **error);

const char *mdr_practice_case_get_id (MdrPracticeCase *self);
const char *mdr_practice_case_get_title (MdrPracticeCase *self);
const char *mdr_practice_case_get_text (MdrPracticeCase *self);

MdrAddress *mdr_practice_case_get_address (MdrPracticeCase *self);
MdrAnswers *mdr_practice_case_get_answers (MdrPracticeCase *self);
MdrCause mdr_practice_case_get_cause (MdrPracticeCase *self);
GPtrArray *mdr_practice_case_get_given_services (MdrPracticeCase *self);

MdrPracticeCertificate mdr_practice_case_get_certificate (MdrPracticeCase *self);
gboolean mdr_practice_case_closes (MdrPracticeCase *self, guint16 port);
const char *const *mdr_practice_case_get_methods (MdrPracticeCase *self);
const char *
mdr_practice_case_get_reply (MdrPracticeCase *self, MdrProtocol protocol, MdrPhase phase);

G_END_DECLS

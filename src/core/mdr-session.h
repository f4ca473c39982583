/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One examination of one account.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-answers.h"
#include "mdr-attempts.h"
#include "mdr-change.h"
#include "mdr-invitation.h"
#include "mdr-password-advice.h"
#include "mdr-probe-source.h"
#include "mdr-ranked-cause.h"
#include "mdr-step.h"
#include "mdr-verdict.h"

G_BEGIN_DECLS

#define MDR_TYPE_SESSION (mdr_session_get_type ())
G_DECLARE_FINAL_TYPE (MdrSession, mdr_session, MDR, SESSION, GObject)

#define MDR_ALL_STEPS ((1u << MDR_N_STEPS) - 1)

MdrSession *mdr_session_new (MdrProbeSource *source);

void mdr_session_set_given_services (MdrSession *self, GPtrArray *services);
void mdr_session_set_user_name (MdrSession *self, const char *user_name);
void mdr_session_set_invitation (MdrSession *self, MdrInvitation *invitation);
MdrInvitation *mdr_session_get_invitation (MdrSession *self);
void mdr_session_limit_to_steps (MdrSession *self, guint steps);

gboolean mdr_session_set_address (MdrSession *self, const char *text, GError **error);
MdrAddress *mdr_session_get_address (MdrSession *self);
MdrAnswers *mdr_session_get_answers (MdrSession *self);
MdrAttempts *mdr_session_get_attempts (MdrSession *self);
MdrEnvironment *mdr_session_get_environment (MdrSession *self);
MdrProbeSource *mdr_session_get_source (MdrSession *self);

void mdr_session_forget (MdrSession *self);
void mdr_session_start (MdrSession *self);
void mdr_session_stop (MdrSession *self);
void mdr_session_check_step_again (MdrSession *self, MdrStepId step);
void mdr_session_check_probe_again (MdrSession *self, MdrProbe *probe);
void mdr_session_check_network_again (MdrSession *self);
gboolean mdr_session_is_running (MdrSession *self);

GDateTime *mdr_session_get_started (MdrSession *self);
gint64 mdr_session_get_begin (MdrSession *self);
gint64 mdr_session_get_elapsed (MdrSession *self);
void mdr_session_set_recorded_time (MdrSession *self, gint64 begin, GTimeSpan elapsed);
gboolean mdr_session_is_live (MdrSession *self);
guint mdr_session_get_allowed_steps (MdrSession *self);
const char *mdr_session_get_user_name (MdrSession *self);
gboolean mdr_session_is_password_withheld (MdrSession *self);

void mdr_session_sign_in_async (MdrSession *self,
                                MdrSecret *secret,
                                MdrPasswordKind kind,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void mdr_session_try_password_async (MdrSession *self,
                                     MdrService *service,
                                     const char *user_name,
                                     MdrSecret *secret,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean mdr_session_sign_in_finish (MdrSession *self, GAsyncResult *result, GError **error);
void mdr_session_withhold_password (MdrSession *self);
gboolean mdr_session_expects_no_password (MdrSession *self, MdrProvider *provider);
MdrPasswordAdvice mdr_session_advise_on_password (MdrSession *self, const MdrSecret *secret);
MdrSecret *mdr_session_tidy_password (MdrSession *self, MdrSecret *secret);
char *mdr_session_dup_proposed_user_name (MdrSession *self);

gboolean mdr_session_can_send_test (MdrSession *self, MdrPasswordKind kind, GError **error);
void mdr_session_send_test_async (MdrSession *self,
                                  MdrSecret *secret,
                                  MdrPasswordKind kind,
                                  gboolean keep,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
MdrTestMessage *mdr_session_get_test_message (MdrSession *self);

MdrSettings *mdr_session_get_settings (MdrSession *self);
MdrSettingsProbe *mdr_session_get_settings_probe (MdrSession *self);
MdrProvider *mdr_session_get_provider (MdrSession *self);
GListModel *mdr_session_get_probes (MdrSession *self);
MdrProbe *mdr_session_get_service_probe (MdrSession *self, MdrService *service);
void mdr_session_take_probe (MdrSession *self, MdrProbe *probe);
MdrFinding *mdr_session_weigh_finding (MdrSession *self, MdrFinding *finding);
GListModel *mdr_session_get_steps (MdrSession *self);
MdrStep *mdr_session_get_step (MdrSession *self, MdrStepId id);
MdrVerdict *mdr_session_get_verdict (MdrSession *self, MdrDirection direction);
GListModel *mdr_session_get_diagnosis (MdrSession *self);
MdrRankedCause *mdr_session_get_found_cause (MdrSession *self);
gboolean mdr_session_is_comparing (MdrSession *self);
gboolean mdr_session_has_network_changed (MdrSession *self);
GListModel *mdr_session_get_changes (MdrSession *self);

G_END_DECLS

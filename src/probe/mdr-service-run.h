/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One run of a service probe.
 */

#pragma once

#include "core/mdr-address.h"
#include "core/mdr-credentials.h"
#include "core/mdr-environment.h"
#include "core/mdr-probe.h"
#include "probe/connect/mdr-family-result.h"
#include "probe/tls/mdr-certificate.h"
#include "protocol/mdr-dialogue.h"

G_BEGIN_DECLS

#define MDR_TYPE_SERVICE_RUN (mdr_service_run_get_type ())
G_DECLARE_FINAL_TYPE (MdrServiceRun, mdr_service_run, MDR, SERVICE_RUN, GObject)

MdrServiceRun *mdr_service_run_new (MdrProbe *probe,
                                    MdrEnvironment *environment,
                                    MdrAddress *address,
                                    MdrCredentials *credentials);

void mdr_service_run_begin (MdrServiceRun *self, GTask *task);

const char *const *mdr_service_run_get_addresses (MdrServiceRun *self);
MdrFamilyResult *mdr_service_run_create_family (MdrServiceRun *self, GSocketFamily family);
MdrCertificate *mdr_service_run_get_certificate (MdrServiceRun *self);
MdrDialogue *mdr_service_run_get_dialogue (MdrServiceRun *self);

G_END_DECLS

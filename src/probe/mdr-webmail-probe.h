/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The probe that looks whether the provider's webmail can be reached.
 */

#pragma once

#include "core/mdr-probe.h"
#include "core/mdr-provider.h"

#include "mdr-http.h"

G_BEGIN_DECLS

#define MDR_TYPE_WEBMAIL_PROBE (mdr_webmail_probe_get_type ())
G_DECLARE_FINAL_TYPE (MdrWebmailProbe, mdr_webmail_probe, MDR, WEBMAIL_PROBE, MdrProbe)

MdrProbe *mdr_webmail_probe_new (MdrHttp *http, MdrEnvironment *environment, MdrProvider *provider);

G_END_DECLS

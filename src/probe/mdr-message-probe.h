/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What does the message mean that the mail program showed?
 */

#pragma once

#include "core/mdr-probe.h"
#include "core/mdr-provider.h"

G_BEGIN_DECLS

#define MDR_TYPE_MESSAGE_PROBE (mdr_message_probe_get_type ())
G_DECLARE_FINAL_TYPE (MdrMessageProbe, mdr_message_probe, MDR, MESSAGE_PROBE, MdrProbe)

MdrProbe *mdr_message_probe_new (const char *message, MdrProvider *provider);

G_END_DECLS

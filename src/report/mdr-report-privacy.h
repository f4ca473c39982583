/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes out of the JSON of a session what is not to leave the computer.
 */

#pragma once

#include <json-glib/json-glib.h>

#include "core/mdr-session.h"
#include "mdr-privacy.h"

G_BEGIN_DECLS

MdrPrivacy *mdr_report_privacy_new (MdrSession *session, gboolean with_address);
JsonNode *mdr_report_privacy_clean (MdrPrivacy *privacy, JsonNode *node);

G_END_DECLS

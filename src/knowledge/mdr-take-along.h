/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Steps and settings as plain text, to be taken to another device.
 */

#pragma once

#include "core/mdr-address.h"
#include "core/mdr-settings.h"
#include "mdr-guide.h"

G_BEGIN_DECLS

char *mdr_take_along_dup_guide (MdrGuide *guide);
char *mdr_take_along_dup_guide_within (MdrGuide *guide, gsize max_bytes, guint *n_steps);
char *
mdr_take_along_dup_settings (MdrSettings *settings, MdrAddress *address, gboolean with_user_name);

G_END_DECLS

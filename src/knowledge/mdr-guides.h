/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds out what to do: cause × provider × mail program × device.
 */

#pragma once

#include "core/mdr-cause.h"
#include "core/mdr-provider.h"

#include "mdr-guide.h"

G_BEGIN_DECLS

/* Whoever is given more than this to do does nothing of it. */
#define MDR_GUIDES_MAX 5

GPtrArray *
mdr_guides_find (MdrCause cause, MdrProvider *provider, const char *program, const char *device);
GPtrArray *mdr_guides_find_topic (const char *topic,
                                  MdrProvider *provider,
                                  const char *program,
                                  const char *device);
MdrGuide *mdr_guides_get (const char *id, MdrProvider *provider);
gboolean mdr_guides_helps_with (const char *id, MdrCause cause);
const char *const *mdr_guides_get_files (void);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What to do about a cause.
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define MDR_TYPE_GUIDE (mdr_guide_get_type ())
G_DECLARE_FINAL_TYPE (MdrGuide, mdr_guide, MDR, GUIDE, GObject)

MdrGuide *mdr_guide_new (const char *id,
                         const char *title,
                         const char *const *steps,
                         const char *link_label,
                         const char *link_uri);

const char *mdr_guide_get_id (MdrGuide *self);
const char *mdr_guide_get_title (MdrGuide *self);
const char *const *mdr_guide_get_steps (MdrGuide *self);
const char *mdr_guide_get_link_label (MdrGuide *self);
const char *mdr_guide_get_link_uri (MdrGuide *self);

G_END_DECLS

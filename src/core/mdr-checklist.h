/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The checklist of help desks, filled in by what a session found out.
 */

#pragma once

#include "mdr-checklist-item.h"
#include "mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_CHECKLIST (mdr_checklist_get_type ())
G_DECLARE_FINAL_TYPE (MdrChecklist, mdr_checklist, MDR, CHECKLIST, GObject)

MdrChecklist *mdr_checklist_new (MdrSession *session);

G_END_DECLS

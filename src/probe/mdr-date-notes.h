/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What time it was when web servers answered, whatever they were asked for.
 */

#pragma once

#include <libsoup/soup.h>

#include "probe/way/mdr-clock-reading.h"

G_BEGIN_DECLS

#define MDR_TYPE_DATE_NOTES (mdr_date_notes_get_type ())
G_DECLARE_FINAL_TYPE (MdrDateNotes, mdr_date_notes, MDR, DATE_NOTES, GObject)

MdrDateNotes *mdr_date_notes_new (MdrEnvironment *environment);

void mdr_date_notes_watch (MdrDateNotes *self, SoupSession *session);
void mdr_date_notes_trust (MdrDateNotes *self, SoupMessage *message);

void mdr_date_notes_copy_since (MdrDateNotes *self, gint64 since, GArray *readings);
gboolean mdr_date_notes_is_expecting (MdrDateNotes *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One run over the mail programs of this computer, as the readers see it: where to look, how much
 * may still be read, and what was found.
 *
 * A reading belongs to the one thread that reads.
 */

#pragma once

#include <gio/gio.h>

#include "core/mdr-program-account.h"
#include "mdr-unreadable.h"

G_BEGIN_DECLS

typedef struct _MdrReading MdrReading;

/**
 * MdrReaderFunc:
 * @reading: the run
 *
 * Looks for everything that one program may have on this computer, and adds what it finds. It
 * blocks, in a thread of its own; it opens files only through #MdrFolder, and returns soon after
 * mdr_reading_is_over() says so.
 */
typedef void (*MdrReaderFunc) (MdrReading *reading);

MdrReading *
mdr_reading_new (const char *home, const char *const *environment, GCancellable *cancellable);
void mdr_reading_free (MdrReading *self);

const char *mdr_reading_get_home (MdrReading *self);
const char *mdr_reading_get_config_home (MdrReading *self);
const char *mdr_reading_get_data_home (MdrReading *self);
const char *mdr_reading_get_variable (MdrReading *self, const char *name);
gboolean mdr_reading_shows (MdrReading *self, const char *path);
GCancellable *mdr_reading_get_cancellable (MdrReading *self);

gboolean mdr_reading_is_over (MdrReading *self);
gboolean mdr_reading_spend (MdrReading *self, gsize n_bytes);
gboolean mdr_reading_claim (MdrReading *self, guint64 device, guint64 inode);

char *mdr_reading_dup_place (MdrReading *self, const char *path);
void mdr_reading_add_account (MdrReading *self, const MdrProgramAccountFields *fields);
void mdr_reading_add_unreadable (MdrReading *self,
                                 const char *program,
                                 const char *path,
                                 MdrUnreadableReason reason);

void mdr_reading_add_other_uid (MdrReading *self, const char *program, const char *uid);
void mdr_reading_note_read (MdrReading *self, const char *program);

GPtrArray *mdr_reading_get_accounts (MdrReading *self);
GPtrArray *mdr_reading_get_unreadable (MdrReading *self);
GHashTable *mdr_reading_get_other_uids (MdrReading *self);
GHashTable *mdr_reading_dup_read_programs (MdrReading *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrReading, mdr_reading_free)

G_END_DECLS

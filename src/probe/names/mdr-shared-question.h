/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One question to the DNS, and everybody who waits for its answer.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MdrSharedQuestion MdrSharedQuestion;

MdrSharedQuestion *mdr_shared_question_new (GCopyFunc copy, GDestroyNotify free_list);
MdrSharedQuestion *mdr_shared_question_ref (MdrSharedQuestion *self);
void mdr_shared_question_unref (MdrSharedQuestion *self);

GCancellable *mdr_shared_question_get_cancellable (MdrSharedQuestion *self);
gboolean mdr_shared_question_is_worth_asking (MdrSharedQuestion *self);
void mdr_shared_question_wait (MdrSharedQuestion *self, GTask *task);
void mdr_shared_question_let_go_first (MdrSharedQuestion *self, MdrSharedQuestion *other);
void mdr_shared_question_answer (MdrSharedQuestion *self, GList *answer, GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrSharedQuestion, mdr_shared_question_unref)

G_END_DECLS

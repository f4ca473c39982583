/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An authority of the tests' own, made anew for each run, so that no certificate ever expires in
 * the tree.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _Authority Authority;

Authority *authority_new (void);
void authority_free (Authority *self);

GTlsDatabase *authority_get_trust (Authority *self);
GTlsCertificate *authority_issue (Authority *self, const char *const *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Authority, authority_free)

G_END_DECLS

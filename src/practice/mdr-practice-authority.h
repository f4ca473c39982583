/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An authority that is made for one session, vouches for its servers, and is gone with it.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MDR_TYPE_PRACTICE_AUTHORITY (mdr_practice_authority_get_type ())
G_DECLARE_FINAL_TYPE (MdrPracticeAuthority,
                      mdr_practice_authority,
                      MDR,
                      PRACTICE_AUTHORITY,
                      GTlsDatabase)

MdrPracticeAuthority *mdr_practice_authority_new (GError **error);
GTlsCertificate *mdr_practice_authority_issue (MdrPracticeAuthority *self,
                                               GPtrArray *hosts,
                                               gboolean expired,
                                               GError **error);

G_END_DECLS

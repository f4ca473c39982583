/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A server to practise on, which only this computer can reach.
 */

#pragma once

#include "mdr-practice-case.h"

G_BEGIN_DECLS

#define MDR_TYPE_PRACTICE_SERVER (mdr_practice_server_get_type ())
G_DECLARE_FINAL_TYPE (MdrPracticeServer, mdr_practice_server, MDR, PRACTICE_SERVER, GObject)

MdrPracticeServer *mdr_practice_server_new (MdrPracticeCase *practice_case,
                                            MdrProtocol protocol,
                                            MdrSecurity security,
                                            GTlsCertificate *certificate,
                                            GError **error);
guint16 mdr_practice_server_get_port (MdrPracticeServer *self);

G_END_DECLS

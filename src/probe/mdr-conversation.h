/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A dialogue held over a connection: the one piece of I/O for all mail protocols.
 */

#pragma once

#include "core/mdr-environment.h"
#include "probe/tls/mdr-certificate.h"
#include "protocol/mdr-dialogue.h"

G_BEGIN_DECLS

#define MDR_TYPE_CONVERSATION (mdr_conversation_get_type ())
G_DECLARE_FINAL_TYPE (MdrConversation, mdr_conversation, MDR, CONVERSATION, GObject)

MdrConversation *
mdr_conversation_new (MdrEnvironment *environment, MdrService *service, MdrDialogue *dialogue);

void mdr_conversation_run_async (MdrConversation *self,
                                 GSocketConnection *connection,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean mdr_conversation_run_finish (MdrConversation *self, GAsyncResult *result, GError **error);

MdrPhase mdr_conversation_get_phase (MdrConversation *self);
GListModel *mdr_conversation_get_findings (MdrConversation *self);
MdrCertificate *mdr_conversation_get_certificate (MdrConversation *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows where a test message is, and what became of it.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"
#include "core/mdr-test-message.h"

G_BEGIN_DECLS

#define MDR_TYPE_TEST_MESSAGE_VIEW (mdr_test_message_view_get_type ())
G_DECLARE_FINAL_TYPE (MdrTestMessageView, mdr_test_message_view, MDR, TEST_MESSAGE_VIEW, AdwBin)

void mdr_test_message_view_follow (MdrTestMessageView *self,
                                   MdrSession *session,
                                   MdrTestMessage *message);

G_END_DECLS

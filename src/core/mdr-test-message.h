/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A message to oneself that shows whether mail really goes out and comes in.
 */

#pragma once

#include "mdr-address.h"
#include "mdr-service.h"

G_BEGIN_DECLS

/**
 * MdrTestStage:
 * @MDR_TEST_STAGE_SIGN_IN: the server for receiving is signed in to, so that it can be watched
 * @MDR_TEST_STAGE_SENDING: the server for sending is given the message
 * @MDR_TEST_STAGE_WAITING: it was accepted, and is awaited in the mailbox
 * @MDR_TEST_STAGE_REMOVING: it has arrived, and is removed again
 * @MDR_TEST_STAGE_ENDED: nothing more happens, whatever came of it
 *
 * Where a test message is.
 */
typedef enum
{
  MDR_TEST_STAGE_SIGN_IN,
  MDR_TEST_STAGE_SENDING,
  MDR_TEST_STAGE_WAITING,
  MDR_TEST_STAGE_REMOVING,
  MDR_TEST_STAGE_ENDED,
} MdrTestStage;

GType mdr_test_stage_get_type (void) G_GNUC_CONST;

#define MDR_TYPE_TEST_STAGE (mdr_test_stage_get_type ())

/* How long it is awaited, in seconds. Providers deliver to themselves within seconds; greylisting
 * would take longer than anybody watches. */
#define MDR_TEST_MESSAGE_PATIENCE 120

#define MDR_TYPE_TEST_MESSAGE (mdr_test_message_get_type ())
G_DECLARE_FINAL_TYPE (MdrTestMessage, mdr_test_message, MDR, TEST_MESSAGE, GObject)

MdrTestMessage *
mdr_test_message_new (MdrAddress *address, MdrService *sending, GDateTime *now, gboolean keep);

const char *mdr_test_message_get_id (MdrTestMessage *self);
const char *mdr_test_message_get_subject (MdrTestMessage *self);
GBytes *mdr_test_message_render (MdrTestMessage *self);

/* How far it is. Only the session changes it. */
MdrTestStage mdr_test_message_get_stage (MdrTestMessage *self);
MdrTestStage mdr_test_message_get_reached (MdrTestMessage *self);
void mdr_test_message_enter_stage (MdrTestMessage *self, MdrTestStage stage);
guint mdr_test_message_get_seconds (MdrTestMessage *self);
guint mdr_test_message_get_seconds_left (MdrTestMessage *self);
guint mdr_test_message_get_patience (MdrTestMessage *self);
void mdr_test_message_set_patience (MdrTestMessage *self, guint patience);

/* What the user may still decide while it is on its way. */
gboolean mdr_test_message_get_keep (MdrTestMessage *self);
void mdr_test_message_set_keep (MdrTestMessage *self, gboolean keep);
gboolean mdr_test_message_get_given_up (MdrTestMessage *self);
void mdr_test_message_give_up (MdrTestMessage *self);

/* What the looks into a POP3 mailbox, each a session of its own, have found out so far. */
void mdr_test_message_note_seen (MdrTestMessage *self, const char *name);
gboolean mdr_test_message_was_seen (MdrTestMessage *self, const char *name);

G_END_DECLS

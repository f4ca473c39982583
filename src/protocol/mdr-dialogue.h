/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A conversation with a mail server without the wire: lines in, next moves and findings out.
 */

#pragma once

#include <gio/gio.h>

#include "core/mdr-address.h"
#include "core/mdr-credentials.h"
#include "core/mdr-finding.h"
#include "core/mdr-service.h"
#include "core/mdr-test-message.h"

#include "mdr-transcript.h"

G_BEGIN_DECLS

/* How long a dialogue is left alone while it waits, in milliseconds. */
#define MDR_DIALOGUE_PAUSE 4000

/**
 * MdrNext:
 * @MDR_NEXT_READ: give it the next line
 * @MDR_NEXT_AWAIT: give it the next line, for which it waits as long as it takes; after
 *   %MDR_DIALOGUE_PAUSE without one, or when there is something new to know about what it waits
 *   for, call mdr_dialogue_nudge()
 * @MDR_NEXT_WRITE: take the outgoing bytes, write them, say so with mdr_dialogue_written()
 * @MDR_NEXT_START_TLS: make sure that nothing was received that is not read yet, begin TLS, verify
 *   the certificate, say so with mdr_dialogue_secured()
 * @MDR_NEXT_FINISH: close the connection; there is nothing more to say
 *
 * What whoever holds the connection has to do next.
 */
typedef enum
{
  MDR_NEXT_READ,
  MDR_NEXT_AWAIT,
  MDR_NEXT_WRITE,
  MDR_NEXT_START_TLS,
  MDR_NEXT_FINISH,
} MdrNext;

#define MDR_TYPE_DIALOGUE (mdr_dialogue_get_type ())
G_DECLARE_DERIVABLE_TYPE (MdrDialogue, mdr_dialogue, MDR, DIALOGUE, GObject)

/**
 * MdrDialogueClass:
 * @goodbye: the command, without line end, that ends a session in order
 * @receive: a line came; @line is not ended by a NUL and may contain any byte
 * @secured: TLS stands and all that was learned before is forgotten
 * @nudged: (nullable): nothing has come for a while of what it waits for
 *
 * What a protocol has to bring.
 */
struct _MdrDialogueClass
{
  GObjectClass parent_class;

  const char *goodbye;
  MdrNext (*receive) (MdrDialogue *self, const char *line, gsize length);
  MdrNext (*secured) (MdrDialogue *self);
  MdrNext (*nudged) (MdrDialogue *self);

  gpointer padding[4];
};

MdrDialogue *
mdr_dialogue_new (MdrService *service, MdrAddress *address, MdrCredentials *credentials);

void mdr_dialogue_set_test_message (MdrDialogue *self, MdrTestMessage *message);

/* What happened, and what to do about it. */
MdrNext mdr_dialogue_start (MdrDialogue *self);
MdrNext mdr_dialogue_receive (MdrDialogue *self, const char *line, gsize length);
MdrNext mdr_dialogue_written (MdrDialogue *self);
MdrNext mdr_dialogue_secured (MdrDialogue *self);
MdrNext mdr_dialogue_nudge (MdrDialogue *self);
void mdr_dialogue_forgo_sign_in (MdrDialogue *self);
MdrNext mdr_dialogue_closed (MdrDialogue *self);
MdrNext mdr_dialogue_overflowed (MdrDialogue *self);
MdrNext mdr_dialogue_injected (MdrDialogue *self);
MdrNext mdr_dialogue_timed_out (MdrDialogue *self);

MdrSecret *mdr_dialogue_take_outgoing (MdrDialogue *self);

/* What is known by now. */
MdrPhase mdr_dialogue_get_phase (MdrDialogue *self);
gboolean mdr_dialogue_is_settled (MdrDialogue *self);
GListModel *mdr_dialogue_get_findings (MdrDialogue *self);
MdrTestMessage *mdr_dialogue_get_test_message (MdrDialogue *self);
const char *const *mdr_dialogue_get_capabilities (MdrDialogue *self);
const char *const *mdr_dialogue_get_mechanisms (MdrDialogue *self);
MdrTranscript *mdr_dialogue_get_transcript (MdrDialogue *self);
guint mdr_dialogue_get_round_trips (MdrDialogue *self);

G_END_DECLS

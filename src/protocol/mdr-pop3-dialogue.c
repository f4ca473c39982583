/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says hello and goodbye in POP3.
 */

#include "mdr-pop3-dialogue.h"

#include <string.h>

#include "mdr-dialogue-private.h"

struct _MdrPop3Dialogue
{
  MdrDialogue parent_instance;
};

G_DEFINE_FINAL_TYPE (MdrPop3Dialogue, mdr_pop3_dialogue, MDR_TYPE_DIALOGUE)

static MdrNext
mdr_pop3_dialogue_receive (MdrDialogue *dialogue, const char *line, gsize length)
{
  static const char greeting[] = "+OK";

  if (mdr_dialogue_is_settled (dialogue))
    return MDR_NEXT_FINISH;

  if (length < strlen (greeting) || strncmp (line, greeting, strlen (greeting)) != 0)
    return mdr_dialogue_give_up (dialogue, "malformed-reply", MDR_CAUSE_UNKNOWN, line, length);

  mdr_dialogue_report_fact (dialogue, "greeted");

  return mdr_dialogue_say_goodbye (dialogue);
}

static MdrNext
mdr_pop3_dialogue_secured (MdrDialogue *dialogue)
{
  return mdr_dialogue_say_goodbye (dialogue);
}

static void
mdr_pop3_dialogue_class_init (MdrPop3DialogueClass *klass)
{
  MdrDialogueClass *dialogue_class = MDR_DIALOGUE_CLASS (klass);

  dialogue_class->goodbye = "QUIT";
  dialogue_class->receive = mdr_pop3_dialogue_receive;
  dialogue_class->secured = mdr_pop3_dialogue_secured;
}

static void
mdr_pop3_dialogue_init (MdrPop3Dialogue *self)
{
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says hello and goodbye in SMTP.
 */

#include "mdr-smtp-dialogue.h"

#include <string.h>

#include "mdr-dialogue-private.h"

struct _MdrSmtpDialogue
{
  MdrDialogue parent_instance;
};

G_DEFINE_FINAL_TYPE (MdrSmtpDialogue, mdr_smtp_dialogue, MDR_TYPE_DIALOGUE)

static MdrNext
mdr_smtp_dialogue_receive (MdrDialogue *dialogue, const char *line, gsize length)
{
  static const char greeting[] = "220";

  if (mdr_dialogue_is_settled (dialogue))
    return MDR_NEXT_FINISH;

  if (length < strlen (greeting) || strncmp (line, greeting, strlen (greeting)) != 0)
    return mdr_dialogue_give_up (dialogue, "malformed-reply", MDR_CAUSE_UNKNOWN, line, length);

  mdr_dialogue_report_fact (dialogue, "greeted");

  return mdr_dialogue_say_goodbye (dialogue);
}

static MdrNext
mdr_smtp_dialogue_secured (MdrDialogue *dialogue)
{
  return mdr_dialogue_say_goodbye (dialogue);
}

static void
mdr_smtp_dialogue_class_init (MdrSmtpDialogueClass *klass)
{
  MdrDialogueClass *dialogue_class = MDR_DIALOGUE_CLASS (klass);

  dialogue_class->goodbye = "QUIT";
  dialogue_class->receive = mdr_smtp_dialogue_receive;
  dialogue_class->secured = mdr_smtp_dialogue_secured;
}

static void
mdr_smtp_dialogue_init (MdrSmtpDialogue *self)
{
}

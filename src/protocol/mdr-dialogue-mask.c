/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Traces of boxes on the way that take the encryption out of conversations.
 */

#include "mdr-dialogue-private.h"

/* Names that begin with X are everybody's to use, those with four of them nobody's. */
#define MIN_MASK 4

/* Firewalls that look into mail write over what they do not want to be used, keeping its length:
 * Cisco's make STARTTLS into XXXXXXXA and a banner into asterisks. */
static gboolean
is_mask (MdrSpan text)
{
  gsize n_crosses = 0;
  gsize n_asterisks = 0;

  for (gsize i = 0; i < text.length; i++)
    {
      n_crosses += text.bytes[i] == 'X';
      n_asterisks += text.bytes[i] == '*';
    }

  return (n_crosses >= MIN_MASK && n_crosses + 1 >= text.length) ||
         (n_asterisks >= MIN_MASK && 2 * n_asterisks >= text.length);
}

void
mdr_dialogue_note_mask (MdrDialogue *self, MdrSpan text)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);

  if (priv->masked == NULL && is_mask (text))
    priv->masked = mdr_dialogue_dup_server_text (self, text);
}

/* Either the server has none, or somebody on the way took it out and left a trace. */
void
mdr_dialogue_report_no_starttls (MdrDialogue *self, MdrSpan text)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);
  g_autofree char *server_text = mdr_dialogue_dup_server_text (self, text);

  mdr_dialogue_report (self,
                       mdr_finding_new ("starttls-missing", MDR_STEP_SETTINGS, MDR_SEVERITY_ERROR,
                                        MDR_CAUSE_STARTTLS_STRIPPED, priv->service, "phase",
                                        mdr_enum_to_nick (MDR_TYPE_PHASE, priv->phase), "masked",
                                        priv->masked, "server-text", server_text, NULL));
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts a refusal together again as the server said it, and asks what it means.
 */

#include "mdr-reply-cause.h"

#include "core/mdr-secret.h"
#include "explain/mdr-explainer.h"

static const char *
get_status (const MdrRefusal *refusal)
{
  if (refusal->protocol == MDR_PROTOCOL_POP3)
    return "-ERR";

  return refusal->not_understood ? "BAD" : "NO";
}

static GString *
put_together (const MdrRefusal *refusal)
{
  GString *line = g_string_sized_new (64 + refusal->response_code.length + refusal->text.length);

  if (refusal->protocol == MDR_PROTOCOL_SMTP)
    g_string_append_printf (line, "%03u ", refusal->code);
  else
    g_string_append_printf (line, "%s ", get_status (refusal));

  if (refusal->enhanced.klass != 0)
    g_string_append_printf (line, "%u.%u.%u ", refusal->enhanced.klass, refusal->enhanced.subject,
                            refusal->enhanced.detail);

  if (refusal->response_code.length > 0)
    g_string_append_printf (line, "[%.*s] ", (int) refusal->response_code.length,
                            refusal->response_code.bytes);

  if (refusal->text.length > 0)
    g_string_append_len (line, refusal->text.bytes, refusal->text.length);

  return line;
}

/**
 * mdr_refusal_get_cause:
 * @refusal: what a server refused, and how
 *
 * Gives the literal cause of a refusal. What stands behind it, seen together with everything else,
 * is for the diagnosis to say.
 *
 * Returns: a cause; %MDR_CAUSE_UNKNOWN where neither codes nor words tell
 */
MdrCause
mdr_refusal_get_cause (const MdrRefusal *refusal)
{
  GString *line;
  MdrExplanation explanation;
  MdrUtterance utterance;

  g_return_val_if_fail (refusal != NULL, MDR_CAUSE_UNKNOWN);

  line = put_together (refusal);
  utterance = (MdrUtterance){
    .text = line->str,
    .length = line->len,
    .speakers = mdr_speaker_from_protocol (refusal->protocol),
    .moments = refusal->moment,
    .with_token = refusal->with_token,
  };
  mdr_explainer_explain (mdr_explainer_get_default (), &utterance, &explanation);

  /* Some servers put the password into their refusal. */
  mdr_wipe (line->str, line->len);
  g_string_free (line, TRUE);

  /* Words of success do not make a yes of it. */
  return explanation.meanings[0].cause != MDR_CAUSE_OK ? explanation.meanings[0].cause
                                                       : MDR_CAUSE_UNKNOWN;
}

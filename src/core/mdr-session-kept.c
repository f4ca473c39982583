/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a server said of a password does not depend on the network. When the way to it is gone once
 * more, without the password, its answer is kept, and put back as soon as the way is open.
 */

#include "mdr-session-private.h"

static gboolean
was_refused (MdrProbe *probe)
{
  GListModel *findings = mdr_probe_get_findings (probe);
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);
      const char *code = mdr_finding_get_code (finding);

      if (g_str_equal (code, "sign-in-refused") || g_str_equal (code, "token-refused"))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_answer (MdrProbe *probe)
{
  MdrState sign_in;

  if (mdr_probe_get_service (probe) == NULL || mdr_probe_get_state (probe) == MDR_STATE_RUNNING)
    return FALSE;

  return was_refused (probe) || (mdr_probe_get_phase (probe, MDR_PHASE_SIGN_IN, &sign_in) &&
                                 (sign_in == MDR_STATE_PASSED || sign_in == MDR_STATE_FAILED));
}

/**
 * mdr_session_has_signed_in:
 * @self: a session
 *
 * Returns: whether any server has said what it thinks of a password
 */
gboolean
mdr_session_has_signed_in (MdrSession *self)
{
  guint n_probes = g_list_model_get_n_items (G_LIST_MODEL (self->probes));

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (G_LIST_MODEL (self->probes), i);

      if (has_answer (probe))
        return TRUE;
    }

  return FALSE;
}

/**
 * mdr_session_keep_sign_ins:
 * @self: a session
 *
 * Keeps the probes that have signed in; to be called before others take their places.
 */
void
mdr_session_keep_sign_ins (MdrSession *self)
{
  guint n_probes = g_list_model_get_n_items (G_LIST_MODEL (self->probes));

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (G_LIST_MODEL (self->probes), i);

      if (has_answer (probe))
        g_ptr_array_add (self->sign_ins, g_steal_pointer (&probe));
    }
}

static gboolean
is_open (MdrProbe *probe)
{
  MdrState state = mdr_probe_get_state (probe);

  return state == MDR_STATE_PASSED || state == MDR_STATE_WARNING;
}

/**
 * mdr_session_put_sign_ins_back:
 * @self: a session in which nothing is under way
 *
 * Puts what was kept back where the way is open. It stays kept where that is shut, and is dropped
 * where there was another sign-in since, or where nobody asks for that service any more.
 */
void
mdr_session_put_sign_ins_back (MdrSession *self)
{
  for (guint i = self->sign_ins->len; i > 0; i--)
    {
      MdrProbe *kept = g_ptr_array_index (self->sign_ins, i - 1);
      MdrProbe *now = mdr_session_get_service_probe (self, mdr_probe_get_service (kept));

      if (now != NULL && !has_answer (now) && !is_open (now))
        continue;

      if (now != NULL && !has_answer (now))
        mdr_session_put_back_probe (self, now, kept);
      g_ptr_array_remove_index (self->sign_ins, i - 1);
    }
}

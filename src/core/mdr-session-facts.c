/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be asked of a session.
 */

#include "mdr-found-cause.h"
#include "mdr-session-private.h"

/**
 * mdr_session_get_address:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the address in trouble
 */
MdrAddress *
mdr_session_get_address (MdrSession *self)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), NULL);

  return self->address;
}

/**
 * mdr_session_get_answers:
 * @self: a session
 *
 * Returns: (transfer none): what the user said; watched by the session
 */
MdrAnswers *
mdr_session_get_answers (MdrSession *self)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), NULL);

  return self->answers;
}

/**
 * mdr_session_get_attempts:
 * @self: a session with an address
 *
 * Each account has a count of its own, which stays when another one is looked at in between, and
 * when the address is typed with other capitals.
 *
 * Returns: (transfer none): how often this account was signed in to in vain
 */
MdrAttempts *
mdr_session_get_attempts (MdrSession *self)
{
  MdrAttempts *attempts;
  g_autofree char *address = NULL;

  g_return_val_if_fail (MDR_IS_SESSION (self), NULL);
  g_return_val_if_fail (self->address != NULL, NULL);

  address = g_utf8_casefold (mdr_address_get_text (self->address), -1);
  attempts = g_hash_table_lookup (self->attempts, address);
  if (attempts == NULL)
    {
      attempts = mdr_attempts_new (mdr_session_get_environment (self));
      g_hash_table_insert (self->attempts, g_steal_pointer (&address), attempts);
    }

  return attempts;
}

/**
 * mdr_session_get_environment:
 * @self: a session
 *
 * Returns: (transfer none): the world that its probes look at
 */
MdrEnvironment *
mdr_session_get_environment (MdrSession *self)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), NULL);

  return mdr_probe_source_get_environment (self->source);
}

/**
 * mdr_session_get_source:
 * @self: a session
 *
 * Returns: (transfer none): where its probes come from
 */
MdrProbeSource *
mdr_session_get_source (MdrSession *self)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), NULL);

  return self->source;
}

/**
 * mdr_session_is_running:
 * @self: a session
 *
 * Returns: whether any check is under way; conclusions are drawn before this turns to %FALSE
 */
gboolean
mdr_session_is_running (MdrSession *self)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), FALSE);

  return self->running;
}

/**
 * mdr_session_get_settings:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the settings that are looked at
 */
MdrSettings *
mdr_session_get_settings (MdrSession *self)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), NULL);

  return self->settings;
}

/**
 * mdr_session_get_settings_probe:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the probe that looks for the settings, once started
 */
MdrSettingsProbe *
mdr_session_get_settings_probe (MdrSession *self)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), NULL);

  return self->settings_probe;
}

/**
 * mdr_session_get_provider:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the provider, where it is on the list
 */
MdrProvider *
mdr_session_get_provider (MdrSession *self)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), NULL);

  return self->settings_probe != NULL ? mdr_settings_probe_get_provider (self->settings_probe)
                                      : NULL;
}

/**
 * mdr_session_get_probes:
 * @self: a session
 *
 * Returns: (transfer none): its probes, a list of #MdrProbe
 */
GListModel *
mdr_session_get_probes (MdrSession *self)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), NULL);

  return G_LIST_MODEL (self->probes);
}

/**
 * mdr_session_get_service_probe:
 * @self: a session
 * @service: a service
 *
 * Returns: (transfer none) (nullable): the probe that looks at it
 */
MdrProbe *
mdr_session_get_service_probe (MdrSession *self, MdrService *service)
{
  guint n_probes;

  g_return_val_if_fail (MDR_IS_SESSION (self), NULL);
  g_return_val_if_fail (MDR_IS_SERVICE (service), NULL);

  n_probes = g_list_model_get_n_items (G_LIST_MODEL (self->probes));
  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (G_LIST_MODEL (self->probes), i);

      /* The list keeps it alive. */
      if (mdr_probe_get_service (probe) != NULL &&
          mdr_service_same_endpoint (mdr_probe_get_service (probe), service))
        return probe;
    }

  return NULL;
}

/**
 * mdr_session_get_steps:
 * @self: a session
 *
 * Returns: (transfer none): all steps in their order, a list of #MdrStep
 */
GListModel *
mdr_session_get_steps (MdrSession *self)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), NULL);

  return G_LIST_MODEL (self->steps);
}

/**
 * mdr_session_get_step:
 * @self: a session
 * @id: which step
 *
 * Returns: (transfer none): the step
 */
MdrStep *
mdr_session_get_step (MdrSession *self, MdrStepId id)
{
  g_autoptr (MdrStep) step = NULL;

  g_return_val_if_fail (MDR_IS_SESSION (self), NULL);

  step = g_list_model_get_item (G_LIST_MODEL (self->steps), id);

  /* The list keeps it alive. */
  return step;
}

/**
 * mdr_session_get_verdict:
 * @self: a session
 * @direction: receiving or sending
 *
 * Returns: (transfer none): how it stands
 */
MdrVerdict *
mdr_session_get_verdict (MdrSession *self, MdrDirection direction)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), NULL);

  return self->verdicts[direction];
}

/**
 * mdr_session_get_diagnosis:
 * @self: a session
 *
 * Returns: (transfer none): the causes, the most likely first, a list of #MdrRankedCause
 */
GListModel *
mdr_session_get_diagnosis (MdrSession *self)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), NULL);

  return G_LIST_MODEL (self->diagnosis);
}

/**
 * mdr_session_get_found_cause:
 * @self: a session
 *
 * Gives the first cause as soon as it can be offered, though checks may be under way. While
 * something is compared with what was found before, nothing is: the fault may just be going away.
 *
 * Returns: (transfer none) (nullable): the cause, with what speaks for it
 */
MdrRankedCause *
mdr_session_get_found_cause (MdrSession *self)
{
  g_autoptr (MdrRankedCause) first = NULL;

  g_return_val_if_fail (MDR_IS_SESSION (self), NULL);

  first = g_list_model_get_item (G_LIST_MODEL (self->diagnosis), 0);
  if (mdr_session_is_comparing (self) || !mdr_found_cause_counts (first, self->running))
    return NULL;

  /* The list keeps it alive. */
  return first;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One action a question, named like it; its state is the answer, empty where there is none. A check
 * button with such an action, and one of the answers as target, needs no code.
 */

#include "mdr-answer-actions.h"

static const char *
name_action (MdrQuestion question)
{
  return mdr_enum_to_nick (MDR_TYPE_QUESTION, question);
}

static GVariant *
get_state (MdrAnswers *answers, MdrQuestion question)
{
  const char *answer = mdr_answers_get (answers, question);

  return g_variant_new_string (answer != NULL ? answer : "");
}

static void
change_state_cb (GSimpleAction *action, GVariant *value, MdrAnswers *answers)
{
  const char *answer = g_variant_get_string (value, NULL);
  int question;

  if (mdr_enum_from_nick (MDR_TYPE_QUESTION, g_action_get_name (G_ACTION (action)), &question))
    mdr_answers_set (answers, question, *answer != '\0' ? answer : NULL, NULL);
}

static void
answer_changed_cb (GSimpleActionGroup *group, MdrQuestion question, MdrAnswers *answers)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (group), name_action (question));

  g_simple_action_set_state (G_SIMPLE_ACTION (action), get_state (answers, question));
}

/**
 * mdr_answer_actions_new:
 * @session: a session
 *
 * Returns: (transfer full): actions that set the answers and follow them; where the session plays
 *   back what somebody else has answered, they only follow
 */
GSimpleActionGroup *
mdr_answer_actions_new (MdrSession *session)
{
  GSimpleActionGroup *group;
  MdrAnswers *answers;

  g_return_val_if_fail (MDR_IS_SESSION (session), NULL);

  answers = mdr_session_get_answers (session);
  group = g_simple_action_group_new ();
  for (guint question = 0; question < MDR_N_QUESTIONS; question++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
          name_action (question), G_VARIANT_TYPE_STRING, get_state (answers, question));

      g_simple_action_set_enabled (action, mdr_session_is_live (session));
      g_signal_connect_object (action, "change-state", G_CALLBACK (change_state_cb), answers, 0);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  g_signal_connect_object (answers, "changed", G_CALLBACK (answer_changed_cb), group,
                           G_CONNECT_SWAPPED);

  return group;
}

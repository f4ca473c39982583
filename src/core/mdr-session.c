/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The session: what window and command-line tool both watch.
 */

#include "mdr-session-private.h"

G_DEFINE_FINAL_TYPE (MdrSession, mdr_session, G_TYPE_OBJECT)

typedef enum
{
  PROP_ADDRESS = 1,
  PROP_ANSWERS,
  PROP_RUNNING,
  PROP_SETTINGS,
  PROP_PROVIDER,
  PROP_STEPS,
  PROP_PROBES,
  PROP_DIAGNOSIS,
  PROP_LIVE,
} MdrSessionProperty;

static GParamSpec *properties[PROP_LIVE + 1];

enum
{
  UPDATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
mdr_session_dispose (GObject *object)
{
  MdrSession *self = MDR_SESSION (object);

  mdr_session_drop_probes (self);
  g_clear_handle_id (&self->update_id, g_source_remove);

  G_OBJECT_CLASS (mdr_session_parent_class)->dispose (object);
}

static void
mdr_session_finalize (GObject *object)
{
  MdrSession *self = MDR_SESSION (object);

  g_clear_object (&self->source);
  g_clear_pointer (&self->address, mdr_address_unref);
  g_clear_object (&self->answers);
  g_clear_pointer (&self->attempts, g_hash_table_unref);
  g_clear_pointer (&self->given_services, g_ptr_array_unref);
  g_clear_pointer (&self->user_name, g_free);
  g_clear_pointer (&self->started, g_date_time_unref);
  g_clear_object (&self->invitation);
  mdr_session_forget_refused_name (self);
  g_clear_object (&self->probes);
  g_clear_object (&self->steps);
  g_clear_object (&self->diagnosis);
  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    g_clear_object (&self->verdicts[direction]);
  g_clear_pointer (&self->made_findings, g_hash_table_unref);
  g_clear_pointer (&self->softened_findings, g_hash_table_unref);
  g_clear_pointer (&self->before, mdr_snapshot_free);
  g_clear_object (&self->changes);
  g_clear_pointer (&self->sign_ins, g_ptr_array_unref);

  G_OBJECT_CLASS (mdr_session_parent_class)->finalize (object);
}

static void
mdr_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrSession *self = MDR_SESSION (object);

  switch ((MdrSessionProperty) prop_id)
    {
    case PROP_ADDRESS:
      g_value_set_boxed (value, self->address);
      break;

    case PROP_ANSWERS:
      g_value_set_object (value, self->answers);
      break;

    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;

    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;

    case PROP_PROVIDER:
      g_value_set_object (value, mdr_session_get_provider (self));
      break;

    case PROP_STEPS:
      g_value_set_object (value, self->steps);
      break;

    case PROP_PROBES:
      g_value_set_object (value, self->probes);
      break;

    case PROP_DIAGNOSIS:
      g_value_set_object (value, self->diagnosis);
      break;

    case PROP_LIVE:
      g_value_set_boolean (value, mdr_session_is_live (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_session_class_init (MdrSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = mdr_session_dispose;
  object_class->finalize = mdr_session_finalize;
  object_class->get_property = mdr_session_get_property;

  properties[PROP_ADDRESS] = g_param_spec_boxed ("address", NULL, NULL, MDR_TYPE_ADDRESS, flags);
  properties[PROP_ANSWERS] = g_param_spec_object ("answers", NULL, NULL, MDR_TYPE_ANSWERS, flags);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_SETTINGS] =
      g_param_spec_object ("settings", NULL, NULL, MDR_TYPE_SETTINGS, flags);
  properties[PROP_PROVIDER] =
      g_param_spec_object ("provider", NULL, NULL, MDR_TYPE_PROVIDER, flags);
  properties[PROP_STEPS] = g_param_spec_object ("steps", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_PROBES] = g_param_spec_object ("probes", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_DIAGNOSIS] =
      g_param_spec_object ("diagnosis", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_LIVE] = g_param_spec_boolean ("live", NULL, NULL, TRUE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * MdrSession::updated:
   * @self: the session
   *
   * New conclusions were drawn: verdicts, steps and diagnosis agree with each other again. Many
   * findings at once give one signal.
   */
  signals[UPDATED] = g_signal_new ("updated", MDR_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
answer_changed_cb (MdrSession *self, MdrQuestion question)
{
  if (question == MDR_QUESTION_MESSAGE)
    mdr_session_take_message (self);

  mdr_session_queue_update (self);
}

static void
mdr_session_init (MdrSession *self)
{
  self->allowed_steps = MDR_ALL_STEPS;
  self->answers = mdr_answers_new ();
  self->attempts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->given_services = g_ptr_array_new_with_free_func (g_object_unref);
  self->probes = g_list_store_new (MDR_TYPE_PROBE);
  self->steps = g_list_store_new (MDR_TYPE_STEP);
  self->diagnosis = g_list_store_new (MDR_TYPE_RANKED_CAUSE);
  self->made_findings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->softened_findings = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
  self->changes = g_list_store_new (MDR_TYPE_CHANGE);
  self->sign_ins = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    self->verdicts[direction] =
        mdr_verdict_new (direction, MDR_STATE_WAITING, MDR_CAUSE_OK, MDR_PHASE_RESOLVE, NULL, NULL);

  for (guint id = 0; id < MDR_N_STEPS; id++)
    {
      g_autoptr (MdrStep) step = mdr_step_new (id);

      g_list_store_append (self->steps, step);
    }

  g_signal_connect_object (self->answers, "changed", G_CALLBACK (answer_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * mdr_session_new:
 * @source: where probes come from
 *
 * Returns: (transfer full): a session without an address
 */
MdrSession *
mdr_session_new (MdrProbeSource *source)
{
  MdrSession *self;

  g_return_val_if_fail (MDR_IS_PROBE_SOURCE (source), NULL);

  self = g_object_new (MDR_TYPE_SESSION, NULL);
  self->source = g_object_ref (source);
  g_signal_connect_object (source, "network-changed", G_CALLBACK (mdr_session_check_network_again),
                           self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * mdr_session_set_given_services:
 * @self: a session that has not begun
 * @services: (element-type MdrService): services that the user named
 *
 * Has @services looked at in the place of what discovery finds for their protocols.
 */
void
mdr_session_set_given_services (MdrSession *self, GPtrArray *services)
{
  g_return_if_fail (MDR_IS_SESSION (self));
  g_return_if_fail (services != NULL);

  g_ptr_array_set_size (self->given_services, 0);
  for (guint i = 0; i < services->len; i++)
    g_ptr_array_add (self->given_services, g_object_ref (g_ptr_array_index (services, i)));
}

/**
 * mdr_session_set_user_name:
 * @self: a session
 * @user_name: (nullable): the name to sign in with, %NULL for what the settings say
 *
 * Sets the name that every service is signed in to with. A name that was proposed after a refusal
 * and is the one of the settings for that service is left to them, since others may need another.
 */
void
mdr_session_set_user_name (MdrSession *self, const char *user_name)
{
  g_return_if_fail (MDR_IS_SESSION (self));

  g_free (self->user_name);
  self->user_name = mdr_session_is_name_of_settings (self, user_name) ? NULL : g_strdup (user_name);
  if (self->refused_name != NULL)
    mdr_session_queue_update (self);
}

/**
 * mdr_session_limit_to_steps:
 * @self: a session that has not begun
 * @steps: the bits `1 << MdrStepId` of the steps wanted
 *
 * Leaves out all other steps.
 */
void
mdr_session_limit_to_steps (MdrSession *self, guint steps)
{
  g_return_if_fail (MDR_IS_SESSION (self));

  self->allowed_steps = steps | 1u << MDR_STEP_START | 1u << MDR_STEP_RESULT;
}

/**
 * mdr_session_set_address:
 * @self: a session
 * @text: what was typed
 * @error: return location for a #GError
 *
 * Sets the address, and forgets what was found about another one.
 *
 * Returns: %TRUE, or %FALSE with %MDR_ERROR_INVALID_ADDRESS, and then nothing has changed
 */
gboolean
mdr_session_set_address (MdrSession *self, const char *text, GError **error)
{
  g_autoptr (MdrAddress) address = NULL;

  g_return_val_if_fail (MDR_IS_SESSION (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  address = mdr_address_parse (text, error);
  if (address == NULL)
    return FALSE;

  if (self->address != NULL &&
      g_str_equal (mdr_address_get_text (self->address), mdr_address_get_text (address)))
    return TRUE;

  mdr_session_drop_probes (self);
  mdr_session_keep_invitation_for (self, address);
  mdr_session_take_message (self);
  mdr_session_forget_refused_name (self);
  self->password_withheld = FALSE;
  g_clear_pointer (&self->address, mdr_address_unref);
  self->address = g_steal_pointer (&address);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADDRESS]);
  mdr_session_update_now (self);

  return TRUE;
}

/**
 * mdr_session_forget:
 * @self: a session
 *
 * Forgets the address, the answers about it and all that was found, so that another one can be
 * looked at. Program and device stay what they are, and refused sign-ins stay counted. What came by
 * an invitation is forgotten with the account that it was for.
 */
void
mdr_session_forget (MdrSession *self)
{
  g_return_if_fail (MDR_IS_SESSION (self));

  mdr_session_drop_probes (self);
  mdr_session_forget_refused_name (self);
  mdr_session_forget_invitation (self);
  self->password_withheld = FALSE;
  g_clear_pointer (&self->address, mdr_address_unref);
  for (guint question = 0; question < MDR_N_QUESTIONS; question++)
    if (question != MDR_QUESTION_PROGRAM && question != MDR_QUESTION_DEVICE)
      mdr_answers_set (self->answers, question, NULL, NULL);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADDRESS]);
  mdr_session_update_now (self);
}

/**
 * mdr_session_start:
 * @self: a session with an address
 *
 * Begins the examination, or begins it anew. Nothing is contacted before this.
 */
void
mdr_session_start (MdrSession *self)
{
  g_return_if_fail (MDR_IS_SESSION (self));
  g_return_if_fail (self->address != NULL);

  mdr_session_drop_probes (self);
  mdr_session_note_begin (self);
  mdr_session_begin_probes (self);
  mdr_session_update_now (self);
}

/**
 * mdr_session_stop:
 * @self: a session
 *
 * Stops every check at once. What was found stays.
 */
void
mdr_session_stop (MdrSession *self)
{
  guint n_probes;

  g_return_if_fail (MDR_IS_SESSION (self));

  mdr_session_stop_comparison (self);
  mdr_session_stop_test (self);
  n_probes = g_list_model_get_n_items (G_LIST_MODEL (self->probes));
  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (G_LIST_MODEL (self->probes), i);

      mdr_probe_stop (probe);
    }

  mdr_session_update_now (self);
}

/* For mdr-session-update.c: tells everybody. */
void
mdr_session_emit_updated (MdrSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  g_signal_emit (self, signals[UPDATED], 0);
}

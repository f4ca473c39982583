/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a conversation is made of and what it tells the outside; how it is held stands in
 * mdr-conversation-moves.c.
 */

#include "mdr-conversation.h"

#include "mdr-conversation-private.h"

G_DEFINE_FINAL_TYPE (MdrConversation, mdr_conversation, G_TYPE_OBJECT)

typedef enum
{
  PROP_PHASE = 1,
} MdrConversationProperty;

static GParamSpec *properties[PROP_PHASE + 1];

/* The deadline is one of the phase, not of the line: a server that says a byte now and then gets no
 * further than one that says nothing. */
void
mdr_conversation_enter_phase (MdrConversation *self, MdrPhase phase)
{
  self->phase = phase;
  mdr_wire_set_deadline (self->wire, mdr_environment_get_timeout (self->environment, phase));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PHASE]);
}

static void
phase_changed_cb (MdrDialogue *dialogue, GParamSpec *pspec, gpointer user_data)
{
  mdr_conversation_enter_phase (MDR_CONVERSATION (user_data), mdr_dialogue_get_phase (dialogue));
}

static void
findings_changed_cb (GListModel *findings,
                     guint position,
                     guint removed,
                     guint added,
                     gpointer user_data)
{
  MdrConversation *self = MDR_CONVERSATION (user_data);

  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      g_list_store_append (self->findings, finding);
    }
}

static void
mdr_conversation_finalize (GObject *object)
{
  MdrConversation *self = MDR_CONVERSATION (object);

  g_clear_object (&self->environment);
  g_clear_object (&self->service);
  g_clear_object (&self->dialogue);
  g_clear_object (&self->wire);
  g_clear_object (&self->upgrade);
  g_clear_object (&self->findings);

  G_OBJECT_CLASS (mdr_conversation_parent_class)->finalize (object);
}

static void
mdr_conversation_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrConversation *self = MDR_CONVERSATION (object);

  switch ((MdrConversationProperty) prop_id)
    {
    case PROP_PHASE:
      g_value_set_enum (value, self->phase);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_conversation_class_init (MdrConversationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mdr_conversation_finalize;
  object_class->get_property = mdr_conversation_get_property;

  /**
   * MdrConversation:phase:
   *
   * How far on the way it is: the secure channel, then the phases of the dialogue.
   */
  properties[PROP_PHASE] =
      g_param_spec_enum ("phase", NULL, NULL, MDR_TYPE_PHASE, MDR_PHASE_RESOLVE,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_conversation_init (MdrConversation *self)
{
  self->findings = g_list_store_new (MDR_TYPE_FINDING);
}

/**
 * mdr_conversation_new:
 * @environment: timeouts, clock and whom to trust
 * @service: whom it is held with
 * @dialogue: what is said; new
 *
 * Makes a conversation and prepares TLS for it, so that this is done by the time there is a
 * connection.
 *
 * Returns: (transfer full): a conversation that has not begun
 */
MdrConversation *
mdr_conversation_new (MdrEnvironment *environment, MdrService *service, MdrDialogue *dialogue)
{
  MdrConversation *self;

  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);
  g_return_val_if_fail (MDR_IS_SERVICE (service), NULL);
  g_return_val_if_fail (MDR_IS_DIALOGUE (dialogue), NULL);

  self = g_object_new (MDR_TYPE_CONVERSATION, NULL);
  self->environment = g_object_ref (environment);
  self->service = g_object_ref (service);
  self->dialogue = g_object_ref (dialogue);
  self->upgrade = mdr_tls_upgrade_new (environment, service);

  g_signal_connect_object (dialogue, "notify::phase", G_CALLBACK (phase_changed_cb), self, 0);
  g_signal_connect_object (mdr_dialogue_get_findings (dialogue), "items-changed",
                           G_CALLBACK (findings_changed_cb), self, 0);

  if (mdr_service_get_security (service) != MDR_SECURITY_NONE)
    mdr_tls_upgrade_prepare (self->upgrade);

  return self;
}

/**
 * mdr_conversation_run_async:
 * @self: a conversation that has not begun
 * @connection: where it is held; new
 * @cancellable: (nullable): to hang up at once
 * @callback: called when everything is known
 * @user_data: for @callback
 *
 * Holds the conversation. Each phase has the environment's time limit for it. The goodbye that the
 * server may have to say is not waited for.
 */
void
mdr_conversation_run_async (MdrConversation *self,
                            GSocketConnection *connection,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (MDR_IS_CONVERSATION (self));
  g_return_if_fail (G_IS_SOCKET_CONNECTION (connection));
  g_return_if_fail (self->wire == NULL);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, mdr_conversation_run_async);
  self->wire = mdr_wire_new (connection, mdr_service_get_protocol (self->service), cancellable);

  mdr_conversation_begin (self);
}

/**
 * mdr_conversation_run_finish:
 * @self: a conversation
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Ends mdr_conversation_run_async(). What is wrong with the server are findings; an error is one of
 * ours, or says that it was cancelled.
 *
 * Returns: whether the conversation was held, whatever came of it
 */
gboolean
mdr_conversation_run_finish (MdrConversation *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * mdr_conversation_get_phase:
 * @self: a conversation
 *
 * Returns: how far on the way it is; the last phase stays
 */
MdrPhase
mdr_conversation_get_phase (MdrConversation *self)
{
  g_return_val_if_fail (MDR_IS_CONVERSATION (self), MDR_PHASE_TLS);

  return self->phase;
}

/**
 * mdr_conversation_get_findings:
 * @self: a conversation
 *
 * Returns: (transfer none): what was found out about the channel and by the dialogue, a list of
 *   #MdrFinding that grows
 */
GListModel *
mdr_conversation_get_findings (MdrConversation *self)
{
  g_return_val_if_fail (MDR_IS_CONVERSATION (self), NULL);

  return G_LIST_MODEL (self->findings);
}

/**
 * mdr_conversation_get_certificate:
 * @self: a conversation
 *
 * Returns: (transfer none) (nullable): the server's certificate, if it has shown one
 */
MdrCertificate *
mdr_conversation_get_certificate (MdrConversation *self)
{
  g_return_val_if_fail (MDR_IS_CONVERSATION (self), NULL);

  return mdr_tls_upgrade_get_certificate (self->upgrade);
}

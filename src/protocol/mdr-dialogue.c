/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What holds for every mail protocol: how a conversation begins, is secured and ends, what is
 * counted, and what is written down of it. What happens on the way stands in mdr-dialogue-events.c,
 * what the dialogues say and report in mdr-dialogue-moves.c.
 */

#include "mdr-dialogue.h"

#include "mdr-dialogue-private.h"
#include "mdr-imap-dialogue.h"
#include "mdr-pop3-dialogue.h"
#include "mdr-smtp-dialogue.h"

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MdrDialogue, mdr_dialogue, G_TYPE_OBJECT)

typedef enum
{
  PROP_PHASE = 1,
} MdrDialogueProperty;

static GParamSpec *properties[PROP_PHASE + 1];

static void
mdr_dialogue_finalize (GObject *object)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (MDR_DIALOGUE (object));

  g_clear_object (&priv->service);
  g_clear_pointer (&priv->address, mdr_address_unref);
  g_clear_object (&priv->credentials);
  g_clear_object (&priv->test_message);
  g_clear_object (&priv->findings);
  g_clear_object (&priv->transcript);
  g_clear_object (&priv->farewell);
  g_clear_pointer (&priv->masked, g_free);
  g_clear_pointer (&priv->capabilities, g_ptr_array_unref);
  g_clear_pointer (&priv->mechanisms, g_ptr_array_unref);
  g_clear_pointer (&priv->outgoing, mdr_secret_unref);
  g_clear_object (&priv->sasl);
  g_clear_pointer (&priv->initial_response, mdr_secret_unref);

  G_OBJECT_CLASS (mdr_dialogue_parent_class)->finalize (object);
}

static void
mdr_dialogue_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrDialogue *self = MDR_DIALOGUE (object);

  switch ((MdrDialogueProperty) prop_id)
    {
    case PROP_PHASE:
      g_value_set_enum (value, mdr_dialogue_get_phase (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_dialogue_class_init (MdrDialogueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mdr_dialogue_finalize;
  object_class->get_property = mdr_dialogue_get_property;

  /**
   * MdrDialogue:phase:
   *
   * How far on the way the dialogue is. A phase that takes no time, such as capabilities that came
   * with the greeting, is entered all the same and notified.
   */
  properties[PROP_PHASE] =
      g_param_spec_enum ("phase", NULL, NULL, MDR_TYPE_PHASE, MDR_PHASE_GREETING,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_dialogue_init (MdrDialogue *self)
{
  MdrDialoguePrivate *priv = mdr_dialogue_get_private (self);

  priv->phase = MDR_PHASE_GREETING;
  priv->findings = g_list_store_new (MDR_TYPE_FINDING);
  priv->transcript = mdr_transcript_new ();
  priv->capabilities = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  priv->mechanisms = g_ptr_array_new_null_terminated (0, g_free, TRUE);
}

/* What was said before TLS where TLS is wanted may be anybody's word. */
static const char *const *
list_what_counts (MdrDialogue *self, GPtrArray *words)
{
  static const char *const none[] = { NULL };

  if (mdr_dialogue_wants_tls (self) || words->len == 0)
    return none;

  return (const char *const *) words->pdata;
}

MdrDialoguePrivate *
mdr_dialogue_get_private (MdrDialogue *self)
{
  return mdr_dialogue_get_instance_private (self);
}

/**
 * mdr_dialogue_new:
 * @service: the server to speak to
 * @address: whose mail it is about
 * @credentials: (nullable): with what to sign in; without, the dialogue only looks
 *
 * Makes the dialogue for the protocol of @service. It never signs in but over TLS.
 *
 * Returns: (transfer full): a new dialogue
 */
MdrDialogue *
mdr_dialogue_new (MdrService *service, MdrAddress *address, MdrCredentials *credentials)
{
  static GType (*const types[]) (void) = {
    [MDR_PROTOCOL_IMAP] = mdr_imap_dialogue_get_type,
    [MDR_PROTOCOL_POP3] = mdr_pop3_dialogue_get_type,
    [MDR_PROTOCOL_SMTP] = mdr_smtp_dialogue_get_type,
  };
  MdrDialoguePrivate *priv;
  MdrDialogue *self;

  g_return_val_if_fail (MDR_IS_SERVICE (service), NULL);
  g_return_val_if_fail (address != NULL, NULL);
  g_return_val_if_fail (credentials == NULL || MDR_IS_CREDENTIALS (credentials), NULL);

  self = g_object_new (types[mdr_service_get_protocol (service)](), NULL);
  priv = mdr_dialogue_get_private (self);
  priv->service = g_object_ref (service);
  priv->address = mdr_address_ref (address);
  g_set_object (&priv->credentials, credentials);
  priv->secure = mdr_service_get_security (service) == MDR_SECURITY_TLS;

  return self;
}

/**
 * mdr_dialogue_set_test_message:
 * @self: a new dialogue with credentials
 * @message: (nullable): the message of a test
 *
 * What to do once signed in: SMTP sends @message; IMAP and POP3 wait for it, and remove it.
 */
void
mdr_dialogue_set_test_message (MdrDialogue *self, MdrTestMessage *message)
{
  g_return_if_fail (MDR_IS_DIALOGUE (self));
  g_return_if_fail (message == NULL || MDR_IS_TEST_MESSAGE (message));

  g_set_object (&mdr_dialogue_get_private (self)->test_message, message);
}

/**
 * mdr_dialogue_get_test_message:
 * @self: a dialogue
 *
 * Returns: (transfer none) (nullable): the message that it sends or waits for
 */
MdrTestMessage *
mdr_dialogue_get_test_message (MdrDialogue *self)
{
  g_return_val_if_fail (MDR_IS_DIALOGUE (self), NULL);

  return mdr_dialogue_get_private (self)->test_message;
}

/**
 * mdr_dialogue_get_phase:
 * @self: a dialogue
 *
 * Returns: how far on the way it is; the last phase stays until the end
 */
MdrPhase
mdr_dialogue_get_phase (MdrDialogue *self)
{
  g_return_val_if_fail (MDR_IS_DIALOGUE (self), MDR_PHASE_GREETING);

  return mdr_dialogue_get_private (self)->phase;
}

/**
 * mdr_dialogue_is_settled:
 * @self: a dialogue
 *
 * Tells whether all facts are known. What is still to be said then is the goodbye, for which nobody
 * needs to wait.
 *
 * Returns: whether only the goodbye is left
 */
gboolean
mdr_dialogue_is_settled (MdrDialogue *self)
{
  g_return_val_if_fail (MDR_IS_DIALOGUE (self), TRUE);

  return mdr_dialogue_get_private (self)->settled;
}

/**
 * mdr_dialogue_get_findings:
 * @self: a dialogue
 *
 * Returns: (transfer none): a list of #MdrFinding that grows
 */
GListModel *
mdr_dialogue_get_findings (MdrDialogue *self)
{
  g_return_val_if_fail (MDR_IS_DIALOGUE (self), NULL);

  return G_LIST_MODEL (mdr_dialogue_get_private (self)->findings);
}

/**
 * mdr_dialogue_get_capabilities:
 * @self: a dialogue
 *
 * Lists what the server said that it can do, cleaned. What it said before TLS when TLS was wanted
 * does not count.
 *
 * Returns: (transfer none): a list ended by %NULL; valid until @self is next called
 */
const char *const *
mdr_dialogue_get_capabilities (MdrDialogue *self)
{
  g_return_val_if_fail (MDR_IS_DIALOGUE (self), NULL);

  return list_what_counts (self, mdr_dialogue_get_private (self)->capabilities);
}

/**
 * mdr_dialogue_get_mechanisms:
 * @self: a dialogue
 *
 * Lists the ways to sign in that the server offers: names of SASL mechanisms, and "plain-login" for
 * IMAP's LOGIN and POP3's USER and PASS. Offers from before TLS do not count when TLS was wanted.
 *
 * Returns: (transfer none): a list ended by %NULL; valid until @self is next called
 */
const char *const *
mdr_dialogue_get_mechanisms (MdrDialogue *self)
{
  g_return_val_if_fail (MDR_IS_DIALOGUE (self), NULL);

  return list_what_counts (self, mdr_dialogue_get_private (self)->mechanisms);
}

/**
 * mdr_dialogue_get_transcript:
 * @self: a dialogue
 *
 * Returns: (transfer none): what was said so far; it grows
 */
MdrTranscript *
mdr_dialogue_get_transcript (MdrDialogue *self)
{
  g_return_val_if_fail (MDR_IS_DIALOGUE (self), NULL);

  return mdr_dialogue_get_private (self)->transcript;
}

/**
 * mdr_dialogue_get_round_trips:
 * @self: a dialogue
 *
 * Counts how often the dialogue had to wait for the server until all facts were known: for the
 * greeting, and for each flight of commands. TLS handshakes and the goodbye are not counted.
 *
 * Returns: a number of round trips
 */
guint
mdr_dialogue_get_round_trips (MdrDialogue *self)
{
  g_return_val_if_fail (MDR_IS_DIALOGUE (self), 0);

  return mdr_dialogue_get_private (self)->round_trips;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a test message says of itself, and how far it is. It can be told from all others by its
 * Message-ID, so that nothing else is ever taken for it, or removed in its place.
 */

#include "mdr-test-message-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_ENUM_TYPE (MdrTestStage,
                    mdr_test_stage,
                    G_DEFINE_ENUM_VALUE (MDR_TEST_STAGE_SIGN_IN, "sign-in"),
                    G_DEFINE_ENUM_VALUE (MDR_TEST_STAGE_SENDING, "sending"),
                    G_DEFINE_ENUM_VALUE (MDR_TEST_STAGE_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (MDR_TEST_STAGE_REMOVING, "removing"),
                    G_DEFINE_ENUM_VALUE (MDR_TEST_STAGE_ENDED, "ended"))

G_DEFINE_FINAL_TYPE (MdrTestMessage, mdr_test_message, G_TYPE_OBJECT)

typedef enum
{
  PROP_STAGE = 1,
  PROP_KEEP,
  PROP_GIVEN_UP,
} MdrTestMessageProperty;

static GParamSpec *properties[PROP_GIVEN_UP + 1];

static void
mdr_test_message_finalize (GObject *object)
{
  MdrTestMessage *self = MDR_TEST_MESSAGE (object);

  g_clear_pointer (&self->address, mdr_address_unref);
  g_clear_pointer (&self->date, g_date_time_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->seen, g_hash_table_unref);

  G_OBJECT_CLASS (mdr_test_message_parent_class)->finalize (object);
}

static void
mdr_test_message_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrTestMessage *self = MDR_TEST_MESSAGE (object);

  switch ((MdrTestMessageProperty) prop_id)
    {
    case PROP_STAGE:
      g_value_set_enum (value, self->stage);
      break;

    case PROP_KEEP:
      g_value_set_boolean (value, self->keep);
      break;

    case PROP_GIVEN_UP:
      g_value_set_boolean (value, self->given_up);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_test_message_class_init (MdrTestMessageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = mdr_test_message_finalize;
  object_class->get_property = mdr_test_message_get_property;

  properties[PROP_STAGE] =
      g_param_spec_enum ("stage", NULL, NULL, MDR_TYPE_TEST_STAGE, MDR_TEST_STAGE_SIGN_IN, flags);
  properties[PROP_KEEP] = g_param_spec_boolean ("keep", NULL, NULL, FALSE, flags);
  properties[PROP_GIVEN_UP] = g_param_spec_boolean ("given-up", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_test_message_init (MdrTestMessage *self)
{
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->patience = MDR_TEST_MESSAGE_PATIENCE * 1000;
}

/* 122 random bits on the left, as RFC 5322 section 3.6.4 recommends the domain on the right. */
static char *
make_id (MdrAddress *address)
{
  g_autofree char *random = g_uuid_string_random ();

  return g_strdup_printf ("<mail-doctor.%s@%s>", random, mdr_address_get_domain (address));
}

/**
 * mdr_test_message_new:
 * @address: from whom and to whom: nobody else ever gets it
 * @sending: the server that it is sent over
 * @now: what time it is
 * @keep: whether it is left in the mailbox
 *
 * Returns: (transfer full): a message that was not sent yet
 */
MdrTestMessage *
mdr_test_message_new (MdrAddress *address, MdrService *sending, GDateTime *now, gboolean keep)
{
  MdrTestMessage *self;

  g_return_val_if_fail (address != NULL, NULL);
  g_return_val_if_fail (MDR_IS_SERVICE (sending), NULL);
  g_return_val_if_fail (now != NULL, NULL);

  self = g_object_new (MDR_TYPE_TEST_MESSAGE, NULL);
  self->address = mdr_address_ref (address);
  self->date = g_date_time_to_utc (now);
  self->id = make_id (address);
  self->keep = keep;
  /* Translators: the subject of a message; a port, 587 or 465. Keep it in ASCII. */
  self->subject = g_strdup_printf (_ ("Test SMTP %u"), mdr_service_get_port (sending));

  return self;
}

/**
 * mdr_test_message_get_id:
 * @self: a test message
 *
 * Returns: its Message-ID, with the angle brackets (RFC 5322 section 3.6.4)
 */
const char *
mdr_test_message_get_id (MdrTestMessage *self)
{
  g_return_val_if_fail (MDR_IS_TEST_MESSAGE (self), NULL);

  return self->id;
}

/**
 * mdr_test_message_get_subject:
 * @self: a test message
 *
 * Returns: its subject, in the user's language
 */
const char *
mdr_test_message_get_subject (MdrTestMessage *self)
{
  g_return_val_if_fail (MDR_IS_TEST_MESSAGE (self), NULL);

  return self->subject;
}

/**
 * mdr_test_message_get_stage:
 * @self: a test message
 *
 * Returns: where it is
 */
MdrTestStage
mdr_test_message_get_stage (MdrTestMessage *self)
{
  g_return_val_if_fail (MDR_IS_TEST_MESSAGE (self), MDR_TEST_STAGE_ENDED);

  return self->stage;
}

/**
 * mdr_test_message_get_reached:
 * @self: a test message
 *
 * Returns: where it is, or was when it ended
 */
MdrTestStage
mdr_test_message_get_reached (MdrTestMessage *self)
{
  g_return_val_if_fail (MDR_IS_TEST_MESSAGE (self), MDR_TEST_STAGE_SIGN_IN);

  return self->reached;
}

/**
 * mdr_test_message_enter_stage:
 * @self: a test message
 * @stage: where it is now
 *
 * Notes how far it is. The time that it takes to arrive is counted from
 * %MDR_TEST_STAGE_WAITING on.
 */
void
mdr_test_message_enter_stage (MdrTestMessage *self, MdrTestStage stage)
{
  g_return_if_fail (MDR_IS_TEST_MESSAGE (self));

  if (self->stage == stage)
    return;

  self->stage = stage;
  if (stage != MDR_TEST_STAGE_ENDED)
    self->reached = stage;
  if (stage == MDR_TEST_STAGE_WAITING)
    self->accepted = g_get_monotonic_time ();
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STAGE]);
}

/**
 * mdr_test_message_get_seconds:
 * @self: a test message
 *
 * Returns: how many seconds ago it was accepted for sending; 0 before that
 */
guint
mdr_test_message_get_seconds (MdrTestMessage *self)
{
  g_return_val_if_fail (MDR_IS_TEST_MESSAGE (self), 0);

  if (self->accepted == 0)
    return 0;

  return (guint) ((g_get_monotonic_time () - self->accepted) / G_USEC_PER_SEC);
}

/**
 * mdr_test_message_get_seconds_left:
 * @self: a test message
 *
 * Returns: how many seconds it is still awaited
 */
guint
mdr_test_message_get_seconds_left (MdrTestMessage *self)
{
  gint64 passed;

  g_return_val_if_fail (MDR_IS_TEST_MESSAGE (self), 0);

  passed = self->accepted > 0 ? (g_get_monotonic_time () - self->accepted) / 1000 : 0;

  return passed < self->patience ? (guint) ((self->patience - passed + 999) / 1000) : 0;
}

/**
 * mdr_test_message_get_patience:
 * @self: a test message
 *
 * Returns: how long it is awaited once it was accepted, in milliseconds
 */
guint
mdr_test_message_get_patience (MdrTestMessage *self)
{
  g_return_val_if_fail (MDR_IS_TEST_MESSAGE (self), 0);

  return self->patience;
}

/**
 * mdr_test_message_set_patience:
 * @self: a test message that was not sent yet
 * @patience: how long it is awaited once it was accepted, in milliseconds
 *
 * Sets it for somebody who has more or less than %MDR_TEST_MESSAGE_PATIENCE seconds.
 */
void
mdr_test_message_set_patience (MdrTestMessage *self, guint patience)
{
  g_return_if_fail (MDR_IS_TEST_MESSAGE (self));

  self->patience = patience;
}

/**
 * mdr_test_message_get_keep:
 * @self: a test message
 *
 * Returns: whether it is left in the mailbox
 */
gboolean
mdr_test_message_get_keep (MdrTestMessage *self)
{
  g_return_val_if_fail (MDR_IS_TEST_MESSAGE (self), TRUE);

  return self->keep;
}

/**
 * mdr_test_message_set_keep:
 * @self: a test message
 * @keep: whether it is left in the mailbox
 *
 * Notes what the user wants. It counts at the moment in which the message is found.
 */
void
mdr_test_message_set_keep (MdrTestMessage *self, gboolean keep)
{
  g_return_if_fail (MDR_IS_TEST_MESSAGE (self));

  if (self->keep == keep)
    return;

  self->keep = keep;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEEP]);
}

/**
 * mdr_test_message_get_given_up:
 * @self: a test message
 *
 * Returns: whether nobody waits for it any longer
 */
gboolean
mdr_test_message_get_given_up (MdrTestMessage *self)
{
  g_return_val_if_fail (MDR_IS_TEST_MESSAGE (self), TRUE);

  return self->given_up;
}

/**
 * mdr_test_message_give_up:
 * @self: a test message
 *
 * Ends the waiting: the user has had enough of it, or the time is up, which
 * mdr_test_message_get_seconds_left() tells apart.
 */
void
mdr_test_message_give_up (MdrTestMessage *self)
{
  g_return_if_fail (MDR_IS_TEST_MESSAGE (self));

  if (self->given_up)
    return;

  self->given_up = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GIVEN_UP]);
}

/**
 * mdr_test_message_note_seen:
 * @self: a test message
 * @name: how the server calls another message in the mailbox
 *
 * Notes that a message in the mailbox is another one, for the next look into it.
 */
void
mdr_test_message_note_seen (MdrTestMessage *self, const char *name)
{
  g_return_if_fail (MDR_IS_TEST_MESSAGE (self));
  g_return_if_fail (name != NULL);

  g_hash_table_add (self->seen, g_strdup (name));
}

/**
 * mdr_test_message_was_seen:
 * @self: a test message
 * @name: how the server calls a message in the mailbox
 *
 * Returns: whether that is known to be another one
 */
gboolean
mdr_test_message_was_seen (MdrTestMessage *self, const char *name)
{
  g_return_val_if_fail (MDR_IS_TEST_MESSAGE (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return g_hash_table_contains (self->seen, name);
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * More than one page offers the test; all of them follow this one object, which lives as long as
 * the session. The password is never kept here.
 */

#include "mdr-sign-in-test.h"

#include <glib/gi18n.h>

#include "core/mdr-error.h"
#include "gui/mdr-sign-in-answer.h"
#include "gui/mdr-sign-in-report.h"
#include "knowledge/mdr-texts.h"
#include "probe/mdr-online-sign-in.h"

struct _MdrSignInTest
{
  GObject parent_instance;

  gboolean online;       /* with an online account instead of a password */
  gboolean with_message; /* the one that runs, or ran last */

  /* owned */
  GCancellable *cancellable; /* while it runs */
  char *message;
  GListStore *answers;

  /* borrowed: what holds it */
  MdrSession *session;
};

G_DEFINE_FINAL_TYPE (MdrSignInTest, mdr_sign_in_test, G_TYPE_OBJECT)

typedef enum
{
  PROP_RUNNING = 1,
  PROP_MESSAGE,
} MdrSignInTestProperty;

static GParamSpec *properties[PROP_MESSAGE + 1];

static void
set_answers (MdrSignInTest *self, GPtrArray *answers)
{
  g_list_store_splice (self->answers, 0, g_list_model_get_n_items (G_LIST_MODEL (self->answers)),
                       answers != NULL ? answers->pdata : NULL, answers != NULL ? answers->len : 0);
}

/* What was found out about another address is forgotten, and what is still to come unwanted. */
static void
address_changed_cb (MdrSignInTest *self)
{
  mdr_sign_in_test_stop (self);
  mdr_sign_in_test_say (self, NULL);
  set_answers (self, NULL);

  if (self->cancellable == NULL)
    return;

  g_clear_object (&self->cancellable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

/* Whether a message may be on its way that nobody looks for any more. */
static gboolean
has_left_message (MdrSession *session)
{
  MdrTestMessage *message = mdr_session_get_test_message (session);

  return message != NULL && mdr_test_message_get_reached (message) >= MDR_TEST_STAGE_SENDING;
}

static void
take_error (MdrSignInTest *self, MdrSession *session, const GError *error)
{
  if (g_error_matches (error, MDR_ERROR, MDR_ERROR_REFUSED))
    mdr_sign_in_test_say (self, error->message);
  else if (self->with_message && has_left_message (session))
    mdr_sign_in_test_say (self, _ ("The test was stopped. If the test message is in your mailbox "
                                   "or still arrives, you may delete it."));
  else
    mdr_sign_in_test_say (self, _ ("The test was stopped before the servers had answered."));
}

static void
take_answers (MdrSignInTest *self, MdrSession *session)
{
  g_autoptr (GPtrArray) answers = mdr_sign_in_report_create (session);

  set_answers (self, answers);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrSignInTest) self = MDR_SIGN_IN_TEST (user_data);
  MdrSession *session = MDR_SESSION (source);
  g_autoptr (MdrFinding) missing = NULL;
  g_autofree char *why = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = self->online ? mdr_online_sign_in_finish (session, result, &error)
                               : mdr_session_sign_in_finish (session, result, &error);

  /* It was about another address. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  if (done && self->online)
    missing = mdr_online_sign_in_dup_missing (session);

  if (missing != NULL)
    mdr_sign_in_test_say (self, why = mdr_texts_dup_finding (missing));
  else if (done)
    take_answers (self, session);
  else
    take_error (self, session, error);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
mdr_sign_in_test_finalize (GObject *object)
{
  MdrSignInTest *self = MDR_SIGN_IN_TEST (object);

  g_clear_weak_pointer (&self->session);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->message, g_free);
  g_clear_object (&self->answers);

  G_OBJECT_CLASS (mdr_sign_in_test_parent_class)->finalize (object);
}

static void
mdr_sign_in_test_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrSignInTest *self = MDR_SIGN_IN_TEST (object);

  switch ((MdrSignInTestProperty) prop_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, mdr_sign_in_test_is_running (self));
      break;

    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_sign_in_test_class_init (MdrSignInTestClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = mdr_sign_in_test_finalize;
  object_class->get_property = mdr_sign_in_test_get_property;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_sign_in_test_init (MdrSignInTest *self)
{
  self->answers = g_list_store_new (MDR_TYPE_SIGN_IN_ANSWER);
}

static MdrSignInTest *
get_for (MdrSession *session, GQuark quark, gboolean online)
{
  MdrSignInTest *self = g_object_get_qdata (G_OBJECT (session), quark);

  if (self != NULL)
    return self;

  self = g_object_new (MDR_TYPE_SIGN_IN_TEST, NULL);
  self->online = online;
  g_set_weak_pointer (&self->session, session);
  g_signal_connect_object (session, "notify::address", G_CALLBACK (address_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_set_qdata_full (G_OBJECT (session), quark, self, g_object_unref);

  return self;
}

/**
 * mdr_sign_in_test_get_for:
 * @session: a session
 *
 * Returns: (transfer none): its sign-in test with a password
 */
MdrSignInTest *
mdr_sign_in_test_get_for (MdrSession *session)
{
  static GQuark quark;

  g_return_val_if_fail (MDR_IS_SESSION (session), NULL);

  if (quark == 0)
    quark = g_quark_from_static_string ("mdr-sign-in-test");

  return get_for (session, quark, FALSE);
}

/**
 * mdr_sign_in_test_get_online_for:
 * @session: a session
 *
 * Returns: (transfer none): its sign-in test with an online account
 */
MdrSignInTest *
mdr_sign_in_test_get_online_for (MdrSession *session)
{
  static GQuark quark;

  g_return_val_if_fail (MDR_IS_SESSION (session), NULL);

  if (quark == 0)
    quark = g_quark_from_static_string ("mdr-online-sign-in-test");

  return get_for (session, quark, TRUE);
}

/**
 * mdr_sign_in_test_is_running:
 * @self: a sign-in test
 *
 * Returns: whether servers are being asked
 */
gboolean
mdr_sign_in_test_is_running (MdrSignInTest *self)
{
  g_return_val_if_fail (MDR_IS_SIGN_IN_TEST (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * mdr_sign_in_test_get_message:
 * @self: a sign-in test
 *
 * Returns: (nullable): why there is no answer
 */
const char *
mdr_sign_in_test_get_message (MdrSignInTest *self)
{
  g_return_val_if_fail (MDR_IS_SIGN_IN_TEST (self), NULL);

  return self->message;
}

/**
 * mdr_sign_in_test_get_answers:
 * @self: a sign-in test
 *
 * Returns: (transfer none) (element-type MdrSignInAnswer): what the servers answered, receiving
 *   first
 */
GListModel *
mdr_sign_in_test_get_answers (MdrSignInTest *self)
{
  g_return_val_if_fail (MDR_IS_SIGN_IN_TEST (self), NULL);

  return G_LIST_MODEL (self->answers);
}

/**
 * mdr_sign_in_test_say:
 * @self: a sign-in test
 * @message: (nullable): what the user is to know, in place of an answer
 *
 * Sets the message.
 */
void
mdr_sign_in_test_say (MdrSignInTest *self, const char *message)
{
  g_return_if_fail (MDR_IS_SIGN_IN_TEST (self));

  if (g_strcmp0 (self->message, message) == 0)
    return;

  g_free (self->message);
  self->message = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

static void
begin (MdrSignInTest *self, gboolean with_message)
{
  self->with_message = with_message;
  set_answers (self, NULL);
  mdr_sign_in_test_say (self, NULL);
  self->cancellable = g_cancellable_new ();
}

/**
 * mdr_sign_in_test_run:
 * @self: a sign-in test that does not run
 * @secret: what the user has just typed, and agreed to send
 * @kind: what it is
 *
 * Begins anew; what is shown of the last time goes.
 */
void
mdr_sign_in_test_run (MdrSignInTest *self, MdrSecret *secret, MdrPasswordKind kind)
{
  g_return_if_fail (MDR_IS_SIGN_IN_TEST (self));
  g_return_if_fail (self->cancellable == NULL);

  begin (self, FALSE);
  mdr_session_sign_in_async (self->session, secret, kind, self->cancellable, signed_in_cb,
                             g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

/**
 * mdr_sign_in_test_run_online:
 * @self: a sign-in test that does not run
 * @account: the online account whose permission the user has agreed to show
 *
 * Begins anew, as mdr_sign_in_test_run() does.
 */
void
mdr_sign_in_test_run_online (MdrSignInTest *self, MdrProgramAccount *account)
{
  g_return_if_fail (MDR_IS_SIGN_IN_TEST (self));
  g_return_if_fail (self->cancellable == NULL);

  begin (self, FALSE);
  mdr_online_sign_in_async (self->session, account, self->cancellable, signed_in_cb,
                            g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

/**
 * mdr_sign_in_test_run_with_message:
 * @self: a sign-in test that does not run
 * @secret: what the user has just typed, and agreed to send
 * @kind: what it is
 * @keep: whether the message is to stay in the mailbox
 *
 * The same, and sends the user a message; how far that is, the session's test message says. Where
 * none can be sent, nothing is, and the message of the test says why.
 */
void
mdr_sign_in_test_run_with_message (MdrSignInTest *self,
                                   MdrSecret *secret,
                                   MdrPasswordKind kind,
                                   gboolean keep)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (MDR_IS_SIGN_IN_TEST (self));
  g_return_if_fail (self->cancellable == NULL);

  if (!mdr_session_can_send_test (self->session, kind, &error))
    {
      set_answers (self, NULL);
      mdr_sign_in_test_say (self, error->message);
      return;
    }

  begin (self, TRUE);
  mdr_session_send_test_async (self->session, secret, kind, keep, self->cancellable, signed_in_cb,
                               g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

/**
 * mdr_sign_in_test_stop:
 * @self: a sign-in test
 *
 * Stops it at once.
 */
void
mdr_sign_in_test_stop (MdrSignInTest *self)
{
  g_return_if_fail (MDR_IS_SIGN_IN_TEST (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

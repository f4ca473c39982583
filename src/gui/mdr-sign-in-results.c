/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why there is no answer, or the answers, receiving first; and what may help: another user name. It
 * is the same on every page, and only where it is seen it takes the focus.
 */

#include "mdr-sign-in-results.h"

#include <glib/gi18n.h>

#include "gui/mdr-into-view.h"
#include "gui/mdr-sign-in-answer-view.h"
#include "gui/mdr-sign-in-test.h"
#include "gui/mdr-test-message-view.h"

struct _MdrSignInResults
{
  AdwBin parent_instance;

  gboolean online;

  /* owned */
  MdrSession *session;
  MdrSignInTest *test;
  char *proposed_name;

  /* template */
  GtkBox *answers;
  GtkWidget *message_label;
  MdrTestMessageView *message_view;
};

G_DEFINE_FINAL_TYPE (MdrSignInResults, mdr_sign_in_results, ADW_TYPE_BIN)

typedef enum
{
  PROP_SESSION = 1,
  PROP_TEST,
  PROP_PROPOSED_NAME,
  PROP_ONLINE,
} MdrSignInResultsProperty;

static GParamSpec *properties[PROP_ONLINE + 1];

static gboolean
has_text (MdrSignInResults *self, const char *text)
{
  return text != NULL && *text != '\0';
}

static char *
proposal_text (MdrSignInResults *self, const char *name)
{
  /* Translators: a user name, like “anna@example.it” */
  return name != NULL ? g_strdup_printf (_ ("The server may know you as “%s”"), name) : NULL;
}

static void
session_updated_cb (MdrSignInResults *self)
{
  g_autofree char *name = NULL;

  /* A name is proposed where it can be used. */
  if (!self->online && mdr_session_get_address (self->session) != NULL)
    name = mdr_session_dup_proposed_user_name (self->session);

  if (g_strcmp0 (name, self->proposed_name) == 0)
    return;

  g_free (self->proposed_name);
  self->proposed_name = g_steal_pointer (&name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROPOSED_NAME]);
}

/* The answer is what matters now. The focus alone shows its first line, and what was found may
 * push that out of sight again. Only what has a place already can take the focus. */
static gboolean
focus_when_laid_out_cb (GtkWidget *answers, GdkFrameClock *clock, gpointer user_data)
{
  if (gtk_widget_get_height (answers) == 0)
    return G_SOURCE_CONTINUE;

  gtk_widget_child_focus (answers, GTK_DIR_TAB_FORWARD);
  mdr_into_view (answers);

  return G_SOURCE_REMOVE;
}

static void
answers_changed_cb (MdrSignInResults *self, guint position, guint removed, guint added)
{
  GListModel *answers = mdr_sign_in_test_get_answers (self->test);
  GtkWidget *view;

  if (self->answers == NULL)
    return;

  while ((view = gtk_widget_get_first_child (GTK_WIDGET (self->answers))) != NULL)
    gtk_box_remove (self->answers, view);

  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr (MdrSignInAnswer) answer = g_list_model_get_item (answers, i);

      gtk_box_append (self->answers, mdr_sign_in_answer_view_new (answer));
    }

  gtk_widget_set_visible (GTK_WIDGET (self->answers), g_list_model_get_n_items (answers) > 0);
  if (added > 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_add_tick_callback (GTK_WIDGET (self->answers), focus_when_laid_out_cb, NULL, NULL);
}

/* What is said in place of an answer is not to be missed below the edge of the page. */
static void
message_changed_cb (MdrSignInResults *self)
{
  if (self->message_label != NULL && mdr_sign_in_test_get_message (self->test) != NULL &&
      gtk_widget_get_mapped (GTK_WIDGET (self)))
    mdr_into_view (self->message_label);
}

/* A new one is there as soon as the test runs, and none of another address. */
static void
test_message_changed_cb (MdrSignInResults *self)
{
  if (self->message_view != NULL)
    mdr_test_message_view_follow (self->message_view, self->session,
                                  mdr_session_get_test_message (self->session));
}

static void
set_session (MdrSignInResults *self, MdrSession *session)
{
  MdrSignInTest *test;

  /* The template binds it, and has none at first. */
  if (!g_set_object (&self->session, session))
    return;

  test =
      self->online ? mdr_sign_in_test_get_online_for (session) : mdr_sign_in_test_get_for (session);
  g_set_object (&self->test, test);
  g_signal_connect_object (session, "updated", G_CALLBACK (session_updated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->test, "notify::message", G_CALLBACK (message_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mdr_sign_in_test_get_answers (self->test), "items-changed",
                           G_CALLBACK (answers_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->test, "notify::running", G_CALLBACK (test_message_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::address", G_CALLBACK (test_message_changed_cb), self,
                           G_CONNECT_SWAPPED);
  test_message_changed_cb (self);
  session_updated_cb (self);
  answers_changed_cb (self, 0, 0, 0);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEST]);
}

static void
mdr_sign_in_results_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_SIGN_IN_RESULTS);

  G_OBJECT_CLASS (mdr_sign_in_results_parent_class)->dispose (object);
}

static void
mdr_sign_in_results_finalize (GObject *object)
{
  MdrSignInResults *self = MDR_SIGN_IN_RESULTS (object);

  g_clear_object (&self->session);
  g_clear_object (&self->test);
  g_clear_pointer (&self->proposed_name, g_free);

  G_OBJECT_CLASS (mdr_sign_in_results_parent_class)->finalize (object);
}

static void
mdr_sign_in_results_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrSignInResults *self = MDR_SIGN_IN_RESULTS (object);

  switch ((MdrSignInResultsProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    case PROP_TEST:
      g_value_set_object (value, self->test);
      break;

    case PROP_PROPOSED_NAME:
      g_value_set_string (value, self->proposed_name);
      break;

    case PROP_ONLINE:
      g_value_set_boolean (value, self->online);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_sign_in_results_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  MdrSignInResults *self = MDR_SIGN_IN_RESULTS (object);

  switch ((MdrSignInResultsProperty) prop_id)
    {
    case PROP_SESSION:
      set_session (self, g_value_get_object (value));
      break;

    case PROP_ONLINE:
      self->online = g_value_get_boolean (value);
      break;

    case PROP_TEST:
    case PROP_PROPOSED_NAME:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_sign_in_results_class_init (MdrSignInResultsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = mdr_sign_in_results_dispose;
  object_class->finalize = mdr_sign_in_results_finalize;
  object_class->get_property = mdr_sign_in_results_get_property;
  object_class->set_property = mdr_sign_in_results_set_property;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION, G_PARAM_WRITABLE | readable);
  properties[PROP_TEST] = g_param_spec_object ("test", NULL, NULL, MDR_TYPE_SIGN_IN_TEST, readable);
  properties[PROP_PROPOSED_NAME] =
      g_param_spec_string ("proposed-name", NULL, NULL, NULL, readable);

  /**
   * MdrSignInResults:online:
   *
   * Whether it is the test with an online account.
   */
  properties[PROP_ONLINE] =
      g_param_spec_boolean ("online", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MDR_TYPE_TEST_MESSAGE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               MDR_RESOURCE_PATH "sign-in-results.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrSignInResults, answers);
  gtk_widget_class_bind_template_child (widget_class, MdrSignInResults, message_label);
  gtk_widget_class_bind_template_child (widget_class, MdrSignInResults, message_view);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, proposal_text);
}

static void
mdr_sign_in_results_init (MdrSignInResults *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

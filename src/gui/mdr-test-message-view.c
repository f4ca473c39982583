/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known already stands above what goes on now; a wait has a countdown, and a way out.
 */

#include "mdr-test-message-view.h"

#include <glib/gi18n.h>

#include "gui/mdr-finding-list.h"
#include "gui/mdr-state-badge.h"

struct _MdrTestMessageView
{
  AdwBin parent_instance;

  guint tick_id;

  /* owned */
  MdrSession *session;
  MdrTestMessage *message;
  GListStore *findings;

  /* template */
  GtkWidget *list;
  AdwActionRow *stage_row;
  GtkWidget *stop_button;
};

G_DEFINE_FINAL_TYPE (MdrTestMessageView, mdr_test_message_view, ADW_TYPE_BIN)

typedef enum
{
  PROP_FINDINGS = 1,
} MdrTestMessageViewProperty;

static GParamSpec *properties[PROP_FINDINGS + 1];

static const char *
get_stage_title (MdrTestStage stage)
{
  switch (stage)
    {
    case MDR_TEST_STAGE_SIGN_IN:
      return _ ("Signing in, so that the mailbox can be watched…");

    case MDR_TEST_STAGE_SENDING:
      return _ ("Sending the test message to yourself…");

    case MDR_TEST_STAGE_WAITING:
      return _ ("Waiting for the test message to arrive…");

    case MDR_TEST_STAGE_REMOVING:
      return _ ("The test message has arrived. Tidying up…");

    case MDR_TEST_STAGE_ENDED:
      return "";
    }

  g_return_val_if_reached ("");
}

/* The seconds are for the eye: a screen reader that told each of them would tell nothing else. */
static void
show_countdown (MdrTestMessageView *self)
{
  guint left = mdr_test_message_get_seconds_left (self->message);
  g_autofree char *text = NULL;

  if (mdr_test_message_get_stage (self->message) == MDR_TEST_STAGE_WAITING)
    /* Translators: minutes and seconds, counted down */
    text = g_strdup_printf (_ ("At most %u:%02u minutes more"), left / 60, left % 60);

  adw_action_row_set_subtitle (self->stage_row, text != NULL ? text : "");
}

static gboolean
tick_cb (gpointer user_data)
{
  show_countdown (MDR_TEST_MESSAGE_VIEW (user_data));

  return G_SOURCE_CONTINUE;
}

static void
show_stage (MdrTestMessageView *self)
{
  MdrTestStage stage =
      self->message != NULL ? mdr_test_message_get_stage (self->message) : MDR_TEST_STAGE_ENDED;

  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (self->stage_row == NULL)
    return;

  gtk_widget_set_visible (self->list, stage != MDR_TEST_STAGE_ENDED);
  gtk_widget_set_visible (self->stop_button, stage == MDR_TEST_STAGE_WAITING);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->stage_row), get_stage_title (stage));
  if (stage == MDR_TEST_STAGE_ENDED)
    return;

  show_countdown (self);
  if (stage == MDR_TEST_STAGE_WAITING)
    self->tick_id = g_timeout_add_seconds (1, tick_cb, self);
}

static void
add_findings (GPtrArray *wanted, MdrProbe *probe)
{
  GListModel *findings = mdr_probe_get_findings (probe);
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_has_prefix (mdr_finding_get_code (finding), "test-message-"))
        g_ptr_array_add (wanted, g_steal_pointer (&finding));
    }
}

/* What happened in this order: sent, then received. */
static void
session_updated_cb (MdrTestMessageView *self)
{
  MdrSettings *settings = mdr_session_get_settings (self->session);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  MdrService *services[2] = { NULL, NULL };

  if (self->message != NULL && settings != NULL)
    {
      services[0] = mdr_settings_get_primary (settings, MDR_PROTOCOL_SMTP);
      services[1] = mdr_settings_get_receiving (settings);
    }

  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    {
      MdrProbe *probe =
          services[i] != NULL ? mdr_session_get_service_probe (self->session, services[i]) : NULL;

      if (probe != NULL)
        add_findings (wanted, probe);
    }

  g_list_store_splice (self->findings, 0, g_list_model_get_n_items (G_LIST_MODEL (self->findings)),
                       wanted->pdata, wanted->len);
}

static void
give_up_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrTestMessageView *self = MDR_TEST_MESSAGE_VIEW (widget);

  if (self->message != NULL)
    mdr_test_message_give_up (self->message);
}

static void
mdr_test_message_view_dispose (GObject *object)
{
  MdrTestMessageView *self = MDR_TEST_MESSAGE_VIEW (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_TEST_MESSAGE_VIEW);

  G_OBJECT_CLASS (mdr_test_message_view_parent_class)->dispose (object);
}

static void
mdr_test_message_view_finalize (GObject *object)
{
  MdrTestMessageView *self = MDR_TEST_MESSAGE_VIEW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->message);
  g_clear_object (&self->findings);

  G_OBJECT_CLASS (mdr_test_message_view_parent_class)->finalize (object);
}

static void
mdr_test_message_view_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  MdrTestMessageView *self = MDR_TEST_MESSAGE_VIEW (object);

  switch ((MdrTestMessageViewProperty) prop_id)
    {
    case PROP_FINDINGS:
      g_value_set_object (value, self->findings);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_test_message_view_class_init (MdrTestMessageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdr_test_message_view_dispose;
  object_class->finalize = mdr_test_message_view_finalize;
  object_class->get_property = mdr_test_message_view_get_property;

  properties[PROP_FINDINGS] =
      g_param_spec_object ("findings", NULL, NULL, G_TYPE_LIST_MODEL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "test-message.give-up", NULL, give_up_activated);

  g_type_ensure (MDR_TYPE_FINDING_LIST);
  g_type_ensure (MDR_TYPE_STATE_BADGE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               MDR_RESOURCE_PATH "test-message-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrTestMessageView, list);
  gtk_widget_class_bind_template_child (widget_class, MdrTestMessageView, stage_row);
  gtk_widget_class_bind_template_child (widget_class, MdrTestMessageView, stop_button);
}

static void
mdr_test_message_view_init (MdrTestMessageView *self)
{
  self->findings = g_list_store_new (MDR_TYPE_FINDING);

  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mdr_test_message_view_follow:
 * @self: a view
 * @session: the session that sends it
 * @message: (nullable): a test message, or %NULL to show none
 *
 * Shows @message from now on.
 */
void
mdr_test_message_view_follow (MdrTestMessageView *self,
                              MdrSession *session,
                              MdrTestMessage *message)
{
  g_return_if_fail (MDR_IS_TEST_MESSAGE_VIEW (self));
  g_return_if_fail (MDR_IS_SESSION (session));

  if (g_set_object (&self->session, session))
    g_signal_connect_object (session, "updated", G_CALLBACK (session_updated_cb), self,
                             G_CONNECT_SWAPPED);

  if (self->message != NULL)
    g_signal_handlers_disconnect_by_data (self->message, self);
  g_set_object (&self->message, message);
  if (message != NULL)
    g_signal_connect_object (message, "notify::stage", G_CALLBACK (show_stage), self,
                             G_CONNECT_SWAPPED);

  session_updated_cb (self);
  show_stage (self);
}

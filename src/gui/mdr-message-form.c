/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is typed, pasted, dropped or opened here becomes the answer about the message, without its
 * secrets; whoever has an address or not learns at once what it means. Of a log, only the words
 * that matter are taken.
 */

#include "mdr-message-form.h"

#include <glib/gi18n.h>

#include "explain/mdr-explainer.h"
#include "gui/mdr-compat.h"
#include "gui/mdr-message-answer.h"
#include "gui/mdr-message-files.h"
#include "gui/mdr-message-log.h"
#include "gui/mdr-message-view.h"

struct _MdrMessageForm
{
  AdwBin parent_instance;

  gboolean taking;
  gboolean from_log;

  /* owned */
  MdrSession *session;
  MdrMessageLog *log;

  /* borrowed: never go away */
  const char *remark;
  const char *program;

  /* template */
  MdrMessageAnswer *answer;
  MdrMessageView *view;
};

G_DEFINE_FINAL_TYPE (MdrMessageForm, mdr_message_form, ADW_TYPE_BIN)

typedef enum
{
  PROP_SESSION = 1,
  PROP_LOG,
  PROP_REMARK,
  PROP_PROGRAM,
} MdrMessageFormProperty;

static GParamSpec *properties[PROP_PROGRAM + 1];

static gboolean
has_text (MdrMessageForm *self, const char *text)
{
  return text != NULL;
}

static char *
button_text (MdrMessageForm *self, gboolean reading)
{
  return g_strdup (reading ? _ ("_Stop Reading") : _ ("Open a _Log File…"));
}

static char *
button_action (MdrMessageForm *self, gboolean reading)
{
  return g_strdup (reading ? "message.stop" : "message.open");
}

static void
set_remark (MdrMessageForm *self, const char *remark)
{
  if (self->remark == remark)
    return;

  self->remark = remark;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REMARK]);
  if (remark != NULL)
    mdr_compat_announce (GTK_WIDGET (self), remark);
}

static void
set_program (MdrMessageForm *self, const char *program)
{
  if (self->program == program)
    return;

  self->program = program;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRAM]);
}

/* Tells the session, and through it the diagnosis. */
static void
take_message (MdrMessageForm *self, const char *message)
{
  self->taking = TRUE;
  mdr_answers_set (mdr_session_get_answers (self->session), MDR_QUESTION_MESSAGE,
                   *message != '\0' ? message : NULL, NULL);
  self->taking = FALSE;
}

static void
show_meaning (MdrMessageForm *self, const char *message)
{
  MdrProvider *provider = mdr_session_get_provider (self->session);
  const MdrUtterance utterance = {
    .text = message,
    .length = -1,
    .provider = provider != NULL ? mdr_provider_get_id (provider) : NULL,
  };
  MdrExplanation explanation;

  mdr_explainer_explain (mdr_explainer_get_default (), &utterance, &explanation);
  mdr_message_answer_show_meaning (self->answer, &explanation);
}

/* What looks like trouble in no known log is a message like any other. */
static void
show_trouble (MdrMessageForm *self, MdrLogStory *trouble)
{
  const char *words = mdr_log_story_get_words (trouble);

  self->from_log = mdr_message_log_is_known (self->log);
  take_message (self, words);
  if (self->from_log)
    mdr_message_answer_show_story (self->answer, trouble);
  else
    show_meaning (self, words);
  set_program (self, mdr_message_log_get_program (self->log));
}

/* People paste parts of a log as well as messages. */
static void
show_text (MdrMessageForm *self, const char *text)
{
  MdrLogStory *trouble;

  mdr_message_log_read_short_text (self->log, text);
  trouble = mdr_message_log_get_trouble (self->log);

  if (trouble != NULL && mdr_message_log_is_known (self->log))
    {
      show_trouble (self, trouble);
      return;
    }

  self->from_log = FALSE;
  take_message (self, text);
  show_meaning (self, text);
}

static void
clear (MdrMessageForm *self)
{
  mdr_message_answer_clear (self->answer);
  set_remark (self, NULL);
  set_program (self, NULL);
}

static void
edited_cb (MdrMessageForm *self)
{
  g_autofree char *text = mdr_message_view_dup_text (self->view);
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  set_remark (self, NULL);
  if (*stripped != '\0')
    {
      show_text (self, text);
      return;
    }

  take_message (self, "");
  clear (self);
}

static void
log_ended_cb (MdrMessageForm *self)
{
  MdrLogStory *trouble = mdr_message_log_get_trouble (self->log);

  if (trouble != NULL)
    {
      mdr_message_view_set_text (self->view, mdr_log_story_get_words (trouble));
      show_trouble (self, trouble);
    }

  set_remark (self, mdr_message_log_get_remark (self->log));
}

static void
too_long_cb (MdrMessageForm *self, const char *text, guint64 length)
{
  set_remark (self, NULL);
  mdr_message_log_read_long_text (self->log, text, length);
}

static void
open_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mdr_message_files_choose (MDR_MESSAGE_FORM (widget));
}

static void
stop_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrMessageForm *self = MDR_MESSAGE_FORM (widget);

  mdr_message_log_stop (self->log);
  set_remark (self, _ ("The log was not read to its end."));
}

/* The window has forgotten the account. */
static void
answer_changed_cb (MdrMessageForm *self, MdrQuestion question, MdrAnswers *answers)
{
  if (self->taking || question != MDR_QUESTION_MESSAGE ||
      mdr_answers_get (answers, MDR_QUESTION_MESSAGE) != NULL)
    return;

  mdr_message_log_stop (self->log);
  mdr_message_view_set_text (self->view, "");
  clear (self);
}

static void
provider_found_cb (MdrMessageForm *self)
{
  const char *message =
      mdr_answers_get (mdr_session_get_answers (self->session), MDR_QUESTION_MESSAGE);

  if (message != NULL && !self->from_log)
    show_meaning (self, message);
}

static void
set_session (MdrMessageForm *self, MdrSession *session)
{
  MdrAnswers *answers;
  const char *given;

  /* The template binds it, and has none at first. */
  if (!g_set_object (&self->session, session))
    return;

  answers = mdr_session_get_answers (session);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), mdr_session_is_live (session));
  g_signal_connect_object (answers, "changed", G_CALLBACK (answer_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::provider", G_CALLBACK (provider_found_cb), self,
                           G_CONNECT_SWAPPED);

  given = mdr_answers_get (answers, MDR_QUESTION_MESSAGE);
  if (given != NULL)
    {
      mdr_message_view_set_text (self->view, given);
      edited_cb (self);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
mdr_message_form_dispose (GObject *object)
{
  mdr_message_log_stop (MDR_MESSAGE_FORM (object)->log);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_MESSAGE_FORM);

  G_OBJECT_CLASS (mdr_message_form_parent_class)->dispose (object);
}

static void
mdr_message_form_finalize (GObject *object)
{
  MdrMessageForm *self = MDR_MESSAGE_FORM (object);

  g_clear_object (&self->session);
  g_clear_object (&self->log);

  G_OBJECT_CLASS (mdr_message_form_parent_class)->finalize (object);
}

static void
mdr_message_form_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrMessageForm *self = MDR_MESSAGE_FORM (object);

  switch ((MdrMessageFormProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    case PROP_LOG:
      g_value_set_object (value, self->log);
      break;

    case PROP_REMARK:
      g_value_set_string (value, self->remark);
      break;

    case PROP_PROGRAM:
      g_value_set_string (value, self->program);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_message_form_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  MdrMessageForm *self = MDR_MESSAGE_FORM (object);

  switch ((MdrMessageFormProperty) prop_id)
    {
    case PROP_SESSION:
      set_session (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_message_form_class_init (MdrMessageFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = mdr_message_form_dispose;
  object_class->finalize = mdr_message_form_finalize;
  object_class->get_property = mdr_message_form_get_property;
  object_class->set_property = mdr_message_form_set_property;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION, G_PARAM_WRITABLE | readable);
  properties[PROP_LOG] = g_param_spec_object ("log", NULL, NULL, MDR_TYPE_MESSAGE_LOG, readable);
  properties[PROP_REMARK] = g_param_spec_string ("remark", NULL, NULL, NULL, readable);

  /**
   * MdrMessageForm:program:
   *
   * The id of the mail program that the log is of, %NULL where it does not show.
   */
  properties[PROP_PROGRAM] = g_param_spec_string ("program", NULL, NULL, NULL, readable);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "message.open", NULL, open_activated);
  gtk_widget_class_install_action (widget_class, "message.stop", NULL, stop_activated);

  g_type_ensure (MDR_TYPE_MESSAGE_ANSWER);
  g_type_ensure (MDR_TYPE_MESSAGE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "message-form.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrMessageForm, answer);
  gtk_widget_class_bind_template_child (widget_class, MdrMessageForm, view);
  gtk_widget_class_bind_template_callback (widget_class, button_action);
  gtk_widget_class_bind_template_callback (widget_class, button_text);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, too_long_cb);
}

static void
mdr_message_form_init (MdrMessageForm *self)
{
  self->log = mdr_message_log_new ();
  g_signal_connect_object (self->log, "ended", G_CALLBACK (log_ended_cb), self, G_CONNECT_SWAPPED);

  gtk_widget_init_template (GTK_WIDGET (self));
  mdr_message_files_accept_drops (self);
}

/**
 * mdr_message_form_read_file:
 * @self: a form with a session
 * @file: a log
 *
 * Reads @file, and shows where it stops. What is in the form stays there if nothing is found.
 */
void
mdr_message_form_read_file (MdrMessageForm *self, GFile *file)
{
  g_return_if_fail (MDR_IS_MESSAGE_FORM (self));
  g_return_if_fail (G_IS_FILE (file));

  set_remark (self, NULL);
  mdr_message_log_read_file (self->log, file);
}

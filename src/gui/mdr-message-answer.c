/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For a log first where it stopped; then what that means, the likeliest first. The guides need no
 * address, and are out of the way until they are asked for.
 */

#include "mdr-message-answer.h"

#include <glib/gi18n.h>

#include "explain/logs/mdr-log-texts.h"
#include "explain/mdr-meaning-texts.h"
#include "gui/mdr-compat.h"
#include "gui/mdr-guide-list.h"
#include "gui/mdr-into-view.h"
#include "gui/mdr-rows.h"
#include "gui/mdr-state-badge.h"
#include "knowledge/mdr-texts.h"

struct _MdrMessageAnswer
{
  AdwBin parent_instance;

  MdrCause cause;

  /* What is shown; of a message, not of a log, if it has any meanings. */
  MdrExplanation explanation;

  /* owned */
  MdrSession *session;

  /* template */
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (MdrMessageAnswer, mdr_message_answer, ADW_TYPE_BIN)

typedef enum
{
  PROP_SESSION = 1,
  PROP_CAUSE,
} MdrMessageAnswerProperty;

static GParamSpec *properties[PROP_CAUSE + 1];

static gboolean
has_remedy (MdrMessageAnswer *self, MdrCause cause)
{
  return cause != MDR_CAUSE_OK && cause != MDR_CAUSE_UNKNOWN;
}

static char *
dup_text (const MdrMeaning *meaning)
{
  const char *explanation = mdr_texts_get_cause_explanation (meaning->cause);
  const char *sureness = mdr_meaning_texts_get_sureness (meaning);

  if (meaning->cause == MDR_CAUSE_OK)
    return g_strdup (_ ("These are the words with which all goes well."));

  if (meaning->cause == MDR_CAUSE_UNKNOWN)
    return g_strdup (_ ("That does not matter: just go on. The checks find out without a message "
                        "what is wrong."));

  /* Translators: what a message means, and how sure that is; two sentences. */
  return g_strdup_printf (_ ("%s %s"), explanation, sureness);
}

static GtkWidget *
create_badge (MdrCause cause)
{
  static const MdrState states[] = {
    [FALSE] = MDR_STATE_WARNING,
    [TRUE] = MDR_STATE_PASSED,
  };
  GtkWidget *icon;

  if (cause != MDR_CAUSE_UNKNOWN)
    return g_object_new (MDR_TYPE_STATE_BADGE, "state", states[cause == MDR_CAUSE_OK], "show-word",
                         FALSE, NULL);

  icon = gtk_image_new_from_icon_name ("mdr-question-symbolic");
  gtk_widget_add_css_class (icon, "dim-label");

  return icon;
}

static void
add_meaning (MdrMessageAnswer *self, const MdrMeaning *meaning)
{
  const char *title = mdr_meaning_texts_get_title (meaning->cause);
  g_autofree char *text = dup_text (meaning);
  g_autofree char *said = g_strdup_printf (_ ("%s: %s"), title, text);
  GtkWidget *row = mdr_rows_create_text (title, text);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_badge (meaning->cause));
  gtk_list_box_append (self->rows, row);
  mdr_compat_announce (GTK_WIDGET (self), said);
}

static void
add_other (MdrMessageAnswer *self, MdrCause cause)
{
  g_autofree char *title = NULL;
  GtkWidget *row;

  if (!has_remedy (self, cause))
    return;

  /* Translators: what else a message may mean, like “The mailbox is full”. */
  title = g_strdup_printf (_ ("It could also mean: %s"), mdr_texts_get_cause_title (cause));
  row = mdr_rows_create_unfolding (title, mdr_texts_get_cause_explanation (cause));
  gtk_list_box_append (self->rows, row);
}

static void
add_explanation (MdrMessageAnswer *self, const MdrExplanation *explanation)
{
  add_meaning (self, &explanation->meanings[0]);
  for (guint i = 1; i < explanation->n_meanings; i++)
    add_other (self, explanation->meanings[i].cause);

  self->cause = explanation->meanings[0].cause;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAUSE]);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  mdr_into_view (GTK_WIDGET (self));
}

static gboolean
same_meanings (const MdrExplanation *one, const MdrExplanation *other)
{
  if (one->n_meanings != other->n_meanings)
    return FALSE;

  for (guint i = 0; i < one->n_meanings; i++)
    if (one->meanings[i].cause != other->meanings[i].cause ||
        one->meanings[i].confidence != other->meanings[i].confidence)
      return FALSE;

  return TRUE;
}

static void
add_value (MdrMessageAnswer *self, const char *title, const char *value)
{
  GtkWidget *row = mdr_rows_create_text (title, value);

  gtk_widget_add_css_class (row, "value");
  gtk_list_box_append (self->rows, row);
}

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);

  return label;
}

/* Somebody may want to search for these words, or to send them to the support. */
static void
add_words (MdrMessageAnswer *self, const char *title, const char *words)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *name = create_label (title);
  GtkWidget *value = create_label (words);

  gtk_widget_add_css_class (name, "name");
  gtk_widget_add_css_class (value, "monospace");
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_widget_add_css_class (box, "words");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), value);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_list_box_append (self->rows, row);
}

static void
mdr_message_answer_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_MESSAGE_ANSWER);

  G_OBJECT_CLASS (mdr_message_answer_parent_class)->dispose (object);
}

static void
mdr_message_answer_finalize (GObject *object)
{
  g_clear_object (&MDR_MESSAGE_ANSWER (object)->session);

  G_OBJECT_CLASS (mdr_message_answer_parent_class)->finalize (object);
}

static void
mdr_message_answer_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrMessageAnswer *self = MDR_MESSAGE_ANSWER (object);

  switch ((MdrMessageAnswerProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    case PROP_CAUSE:
      g_value_set_enum (value, self->cause);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_message_answer_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  MdrMessageAnswer *self = MDR_MESSAGE_ANSWER (object);

  switch ((MdrMessageAnswerProperty) prop_id)
    {
    case PROP_SESSION:
      if (g_set_object (&self->session, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_CAUSE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_message_answer_class_init (MdrMessageAnswerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = mdr_message_answer_dispose;
  object_class->finalize = mdr_message_answer_finalize;
  object_class->get_property = mdr_message_answer_get_property;
  object_class->set_property = mdr_message_answer_set_property;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION, G_PARAM_WRITABLE | readable);
  properties[PROP_CAUSE] =
      g_param_spec_enum ("cause", NULL, NULL, MDR_TYPE_CAUSE, MDR_CAUSE_OK, readable);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MDR_TYPE_GUIDE_LIST);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "message-answer.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrMessageAnswer, rows);
  gtk_widget_class_bind_template_callback (widget_class, has_remedy);
}

static void
mdr_message_answer_init (MdrMessageAnswer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mdr_message_answer_show_meaning:
 * @self: an answer
 * @explanation: what a message means
 *
 * Shows what a message means. What has been unfolded stays so while that is the same.
 */
void
mdr_message_answer_show_meaning (MdrMessageAnswer *self, const MdrExplanation *explanation)
{
  g_return_if_fail (MDR_IS_MESSAGE_ANSWER (self));
  g_return_if_fail (explanation != NULL);

  if (same_meanings (&self->explanation, explanation))
    return;

  mdr_message_answer_clear (self);
  add_explanation (self, explanation);
  self->explanation = *explanation;
}

/**
 * mdr_message_answer_show_story:
 * @self: an answer
 * @story: a conversation out of a log
 *
 * Shows where @story stopped, and what that means.
 */
void
mdr_message_answer_show_story (MdrMessageAnswer *self, MdrLogStory *story)
{
  g_autofree char *partner = NULL;
  g_autofree char *place = NULL;
  const char *words;

  g_return_if_fail (MDR_IS_MESSAGE_ANSWER (self));
  g_return_if_fail (MDR_IS_LOG_STORY (story));

  mdr_message_answer_clear (self);

  partner = mdr_log_texts_dup_partner (story);
  place = mdr_log_texts_dup_place (story);
  words = mdr_log_story_get_words (story);

  add_value (self, _ ("With whom"), partner);
  add_value (self, _ ("Where it stopped"), place);
  add_value (self, _ ("What happened"), mdr_log_texts_get_stop (mdr_log_story_get_stop (story)));
  if (*words != '\0')
    add_words (self, _ ("What was said"), words);

  add_explanation (self, mdr_log_story_get_explanation (story));
}

/**
 * mdr_message_answer_clear:
 * @self: an answer
 *
 * Shows nothing any more.
 */
void
mdr_message_answer_clear (MdrMessageAnswer *self)
{
  GtkWidget *row;

  g_return_if_fail (MDR_IS_MESSAGE_ANSWER (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, row);

  self->cause = MDR_CAUSE_OK;
  self->explanation.n_meanings = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAUSE]);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of what was found for the words that are typed elsewhere, on top what they mean if they
 * are a server's or a program's. The index is made when it is first needed, a file at a time while
 * nothing else is to be done; the rules about messages are read in a thread meanwhile.
 */

#include "mdr-help-search.h"

#include <glib/gi18n.h>

#include "explain/mdr-explainer.h"
#include "explain/mdr-meaning-texts.h"
#include "gui/mdr-compat.h"
#include "gui/mdr-help-code.h"
#include "gui/mdr-help-result-row.h"
#include "knowledge/mdr-help-article.h"
#include "knowledge/mdr-texts.h"

/* What a message may just as well not mean is not worth the first place. */
#define MIN_CONFIDENCE 0.5

struct _MdrHelpSearch
{
  AdwBin parent_instance;

  guint reading;
  gboolean knows_messages;

  /* owned; the reader for whom the index is is kept only to be compared */
  MdrSession *session;
  MdrHelpIndex *index;
  MdrHelpReader indexed_for;
  GCancellable *cancellable;
  char *text;

  /* template */
  GtkStack *stack;
  GtkLabel *count;
  GtkListBox *results;
};

G_DEFINE_FINAL_TYPE (MdrHelpSearch, mdr_help_search, ADW_TYPE_BIN)

enum
{
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_found_already (const MdrHelpHit *first, MdrCause cause)
{
  return first->in_title || g_str_equal (first->id, mdr_cause_to_code (cause));
}

/* What the words mean as a message; the very words of a title are none, and what was found first
 * any way needs no second place. */
static gboolean
find_meaning (MdrHelpSearch *self, GArray *hits, MdrMeaning *meaning)
{
  MdrProvider *provider = mdr_help_search_get_reader (self).provider;
  const MdrUtterance utterance = {
    .text = self->text,
    .length = -1,
    .provider = provider != NULL ? mdr_provider_get_id (provider) : NULL,
  };
  MdrExplanation explanation;

  if (!self->knows_messages)
    return FALSE;

  mdr_explainer_explain (mdr_explainer_get_default (), &utterance, &explanation);
  *meaning = explanation.meanings[0];

  return meaning->confidence >= MIN_CONFIDENCE && meaning->cause != MDR_CAUSE_OK &&
         meaning->cause != MDR_CAUSE_UNKNOWN &&
         (hits->len == 0 ||
          !is_found_already (&g_array_index (hits, MdrHelpHit, 0), meaning->cause));
}

static guint
add_meaning (MdrHelpSearch *self, const MdrMeaning *meaning)
{
  g_autofree char *id =
      mdr_help_article_dup_id (MDR_HELP_KIND_CAUSE, mdr_cause_to_code (meaning->cause));

  gtk_list_box_append (self->results,
                       mdr_help_result_row_new (_ ("What this message means"), id,
                                                mdr_meaning_texts_get_title (meaning->cause),
                                                mdr_meaning_texts_get_sureness (meaning)));

  return 1;
}

static guint
add_hits (MdrHelpSearch *self, GArray *hits, const char *shown_cause)
{
  guint n_results = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      const MdrHelpHit *hit = &g_array_index (hits, MdrHelpHit, i);

      if (hit->kind == MDR_HELP_KIND_CAUSE && g_strcmp0 (hit->id, shown_cause) == 0)
        continue;

      gtk_list_box_append (self->results, mdr_help_result_row_new_for_hit (hit));
      n_results++;
    }

  return n_results;
}

static void
show_count (MdrHelpSearch *self, guint n_results)
{
  g_autofree char *text = NULL;

  if (n_results > 0)
    text = g_strdup_printf (ngettext ("%u result", "%u results", n_results), n_results);
  else
    text = g_strdup (_ ("Nothing found"));

  gtk_label_set_label (self->count, text);
  gtk_stack_set_visible_child_name (self->stack, n_results > 0 ? "results" : "nothing");
  mdr_compat_announce (GTK_WIDGET (self), text);
}

static void
show_results (MdrHelpSearch *self)
{
  g_autoptr (GArray) hits = mdr_help_index_find (self->index, self->text);
  const char *shown_cause = NULL;
  GtkWidget *row;
  MdrMeaning meaning;
  guint n_results = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->results))) != NULL)
    gtk_list_box_remove (self->results, row);

  if (find_meaning (self, hits, &meaning))
    {
      n_results = add_meaning (self, &meaning);
      shown_cause = mdr_cause_to_code (meaning.cause);
    }

  n_results += mdr_help_code_append_row (self->results, self->text);
  n_results += add_hits (self, hits, shown_cause);
  show_count (self, n_results);
}

/* Until all has been read, what is shown stays. */
static void
update (MdrHelpSearch *self)
{
  if (self->reading == 0 && self->index != NULL && *self->text != '\0')
    show_results (self);
}

static gboolean
read_more_cb (gpointer user_data)
{
  MdrHelpSearch *self = MDR_HELP_SEARCH (user_data);

  if (mdr_help_index_read_more (self->index))
    return G_SOURCE_CONTINUE;

  self->reading = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
messages_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MdrHelpSearch *self = MDR_HELP_SEARCH (source);

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;

  self->knows_messages = TRUE;
  update (self);
}

static void
read_messages (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  mdr_explainer_get_default ();
  g_task_return_boolean (task, TRUE);
}

static gboolean
is_same_reader (const MdrHelpReader *one, const MdrHelpReader *other)
{
  return one->provider == other->provider && g_strcmp0 (one->program, other->program) == 0 &&
         g_strcmp0 (one->device, other->device) == 0;
}

static void
forget_index (MdrHelpSearch *self)
{
  g_clear_handle_id (&self->reading, g_source_remove);
  g_clear_pointer (&self->index, mdr_help_index_free);
}

/* Another provider or program has other guides. */
static void
prepare (MdrHelpSearch *self)
{
  MdrHelpReader reader = mdr_help_search_get_reader (self);

  reader.program = g_intern_string (reader.program);
  reader.device = g_intern_string (reader.device);

  if (self->index == NULL || !is_same_reader (&reader, &self->indexed_for))
    {
      forget_index (self);
      self->index = mdr_help_index_new (&reader);
      self->indexed_for = reader;
      self->reading = g_idle_add (read_more_cb, self);
    }

  if (self->cancellable == NULL)
    {
      g_autoptr (GTask) task = NULL;

      self->cancellable = g_cancellable_new ();
      task = g_task_new (self, self->cancellable, messages_read_cb, NULL);
      g_task_set_source_tag (task, prepare);
      g_task_run_in_thread (task, read_messages);
    }
}

static void
row_activated_cb (MdrHelpSearch *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[OPENED], 0, mdr_help_result_row_get_id (MDR_HELP_RESULT_ROW (row)));
}

static gboolean
mdr_help_search_grab_focus (GtkWidget *widget)
{
  MdrHelpSearch *self = MDR_HELP_SEARCH (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->results);

  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->results, 0);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
mdr_help_search_dispose (GObject *object)
{
  MdrHelpSearch *self = MDR_HELP_SEARCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  forget_index (self);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_HELP_SEARCH);

  G_OBJECT_CLASS (mdr_help_search_parent_class)->dispose (object);
}

static void
mdr_help_search_finalize (GObject *object)
{
  g_clear_pointer (&MDR_HELP_SEARCH (object)->text, g_free);

  G_OBJECT_CLASS (mdr_help_search_parent_class)->finalize (object);
}

static void
mdr_help_search_class_init (MdrHelpSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdr_help_search_dispose;
  object_class->finalize = mdr_help_search_finalize;
  widget_class->grab_focus = mdr_help_search_grab_focus;

  /* The id is one for mdr_help_article_find() or mdr_help_code_find(). */
  signals[OPENED] = g_signal_new ("opened", MDR_TYPE_HELP_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "help-search.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrHelpSearch, count);
  gtk_widget_class_bind_template_child (widget_class, MdrHelpSearch, results);
  gtk_widget_class_bind_template_child (widget_class, MdrHelpSearch, stack);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
mdr_help_search_init (MdrHelpSearch *self)
{
  self->text = g_strdup ("");

  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mdr_help_search_set_session:
 * @self: a search
 * @session: the session that says for whom it is
 *
 * Has the guides for the provider, program and device of @session found before others.
 */
void
mdr_help_search_set_session (MdrHelpSearch *self, MdrSession *session)
{
  g_return_if_fail (MDR_IS_HELP_SEARCH (self));
  g_return_if_fail (MDR_IS_SESSION (session));

  g_set_object (&self->session, session);
}

/**
 * mdr_help_search_get_reader:
 * @self: a search
 *
 * Returns: for whom it is at the moment; what is in it belongs to the session
 */
MdrHelpReader
mdr_help_search_get_reader (MdrHelpSearch *self)
{
  MdrHelpReader reader = { NULL, NULL, NULL };

  g_return_val_if_fail (MDR_IS_HELP_SEARCH (self), reader);

  if (self->session != NULL)
    {
      MdrAnswers *answers = mdr_session_get_answers (self->session);

      reader.provider = mdr_session_get_provider (self->session);
      reader.program = mdr_answers_get (answers, MDR_QUESTION_PROGRAM);
      reader.device = mdr_answers_get (answers, MDR_QUESTION_DEVICE);
    }

  return reader;
}

/**
 * mdr_help_search_set_text:
 * @self: a search
 * @text: what somebody typed
 *
 * Shows what is found for @text, at once or a moment later.
 */
void
mdr_help_search_set_text (MdrHelpSearch *self, const char *text)
{
  g_return_if_fail (MDR_IS_HELP_SEARCH (self));
  g_return_if_fail (text != NULL);

  g_free (self->text);
  self->text = g_strstrip (g_strdup (text));
  if (*self->text == '\0')
    return;

  prepare (self);
  update (self);
}

/**
 * mdr_help_search_open_first:
 * @self: a search
 *
 * Opens the first of the results.
 *
 * Returns: whether there is any
 */
gboolean
mdr_help_search_open_first (MdrHelpSearch *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (MDR_IS_HELP_SEARCH (self), FALSE);

  row = gtk_list_box_get_row_at_index (self->results, 0);
  if (row == NULL)
    return FALSE;

  gtk_list_box_select_row (self->results, row);
  row_activated_cb (self, row);

  return TRUE;
}

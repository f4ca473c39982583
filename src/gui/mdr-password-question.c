/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each item is named, however many there are: consent to a number is none.
 */

#include "mdr-password-question.h"

#include <glib/gi18n.h>

#include "knowledge/mdr-saved-password-texts.h"

#define MAX_HEIGHT 200

static GtkWidget *
create_names (GPtrArray *choices)
{
  g_autoptr (GString) names = g_string_new (NULL);
  GtkWidget *label;
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  for (guint i = 0; i < choices->len; i++)
    {
      g_autofree char *line =
          mdr_saved_password_texts_dup_line (mdr_password_choice_get_password (choices->pdata[i]));

      g_string_append_printf (names, "%s• %s", i > 0 ? "\n" : "", line);
    }

  label = gtk_label_new (names->str);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);

  g_object_set (scrolled, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                "max-content-height", MAX_HEIGHT, "child", label, NULL);

  return scrolled;
}

/**
 * mdr_password_question_ask_removal:
 * @parent: the window that asks
 * @choices: (element-type MdrPasswordChoice): what is to be removed; all of one program
 * @callback: called once the user has answered
 * @user_data: for @callback
 *
 * Asks whether to remove them.
 */
void
mdr_password_question_ask_removal (GtkWindow *parent,
                                   GPtrArray *choices,
                                   MdrCompatAnswered callback,
                                   gpointer user_data)
{
  MdrSavedPassword *first;
  g_autofree char *heading = NULL;
  g_autofree char *effect = NULL;
  g_autofree char *body = NULL;
  MdrCompatQuestion question = { 0 };

  g_return_if_fail (choices != NULL && choices->len > 0);

  first = mdr_password_choice_get_password (choices->pdata[0]);
  heading = g_strdup_printf (
      ngettext ("Remove %u saved password?", "Remove %u saved passwords?", choices->len),
      choices->len);
  effect =
      mdr_saved_password_texts_dup_effect (mdr_saved_password_get_program (first), choices->len);
  body = g_strdup_printf ("%s %s", effect,
                          _ ("You can restore what was removed until you close Mail Doctor."));

  question.heading = heading;
  question.body = body;
  question.details = create_names (choices);
  question.accept = _ ("_Remove");
  question.is_destructive = TRUE;
  mdr_compat_ask (parent, &question, callback, user_data);
}

/**
 * mdr_password_question_ask_test:
 * @parent: the window that asks
 * @password: what is to be tried
 * @attempts_left: how often something can still be tried with this account
 * @callback: called once the user has answered
 * @user_data: for @callback
 *
 * Asks whether to read this one password and send it to its server.
 */
void
mdr_password_question_ask_test (GtkWindow *parent,
                                MdrSavedPassword *password,
                                guint attempts_left,
                                MdrCompatAnswered callback,
                                gpointer user_data)
{
  g_autofree char *heading =
      g_strdup_printf (_ ("Try this password at %s?"), mdr_saved_password_get_host (password));
  g_autofree char *left = g_strdup_printf (
      ngettext ("So that the account does not get locked, only %u more attempt is made.",
                "So that the account does not get locked, only %u more attempts are made.",
                attempts_left),
      attempts_left);
  g_autofree char *body = g_strdup_printf (
      "%s %s",
      _ ("Mail Doctor reads this one password from the keyring and signs in with it once, over a "
         "secure channel only. It is neither shown nor kept."),
      left);
  MdrCompatQuestion question = {
    .heading = heading,
    .body = body,
    .accept = _ ("_Try It"),
  };

  mdr_compat_ask (parent, &question, callback, user_data);
}

static guint
count (GPtrArray *results, MdrItemFate wanted)
{
  guint n_done = 0;

  for (guint i = 0; i < results->len; i++)
    if (((const MdrItemResult *) results->pdata[i])->fate == wanted)
      n_done++;

  return n_done;
}

/**
 * mdr_password_question_dup_summary:
 * @results: (element-type MdrItemResult): what became of each
 * @wanted: what was wanted
 *
 * Returns: (transfer full): how many it was done with
 */
char *
mdr_password_question_dup_summary (GPtrArray *results, MdrItemFate wanted)
{
  guint n_done = count (results, wanted);

  if (wanted == MDR_ITEM_GONE)
    return g_strdup_printf (
        ngettext ("%u saved password removed", "%u saved passwords removed", n_done), n_done);

  return g_strdup_printf (
      ngettext ("%u saved password restored", "%u saved passwords restored", n_done), n_done);
}

/**
 * mdr_password_question_dup_failures:
 * @results: (element-type MdrItemResult): what became of each
 * @wanted: what was wanted
 *
 * Returns: (transfer full) (nullable): which it was not done with, and why; %NULL if there are none
 */
char *
mdr_password_question_dup_failures (GPtrArray *results, MdrItemFate wanted)
{
  g_autofree char *summary = mdr_password_question_dup_summary (results, wanted);
  GString *text;

  if (count (results, wanted) == results->len)
    return NULL;

  text = g_string_new (summary);
  g_string_append_c (text, '.');
  for (guint i = 0; i < results->len; i++)
    {
      const MdrItemResult *result = results->pdata[i];
      g_autofree char *line = mdr_saved_password_texts_dup_line (result->password);
      const char *reason = result->error != NULL ? result->error->message : "";

      if (result->fate == wanted)
        continue;

      g_string_append_c (text, '\n');
      if (result->fate == MDR_ITEM_UNSURE)
        /* Translators: a saved password, and why nothing is certain about it. */
        g_string_append_printf (text, _ ("Not certain: %s. %s"), line, reason);
      else if (wanted == MDR_ITEM_GONE)
        /* Translators: a saved password, and why it was not removed. */
        g_string_append_printf (text, _ ("Still there: %s. %s"), line, reason);
      else
        /* Translators: a saved password, and why it was not restored. */
        g_string_append_printf (text, _ ("Not restored yet: %s. %s"), line, reason);
    }

  return g_string_free (text, FALSE);
}

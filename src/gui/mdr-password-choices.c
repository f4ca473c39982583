/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only entries of one program can be chosen at a time: after a removal it should be clear which
 * program will ask. Who chooses one of another program lets go of the others.
 */

#include "mdr-password-choices.h"

struct _MdrPasswordChoices
{
  GObject parent_instance;

  /* owned */
  GListModel *passwords;
  GListStore *all;
  GtkSortListModel *shown;
  GtkFilter *filter;
  GtkSorter *sorter;
  char *folded_words;
  GHashTable *chosen;
};

G_DEFINE_FINAL_TYPE (MdrPasswordChoices, mdr_password_choices, G_TYPE_OBJECT)

enum
{
  CHANGED,
  SWITCHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_of_same_program (MdrPasswordChoice *a, MdrPasswordChoice *b)
{
  return g_strcmp0 (mdr_saved_password_get_program (mdr_password_choice_get_password (a)),
                    mdr_saved_password_get_program (mdr_password_choice_get_password (b))) == 0;
}

/* Returns: whether any were let go */
static gboolean
let_go_of_others (MdrPasswordChoices *self, MdrPasswordChoice *choice)
{
  g_autoptr (GPtrArray) chosen = mdr_password_choices_dup_chosen (self);
  gboolean any = FALSE;

  for (guint i = 0; i < chosen->len; i++)
    if (!is_of_same_program (chosen->pdata[i], choice))
      {
        any = TRUE;
        mdr_password_choice_set_chosen (chosen->pdata[i], FALSE);
      }

  return any;
}

static void
chosen_changed_cb (MdrPasswordChoice *choice, GParamSpec *pspec, MdrPasswordChoices *self)
{
  if (!mdr_password_choice_get_chosen (choice))
    g_hash_table_remove (self->chosen, choice);
  else if (g_hash_table_add (self->chosen, choice) && let_go_of_others (self, choice))
    g_signal_emit (self, signals[SWITCHED], 0);

  g_signal_emit (self, signals[CHANGED], 0);
}

static void
forget (MdrPasswordChoices *self, MdrPasswordChoice *choice)
{
  g_signal_handlers_disconnect_by_func (choice, chosen_changed_cb, self);
  g_hash_table_remove (self->chosen, choice);
}

/* Returns: (transfer full): the choice that there was, with what the user has ticked and what the
 * server has answered, or a new one */
static MdrPasswordChoice *
take_choice (MdrPasswordChoices *self, GHashTable *before, MdrSavedPassword *password)
{
  MdrPasswordChoice *choice = g_hash_table_lookup (before, password);

  if (choice != NULL)
    {
      g_object_ref (choice);
      g_hash_table_remove (before, password);
      return choice;
    }

  choice = mdr_password_choice_new (password);
  g_signal_connect (choice, "notify::chosen", G_CALLBACK (chosen_changed_cb), self);

  return choice;
}

static void
passwords_changed_cb (GListModel *passwords,
                      guint position,
                      guint removed,
                      guint added,
                      MdrPasswordChoices *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) before = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  GHashTableIter iter;
  gpointer gone;

  for (guint i = 0; i < removed; i++)
    {
      MdrPasswordChoice *choice = g_list_model_get_item (G_LIST_MODEL (self->all), position + i);

      g_hash_table_replace (before, mdr_password_choice_get_password (choice), choice);
    }

  for (guint i = 0; i < added; i++)
    {
      g_autoptr (MdrSavedPassword) password = g_list_model_get_item (passwords, position + i);

      g_ptr_array_add (choices, take_choice (self, before, password));
    }

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, NULL, &gone))
    forget (self, gone);

  g_list_store_splice (self->all, position, removed, choices->pdata, choices->len);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
matches (gpointer choice, gpointer user_data)
{
  return mdr_password_choice_matches (choice, MDR_PASSWORD_CHOICES (user_data)->folded_words);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return mdr_password_choice_compare ((MdrPasswordChoice *) a, (MdrPasswordChoice *) b);
}

static void
mdr_password_choices_dispose (GObject *object)
{
  MdrPasswordChoices *self = MDR_PASSWORD_CHOICES (object);
  guint n_choices = g_list_model_get_n_items (G_LIST_MODEL (self->all));

  if (self->passwords != NULL)
    g_signal_handlers_disconnect_by_data (self->passwords, self);
  g_clear_object (&self->passwords);

  for (guint i = 0; i < n_choices; i++)
    {
      g_autoptr (MdrPasswordChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->all), i);

      forget (self, choice);
    }
  g_list_store_remove_all (self->all);

  G_OBJECT_CLASS (mdr_password_choices_parent_class)->dispose (object);
}

static void
mdr_password_choices_finalize (GObject *object)
{
  MdrPasswordChoices *self = MDR_PASSWORD_CHOICES (object);

  g_clear_object (&self->shown);
  g_clear_object (&self->all);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_pointer (&self->folded_words, g_free);
  g_clear_pointer (&self->chosen, g_hash_table_unref);

  G_OBJECT_CLASS (mdr_password_choices_parent_class)->finalize (object);
}

static void
mdr_password_choices_class_init (MdrPasswordChoicesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mdr_password_choices_dispose;
  object_class->finalize = mdr_password_choices_finalize;

  /**
   * MdrPasswordChoices::changed:
   *
   * What there is, or what is chosen, is another thing than before.
   */
  signals[CHANGED] = g_signal_new ("changed", MDR_TYPE_PASSWORD_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  /**
   * MdrPasswordChoices::switched:
   *
   * Those of one program were let go, since one of another program was chosen.
   */
  signals[SWITCHED] = g_signal_new ("switched", MDR_TYPE_PASSWORD_CHOICES, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* Filtering and sorting are done a little at a time, beside the drawing. */
static void
mdr_password_choices_init (MdrPasswordChoices *self)
{
  GtkFilterListModel *matching;

  self->folded_words = g_strdup ("");
  self->chosen = g_hash_table_new (NULL, NULL);
  self->all = g_list_store_new (MDR_TYPE_PASSWORD_CHOICE);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, NULL, NULL));

  matching = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->all)),
                                        g_object_ref (self->filter));
  gtk_filter_list_model_set_incremental (matching, TRUE);
  self->shown = gtk_sort_list_model_new (G_LIST_MODEL (matching), g_object_ref (self->sorter));
  gtk_sort_list_model_set_incremental (self->shown, TRUE);
}

/**
 * mdr_password_choices_new:
 * @passwords: (element-type MdrSavedPassword): the saved passwords
 *
 * Returns: (transfer full): choices that follow @passwords
 */
MdrPasswordChoices *
mdr_password_choices_new (GListModel *passwords)
{
  MdrPasswordChoices *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (passwords), NULL);

  self = g_object_new (MDR_TYPE_PASSWORD_CHOICES, NULL);
  self->passwords = g_object_ref (passwords);
  g_signal_connect (passwords, "items-changed", G_CALLBACK (passwords_changed_cb), self);
  passwords_changed_cb (passwords, 0, 0, g_list_model_get_n_items (passwords), self);

  return self;
}

/**
 * mdr_password_choices_get_all:
 * @self: choices
 *
 * Returns: (transfer none): all #MdrPasswordChoice, in no order
 */
GListModel *
mdr_password_choices_get_all (MdrPasswordChoices *self)
{
  g_return_val_if_fail (MDR_IS_PASSWORD_CHOICES (self), NULL);

  return G_LIST_MODEL (self->all);
}

/**
 * mdr_password_choices_get_shown:
 * @self: choices
 *
 * Returns: (transfer none): the #MdrPasswordChoice that match, what is wrong first
 */
GListModel *
mdr_password_choices_get_shown (MdrPasswordChoices *self)
{
  g_return_val_if_fail (MDR_IS_PASSWORD_CHOICES (self), NULL);

  return G_LIST_MODEL (self->shown);
}

/**
 * mdr_password_choices_search:
 * @self: choices
 * @words: what is searched for; upper and lower case are the same
 *
 * Shows only what contains @words. What is chosen stays so, in sight or not.
 */
void
mdr_password_choices_search (MdrPasswordChoices *self, const char *words)
{
  g_autofree char *trimmed = NULL;

  g_return_if_fail (MDR_IS_PASSWORD_CHOICES (self));

  trimmed = g_strstrip (g_strdup (words));
  g_free (self->folded_words);
  self->folded_words = g_utf8_casefold (trimmed, -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * mdr_password_choices_judged:
 * @self: choices
 *
 * Puts what is wrong first once more.
 */
void
mdr_password_choices_judged (MdrPasswordChoices *self)
{
  g_return_if_fail (MDR_IS_PASSWORD_CHOICES (self));

  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

/**
 * mdr_password_choices_dup_chosen:
 * @self: choices
 *
 * Returns: (transfer full) (element-type MdrPasswordChoice): those that are chosen
 */
GPtrArray *
mdr_password_choices_dup_chosen (MdrPasswordChoices *self)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer choice;

  g_return_val_if_fail (MDR_IS_PASSWORD_CHOICES (self), NULL);

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &choice, NULL))
    g_ptr_array_add (chosen, g_object_ref (choice));

  return chosen;
}

/**
 * mdr_password_choices_get_n_chosen:
 * @self: choices
 *
 * Returns: how many are chosen
 */
guint
mdr_password_choices_get_n_chosen (MdrPasswordChoices *self)
{
  g_return_val_if_fail (MDR_IS_PASSWORD_CHOICES (self), 0);

  return g_hash_table_size (self->chosen);
}

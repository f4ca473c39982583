/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks into the programs' settings beside the main loop, and is not there while there is nothing
 * to choose.
 */

#include "mdr-found-accounts.h"

#include <glib/gi18n.h>

#include "core/mdr-address.h"
#include "gui/mdr-rows.h"
#include "knowledge/mdr-texts.h"
#include "probe/mdr-programs-probe.h"

/* Who has more accounts than this finds them faster by typing. */
#define MAX_ROWS 20

struct _MdrFoundAccounts
{
  AdwPreferencesGroup parent_instance;

  /* owned: ends the reading, and the accounts in the order of the rows */
  GCancellable *cancellable;
  GPtrArray *accounts;

  /* borrowed: a child */
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (MdrFoundAccounts, mdr_found_accounts, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_offered (MdrFoundAccounts *self, MdrProgramAccount *account)
{
  for (guint i = 0; i < self->accounts->len; i++)
    {
      MdrProgramAccount *other = g_ptr_array_index (self->accounts, i);

      if (g_str_equal (mdr_program_account_get_program (other),
                       mdr_program_account_get_program (account)) &&
          g_ascii_strcasecmp (mdr_program_account_get_address (other),
                              mdr_program_account_get_address (account)) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
offer (MdrFoundAccounts *self, MdrProgramAccount *account)
{
  const char *text = mdr_program_account_get_address (account);
  g_autoptr (MdrAddress) address = text != NULL ? mdr_address_parse (text, NULL) : NULL;
  GtkWidget *row;

  if (address == NULL || self->accounts->len >= MAX_ROWS || is_offered (self, account))
    return;

  row = mdr_rows_create_text (
      text, mdr_texts_get_program_title (mdr_program_account_get_program (account)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);

  gtk_list_box_append (self->rows, row);
  g_ptr_array_add (self->accounts, g_object_ref (account));
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrFoundAccounts) self = user_data;
  g_autoptr (GPtrArray) accounts =
      mdr_programs_reader_read_finish (MDR_PROGRAMS_READER (object), result, NULL, NULL);

  if (accounts == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  for (guint i = 0; i < accounts->len; i++)
    offer (self, g_ptr_array_index (accounts, i));

  gtk_widget_set_visible (GTK_WIDGET (self), self->accounts->len > 0);
}

static void
row_activated_cb (MdrFoundAccounts *self, GtkListBoxRow *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);

  g_return_if_fail (index < self->accounts->len);

  g_signal_emit (self, signals[CHOSEN], 0, g_ptr_array_index (self->accounts, index));
}

static void
mdr_found_accounts_dispose (GObject *object)
{
  g_cancellable_cancel (MDR_FOUND_ACCOUNTS (object)->cancellable);

  G_OBJECT_CLASS (mdr_found_accounts_parent_class)->dispose (object);
}

static void
mdr_found_accounts_finalize (GObject *object)
{
  MdrFoundAccounts *self = MDR_FOUND_ACCOUNTS (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);

  G_OBJECT_CLASS (mdr_found_accounts_parent_class)->finalize (object);
}

static void
mdr_found_accounts_class_init (MdrFoundAccountsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mdr_found_accounts_dispose;
  object_class->finalize = mdr_found_accounts_finalize;

  /**
   * MdrFoundAccounts::chosen:
   * @self: the accounts
   * @account: the #MdrProgramAccount that the user chose
   *
   * The user need not type.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, MDR_TYPE_PROGRAM_ACCOUNT);
}

static void
mdr_found_accounts_init (MdrFoundAccounts *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->cancellable = g_cancellable_new ();
  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());

  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Accounts on this computer"), -1);
  g_signal_connect_swapped (self->rows, "row-activated", G_CALLBACK (row_activated_cb), self);

  adw_preferences_group_set_title (group, _ ("Or choose an account of this computer"));
  adw_preferences_group_add (group, GTK_WIDGET (self->rows));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * mdr_found_accounts_look:
 * @self: the accounts
 * @environment: the world to look at
 *
 * Begins to look, once.
 */
void
mdr_found_accounts_look (MdrFoundAccounts *self, MdrEnvironment *environment)
{
  g_autoptr (MdrProgramsReader) reader = NULL;

  g_return_if_fail (MDR_IS_FOUND_ACCOUNTS (self));
  g_return_if_fail (MDR_IS_ENVIRONMENT (environment));

  reader = mdr_programs_probe_create_reader (environment);
  if (reader != NULL)
    mdr_programs_reader_read_async (reader, self->cancellable, read_cb, g_object_ref (self));
}

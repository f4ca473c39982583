/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the page of saved passwords share.
 */

#pragma once

#include "gui/mdr-password-list.h"
#include "mdr-passwords-page.h"
#include "probe/mdr-saved-passwords.h"

G_BEGIN_DECLS

struct _MdrPasswordsPage
{
  MdrPage parent_instance;

  /* owned */
  MdrSavedPasswords *passwords;
  MdrPasswordChoices *choices;
  GPtrArray *wanted;
  MdrPasswordChoice *tried;
  GCancellable *cancellable;

  /* template */
  AdwPreferencesGroup *looking;
  AdwPreferencesGroup *locked;
  AdwActionRow *locked_row;
  AdwPreferencesGroup *removed;
  AdwActionRow *removed_row;
  AdwPreferencesGroup *saved;
  MdrPasswordList *list;
  GtkLabel *chosen_label;
  GtkButton *remove_button;
  GtkLabel *note;
  GtkLabel *failures;
};

void mdr_passwords_page_say (MdrPasswordsPage *self, GtkLabel *label, const char *text);
void mdr_passwords_page_show_all (MdrPasswordsPage *self);

/* mdr-passwords-page-actions.c */
void mdr_passwords_page_install_actions (GtkWidgetClass *widget_class);
void mdr_passwords_page_test_wanted_cb (MdrPasswordsPage *self, MdrPasswordChoice *choice);

G_END_DECLS

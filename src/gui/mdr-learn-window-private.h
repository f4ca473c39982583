/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the window share.
 */

#pragma once

#include "gui/mdr-help-search.h"
#include "gui/mdr-learn-window.h"
#include "gui/mdr-lesson-view.h"

G_BEGIN_DECLS

struct _MdrLearnWindow
{
  AdwWindow parent_instance;

  /* owned: what is being printed, and what was read before what is read now led on */
  GtkPrintOperation *print;
  GPtrArray *history;

  /* template */
  AdwLeaflet *leaflet;
  GtkWidget *back_button;
  GtkEditable *entry;
  GtkListBox *list;
  GtkWidget *list_page;
  GtkWidget *lesson_page;
  MdrHelpSearch *search;
  GtkStack *sidebar;
  MdrLessonView *view;
  AdwToastOverlay *toasts;
};

void mdr_learn_window_install_actions (GtkWidgetClass *widget_class);

gboolean mdr_learn_window_is_searching (MdrLearnWindow *self);
void mdr_learn_window_read (MdrLearnWindow *self, MdrLesson *article);
void mdr_learn_window_focus_list (MdrLearnWindow *self);
void mdr_learn_window_forget_history (MdrLearnWindow *self);
void mdr_learn_window_update_back_button (MdrLearnWindow *self);

G_END_DECLS

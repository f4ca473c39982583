/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the window share.
 */

#pragma once

#include "gui/mdr-assistant.h"
#include "gui/mdr-window.h"

G_BEGIN_DECLS

struct _MdrWindow
{
  AdwApplicationWindow parent_instance;

  gboolean expects_result;
  gboolean asks_to_leave;
  gboolean leaves_message;
  guint drawn_id;

  /* owned */
  MdrSession *session;
  GSettings *preferences;

  /* template */
  MdrAssistant *assistant;
  GtkButton *check_button;
  AdwFlap *flap;
  GMenuModel *menu;
  GtkMenuButton *menu_button;
  GtkListBox *steps;
  AdwToastOverlay *toasts;
};

/* mdr-window-actions.c */
void mdr_window_install_actions (GtkWidgetClass *widget_class);

/* mdr-window-leaving.c */
gboolean mdr_window_leave_message (MdrWindow *self,
                                   const char *label,
                                   const char *action,
                                   GVariant *parameter);

/* mdr-window-invitation.c */
void mdr_window_make_room (MdrWindow *self);

/* mdr-window-focus.c */
void mdr_window_expect_result (MdrWindow *self);
void mdr_window_keep_focus (MdrWindow *self);

/* mdr-window-report.c */
void mdr_window_install_report_actions (GtkWidgetClass *widget_class);
void mdr_window_prepare_for_reports (MdrWindow *self);

/* mdr-window-texts.c */
const char *mdr_window_name_check (gboolean running);
void mdr_window_bind_texts (GtkWidgetClass *widget_class);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What newer versions of GTK and libadwaita do in another way.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MdrCompatOpened:
 * @parent: the window that asked
 * @opened: whether a program took the link
 * @user_data: what was given
 *
 * Says how opening a link went.
 */
typedef void (*MdrCompatOpened) (GtkWindow *parent, gboolean opened, gpointer user_data);

/**
 * MdrCompatChosen:
 * @file: (nullable): the file, %NULL if none was chosen
 * @user_data: what was given
 *
 * Says which file was chosen.
 */
typedef void (*MdrCompatChosen) (GFile *file, gpointer user_data);

/**
 * MdrCompatAnswered:
 * @accepted: whether the user agreed
 * @user_data: what was given
 *
 * Says what the user answered.
 */
typedef void (*MdrCompatAnswered) (gboolean accepted, gpointer user_data);

/**
 * MdrCompatQuestion:
 * @heading: what is asked
 * @body: what will come of it
 * @details: (nullable) (transfer floating): what it is about, to be shown below
 * @accept: the label of the button that agrees
 * @cancel: (nullable): the label of the button that does not, if it says more than that
 * @is_destructive: whether something is lost
 *
 * A question of which the safe answer is no.
 */
typedef struct
{
  const char *heading;
  const char *body;
  GtkWidget *details;
  const char *accept;
  const char *cancel;
  gboolean is_destructive;
} MdrCompatQuestion;

void mdr_compat_ask (GtkWindow *parent,
                     const MdrCompatQuestion *question,
                     MdrCompatAnswered callback,
                     gpointer user_data);
void mdr_compat_tell (GtkWindow *parent, const char *heading, const char *body);
void mdr_compat_choose_file (GtkWindow *parent,
                             const char *title,
                             GtkFileFilter *filter,
                             MdrCompatChosen callback,
                             gpointer user_data);
void mdr_compat_choose_place (GtkWindow *parent,
                              const char *title,
                              const char *name,
                              MdrCompatChosen callback,
                              gpointer user_data);
void mdr_compat_open_uri (GtkWindow *parent,
                          const char *uri,
                          MdrCompatOpened callback,
                          gpointer user_data);
void mdr_compat_set_name (GtkWidget *widget, const char *name);
void mdr_compat_set_description (GtkWidget *widget, const char *description);
void mdr_compat_announce (GtkWidget *widget, const char *text);
void mdr_compat_get_color (GtkWidget *widget, GdkRGBA *color);

G_END_DECLS

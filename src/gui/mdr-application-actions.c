/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Windows beside the wizard, and the end. A desktop may ask for any of it while no window is there.
 */

#include "mdr-application-private.h"

#include <glib/gi18n.h>

#include "gui/mdr-about.h"
#include "gui/mdr-code-window.h"
#include "gui/mdr-learn-window.h"
#include "gui/mdr-practice-window.h"
#include "practice/mdr-practice-list.h"
#include "practice/mdr-practice.h"

static GtkWindow *
find_window (GtkApplication *self, GType type)
{
  for (GList *l = gtk_application_get_windows (self); l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;

  return NULL;
}

/* The wizard that the window in use belongs to, or any; NULL while one still chooses what to
 * practise on. */
static MdrWindow *
find_wizard (GtkApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (self);

  while (window != NULL && !MDR_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window == NULL)
    window = find_window (self, MDR_TYPE_WINDOW);

  return (MdrWindow *) window;
}

static void
about_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *self = GTK_APPLICATION (user_data);
  MdrWindow *wizard = find_wizard (self);

  if (wizard != NULL)
    mdr_about_present (gtk_application_get_active_window (self), mdr_window_get_session (wizard));
}

/* Whoever has two wizards open learns beside the one that was used last. */
static MdrLearnWindow *
open_learn_window (MdrApplication *self)
{
  MdrWindow *wizard = find_wizard (GTK_APPLICATION (self));

  if (wizard == NULL)
    {
      wizard = mdr_application_create_window (self);
      gtk_window_present (GTK_WINDOW (wizard));
    }

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (MDR_IS_LEARN_WINDOW (l->data) &&
        gtk_window_get_transient_for (l->data) == GTK_WINDOW (wizard))
      return l->data;

  return mdr_learn_window_new (GTK_WINDOW (wizard), mdr_window_get_session (wizard));
}

/* The empty text stands for the list of lessons. */
static void
learn_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *id = g_variant_get_string (parameter, NULL);
  MdrLearnWindow *learn;

  if (*id == '\0' && find_wizard (GTK_APPLICATION (user_data)) == NULL)
    return;

  learn = open_learn_window (MDR_APPLICATION (user_data));
  mdr_learn_window_show (learn, id);
  gtk_window_present (GTK_WINDOW (learn));
}

static void
search_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MdrLearnWindow *learn = open_learn_window (MDR_APPLICATION (user_data));

  mdr_learn_window_search (learn, g_variant_get_string (parameter, NULL));
  gtk_window_present (GTK_WINDOW (learn));
}

static void
new_window_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (mdr_application_create_window (MDR_APPLICATION (user_data))));
}

static void
choose_practice (GtkApplication *self)
{
  GtkWindow *window = find_window (self, MDR_TYPE_PRACTICE_WINDOW);

  if (window == NULL)
    window = GTK_WINDOW (mdr_practice_window_new (self));
  gtk_window_present (window);
}

static void
practise (GtkApplication *self, MdrPracticeCase *practice_case)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdrSession) session = mdr_practice_create_session (practice_case, &error);

  if (session == NULL)
    {
      g_printerr (_ ("The servers to practise on could not be started: %s\n"), error->message);
      return;
    }

  mdr_session_start (session);
  gtk_window_present (GTK_WINDOW (mdr_window_new (self, session)));
}

/* The empty text stands for the list of cases. */
static void
practice_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *self = GTK_APPLICATION (user_data);
  MdrPracticeCase *practice_case = mdr_practice_list_find (g_variant_get_string (parameter, NULL));

  if (practice_case != NULL)
    practise (self, practice_case);
  else
    choose_practice (self);
}

/* GTK would make this window at the start, if it stood where GTK looks for it. */
static void
shortcuts_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (MDR_RESOURCE_PATH "shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts,
                                gtk_application_get_active_window (GTK_APPLICATION (user_data)));
  gtk_window_present (shortcuts);
}

/* The empty text stands for a code that is still to be typed. */
static void
read_code_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *self = GTK_APPLICATION (user_data);
  GtkWindow *window = find_window (self, MDR_TYPE_WINDOW);

  if (window == NULL)
    window = gtk_application_get_active_window (self);
  if (window != NULL)
    mdr_code_window_present (window, g_variant_get_string (parameter, NULL));
}

/* Closing lets a window keep its size, and takes with it those that belong to it. */
static void
quit_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = GTK_APPLICATION (user_data);
  g_autoptr (GList) own = NULL;

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (MDR_IS_WINDOW (l->data) || MDR_IS_PRACTICE_WINDOW (l->data))
      own = g_list_prepend (own, l->data);

  for (GList *l = own; l != NULL; l = l->next)
    gtk_window_close (l->data);

  if (own == NULL)
    g_application_quit (G_APPLICATION (application));
}

/* For mdr-application.c: what can be done without any page, and the keys for it. */
void
mdr_application_add_actions (MdrApplication *self)
{
  static const GActionEntry actions[] = {
    { .name = "about", .activate = about_activated },
    { .name = "learn", .activate = learn_activated, .parameter_type = "s" },
    { .name = "new-window", .activate = new_window_activated },
    { .name = "practice", .activate = practice_activated, .parameter_type = "s" },
    { .name = "quit", .activate = quit_activated },
    { .name = "read-code", .activate = read_code_activated, .parameter_type = "s" },
    { .name = "search", .activate = search_activated, .parameter_type = "s" },
    { .name = "shortcuts", .activate = shortcuts_activated },
  };
  static const char *const learn_keys[] = { "F1", NULL };
  static const char *const quit_keys[] = { "<Control>q", NULL };
  static const char *const shortcuts_keys[] = { "<Control>question", NULL };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.learn('')", learn_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.quit", quit_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.shortcuts", shortcuts_keys);
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Command line in, one window out; or, as the service that a desktop starts over the session bus, a
 * window for each thing that is to be opened.
 */

#include "mdr-application-private.h"

#include <glib/gi18n.h>

#include "core/mdr-address.h"
#include "core/mdr-clean-text.h"
#include "gui/mdr-given.h"
#include "gui/mdr-preparation.h"
#include "gui/mdr-window.h"
#include "practice/mdr-practice-list.h"
#include "probe/mdr-check-options.h"

struct _MdrApplication
{
  AdwApplication parent_instance;

  MdrStepId first_step;
  gboolean practises;

  /* owned */
  MdrCheckOptions *options;
  char *address;
  char *practice_name; /* NULL to let the user choose */
  char *given;         /* a link or a file, nullable */
};

G_DEFINE_FINAL_TYPE (MdrApplication, mdr_application, ADW_TYPE_APPLICATION)

/* What option parsing ends with; the same for both programs. */
enum
{
  EXIT_STATUS_GO_ON = -1,
  EXIT_STATUS_USAGE = 2,
};

static gboolean
parse_practice_cb (const char *option, const char *value, gpointer data, GError **error)
{
  MdrApplication *self = data;

  self->practises = TRUE;
  g_free (self->practice_name);
  self->practice_name = g_strdup (value);

  return TRUE;
}

static gboolean
check_practice (MdrApplication *self)
{
  if (!self->practises)
    return TRUE;

  if (self->address != NULL)
    {
      g_printerr ("%s\n", _ ("Choose one of --practice and --address."));
      return FALSE;
    }

  if (self->practice_name != NULL && mdr_practice_list_find (self->practice_name) == NULL)
    {
      g_autofree char *quote = mdr_clean_quote (self->practice_name);

      g_printerr (_ ("“%s” is no case to practise on. “mail-doctor --practice” shows those that "
                     "there are.\n"),
                  quote);
      return FALSE;
    }

  return TRUE;
}

static gboolean
take_given (MdrApplication *self, GVariantDict *options)
{
  g_autofree const char **arguments = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &arguments) ||
      arguments[0] == NULL)
    return TRUE;

  if (self->practises)
    g_set_error_literal (&error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _ ("Choose one of --practice and a file or link."));
  else
    self->given = mdr_given_choose (arguments, &error);

  if (error != NULL)
    g_printerr ("%s\n", error->message);

  return error == NULL;
}

/* A desktop starts the program once and then speaks to it, so it has to own its name. */
static void
become_service (GApplication *self)
{
  g_application_set_flags (self, G_APPLICATION_IS_SERVICE | G_APPLICATION_HANDLES_OPEN);
}

static int
mdr_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  MdrApplication *self = MDR_APPLICATION (application);
  const char *step_name;
  int step = MDR_STEP_START;

  if ((g_application_get_flags (application) & G_APPLICATION_IS_SERVICE) != 0)
    become_service (application);

  if (g_variant_dict_contains (given, "version"))
    {
      g_print ("mail-doctor %s\n", MDR_VERSION);
      return EXIT_SUCCESS;
    }

  if (g_variant_dict_lookup (given, "step", "&s", &step_name) &&
      !mdr_enum_from_nick (MDR_TYPE_STEP_ID, step_name, &step))
    {
      g_autofree char *quote = mdr_clean_quote (step_name);

      g_printerr (_ ("There is no step “%s”.\n"), quote);
      return EXIT_STATUS_USAGE;
    }
  self->first_step = step;

  if (g_variant_dict_lookup (given, "address", "s", &self->address))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MdrAddress) address = mdr_address_parse (self->address, &error);

      if (address == NULL)
        {
          g_printerr ("%s\n", error->message);
          return EXIT_STATUS_USAGE;
        }
    }

  return check_practice (self) && take_given (self, given) ? EXIT_STATUS_GO_ON : EXIT_STATUS_USAGE;
}

static void
mdr_application_activate (GApplication *application)
{
  MdrApplication *self = MDR_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL && self->practises)
    {
      g_action_group_activate_action (
          G_ACTION_GROUP (self), "practice",
          g_variant_new_string (self->practice_name != NULL ? self->practice_name : ""));
      return;
    }

  if (window == NULL && self->given != NULL)
    {
      mdr_given_open (self, self->given);
      return;
    }

  if (window == NULL)
    window = GTK_WINDOW (mdr_application_create_window (self));
  gtk_window_present (window);
}

/* What was clicked on elsewhere gets a window of its own, and leaves those alone that are there. */
static void
mdr_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  MdrApplication *self = MDR_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *uri = g_file_get_uri (files[i]);

      mdr_given_open (self, uri);
    }
}

/* Who loses the session bus loses what goes over it, but not the answers, the result, and what
 * could still be put back. */
static void
outlive_bus (GApplication *application)
{
  GDBusConnection *bus = g_application_get_dbus_connection (application);

  if (bus != NULL)
    g_dbus_connection_set_exit_on_close (bus, FALSE);
}

static void
mdr_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (mdr_application_parent_class)->startup (application);

  outlive_bus (application);
  mdr_application_add_actions (MDR_APPLICATION (application));
}

static void
mdr_application_shutdown (GApplication *application)
{
  mdr_preparation_end ();

  G_APPLICATION_CLASS (mdr_application_parent_class)->shutdown (application);
}

static void
mdr_application_finalize (GObject *object)
{
  MdrApplication *self = MDR_APPLICATION (object);

  g_clear_object (&self->options);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->practice_name, g_free);
  g_clear_pointer (&self->given, g_free);

  G_OBJECT_CLASS (mdr_application_parent_class)->finalize (object);
}

static void
mdr_application_class_init (MdrApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = mdr_application_finalize;
  application_class->activate = mdr_application_activate;
  application_class->handle_local_options = mdr_application_handle_local_options;
  application_class->open = mdr_application_open;
  application_class->shutdown = mdr_application_shutdown;
  application_class->startup = mdr_application_startup;
}

/* In a group of its own, since those of GApplication cannot leave the name to choice. */
static GOptionGroup *
create_practice_group (MdrApplication *self)
{
  static const GOptionEntry entries[] = {
    { "practice", 0, G_OPTION_FLAG_OPTIONAL_ARG, G_OPTION_ARG_CALLBACK, parse_practice_cb,
      N_ ("Play a frequent fault, with nothing real in it; without a name, choose one"),
      N_ ("NAME") },
    G_OPTION_ENTRY_NULL,
  };
  GOptionGroup *group = g_option_group_new ("practice", _ ("To practise:"),
                                            _ ("Show the options for practice"), self, NULL);

  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_group_add_entries (group, entries);

  return group;
}

static void
mdr_application_init (MdrApplication *self)
{
  static const GOptionEntry entries[] = {
    { "address", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("The mail address to check"),
      N_ ("ADDRESS") },
    { "step", 0, 0, G_OPTION_ARG_STRING, NULL,
      N_ ("With an address: the step to begin with, one of start, webmail, two-step, network, "
          "passwords, settings, result"),
      N_ ("STEP") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and exit"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL,
      N_ ("[REPORT|INVITATION]") },
    G_OPTION_ENTRY_NULL,
  };

  self->options = mdr_check_options_new ();

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_add_option_group (G_APPLICATION (self),
                                  mdr_check_options_create_group (self->options));
  g_application_add_option_group (G_APPLICATION (self), create_practice_group (self));
}

/* For mdr-application-actions.c, too: a window with a session of its own, not shown yet. */
MdrWindow *
mdr_application_create_window (MdrApplication *self)
{
  g_autoptr (MdrSession) session = mdr_check_options_create_live_session (self->options);
  MdrWindow *window;

  if (self->address != NULL && mdr_session_set_address (session, self->address, NULL))
    mdr_session_start (session);

  window = mdr_window_new (GTK_APPLICATION (self), session);
  if (self->address != NULL)
    mdr_window_show_step (window, self->first_step);
  mdr_preparation_begin ();

  return window;
}

/**
 * mdr_application_new:
 *
 * Every run from a command line is a process of its own: two people, or two accounts, can be
 * looked at side by side, and what one run was told is never taken for another's. Only the service
 * that a desktop starts is there once, and knows no command line.
 *
 * Returns: (transfer full): the application
 */
MdrApplication *
mdr_application_new (void)
{
  return g_object_new (MDR_TYPE_APPLICATION, "application-id", MDR_APPLICATION_ID, "flags",
                       G_APPLICATION_NON_UNIQUE, "resource-base-path",
                       "/io/github/maildoctor/MailDoctor", NULL);
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The wizard, which can be told on its standard input to look otherwise, and to measure itself.
 *
 * Each line is a word and perhaps an argument. Whatever is wrong comes out, a line each; a lone dot
 * says that all is done.
 */

#include <gio/gunixinputstream.h>
#include <unistd.h>

#include "core/mdr-i18n.h"
#include "gui/mdr-application.h"
#include "gui/mdr-window.h"
#include "measures.h"
#include "probe/tls/mdr-tls-minimum.h"

#define INTERFACE_SCHEMA "org.gnome.desktop.a11y.interface"

/* Room for a page to be read at once; a small screen has less, and a window of it is checked. */
#define HEIGHT 640

/* Of GtkSettings: 1/1024 of a dot an inch. */
#define USUAL_DPI (96 * 1024)

/* After so many frames nothing moves any more: what was just shown brings itself into view after
 * six. */
#define FRAMES 10

/* A window manager may be slow; and a window at its narrowest wants the border, too, asked for. */
#define TRIES 20

typedef struct
{
  GApplication *application;
  GDataInputStream *input;
} Console;

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *n_left = user_data;

  (*n_left)--;

  return *n_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
wait_for_frames (GtkWidget *window, guint n_frames)
{
  guint n_left = n_frames;

  gtk_widget_add_tick_callback (window, count_frame_cb, &n_left, NULL);
  while (n_left > 0)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find_wizard (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n_windows = g_list_model_get_n_items (windows);

  for (guint i = 0; i < n_windows; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      /* The list keeps it alive. */
      if (MDR_IS_WINDOW (window))
        return window;
    }

  g_error ("The wizard has no window");
}

/* The window that was opened last, such as the one with the lessons. */
static GtkWidget *
find_front (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n_windows = g_list_model_get_n_items (windows);

  for (guint i = 0; i < n_windows; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (!MDR_IS_WINDOW (window) && gtk_widget_get_mapped (window))
        return window;
    }

  return find_wizard ();
}

/* The border that a window draws itself is not counted. */
static void
set_width (const char *width)
{
  const int wanted = atoi (width);
  GtkWidget *window = find_front ();
  int asked_for = wanted;

  gtk_window_set_default_size (GTK_WINDOW (window), asked_for, HEIGHT);
  for (int i = 0; i < TRIES; i++)
    {
      wait_for_frames (window, FRAMES);
      if (gtk_widget_get_width (window) == wanted)
        return;

      asked_for = MAX (asked_for + wanted - gtk_widget_get_width (window), 1);
      gtk_window_set_default_size (GTK_WINDOW (window), asked_for, HEIGHT);
    }

  g_print ("The window is %d pixels wide, not %d\n", gtk_widget_get_width (window), wanted);
  measure_blame (window, wanted);
}

static void
set_style (const char *style)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      g_str_equal (style, "dark") ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                  : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static void
set_contrast (const char *contrast)
{
  g_autoptr (GSettings) settings = g_settings_new (INTERFACE_SCHEMA);
  gboolean high = g_str_equal (contrast, "high");

  g_settings_set_boolean (settings, "high-contrast", high);
  wait_for_frames (find_wizard (), FRAMES);
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) != high)
    g_print ("The contrast is not %s\n", contrast);
}

static void
set_text_size (const char *percent)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI * atoi (percent) / 100, NULL);
}

static void
set_direction (const char *direction)
{
  gtk_widget_set_default_direction (g_str_equal (direction, "rtl") ? GTK_TEXT_DIR_RTL
                                                                   : GTK_TEXT_DIR_LTR);
}

/* An action and perhaps its text: “app.learn ports”. */
static void
activate (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", 2);
  GVariant *target = parts[1] != NULL ? g_variant_new_string (parts[1]) : NULL;

  if (!gtk_widget_activate_action_variant (find_front (), parts[0], target))
    g_print ("There is no action “%s”\n", words);
}

/* The first that is to be seen of those with this action; folded rows are not. */
static GtkWidget *
find_actionable (GtkWidget *widget, const char *action_name)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;

  if (GTK_IS_ACTIONABLE (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action_name) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_actionable (child, action_name);

  return found;
}

/* An action of a part of the page, which the window itself does not know. */
static void
press (const char *action_name)
{
  GtkWidget *button = find_actionable (find_wizard (), action_name);

  if (button == NULL || !gtk_widget_activate (button))
    g_print ("There is nothing to press for “%s”\n", action_name);
}

static void
close_front (const char *unused)
{
  gtk_window_close (GTK_WINDOW (find_front ()));
}

static void
wait_for_checks (const char *unused)
{
  MdrSession *session = mdr_window_get_session (MDR_WINDOW (find_wizard ()));

  while (mdr_session_is_running (session))
    g_main_context_iteration (NULL, TRUE);
}

static void
check_room (const char *unused)
{
  measure_room (find_front ());
}

static void
check_beginning (const char *unused)
{
  measure_beginning (find_front ());
}

static void
check_drawn (const char *unused)
{
  measure_drawn (find_front ());
}

static void
check_focus (const char *unused)
{
  measure_focus (find_front ());
}

static void
take_picture (const char *path)
{
  GtkWidget *window = find_front ();

  wait_for_frames (window, 1);
  measure_picture (window, path);
}

static const struct
{
  const char *word;
  void (*obey) (const char *argument);
  gboolean changes;
} orders[] = {
  { "activate", activate, TRUE },
  { "beginning", check_beginning, FALSE },
  { "close", close_front, TRUE },
  { "contrast", set_contrast, TRUE },
  { "direction", set_direction, TRUE },
  { "drawn", check_drawn, FALSE },
  { "focus", check_focus, FALSE },
  { "picture", take_picture, FALSE },
  { "press", press, TRUE },
  { "room", check_room, FALSE },
  { "style", set_style, TRUE },
  { "text", set_text_size, TRUE },
  { "wait", wait_for_checks, TRUE },
  { "width", set_width, FALSE },
};

static void
obey (const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, " ", 2);

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_str_equal (orders[i].word, parts[0]))
      {
        orders[i].obey (parts[1] != NULL ? parts[1] : "");
        if (orders[i].changes)
          wait_for_frames (find_wizard (), FRAMES);
        g_print (".\n");
        return;
      }

  g_error ("What does “%s” mean?", line);
}

static void
line_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Console *console = user_data;
  g_autofree char *line =
      g_data_input_stream_read_line_finish_utf8 (console->input, result, NULL, NULL);

  /* Nobody asks any more. */
  if (line == NULL)
    return;

  obey (line);
  g_data_input_stream_read_line_async (console->input, G_PRIORITY_DEFAULT, NULL, line_read_cb,
                                       console);
}

static void
begin (Console *console)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_data_input_stream_read_line_async (console->input, G_PRIORITY_DEFAULT, NULL, line_read_cb,
                                       console);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GInputStream) stdin_stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GDataInputStream) input = g_data_input_stream_new (stdin_stream);
  g_autoptr (MdrApplication) application = NULL;
  Console console;

  mdr_tls_set_minimum ();
  mdr_i18n_init ();
  application = mdr_application_new ();
  console = (Console){ .application = G_APPLICATION (application), .input = input };
  g_signal_connect_swapped (application, "startup", G_CALLBACK (begin), &console);

  return g_application_run (G_APPLICATION (application), argc, argv);
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells how long a program takes until its window has been painted, as the X server sees it. The
 * program itself is not touched. Prints three numbers of milliseconds: window mapped, first frame,
 * and what the main thread has worked until then, which says more on a busy machine.
 */

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define TIMEOUT_SECONDS 30

/* A window with its background alone has one or two; text and shadows bring dozens. */
#define ENOUGH_COLOURS 12

/* Smaller ones are not the window that a person waits for. */
#define MIN_SIZE 100

typedef struct
{
  Display *display;
  int damage_event;
  gint64 start;
  gint64 mapped;
  Window window;
} Watch;

/* A window may go away while it is looked at. */
static int
ignore_error_cb (Display *display, XErrorEvent *error)
{
  return 0;
}

static gboolean
wait_for_event (Watch *watch)
{
  gint64 end = watch->start + TIMEOUT_SECONDS * G_USEC_PER_SEC;
  struct pollfd descriptor = { .fd = ConnectionNumber (watch->display), .events = POLLIN };

  while (XPending (watch->display) == 0)
    {
      gint64 left = end - g_get_monotonic_time ();

      if (left <= 0 || poll (&descriptor, 1, (int) (left / 1000) + 1) < 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_content (Watch *watch)
{
  g_autoptr (GHashTable) colours = g_hash_table_new (NULL, NULL);
  XWindowAttributes attributes;
  XImage *image;

  if (!XGetWindowAttributes (watch->display, watch->window, &attributes))
    return FALSE;

  image = XGetImage (watch->display, watch->window, 0, 0, (guint) attributes.width,
                     (guint) attributes.height, AllPlanes, ZPixmap);
  if (image == NULL)
    return FALSE;

  for (int y = 0; y < image->height && g_hash_table_size (colours) < ENOUGH_COLOURS; y++)
    for (int x = 0; x < image->width; x++)
      g_hash_table_add (colours, GSIZE_TO_POINTER (XGetPixel (image, x, y)));

  XDestroyImage (image);

  return g_hash_table_size (colours) >= ENOUGH_COLOURS;
}

static void
window_mapped (Watch *watch, const XMapEvent *event)
{
  XWindowAttributes attributes;

  if (watch->window != None || event->override_redirect ||
      !XGetWindowAttributes (watch->display, event->window, &attributes) ||
      attributes.width < MIN_SIZE || attributes.height < MIN_SIZE)
    return;

  watch->mapped = g_get_monotonic_time ();
  watch->window = event->window;
  XDamageCreate (watch->display, watch->window, XDamageReportNonEmpty);
}

/* Returns: when the first frame was there, or -1 */
static gint64
watch_window (Watch *watch)
{
  while (wait_for_event (watch))
    {
      XEvent event;

      XNextEvent (watch->display, &event);
      if (event.type == MapNotify)
        {
          window_mapped (watch, &event.xmap);
        }
      else if (event.type == watch->damage_event + XDamageNotify)
        {
          gint64 now = g_get_monotonic_time ();

          XDamageSubtract (watch->display, ((XDamageNotifyEvent *) &event)->damage, None, None);
          if (has_content (watch))
            return now;
        }
    }

  return -1;
}

/* The process has only begun when it counts, so loading the libraries is in it.
 *
 * Returns: milliseconds of processor time, or 0 if they cannot be told */
static double
read_work (pid_t pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/task/%d/schedstat", (int) pid, (int) pid);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;

  return (double) g_ascii_strtoull (text, NULL, 10) / 1e6;
}

static pid_t
start_program (char **command)
{
  pid_t pid = fork ();

  if (pid != 0)
    return pid;

  execvp (command[0], command);
  perror (command[0]);
  _exit (127);
}

int
main (int argc, char **argv)
{
  Watch watch = { .display = XOpenDisplay (NULL) };
  int error_event;
  gint64 painted;
  double worked = 0;
  pid_t pid;

  if (argc < 2 || watch.display == NULL ||
      !XDamageQueryExtension (watch.display, &watch.damage_event, &error_event))
    {
      fprintf (stderr, "Usage: first-frame COMMAND…, on an X server with the DAMAGE extension\n");
      return EXIT_FAILURE;
    }

  XSetErrorHandler (ignore_error_cb);
  XSelectInput (watch.display, DefaultRootWindow (watch.display), SubstructureNotifyMask);
  XSync (watch.display, False);

  watch.start = g_get_monotonic_time ();
  pid = start_program (argv + 1);
  painted = pid > 0 ? watch_window (&watch) : -1;
  if (pid > 0)
    {
      worked = read_work (pid);
      kill (pid, SIGTERM);
      waitpid (pid, NULL, 0);
    }
  XCloseDisplay (watch.display);

  if (painted < 0)
    return EXIT_FAILURE;

  printf ("%.1f %.1f %.1f\n", (double) (watch.mapped - watch.start) / 1000,
          (double) (painted - watch.start) / 1000, worked);

  return EXIT_SUCCESS;
}

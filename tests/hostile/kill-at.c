/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loaded before the C library, it kills the program just before one of the calls with which it
 * changes something outside: the one with number MDR_KILL_AT among those that follow the first open
 * of a file whose name has MDR_KILL_NEAR in it, or among all messages to others if that is "bus".
 * If there is a MDR_KILL_PROCESS, that one is killed instead, and the call made without it.
 */

/* With it, one of the two functions that are replaced would have the name of the other. */
#undef _FILE_OFFSET_BITS

#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static atomic_int n_calls;
static atomic_int near;

static const char *
get_setting (const char *name)
{
  const char *value = getenv (name);

  return value != NULL ? value : "";
}

static int
is_about_the_bus (void)
{
  return strcmp (get_setting ("MDR_KILL_NEAR"), "bus") == 0;
}

/* Its parent has to notice that it ended, or it stays. */
static void
wait_for_end (pid_t process)
{
  while (kill (process, 0) == 0)
    usleep (1000);
}

static void
count (void)
{
  pid_t other = atoi (get_setting ("MDR_KILL_PROCESS"));

  if (atomic_fetch_add (&n_calls, 1) != atoi (get_setting ("MDR_KILL_AT")))
    return;

  kill (other > 0 ? other : getpid (), SIGKILL);
  if (other > 0)
    wait_for_end (other);
}

static void
count_file_call (void)
{
  if (!is_about_the_bus () && near)
    count ();
}

static void
look_at_path (const char *path)
{
  const char *wanted = get_setting ("MDR_KILL_NEAR");

  if (*wanted != '\0' && path != NULL && strstr (path, wanted) != NULL)
    near = 1;
  count_file_call ();
}

#define NEXT(name) ((__typeof__ (&name)) dlsym (RTLD_NEXT, #name))

int
open (const char *path, int flags, ...)
{
  va_list arguments;
  mode_t mode;

  va_start (arguments, flags);
  mode = flags & (O_CREAT | O_TMPFILE) ? va_arg (arguments, mode_t) : 0;
  va_end (arguments);
  look_at_path (path);

  return NEXT (open) (path, flags, mode);
}

int
open64 (const char *path, int flags, ...)
{
  va_list arguments;
  mode_t mode;

  va_start (arguments, flags);
  mode = flags & (O_CREAT | O_TMPFILE) ? va_arg (arguments, mode_t) : 0;
  va_end (arguments);
  look_at_path (path);

  return NEXT (open64) (path, flags, mode);
}

ssize_t
write (int descriptor, const void *bytes, size_t length)
{
  count_file_call ();

  return NEXT (write) (descriptor, bytes, length);
}

int
fsync (int descriptor)
{
  count_file_call ();

  return NEXT (fsync) (descriptor);
}

int
rename (const char *from, const char *to)
{
  count_file_call ();

  return NEXT (rename) (from, to);
}

int
unlink (const char *path)
{
  count_file_call ();

  return NEXT (unlink) (path);
}

ssize_t
sendmsg (int descriptor, const struct msghdr *message, int flags)
{
  if (is_about_the_bus ())
    count ();

  return NEXT (sendmsg) (descriptor, message, flags);
}

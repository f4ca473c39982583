/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An administrator writes them, so nothing in them is evil; but a device, a huge file or one in
 * another encoding may stand there by mistake, and none of that may stop the program.
 */

#include "mdr-company-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mdr-company-problem.h"

/**
 * mdr_company_file_new:
 * @path: where it is
 * @text: its bytes
 * @length: how many
 * @problems: (element-type MdrCompanyProblem): where to add what is wrong
 *
 * Returns: (transfer full) (nullable): the file, %NULL if it is too large or no text
 */
MdrCompanyFile *
mdr_company_file_new (const char *path, const char *text, gsize length, GPtrArray *problems)
{
  MdrCompanyFile *self;
  const char *end;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  if (length > MDR_COMPANY_FILE_MAX_BYTES)
    {
      mdr_company_problem_add (problems, path, 0,
                               _ ("The file is larger than %d KiB. Split it into several."),
                               MDR_COMPANY_FILE_MAX_BYTES / 1024);
      return NULL;
    }

  self = g_new0 (MdrCompanyFile, 1);
  self->path = g_strdup (path);
  self->text = g_strndup (text, length);
  self->length = length;

  if (!g_utf8_validate (text, (gssize) length, &end))
    {
      mdr_company_problem_add (
          problems, path, mdr_company_file_count_lines (self, (gsize) (end - text)),
          _ ("Something in this line is not text in UTF-8. Save the file in this encoding."));
      g_clear_pointer (&self, mdr_company_file_free);
    }

  return self;
}

/* Without waiting for a pipe that nobody fills. */
static int
open_regular_file (const char *path, GPtrArray *problems)
{
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  struct stat status;

  if (fd < 0)
    {
      mdr_company_problem_add (problems, path, 0,
                               _ ("The file cannot be opened (%s). Let everybody read it."),
                               g_strerror (errno));
      return -1;
    }

  if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    return fd;

  mdr_company_problem_add (problems, path, 0, _ ("This is no file. Put a file in its place."));
  close (fd);

  return -1;
}

/**
 * mdr_company_file_read:
 * @path: where it is
 * @problems: (element-type MdrCompanyProblem): where to add what is wrong
 *
 * Reads no more than a byte beyond the limit.
 *
 * Returns: (transfer full) (nullable): the file, %NULL if it cannot be read
 */
MdrCompanyFile *
mdr_company_file_read (const char *path, GPtrArray *problems)
{
  g_autofree char *buffer = NULL;
  gsize length = 0;
  gssize n_read;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  fd = open_regular_file (path, problems);
  if (fd < 0)
    return NULL;

  buffer = g_malloc (MDR_COMPANY_FILE_MAX_BYTES + 1);
  do
    {
      n_read = read (fd, buffer + length, MDR_COMPANY_FILE_MAX_BYTES + 1 - length);
      if (n_read > 0)
        length += (gsize) n_read;
    }
  while (n_read > 0 || (n_read < 0 && errno == EINTR));

  if (n_read < 0)
    mdr_company_problem_add (problems, path, 0, _ ("The file cannot be read (%s)."),
                             g_strerror (errno));
  close (fd);

  return n_read < 0 ? NULL : mdr_company_file_new (path, buffer, length, problems);
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full): the names in @folder that end in @ending, in the order of the alphabet
 */
static GPtrArray *
list_names (const char *folder, const char *ending, GPtrArray *problems)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) directory = g_dir_open (folder, 0, &error);
  const char *name;

  if (directory == NULL && !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    mdr_company_problem_add (problems, folder, 0, "%s.", error->message);

  /* What begins with a full stop is an editor's. */
  while (directory != NULL && names->len <= MDR_COMPANY_FILE_MAX_FILES &&
         (name = g_dir_read_name (directory)) != NULL)
    if (*name != '.' && g_str_has_suffix (name, ending))
      g_ptr_array_add (names, g_strdup (name));

  if (names->len > MDR_COMPANY_FILE_MAX_FILES)
    {
      mdr_company_problem_add (problems, folder, 0,
                               _ ("There are more than %d files here. Put several into one."),
                               MDR_COMPANY_FILE_MAX_FILES);
      g_ptr_array_set_size (names, 0);
    }

  g_ptr_array_sort (names, compare_names_cb);

  return names;
}

/**
 * mdr_company_file_read_folder:
 * @folder: a folder that need not be there
 * @ending: how the names of files end that are meant
 * @problems: (element-type MdrCompanyProblem): where to add what is wrong
 *
 * Returns: (transfer full) (element-type MdrCompanyFile): the files that can be read, in the order
 *   of their names
 */
GPtrArray *
mdr_company_file_read_folder (const char *folder, const char *ending, GPtrArray *problems)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) mdr_company_file_free);
  g_autoptr (GPtrArray) names = NULL;

  g_return_val_if_fail (folder != NULL, files);
  g_return_val_if_fail (ending != NULL, files);

  names = list_names (folder, ending, problems);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      MdrCompanyFile *file = mdr_company_file_read (path, problems);

      if (file != NULL)
        g_ptr_array_add (files, file);
    }

  return files;
}

/**
 * mdr_company_file_free:
 * @self: a file
 *
 * Frees it.
 */
void
mdr_company_file_free (MdrCompanyFile *self)
{
  g_free (self->path);
  g_free (self->text);
  g_free (self);
}

/**
 * mdr_company_file_count_lines:
 * @self: a file
 * @offset: a place in it
 *
 * Returns: in which line @offset is; the first one is 1
 */
guint
mdr_company_file_count_lines (const MdrCompanyFile *self, gsize offset)
{
  guint line = 1;

  for (gsize i = 0; i < MIN (offset, self->length); i++)
    line += self->text[i] == '\n';

  return line;
}

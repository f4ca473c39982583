/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names the file and the line as compilers do, so that editors can lead there. What is quoted comes
 * out of the file, and is cleaned.
 */

#include "mdr-company-problem.h"

#include <glib/gi18n-lib.h>

#include "core/mdr-clean-text.h"

/* Room for two sentences and for what they quote. */
#define MAX_TEXT 400
#define MAX_PATH 200

/* Who reads a hundred problems mends the first ones, and comes back. */
#define MAX_PROBLEMS 100

/**
 * mdr_company_problem_new:
 * @path: the file or folder
 * @line: the line of it, 0 where it is about all of it
 * @is_error: whether the file was left out
 * @text: what is wrong, and what to do
 *
 * Returns: (transfer full): a new problem
 */
MdrCompanyProblem *
mdr_company_problem_new (const char *path, guint line, gboolean is_error, const char *text)
{
  MdrCompanyProblem *self = g_new0 (MdrCompanyProblem, 1);

  self->path = mdr_clean_text (path, -1, MAX_PATH);
  self->line = line;
  self->is_error = is_error;
  self->text = mdr_clean_text (text, -1, MAX_TEXT);

  return self;
}

/**
 * mdr_company_problem_free:
 * @self: a problem
 *
 * Frees it.
 */
void
mdr_company_problem_free (MdrCompanyProblem *self)
{
  g_free (self->path);
  g_free (self->text);
  g_free (self);
}

/**
 * mdr_company_problem_dup_place:
 * @self: a problem
 *
 * Returns: (transfer full): where it is, as in "/etc/mail-doctor/support.ini:3"
 */
char *
mdr_company_problem_dup_place (const MdrCompanyProblem *self)
{
  return self->line > 0 ? g_strdup_printf ("%s:%u", self->path, self->line) : g_strdup (self->path);
}

/**
 * mdr_company_problem_dup_sentence:
 * @self: a problem
 *
 * Returns: (transfer full): where it is, what is wrong, what to do, and what came of it
 */
char *
mdr_company_problem_dup_sentence (const MdrCompanyProblem *self)
{
  g_autofree char *place = mdr_company_problem_dup_place (self);

  if (!self->is_error)
    return g_strdup_printf ("%s: %s", place, self->text);

  /* Translators: a file and its line; what is wrong with it. */
  return g_strdup_printf (_ ("%s: %s This file is left out."), place, self->text);
}

static void
add (GPtrArray *problems,
     const char *path,
     guint line,
     gboolean is_error,
     const char *format,
     va_list arguments)
{
  g_autofree char *text = g_strdup_vprintf (format, arguments);

  if (problems->len < MAX_PROBLEMS)
    g_ptr_array_add (problems, mdr_company_problem_new (path, line, is_error, text));
}

/**
 * mdr_company_problem_add:
 * @problems: (element-type MdrCompanyProblem): where to add it
 * @path: the file that is left out
 * @line: the line of it, 0 where it is about all of it
 * @format: what is wrong, and what to do
 * @...: its parameters
 *
 * Adds a problem for which a file is left out.
 */
void
mdr_company_problem_add (GPtrArray *problems, const char *path, guint line, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  add (problems, path, line, TRUE, format, arguments);
  va_end (arguments);
}

/**
 * mdr_company_problem_add_remark:
 * @problems: (element-type MdrCompanyProblem): where to add it
 * @path: the file
 * @line: the line of it, 0 where it is about all of it
 * @format: what there is to know
 * @...: its parameters
 *
 * Adds something that the administrator should know.
 */
void
mdr_company_problem_add_remark (GPtrArray *problems,
                                const char *path,
                                guint line,
                                const char *format,
                                ...)
{
  va_list arguments;

  va_start (arguments, format);
  add (problems, path, line, FALSE, format, arguments);
  va_end (arguments);
}

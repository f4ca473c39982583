/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is wrong with a file of the company's settings, for the administrator who wrote it.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MdrCompanyProblem:
 * @path: the file or folder, cleaned
 * @line: the line of it, 0 where it is about the whole file
 * @is_error: whether the file was left out; else it is only something to know
 * @text: what is wrong, and what to do, as sentences in the user's language
 */
typedef struct
{
  char *path;
  guint line;
  gboolean is_error;
  char *text;
} MdrCompanyProblem;

MdrCompanyProblem *
mdr_company_problem_new (const char *path, guint line, gboolean is_error, const char *text);
void mdr_company_problem_free (MdrCompanyProblem *self);

char *mdr_company_problem_dup_place (const MdrCompanyProblem *self);
char *mdr_company_problem_dup_sentence (const MdrCompanyProblem *self);

void
mdr_company_problem_add (GPtrArray *problems, const char *path, guint line, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
void mdr_company_problem_add_remark (GPtrArray *problems,
                                     const char *path,
                                     guint line,
                                     const char *format,
                                     ...) G_GNUC_PRINTF (4, 5);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrCompanyProblem, mdr_company_problem_free)

G_END_DECLS

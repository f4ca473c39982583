/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GKeyFile says nothing of lines, and takes the last of two groups or keys of one name in silence.
 * So each line is looked at before.
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/mdr-clean-text.h"
#include "mdr-company-file.h"
#include "mdr-company-problem.h"

/* Far more than any file needs; who looks for a name among them stays quick. */
#define MAX_LINES 5000

typedef struct
{
  const MdrCompanyFile *file;
  GPtrArray *problems;
  guint line;
  char *group;      /* owned, NULL before the first */
  GHashTable *seen; /* owned: "group" and "group\nkey" */
  gboolean failed;
} Scan;

/* Only the first fault is told: what follows is often due to it. */
G_GNUC_PRINTF (2, 3)
static void
fail (Scan *scan, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  if (!scan->failed)
    mdr_company_problem_add (scan->problems, scan->file->path, scan->line, "%s", text);
  scan->failed = TRUE;
}

/* GKeyFile takes blanks off both ends of keys. */
static char *
dup_key (const char *text)
{
  return g_strchomp (g_strndup (text, strcspn (text, "=")));
}

static void
look_at_group (Scan *scan, const char *text)
{
  gsize length = strcspn (text + 1, "]");

  if (text[1 + length] != ']' || length == 0)
    {
      g_autofree char *quote = mdr_clean_quote (text);

      fail (scan, _ ("“%s” is no group. A group is a line like [name]."), quote);
      return;
    }

  g_free (scan->group);
  scan->group = g_strndup (text + 1, length);
  if (!g_hash_table_add (scan->seen, g_strdup (scan->group)))
    {
      g_autofree char *quote = mdr_clean_quote (scan->group);

      fail (scan, _ ("The group [%s] is here for the second time. Put both into one."), quote);
    }
}

static void
look_at_key (Scan *scan, const char *text)
{
  g_autofree char *key = dup_key (text);
  g_autofree char *quote = mdr_clean_quote (text);
  g_autofree char *quoted_key = mdr_clean_quote (key);

  if (scan->group == NULL)
    {
      fail (scan, _ ("“%s” stands before the first group. Put a line like [name] before it."),
            quoted_key);
      return;
    }

  if (*key == '\0' || strchr (text, '=') == NULL)
    {
      fail (scan,
            _ ("“%s” is neither a group nor a key with its value. Write KEY=VALUE, or "
               "begin the line with “#”."),
            quote);
      return;
    }

  if (!g_hash_table_add (scan->seen, g_strconcat (scan->group, "\n", key, NULL)))
    fail (scan, _ ("“%s” is in this group for the second time. Keep one of them."), quoted_key);
}

static void
look_at_line (Scan *scan, const char *line)
{
  g_autofree char *text = g_strstrip (g_strdup (line));

  scan->line++;
  if (*text == '\0' || *text == '#')
    return;

  if (*text == '[')
    look_at_group (scan, text);
  else
    look_at_key (scan, text);
}

/**
 * mdr_company_file_parse_keys:
 * @self: a file
 * @problems: (element-type MdrCompanyProblem): where to add what is wrong
 *
 * Returns: (transfer full) (nullable): its groups and keys, %NULL if it is not made of such
 */
GKeyFile *
mdr_company_file_parse_keys (const MdrCompanyFile *self, GPtrArray *problems)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_auto (GStrv) lines = g_strsplit (self->text, "\n", -1);
  g_autoptr (GError) error = NULL;
  Scan scan = { .file = self, .problems = problems };

  if (g_strv_length (lines) > MAX_LINES)
    {
      mdr_company_problem_add (problems, self->path, MAX_LINES,
                               _ ("There are more than %d lines. Split the file into several."),
                               MAX_LINES);
      return NULL;
    }

  scan.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (char **line = lines; *line != NULL && !scan.failed; line++)
    look_at_line (&scan, *line);
  g_hash_table_unref (scan.seen);
  g_free (scan.group);

  if (scan.failed)
    return NULL;

  if (g_key_file_load_from_data (keys, self->text, self->length, G_KEY_FILE_KEEP_TRANSLATIONS,
                                 &error))
    return g_steal_pointer (&keys);

  mdr_company_problem_add (problems, self->path, 0, "%s.", error->message);

  return NULL;
}

/**
 * mdr_company_file_find_line:
 * @self: a file that mdr_company_file_parse_keys() has read
 * @group: the name of a group
 * @key: (nullable): a key in it
 *
 * Returns: where @key is, or else @group; 0 if neither is there
 */
guint
mdr_company_file_find_line (const MdrCompanyFile *self, const char *group, const char *key)
{
  g_auto (GStrv) lines = g_strsplit (self->text, "\n", -1);
  g_autofree char *heading = g_strdup_printf ("[%s]", group);
  guint group_line = 0;
  gboolean inside = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);
      g_autofree char *name = dup_key (line);

      if (*line == '[')
        inside = g_str_has_prefix (line, heading);
      if (inside && group_line == 0)
        group_line = i + 1;
      if (inside && key != NULL && *line != '[' && *line != '#' && g_str_equal (name, key))
        return i + 1;
    }

  return group_line;
}

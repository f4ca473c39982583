/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A company's own guides, in the format of data/guides, with one thing more: a link to a page of
 * its own, <link uri="https://…">What the button says</link>. A test looks at the guides that are
 * built in; these are looked at here.
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/mdr-clean-text.h"
#include "mdr-company-private.h"
#include "mdr-company-problem.h"
#include "mdr-data-element.h"

/* What a screen has room for. */
#define MAX_STEPS 20
#define MAX_TEXT 1000
#define MAX_GUIDES 500

static const char *const guide_attributes[] = {
  "id",      "causes", "providers", "notes",  "policies", "switches", "programs",
  "devices", "topic",  "rank",      "source", "checked",  NULL,
};

/* Where in which file, and how it went. */
typedef struct
{
  const MdrCompanyFile *file;
  GPtrArray *problems;
} Check;

static gboolean
fail (const Check *check, const MdrDataElement *element, const char *text)
{
  mdr_company_problem_add (check->problems, check->file->path, mdr_data_element_get_line (element),
                           "%s", text);

  return FALSE;
}

static gboolean
fail_at (const Check *check, const MdrDataElement *element, const char *text, const char *word)
{
  g_autofree char *quote = mdr_clean_quote (word);

  mdr_company_problem_add (check->problems, check->file->path, mdr_data_element_get_line (element),
                           "<%s>: “%s”: %s", mdr_data_element_get_name (element), quote, text);

  return FALSE;
}

static gboolean
check_text (const Check *check, const MdrDataElement *element)
{
  const char *text = mdr_data_element_get_text (element);
  g_autofree char *clean = mdr_clean_text (text, -1, MAX_TEXT);

  if (*text == '\0' || strcmp (clean, text) != 0)
    return fail_at (check, element, _ ("write a text of one paragraph here, not too long."), clean);

  return TRUE;
}

static gboolean
check_link (const Check *check, const MdrDataElement *element)
{
  const char *uri = mdr_data_element_get_attribute (element, "uri");

  if (uri == NULL)
    return mdr_data_element_get_attribute (element, "ref") != NULL ||
           fail (check, element, _ ("This link leads nowhere. Give it an attribute “uri”."));

  if (!g_str_has_prefix (uri, "https://") || !g_uri_is_valid (uri, G_URI_FLAGS_NONE, NULL))
    return fail_at (check, element, _ ("a page must begin with https://."), uri);

  return check_text (check, element);
}

static gboolean
check_content (const Check *check, const MdrDataElement *guide)
{
  guint n_titles = 0;
  guint n_steps = 0;

  for (guint i = 0; i < mdr_data_element_get_n_children (guide); i++)
    {
      const MdrDataElement *element = mdr_data_element_get_child (guide, i);
      const char *name = mdr_data_element_get_name (element);
      gboolean is_link = g_str_equal (name, "link");

      if (!is_link && !g_str_equal (name, "title") && !g_str_equal (name, "step"))
        return fail_at (check, element, _ ("a guide has only <title>, <step> and <link>."), name);

      if (!(is_link ? check_link (check, element) : check_text (check, element)))
        return FALSE;

      n_titles += g_str_equal (name, "title");
      n_steps += g_str_equal (name, "step");
    }

  if (n_titles != 1 || n_steps == 0 || n_steps > MAX_STEPS)
    return fail (check, guide, _ ("A guide has one <title>, and from one to twenty <step>."));

  return TRUE;
}

static gboolean
check_causes (const Check *check, const MdrDataElement *guide)
{
  const char *causes = mdr_data_element_get_attribute (guide, "causes");
  g_auto (GStrv) codes = g_strsplit (causes != NULL ? causes : "", " ", -1);

  for (char **code = codes; *code != NULL; code++)
    {
      MdrCause cause;

      if (!g_str_equal (*code, "any") && !mdr_cause_from_code (*code, &cause))
        return fail_at (check, guide,
                        _ ("this is not the code of a cause. They stand in data/guides/causes.xml, "
                           "with one blank between two of them."),
                        *code);
    }

  return *codes != NULL ||
         fail (check, guide, _ ("Say with “causes” what the guide helps with; “any” is all."));
}

static gboolean
check_attributes (const Check *check, const MdrDataElement *guide)
{
  const char *id = mdr_data_element_get_attribute (guide, "id");
  g_autofree const char **names = mdr_data_element_dup_attribute_names (guide);

  for (const char **name = names; *name != NULL; name++)
    if (!g_strv_contains (guide_attributes, *name))
      return fail_at (check, guide, _ ("this attribute is not known. Is it misspelt?"), *name);

  if (id == NULL || *id == '\0' ||
      id[strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-/")] != '\0')
    return fail (check, guide,
                 _ ("A guide needs an “id” of small letters, digits, hyphens and slashes."));

  return check_causes (check, guide);
}

static gboolean
check_root (const Check *check, const MdrDataElement *root)
{
  if (!g_str_equal (mdr_data_element_get_name (root), "guides"))
    return fail_at (check, root, _ ("write <guides> around all guides."),
                    mdr_data_element_get_name (root));

  for (guint i = 0; i < mdr_data_element_get_n_children (root); i++)
    {
      const MdrDataElement *guide = mdr_data_element_get_child (root, i);

      if (!g_str_equal (mdr_data_element_get_name (guide), "guide"))
        return fail_at (check, guide, _ ("there are only <guide> elements here."),
                        mdr_data_element_get_name (guide));

      if (!check_attributes (check, guide) || !check_content (check, guide))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_unique (const Check *check, const MdrDataElement *root, GPtrArray *guides)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < guides->len; i++)
    g_hash_table_add (ids, (gpointer) mdr_guide_entry_get_id (guides->pdata[i]));

  for (guint i = 0; i < mdr_data_element_get_n_children (root); i++)
    {
      const MdrDataElement *guide = mdr_data_element_get_child (root, i);
      const char *id = mdr_data_element_get_attribute (guide, "id");

      if (!g_hash_table_add (ids, (gpointer) id))
        return fail_at (check, guide, _ ("another guide has this id. Choose one of its own."), id);
    }

  return TRUE;
}

/* Both kinds of messages say the line, and no number before it. */
static guint
find_line (const char *message)
{
  const char *digits = message + strcspn (message, "0123456789");

  return (guint) MIN (g_ascii_strtoull (digits, NULL, 10), MDR_COMPANY_FILE_MAX_BYTES);
}

void
mdr_company_read_guides (const MdrCompanyFile *file, GPtrArray *guides, GPtrArray *problems)
{
  const Check check = { file, problems };
  g_autoptr (GError) error = NULL;
  g_autoptr (MdrDataElement) root =
      mdr_data_element_parse (file->text, (gssize) file->length, &error);

  if (root == NULL)
    {
      /* GLib ends some of its messages with a full stop. */
      if (g_str_has_suffix (error->message, "."))
        error->message[strlen (error->message) - 1] = '\0';
      /* Translators: what is wrong with an XML file, with its line. */
      mdr_company_problem_add (problems, file->path, find_line (error->message),
                               _ ("The file is no XML that can be read: %s."), error->message);
      return;
    }

  if (!check_root (&check, root) || !check_unique (&check, root, guides))
    return;

  if (guides->len + mdr_data_element_get_n_children (root) > MAX_GUIDES)
    {
      fail (&check, root, _ ("There are too many guides. Keep those that are needed."));
      return;
    }

  for (guint i = 0; i < mdr_data_element_get_n_children (root); i++)
    g_ptr_array_add (guides, mdr_guide_entry_new (mdr_data_element_get_child (root, i)));
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A guide names pages by reference: "provider:webmail" is a page of whatever provider the user has,
 * all others stand in data/guides/links.xml.
 */

#include "mdr-guide-links.h"

#include <glib/gi18n-lib.h>

#include "mdr-data-element.h"
#include "mdr-texts.h"

#define PROVIDER_PREFIX "provider:"

typedef struct
{
  char *uri;
  char *title;
} Link;

static void
link_free (Link *link)
{
  g_free (link->uri);
  g_free (link->title);
  g_free (link);
}

static gpointer
load_links_cb (gpointer unused)
{
  GHashTable *links =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) link_free);
  g_autoptr (MdrDataElement) root = mdr_data_element_load ("links.xml");

  for (guint i = 0; i < mdr_data_element_get_n_children (root); i++)
    {
      const MdrDataElement *element = mdr_data_element_get_child (root, i);
      const MdrDataElement *title = mdr_data_element_get_child (element, 0);
      Link *link = g_new0 (Link, 1);

      link->uri = g_strdup (mdr_data_element_get_attribute (element, "uri"));
      link->title = g_strdup (mdr_data_element_get_text (title));
      g_hash_table_insert (links, g_strdup (mdr_data_element_get_attribute (element, "id")), link);
    }

  return links;
}

static const Link *
find_link (const char *id)
{
  static GOnce once = G_ONCE_INIT;

  return g_hash_table_lookup (g_once (&once, load_links_cb, NULL), id);
}

static gboolean
is_provider_link (const char *reference, MdrProviderLink *link)
{
  int value;

  if (!g_str_has_prefix (reference, PROVIDER_PREFIX) ||
      !mdr_enum_from_nick (MDR_TYPE_PROVIDER_LINK, reference + strlen (PROVIDER_PREFIX), &value))
    return FALSE;

  *link = value;

  return TRUE;
}

/**
 * mdr_guide_links_find:
 * @reference: what a guide refers to
 * @provider: (nullable): the user's provider
 * @label: (out): where to put what a button says, in the user's language
 * @uri: (out): where to put the address of the page
 *
 * Looks up the page that a reference stands for.
 *
 * Returns: whether there is one for this provider; @label and @uri are only set if so
 */
gboolean
mdr_guide_links_find (const char *reference,
                      MdrProvider *provider,
                      const char **label,
                      const char **uri)
{
  MdrProviderLink provider_link;
  const Link *link;

  g_return_val_if_fail (reference != NULL, FALSE);

  if (is_provider_link (reference, &provider_link))
    {
      const char *page = provider != NULL ? mdr_provider_get_link (provider, provider_link) : NULL;

      if (page == NULL)
        return FALSE;

      *label = mdr_texts_get_provider_link_title (provider_link);
      *uri = page;

      return TRUE;
    }

  link = find_link (reference);
  if (link == NULL)
    return FALSE;

  *label = g_dgettext (GETTEXT_PACKAGE, link->title);
  *uri = link->uri;

  return TRUE;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A company's own providers, in the format of data/knowledge/providers.ini. They have no sources:
 * the company knows.
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/mdr-clean-text.h"
#include "mdr-company-private.h"
#include "mdr-company-problem.h"
#include "mdr-provider-list.h"

#define SOURCE "company"

/* Messages about providers begin with group and key: “[acme] imap: …”. */
static void
report (const MdrCompanyFile *file, const char *group, const char *message, GPtrArray *problems)
{
  g_autofree char *prefix = g_strdup_printf ("[%s] ", group);
  const char *rest = g_str_has_prefix (message, prefix) ? message + strlen (prefix) : message;
  const char *colon = strstr (rest, ": ");
  g_autofree char *key = colon != NULL ? g_strndup (rest, (gsize) (colon - rest)) : NULL;

  mdr_company_problem_add (problems, file->path, mdr_company_file_find_line (file, group, key),
                           /* Translators: what is wrong with a provider, like “[acme] imap: “x” is
                            * without encryption”. */
                           _ ("%s. The keys are explained in the README under “Company settings”."),
                           message);
}

static gboolean
check_keys (const MdrCompanyFile *file, GKeyFile *keys, const char *group, GPtrArray *problems)
{
  g_auto (GStrv) names = g_key_file_get_keys (keys, group, NULL, NULL);

  for (char **name = names; name != NULL && *name != NULL; name++)
    if (!mdr_provider_knows_key (*name))
      {
        g_autofree char *quote = mdr_clean_quote (*name);

        mdr_company_problem_add (problems, file->path,
                                 mdr_company_file_find_line (file, group, *name),
                                 _ ("“%s” is not known here. Is it misspelt?"), quote);
        return FALSE;
      }

  return TRUE;
}

/* As in the list that is built in: it goes into results and into guides. */
static gboolean
is_id (const char *text)
{
  return *text != '\0' && text[strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

static gboolean
check_id (const MdrCompanyFile *file, const char *id, GPtrArray *providers, GPtrArray *problems)
{
  MdrProvider *other = mdr_provider_list_find_by_id (mdr_provider_list_get_built_in (), id);
  g_autofree char *quote = mdr_clean_quote (id);

  if (!is_id (id))
    {
      mdr_company_problem_add (
          problems, file->path, mdr_company_file_find_line (file, id, NULL),
          _ ("[%s] cannot be an id. Use small letters, digits and hyphens only."), quote);
      return FALSE;
    }

  for (guint i = 0; i < providers->len && other == NULL; i++)
    if (g_str_equal (mdr_provider_get_id (providers->pdata[i]), id))
      other = providers->pdata[i];

  if (other != NULL)
    {
      g_autofree char *name = mdr_clean_quote (mdr_provider_get_name (other));

      mdr_company_problem_add (problems, file->path, mdr_company_file_find_line (file, id, NULL),
                               _ ("[%s] is the id of “%s” already. Choose another one, like "
                                  "company-%s."),
                               quote, name, quote);
    }

  return other == NULL;
}

static guint
find_domains (const MdrCompanyFile *file, MdrProvider *provider)
{
  return mdr_company_file_find_line (file, mdr_provider_get_id (provider), "domains");
}

static gboolean
check_domains (const MdrCompanyFile *file,
               MdrProvider *provider,
               GPtrArray *providers,
               GPtrArray *problems)
{
  for (const char *const *domain = mdr_provider_get_domains (provider); *domain != NULL; domain++)
    {
      MdrProvider *shipped =
          mdr_provider_list_find_by_domain (mdr_provider_list_get_built_in (), *domain);
      g_autofree char *quote = mdr_clean_quote (*domain);

      if (strchr (*domain, '.') == NULL)
        {
          mdr_company_problem_add (problems, file->path, find_domains (file, provider),
                                   _ ("“%s” is no domain of mail addresses. Write it whole, like "
                                      "example.com."),
                                   quote);
          return FALSE;
        }

      for (guint i = 0; i < providers->len; i++)
        if (g_strv_contains (mdr_provider_get_domains (providers->pdata[i]), *domain))
          {
            g_autofree char *other = mdr_clean_quote (mdr_provider_get_id (providers->pdata[i]));

            mdr_company_problem_add (problems, file->path, find_domains (file, provider),
                                     _ ("“%s” is a domain of [%s] already. Take it out of one "
                                        "of them."),
                                     quote, other);
            return FALSE;
          }

      if (shipped != NULL)
        mdr_company_problem_add_remark (problems, file->path, find_domains (file, provider),
                                        _ ("“%s” is also a domain of “%s”, which Mail Doctor "
                                           "knows. Your own settings are "
                                           "used."),
                                        quote, mdr_provider_get_name (shipped));
    }

  return TRUE;
}

static gboolean
check_group (const MdrCompanyFile *file,
             GKeyFile *keys,
             const char *id,
             GPtrArray *providers,
             GPtrArray *problems)
{
  static const char *const sources[] = { SOURCE };

  if (!check_id (file, id, providers, problems) || !check_keys (file, keys, id, problems))
    return FALSE;

  if (!g_key_file_has_key (keys, id, "sources", NULL))
    g_key_file_set_string_list (keys, id, "sources", sources, G_N_ELEMENTS (sources));

  return TRUE;
}

/* Returns: (nullable): the group that a message is about */
static const char *
find_group (char **groups, const char *message)
{
  for (; *groups != NULL; groups++)
    {
      g_autofree char *prefix = g_strdup_printf ("[%s] ", *groups);

      if (g_str_has_prefix (message, prefix))
        return *groups;
    }

  return "";
}

void
mdr_company_read_providers (const MdrCompanyFile *file, GPtrArray *providers, GPtrArray *problems)
{
  g_autoptr (GKeyFile) keys = mdr_company_file_parse_keys (file, problems);
  g_autoptr (MdrProviderList) list = NULL;
  g_auto (GStrv) groups = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *found;

  if (keys == NULL)
    return;

  groups = g_key_file_get_groups (keys, NULL);
  for (char **group = groups; *group != NULL; group++)
    if (!check_group (file, keys, *group, providers, problems))
      return;

  list = mdr_provider_list_new (keys, &error);
  if (list == NULL)
    {
      report (file, find_group (groups, error->message), error->message, problems);
      return;
    }

  found = mdr_provider_list_get_providers (list);
  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr (MdrProvider) provider = g_list_model_get_item (found, i);

      if (!check_domains (file, provider, providers, problems))
        return;
    }

  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    g_ptr_array_add (providers, g_list_model_get_item (found, i));
}

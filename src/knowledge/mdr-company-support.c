/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * support.ini has one group, [support], and every fact may be there in several languages, as in
 * desktop entries: name[it].
 */

#include "mdr-company-support.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/mdr-address.h"
#include "core/mdr-clean-text.h"
#include "mdr-company-private.h"
#include "mdr-company-problem.h"

#define GROUP "support"

/* What a row of the window has room for. */
#define MAX_FACT 200

struct _MdrCompanySupport
{
  /* owned, nullable but for the name */
  char *facts[MDR_N_COMPANY_FACTS];
};

static const struct
{
  const char *key;
  const char *title;
} facts[MDR_N_COMPANY_FACTS] = {
  [MDR_COMPANY_FACT_NAME] = { "name", N_ ("Name") },
  [MDR_COMPANY_FACT_TELEPHONE] = { "telephone", N_ ("Telephone") },
  [MDR_COMPANY_FACT_MAIL] = { "mail", N_ ("Mail address") },
  [MDR_COMPANY_FACT_LINK] = { "link", N_ ("Page") },
  [MDR_COMPANY_FACT_HOURS] = { "hours", N_ ("Hours") },
};

/**
 * mdr_company_fact_get_key:
 * @fact: a fact
 *
 * Returns: its code
 */
const char *
mdr_company_fact_get_key (MdrCompanyFact fact)
{
  return facts[fact].key;
}

/**
 * mdr_company_fact_get_title:
 * @fact: a fact
 *
 * Returns: what it is, in the user's language
 */
const char *
mdr_company_fact_get_title (MdrCompanyFact fact)
{
  return _ (facts[fact].title);
}

/**
 * mdr_company_support_free:
 * @self: a support
 *
 * Frees it.
 */
void
mdr_company_support_free (MdrCompanySupport *self)
{
  for (guint fact = 0; fact < MDR_N_COMPANY_FACTS; fact++)
    g_free (self->facts[fact]);
  g_free (self);
}

/**
 * mdr_company_support_get:
 * @self: a support
 * @fact: what of it
 *
 * Returns: (nullable): the fact in the user's language, %NULL where it is not told
 */
const char *
mdr_company_support_get (const MdrCompanySupport *self, MdrCompanyFact fact)
{
  return self->facts[fact];
}

/* Returns: (transfer full) (nullable): why @value cannot be @fact */
static char *
dup_fault (MdrCompanyFact fact, const char *value)
{
  g_autoptr (MdrAddress) address = NULL;
  g_autofree char *quote = mdr_clean_quote (value);

  switch (fact)
    {
    case MDR_COMPANY_FACT_TELEPHONE:
      return value[strspn (value, "0123456789 +-/().")] != '\0'
                 ? g_strdup_printf (
                       _ ("“%s” is no telephone number. Write digits, like +39 0471 000000."),
                       quote)
                 : NULL;

    case MDR_COMPANY_FACT_MAIL:
      address = mdr_address_parse (value, NULL);
      return address == NULL
                 ? g_strdup_printf (_ ("“%s” is no mail address. Write one like help@example.com."),
                                    quote)
                 : NULL;

    case MDR_COMPANY_FACT_LINK:
      return !g_str_has_prefix (value, "https://") || strpbrk (value, " \"<>") != NULL ||
                     !g_uri_is_valid (value, G_URI_FLAGS_NONE, NULL)
                 ? g_strdup_printf (
                       _ ("“%s” is no page. Write an address that begins with https://."), quote)
                 : NULL;

    case MDR_COMPANY_FACT_NAME:
    case MDR_COMPANY_FACT_HOURS:
      return NULL;
    }

  g_return_val_if_reached (NULL);
}

static gboolean
is_known_key (const char *key)
{
  g_autofree char *bare = g_strndup (key, strcspn (key, "["));

  for (guint fact = 0; fact < MDR_N_COMPANY_FACTS; fact++)
    if (g_str_equal (bare, facts[fact].key))
      return TRUE;

  return FALSE;
}

/* Every key in every language, so that a fault is found wherever the file is checked. */
static gboolean
check_keys (const MdrCompanyFile *file, GKeyFile *keys, GPtrArray *problems)
{
  g_auto (GStrv) names = g_key_file_get_keys (keys, GROUP, NULL, NULL);

  for (char **name = names; name != NULL && *name != NULL; name++)
    {
      g_autofree char *value = g_key_file_get_string (keys, GROUP, *name, NULL);
      g_autofree char *clean = NULL;
      g_autofree char *quote = mdr_clean_quote (*name);

      if (!is_known_key (*name))
        {
          mdr_company_problem_add (
              problems, file->path, mdr_company_file_find_line (file, GROUP, *name),
              _ ("“%s” is not known here. The keys are name, telephone, mail, link and hours."),
              quote);
          return FALSE;
        }

      clean = value != NULL ? mdr_clean_text (value, -1, MAX_FACT) : NULL;
      if (clean == NULL || *clean == '\0' || strcmp (clean, value) != 0)
        {
          mdr_company_problem_add (problems, file->path,
                                   mdr_company_file_find_line (file, GROUP, *name),
                                   _ ("“%s” has no value that can be shown. Write one line of up "
                                      "to %d characters, or leave the key out."),
                                   quote, MAX_FACT);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
take_fact (MdrCompanySupport *self,
           MdrCompanyFact fact,
           const MdrCompanyFile *file,
           GKeyFile *keys,
           GPtrArray *problems)
{
  const char *key = facts[fact].key;
  g_autofree char *fault = NULL;

  self->facts[fact] = g_key_file_get_locale_string (keys, GROUP, key, NULL, NULL);
  fault = self->facts[fact] != NULL ? dup_fault (fact, self->facts[fact]) : NULL;
  if (fault == NULL)
    return TRUE;

  mdr_company_problem_add (problems, file->path, mdr_company_file_find_line (file, GROUP, key),
                           "%s", fault);

  return FALSE;
}

MdrCompanySupport *
mdr_company_read_support (const MdrCompanyFile *file, GPtrArray *problems)
{
  g_autoptr (GKeyFile) keys = mdr_company_file_parse_keys (file, problems);
  g_autoptr (MdrCompanySupport) self = NULL;
  g_auto (GStrv) groups = NULL;

  if (keys == NULL)
    return NULL;

  groups = g_key_file_get_groups (keys, NULL);
  if (g_strv_length (groups) != 1 || !g_key_file_has_key (keys, GROUP, "name", NULL))
    {
      mdr_company_problem_add (
          problems, file->path, 0,
          _ ("Write one group, [support], and at least the name of the support in it."));
      return NULL;
    }

  if (!check_keys (file, keys, problems))
    return NULL;

  self = g_new0 (MdrCompanySupport, 1);
  for (guint fact = 0; fact < MDR_N_COMPANY_FACTS; fact++)
    if (!take_fact (self, fact, file, keys, problems))
      return NULL;

  return g_steal_pointer (&self);
}

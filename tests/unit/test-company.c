/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a company may set, what is said of what is wrong, and that no file stops the others.
 */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "authority.h"
#include "file-tree.h"
#include "knowledge/mdr-company-file.h"
#include "knowledge/mdr-company.h"
#include "knowledge/mdr-guides.h"
#include "knowledge/mdr-help-index.h"
#include "knowledge/mdr-provider-list.h"

#define ACME                                                                                       \
  "[acme]\nname=Acme\ndomains=acme.example;gmx.de;\nimap=mail.acme.example:993:tls\n"              \
  "smtp=outlook.office365.com:587:starttls\nuser-name=full-address\n"
#define GUIDE(id) "<guide id='" id "' causes='any'><title>T</title><step>S</step></guide>"

typedef struct
{
  char *folder;
  MdrCompany *company;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = file_tree_create ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->company);
  file_tree_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
read_again (Fixture *fixture)
{
  g_clear_object (&fixture->company);
  fixture->company = mdr_company_new (fixture->folder);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  read_again (fixture);
  g_assert_true (mdr_company_is_empty (fixture->company));
  g_assert_false (mdr_company_has_errors (fixture->company));

  file_tree_remove (fixture->folder);
  read_again (fixture);
  g_assert_true (mdr_company_is_empty (fixture->company));
}

static const MdrCompanyProblem *
find_error (MdrCompany *company)
{
  GPtrArray *problems = mdr_company_get_problems (company);

  for (guint i = 0; i < problems->len; i++)
    if (((const MdrCompanyProblem *) problems->pdata[i])->is_error)
      return problems->pdata[i];

  g_error ("Nothing is said to be wrong");
}

/* Each is alone in the folder, beside a provider that has to come through. */
static void
test_faults (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *text;
    guint line;
    const char *words;
  } cases[] = {
    { "providers.d/b.ini", "hello\n", 1, "before the first group" },
    { "providers.d/b.ini", "[b]\nname=B\nname=C\n", 3, "second time" },
    { "providers.d/b.ini", "[b]\nname=B\n\n[b]\nname=C\n", 4, "second time" },
    { "providers.d/b.ini", "[b]\r\nname=B\r\nnmae=B\r\n", 3, "“nmae”" },
    { "providers.d/b.ini", "[b]\nname=B\nimap=h.example:143:none\nuser-name=other\n", 3,
      "without encryption" },
    { "providers.d/b.ini", "[b]\ndomains=b.example\n", 1, "every provider has one" },
    { "providers.d/b.ini", "[b]\nname=B\ndomains=com\n", 3, "“com”" },
    { "providers.d/b.ini", "[b]\nname=B\ndomains=x.example;acme.example\n", 3, "[acme]" },
    { "providers.d/b.ini", "[gmail]\nname=B\n", 1, "company-gmail" },
    { "providers.d/b.ini", "[acme]\nname=B\n", 1, "Acme" },
    { "providers.d/b.ini", "[B]\nname=B\n", 1, "small letters" },
    { "providers.d/b.ini", "[b\nname=B\n", 1, "no group" },
    { "providers.d/b.ini", "[b]\nname=B\nword\n", 3, "“word”" },
    { "providers.d/b.ini", "[b]\nname=\xff\n", 2, "UTF-8" },
    { "guides.d/b.xml", "<guides>\n<guide", 2, "no XML" },
    { "guides.d/b.xml", "", 1, "no XML" },
    { "guides.d/b.xml", "<guide/>", 1, "<guides>" },
    { "guides.d/b.xml", "<guides>\n<hint/></guides>", 2, "“hint”" },
    { "guides.d/b.xml", "<guides>\n\n<guide id='b'/></guides>", 3, "“causes”" },
    { "guides.d/b.xml", "<guides><guide id='b' causes='any bad'/></guides>", 1, "“bad”" },
    { "guides.d/b.xml", "<guides><guide id='b' cuases='any'/></guides>", 1, "“cuases”" },
    { "guides.d/b.xml", "<guides><guide causes='any'/></guides>", 1, "“id”" },
    { "guides.d/b.xml", "<guides><guide id='b' causes='any'><title>T</title></guide></guides>", 1,
      "<step>" },
    { "guides.d/b.xml",
      "<guides><guide id='b' causes='any'><title>T</title><step>S</step>\n"
      "<link uri='http://b.example'>L</link></guide></guides>",
      2, "https" },
    { "guides.d/b.xml", "<guides>" GUIDE ("b") "\n" GUIDE ("b") "</guides>", 2, "another guide" },
    { "support.ini", "[support]\n", 0, "name" },
    { "support.ini", "[help]\nname=H\n", 0, "[support]" },
    { "support.ini", "[support]\nname=H\nphone=1\n", 3, "“phone”" },
    { "support.ini", "[support]\nname=H\ntelephone=call me\n", 3, "telephone number" },
    { "support.ini", "[support]\nname=H\nmail=help\n", 3, "mail address" },
    { "support.ini", "[support]\nname=H\nlink=javascript:x\n", 3, "https" },
    { "support.ini", "[support]\nname=H\nhours=a\\nb\n", 3, "“hours”" },
    { "authorities.d/b.pem", "x\n-----BEGIN PRIVATE KEY-----\n", 2, "not a certificate" },
    { "authorities.d/b.pem", "hello", 0, "no certificate" },
    { "authorities.d/b.pem", "-----BEGIN CERTIFICATE-----\nabc", 1, "cut off" },
  };

  file_tree_write (fixture->folder, "providers.d/a.ini", ACME);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, cases[i].name, NULL);
      const MdrCompanyProblem *problem;

      file_tree_write (fixture->folder, cases[i].name, cases[i].text);
      read_again (fixture);
      problem = find_error (fixture->company);
      g_test_message ("%s", problem->text);
      g_assert_cmpstr (problem->path, ==, path);
      g_assert_cmpuint (problem->line, ==, cases[i].line);
      g_assert_nonnull (strstr (problem->text, cases[i].words));
      g_assert_nonnull (strchr (".?", problem->text[strlen (problem->text) - 1]));

      g_assert_cmpuint (mdr_company_get_providers (fixture->company)->len, ==, 1);
      g_assert_cmpuint (mdr_company_get_guides (fixture->company)->len, ==, 0);
      g_assert_cmpuint (mdr_company_get_authorities (fixture->company)->len, ==, 0);
      g_assert_null (mdr_company_get_support (fixture->company));
      g_remove (path);
    }
}

/* Nothing of this may take long, or much room. */
static void
test_no_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *huge = g_strnfill (MDR_COMPANY_FILE_MAX_BYTES + 1, '\n');
  g_autofree char *deep = g_strnfill (MDR_COMPANY_FILE_MAX_BYTES, '<');
  g_autofree char *pipe = g_build_filename (fixture->folder, "providers.d", "pipe.ini", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "guides.d", "a.xml", NULL);

  for (gsize i = 1; i + 2 < strlen (deep); i += 3)
    memcpy (deep + i - 1, "<a>", 3);
  file_tree_write (fixture->folder, "providers.d/a.ini", ACME);
  file_tree_write (fixture->folder, "providers.d/huge.ini", huge);
  file_tree_write (fixture->folder, "guides.d/deep.xml", deep);
  file_tree_write (fixture->folder, "support.ini", "\1\2\3");
  g_assert_no_errno (mkfifo (pipe, 0600));
  g_assert_no_errno (g_mkdir (folder, 0700));

  read_again (fixture);
  g_assert_cmpuint (mdr_company_get_problems (fixture->company)->len, ==, 6);
  g_assert_cmpuint (mdr_company_get_providers (fixture->company)->len, ==, 1);
}

static void
test_too_many_files (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i <= MDR_COMPANY_FILE_MAX_FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("providers.d/%u.ini", i);

      file_tree_write (fixture->folder, name, "[b]\nname=B\n");
    }

  read_again (fixture);
  g_assert_cmpuint (mdr_company_get_problems (fixture->company)->len, ==, 1);
  g_assert_cmpuint (mdr_company_get_providers (fixture->company)->len, ==, 0);
}

static void
test_own_providers_come_first (Fixture *fixture, gconstpointer data)
{
  MdrProviderList *built_in = mdr_provider_list_get_built_in ();
  g_autoptr (MdrProviderList) list = NULL;
  const MdrCompanyProblem *remark;
  guint n_before = g_list_model_get_n_items (mdr_provider_list_get_providers (built_in));

  file_tree_write (fixture->folder, "providers.d/a.ini", ACME);
  read_again (fixture);
  list = mdr_provider_list_new_with_own (mdr_company_get_providers (fixture->company), built_in);

  g_assert_cmpstr (mdr_provider_get_id (mdr_provider_list_find_by_domain (list, "gmx.de")), ==,
                   "acme");
  g_assert_cmpstr (mdr_provider_get_id (mdr_provider_list_find_by_domain (list, "gmx.at")), ==,
                   "gmx-net");
  g_assert_nonnull (mdr_provider_list_find_by_id (list, "gmx-net"));
  g_assert_cmpuint (g_list_model_get_n_items (mdr_provider_list_get_providers (list)), ==,
                    n_before + 1);

  /* Not in silence, but no fault either. */
  g_assert_cmpuint (mdr_company_get_problems (fixture->company)->len, ==, 1);
  remark = mdr_company_get_problems (fixture->company)->pdata[0];
  g_assert_false (remark->is_error);
  g_assert_cmpuint (remark->line, ==, 3);
  g_assert_nonnull (strstr (remark->text, "gmx.de"));
  g_assert_false (mdr_company_has_errors (fixture->company));
}

static void
test_own_hosts (Fixture *fixture, gconstpointer data)
{
  file_tree_write (fixture->folder, "providers.d/a.ini", ACME);
  read_again (fixture);

  g_assert_true (mdr_company_owns_host (fixture->company, "mail.acme.example"));
  g_assert_true (mdr_company_owns_host (fixture->company, "acme.example"));
  g_assert_true (mdr_company_owns_host (fixture->company, "Webmail.ACME.example"));
  g_assert_false (mdr_company_owns_host (fixture->company, "notacme.example"));
  g_assert_false (mdr_company_owns_host (fixture->company, "example"));
  g_assert_false (mdr_company_owns_host (fixture->company, ""));
  /* Named by the company, but public. */
  g_assert_false (mdr_company_owns_host (fixture->company, "outlook.office365.com"));
  g_assert_false (mdr_company_owns_host (fixture->company, "mail.gmx.de"));
}

static void
test_support (Fixture *fixture, gconstpointer data)
{
  const MdrCompanySupport *support;

  file_tree_write (fixture->folder, "support.ini",
                   "[support]\nname=Help desk\nname[xx]=Other\ntelephone=+39 0471 000000\n"
                   "mail=help@acme.example\nlink=https://help.acme.example/a?b=1\n");
  read_again (fixture);
  support = mdr_company_get_support (fixture->company);

  g_assert_cmpstr (mdr_company_support_get (support, MDR_COMPANY_FACT_NAME), ==, "Help desk");
  g_assert_cmpstr (mdr_company_support_get (support, MDR_COMPANY_FACT_TELEPHONE), ==,
                   "+39 0471 000000");
  g_assert_null (mdr_company_support_get (support, MDR_COMPANY_FACT_HOURS));
  g_assert_cmpuint (mdr_company_get_problems (fixture->company)->len, ==, 0);
}

/* The default settings, which main() has put into a folder. */
static void
test_own_guides (void)
{
  g_autoptr (GPtrArray) guides = mdr_guides_find (
      MDR_CAUSE_PASSWORD_WRONG,
      mdr_provider_list_find_by_domain (mdr_provider_list_get_default (), "acme.example"), NULL,
      NULL);
  g_autoptr (MdrGuide) replaced = mdr_guides_get ("sign-in/check-in-webmail", NULL);

  g_assert_cmpstr (mdr_guide_get_id (guides->pdata[0]), ==, "acme/call");
  g_assert_cmpstr (mdr_guide_get_link_uri (guides->pdata[0]), ==, "https://help.acme.example/");
  g_assert_cmpstr (mdr_guide_get_link_label (guides->pdata[0]), ==, "Help desk");
  g_assert_cmpstr (mdr_guide_get_title (replaced), ==, "T");
}

/* Nothing else in the program has these words. */
static void
test_own_guides_found (void)
{
  static const char *const queries[] = { "call 112", "acme", "help desk 112" };
  const MdrHelpReader anybody = { NULL };
  g_autoptr (MdrHelpIndex) index = mdr_help_index_new (&anybody);

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GArray) hits = mdr_help_index_find (index, queries[i]);

      g_assert_cmpuint (hits->len, ==, 1);
      g_assert_cmpstr (g_array_index (hits, MdrHelpHit, 0).id, ==, "acme/call");
      g_assert_cmpstr (g_array_index (hits, MdrHelpHit, 0).title, ==, "Call");
    }
}

static void
test_replaced_guide_not_found (void)
{
  const MdrHelpReader anybody = { NULL };
  g_autoptr (MdrHelpIndex) index = mdr_help_index_new (&anybody);
  g_autoptr (GArray) hits = mdr_help_index_find (index, "sign-in/check-in-webmail");
  guint n_found = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      const MdrHelpHit *hit = &g_array_index (hits, MdrHelpHit, i);

      if (!g_str_equal (hit->id, "sign-in/check-in-webmail"))
        continue;

      g_assert_cmpstr (hit->title, ==, "T");
      n_found++;
    }
  g_assert_cmpuint (n_found, ==, 1);
}

static char *
create_default (void)
{
  char *folder = file_tree_create ();

  file_tree_write (folder, "providers.d/a.ini", ACME);
  file_tree_write (
      folder, "guides.d/a.xml",
      "<guides><guide id='acme/call' causes='any' rank='1' providers='acme'><title>Call</title>"
      "<step>Call 112.</step><link uri='https://help.acme.example/'>Help desk</link></guide>"
      "<guide id='sign-in/check-in-webmail' causes='password-wrong'><title>T</title>"
      "<step>S</step></guide></guides>");
  g_setenv ("MAIL_DOCTOR_COMPANY", folder, TRUE);

  return folder;
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = create_default ();

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/company/nothing-is-nothing", test_nothing);
  ADD ("/company/faults-are-told-and-stop-nothing-else", test_faults);
  ADD ("/company/what-is-no-file-is-left-out", test_no_files);
  ADD ("/company/too-many-files-are-left-out", test_too_many_files);
  ADD ("/company/own-providers-come-first-and-replace-none", test_own_providers_come_first);
  ADD ("/company/own-hosts-are-not-public-ones", test_own_hosts);
  ADD ("/company/support-is-read", test_support);
  g_test_add_func ("/company/own-guides-are-added-and-replace-by-id", test_own_guides);
  g_test_add_func ("/company/own-guides-are-found-by-their-words", test_own_guides_found);
  g_test_add_func ("/company/replaced-guide-is-not-found", test_replaced_guide_not_found);

  status = g_test_run ();
  file_tree_remove (folder);

  return status;
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `company`: what the administrator of a company has set, and what is wrong with it. For who writes
 * the files: before they are put where everybody's Mail Doctor reads them.
 */

#include <glib/gi18n.h>

#include "knowledge/mdr-company.h"
#include "mdr-cli-company.h"
#include "mdr-cli.h"
#include "probe/tls/mdr-x509.h"
#include "report/mdr-company-json.h"

typedef struct
{
  gboolean json;

  /* owned */
  GStrv folders;
} Company;

static void
company_clear (Company *self)
{
  g_strfreev (self->folders);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Company, company_clear)

static GOptionContext *
create_context (Company *self)
{
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Write one JSON object"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->folders, NULL,
      N_ ("[FOLDER]") },
    G_OPTION_ENTRY_NULL,
  };
  GOptionContext *context = mdr_cli_create_context (
      NULL, _ ("Shows what the administrator of your company has set, and what is wrong with it."),
      _ ("With a FOLDER, looks at the files there instead, to try them out.\n"
         "Exit status: 0 all is well, 1 something is wrong, 2 wrong usage, 3 there is nothing."));

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return context;
}

static char *
dup_authority_name (GTlsCertificate *certificate)
{
  g_autoptr (MdrX509) authority = mdr_x509_read (certificate);

  return g_strdup (authority != NULL ? authority->subject
                                     : _ ("A certificate that cannot be read"));
}

static MdrCliStatus
judge (MdrCompany *company)
{
  if (mdr_company_is_empty (company))
    return MDR_CLI_STATUS_NOT_CHECKED;

  return mdr_company_has_errors (company) ? MDR_CLI_STATUS_WRONG : MDR_CLI_STATUS_OK;
}

static void
add_providers (JsonBuilder *builder, MdrCompany *company)
{
  GPtrArray *providers = mdr_company_get_providers (company);

  json_builder_set_member_name (builder, "providers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < providers->len; i++)
    {
      json_builder_begin_object (builder);
      mdr_json_add_string (builder, "id", mdr_provider_get_id (providers->pdata[i]));
      mdr_json_add_string (builder, "name", mdr_provider_get_name (providers->pdata[i]));
      mdr_json_add_strv (builder, "domains", mdr_provider_get_domains (providers->pdata[i]));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_names (JsonBuilder *builder, MdrCompany *company)
{
  GPtrArray *guides = mdr_company_get_guides (company);
  GPtrArray *authorities = mdr_company_get_authorities (company);

  json_builder_set_member_name (builder, "guides");
  json_builder_begin_array (builder);
  for (guint i = 0; i < guides->len; i++)
    json_builder_add_string_value (builder, mdr_guide_entry_get_id (guides->pdata[i]));
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "authorities");
  json_builder_begin_array (builder);
  for (guint i = 0; i < authorities->len; i++)
    {
      g_autofree char *name = dup_authority_name (authorities->pdata[i]);

      json_builder_add_string_value (builder, name);
    }
  json_builder_end_array (builder);
}

static void
add_problems (JsonBuilder *builder, MdrCompany *company)
{
  GPtrArray *problems = mdr_company_get_problems (company);

  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    {
      const MdrCompanyProblem *problem = problems->pdata[i];

      json_builder_begin_object (builder);
      mdr_json_add_string (builder, "file", problem->path);
      json_builder_set_member_name (builder, "line");
      json_builder_add_int_value (builder, problem->line);
      mdr_json_add_string (builder, "severity", problem->is_error ? "error" : "info");
      mdr_json_add_string (builder, "text", problem->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static MdrCliStatus
print_json (MdrCompany *company)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) node = NULL;

  mdr_json_begin (builder);
  mdr_json_add_string (builder, "folder", mdr_company_get_folder (company));
  add_providers (builder, company);
  add_names (builder, company);
  mdr_json_add_company_support (builder, mdr_company_get_support (company));
  add_problems (builder, company);
  node = mdr_json_end (builder);

  return mdr_cli_print_json (node, TRUE, judge (company));
}

static void
show_things (MdrCliText *text, MdrCompany *company)
{
  GPtrArray *providers = mdr_company_get_providers (company);
  GPtrArray *guides = mdr_company_get_guides (company);
  GPtrArray *authorities = mdr_company_get_authorities (company);

  if (providers->len > 0)
    mdr_cli_text_add_heading (text, _ ("Providers"));
  for (guint i = 0; i < providers->len; i++)
    {
      g_autofree char *domains =
          g_strjoinv (", ", (GStrv) mdr_provider_get_domains (providers->pdata[i]));
      g_autofree char *line =
          g_strdup_printf ("%s (%s)", mdr_provider_get_name (providers->pdata[i]), domains);

      mdr_cli_text_add_item (text, 2, "-", 2, line);
    }

  if (guides->len > 0)
    mdr_cli_text_add_heading (text, _ ("Guides"));
  for (guint i = 0; i < guides->len; i++)
    mdr_cli_text_add_item (text, 2, "-", 2, mdr_guide_entry_get_id (guides->pdata[i]));

  if (authorities->len > 0)
    mdr_cli_text_add_heading (text, _ ("Authorities, trusted for the company’s own servers only"));
  for (guint i = 0; i < authorities->len; i++)
    {
      g_autofree char *name = dup_authority_name (authorities->pdata[i]);

      mdr_cli_text_add_item (text, 2, "-", 2, name);
    }
}

static MdrCliStatus
print_text (MdrCompany *company)
{
  g_autoptr (MdrCliText) text = mdr_cli_text_new_for_stdout ();
  GPtrArray *problems = mdr_company_get_problems (company);
  const char *folder = mdr_company_get_folder (company);
  g_autofree char *place = folder != NULL ? g_filename_display_name (folder) : NULL;

  if (mdr_company_is_empty (company))
    {
      mdr_cli_complain (_ ("There are no settings of a company in “%s”."),
                        place != NULL ? place : "");
      return MDR_CLI_STATUS_NOT_CHECKED;
    }

  mdr_cli_text_add_heading (text, place);
  show_things (text, company);
  mdr_cli_company_add_support (text, mdr_company_get_support (company));

  mdr_cli_text_add_heading (text, _ ("What is wrong"));
  if (problems->len == 0)
    mdr_cli_text_add_item (text, 2, "-", 2, _ ("Nothing."));
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *sentence = mdr_company_problem_dup_sentence (problems->pdata[i]);

      mdr_cli_text_add_item (text, 2, "-", 2, sentence);
    }

  return mdr_cli_print_text (mdr_cli_text_peek (text), judge (company));
}

/**
 * mdr_cli_company_add_support:
 * @text: where to add it
 * @support: (nullable): whom people of the company may ask
 *
 * Adds whom to ask for help, if anybody.
 */
void
mdr_cli_company_add_support (MdrCliText *text, const MdrCompanySupport *support)
{
  if (support == NULL)
    return;

  mdr_cli_text_add_heading (text, _ ("Your company’s support"));
  for (guint fact = 0; fact < MDR_N_COMPANY_FACTS; fact++)
    {
      const char *value = mdr_company_support_get (support, fact);
      const char *title = mdr_company_fact_get_title (fact);
      /* Translators: a fact and its value, like “Telephone: 112” */
      g_autofree char *line = value != NULL ? g_strdup_printf (_ ("%s: %s"), title, value) : NULL;

      if (line != NULL)
        mdr_cli_text_add (text, 2, line);
    }
}

/**
 * mdr_cli_company_complain:
 *
 * Says on stderr what is wrong with the settings of the company whose computer this is.
 */
void
mdr_cli_company_complain (void)
{
  GPtrArray *problems = mdr_company_get_problems (mdr_company_get_default ());

  for (guint i = 0; i < problems->len; i++)
    {
      const MdrCompanyProblem *problem = problems->pdata[i];
      g_autofree char *sentence = mdr_company_problem_dup_sentence (problem);

      if (problem->is_error)
        mdr_cli_complain ("%s", sentence);
    }
}

/**
 * mdr_cli_company:
 * @arguments: the verb and what follows it
 *
 * Runs `company`.
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_company (GStrv arguments)
{
  g_auto (Company) self = { 0 };
  g_autoptr (GOptionContext) context = create_context (&self);
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (MdrCompany) company = NULL;
  g_autoptr (GError) error = NULL;

  if (!mdr_cli_parse (context, &rest, &error))
    return mdr_cli_refuse (error->message);

  if (self.folders != NULL && g_strv_length (self.folders) > 1)
    return mdr_cli_refuse (_ ("Give one folder, or none."));

  if (self.folders != NULL && !g_file_test (self.folders[0], G_FILE_TEST_IS_DIR))
    return mdr_cli_refuse (_ ("There is no such folder."));

  company = self.folders != NULL ? mdr_company_new (self.folders[0])
                                 : g_object_ref (mdr_company_get_default ());

  return self.json ? print_json (company) : print_text (company);
}

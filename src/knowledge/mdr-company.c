/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One folder, which only an administrator can write to. A file that is broken is left out, and all
 * others are used: a help desk that cannot be reached because of a misspelt guide helps nobody.
 * Inside of a Flatpak, /etc is the runtime's, and the folder is an extension that the administrator
 * puts beside the application, at /app/etc/mail-doctor.
 */

#include "mdr-company.h"

#include <glib/gi18n-lib.h>

#include "core/mdr-domain.h"
#include "mdr-company-private.h"
#include "mdr-provider-list.h"

/* Another folder, for tests and for who tries something out; none if it is empty. */
#define FOLDER_VARIABLE "MAIL_DOCTOR_COMPANY"

/* Where else the system keeps it, whatever this was installed to. */
#define SYSTEM_FOLDER "/etc/mail-doctor"

struct _MdrCompany
{
  GObject parent_instance;

  /* owned, not changed any more */
  char *folder;
  GPtrArray *providers;
  GPtrArray *guides;
  GPtrArray *authorities;
  MdrCompanySupport *support;
  GPtrArray *problems;
};

G_DEFINE_FINAL_TYPE (MdrCompany, mdr_company, G_TYPE_OBJECT)

static void
mdr_company_finalize (GObject *object)
{
  MdrCompany *self = MDR_COMPANY (object);

  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->providers, g_ptr_array_unref);
  g_clear_pointer (&self->guides, g_ptr_array_unref);
  g_clear_pointer (&self->authorities, g_ptr_array_unref);
  g_clear_pointer (&self->support, mdr_company_support_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);

  G_OBJECT_CLASS (mdr_company_parent_class)->finalize (object);
}

static void
mdr_company_class_init (MdrCompanyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_company_finalize;
}

static void
mdr_company_init (MdrCompany *self)
{
  self->providers = g_ptr_array_new_with_free_func (g_object_unref);
  self->guides = g_ptr_array_new_with_free_func ((GDestroyNotify) mdr_guide_entry_free);
  self->authorities = g_ptr_array_new_with_free_func (g_object_unref);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) mdr_company_problem_free);
}

typedef void (*Reader) (const MdrCompanyFile *file, GPtrArray *things, GPtrArray *problems);

static void
read_folder (MdrCompany *self,
             const char *name,
             const char *ending,
             Reader reader,
             GPtrArray *things)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GPtrArray) files = mdr_company_file_read_folder (path, ending, self->problems);

  for (guint i = 0; i < files->len; i++)
    reader (files->pdata[i], things, self->problems);
}

static void
read_support (MdrCompany *self)
{
  g_autofree char *path = g_build_filename (self->folder, "support.ini", NULL);
  g_autoptr (MdrCompanyFile) file = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;

  file = mdr_company_file_read (path, self->problems);
  if (file != NULL)
    self->support = mdr_company_read_support (file, self->problems);
}

static void
read_authorities (MdrCompany *self)
{
  read_folder (self, "authorities.d", ".pem", mdr_company_read_authorities, self->authorities);

  if (self->authorities->len > 0 && self->providers->len == 0)
    mdr_company_problem_add_remark (
        self->problems, self->folder, 0,
        _ ("The authorities are trusted for nothing, since there are no providers of your own. Put "
           "one with your domains and servers into providers.d."));
}

/**
 * mdr_company_new:
 * @folder: (nullable): a folder that need not be there
 *
 * Reads the files of @folder, as far as they can be used.
 *
 * Returns: (transfer full): what stands in them
 */
MdrCompany *
mdr_company_new (const char *folder)
{
  MdrCompany *self = g_object_new (MDR_TYPE_COMPANY, NULL);

  self->folder = g_strdup (folder);
  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    return self;

  read_folder (self, "providers.d", ".ini", mdr_company_read_providers, self->providers);
  read_folder (self, "guides.d", ".xml", mdr_company_read_guides, self->guides);
  read_support (self);
  read_authorities (self);

  return self;
}

static const char *
find_folder (void)
{
  const char *variable = g_getenv (FOLDER_VARIABLE);

  if (variable != NULL)
    return *variable != '\0' ? variable : NULL;

  return g_file_test (MDR_COMPANY_FOLDER, G_FILE_TEST_IS_DIR) ? MDR_COMPANY_FOLDER : SYSTEM_FOLDER;
}

/**
 * mdr_company_get_default:
 *
 * Gives the settings of the company whose computer this is. They are read when first asked for,
 * which any thread may do.
 *
 * Returns: (transfer none): the settings, perhaps empty
 */
MdrCompany *
mdr_company_get_default (void)
{
  static MdrCompany *company;

  if (g_once_init_enter (&company))
    g_once_init_leave (&company, mdr_company_new (find_folder ()));

  return company;
}

/**
 * mdr_company_get_folder:
 * @self: a company's settings
 *
 * Returns: (nullable): where they were looked for
 */
const char *
mdr_company_get_folder (MdrCompany *self)
{
  g_return_val_if_fail (MDR_IS_COMPANY (self), NULL);

  return self->folder;
}

/**
 * mdr_company_is_empty:
 * @self: a company's settings
 *
 * Returns: whether nothing was found, not even something that is wrong
 */
gboolean
mdr_company_is_empty (MdrCompany *self)
{
  g_return_val_if_fail (MDR_IS_COMPANY (self), TRUE);

  return self->providers->len + self->guides->len + self->authorities->len + self->problems->len ==
             0 &&
         self->support == NULL;
}

/**
 * mdr_company_get_providers:
 * @self: a company's settings
 *
 * Returns: (transfer none) (element-type MdrProvider): the company's own providers
 */
GPtrArray *
mdr_company_get_providers (MdrCompany *self)
{
  g_return_val_if_fail (MDR_IS_COMPANY (self), NULL);

  return self->providers;
}

/**
 * mdr_company_get_guides:
 * @self: a company's settings
 *
 * Returns: (transfer none) (element-type MdrGuideEntry): the company's own guides
 */
GPtrArray *
mdr_company_get_guides (MdrCompany *self)
{
  g_return_val_if_fail (MDR_IS_COMPANY (self), NULL);

  return self->guides;
}

/**
 * mdr_company_get_authorities:
 * @self: a company's settings
 *
 * Returns: (transfer none) (element-type GTlsCertificate): whom to trust, too, where
 *   mdr_company_owns_host() says so
 */
GPtrArray *
mdr_company_get_authorities (MdrCompany *self)
{
  g_return_val_if_fail (MDR_IS_COMPANY (self), NULL);

  return self->authorities;
}

/**
 * mdr_company_get_support:
 * @self: a company's settings
 *
 * Returns: (transfer none) (nullable): whom to ask for help
 */
const MdrCompanySupport *
mdr_company_get_support (MdrCompany *self)
{
  g_return_val_if_fail (MDR_IS_COMPANY (self), NULL);

  return self->support;
}

/**
 * mdr_company_get_problems:
 * @self: a company's settings
 *
 * Returns: (transfer none) (element-type MdrCompanyProblem): what is wrong with them
 */
GPtrArray *
mdr_company_get_problems (MdrCompany *self)
{
  g_return_val_if_fail (MDR_IS_COMPANY (self), NULL);

  return self->problems;
}

/**
 * mdr_company_has_errors:
 * @self: a company's settings
 *
 * Returns: whether a file was left out
 */
gboolean
mdr_company_has_errors (MdrCompany *self)
{
  g_return_val_if_fail (MDR_IS_COMPANY (self), FALSE);

  for (guint i = 0; i < self->problems->len; i++)
    if (((const MdrCompanyProblem *) self->problems->pdata[i])->is_error)
      return TRUE;

  return FALSE;
}

static gboolean
has_host (MdrProvider *provider, const char *host)
{
  if (mdr_provider_has_server (provider, host))
    return TRUE;

  for (const char *const *domain = mdr_provider_get_domains (provider); *domain != NULL; domain++)
    if (mdr_domain_has_host (*domain, host))
      return TRUE;

  return FALSE;
}

static gboolean
is_known_to_all (const char *host)
{
  GListModel *providers = mdr_provider_list_get_providers (mdr_provider_list_get_built_in ());
  guint n_providers = g_list_model_get_n_items (providers);

  for (guint i = 0; i < n_providers; i++)
    {
      g_autoptr (MdrProvider) provider = g_list_model_get_item (providers, i);

      if (has_host (provider, host))
        return TRUE;
    }

  return FALSE;
}

/**
 * mdr_company_owns_host:
 * @self: a company's settings
 * @host: the name of a server
 *
 * Tells the company's own servers: those that its own providers name, and those in their domains. A
 * server of a public provider is never one, even if the company's mail is there: whoever vouches
 * for that in the company's name stands in between.
 *
 * Returns: whether the company's authorities are to be trusted for @host
 */
gboolean
mdr_company_owns_host (MdrCompany *self, const char *host)
{
  gboolean found = FALSE;

  g_return_val_if_fail (MDR_IS_COMPANY (self), FALSE);
  g_return_val_if_fail (host != NULL, FALSE);

  for (guint i = 0; i < self->providers->len && !found; i++)
    found = has_host (self->providers->pdata[i], host);

  return found && !is_known_to_all (host);
}

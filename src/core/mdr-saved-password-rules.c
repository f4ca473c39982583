/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is wrong with each password, and what is missing.
 */

#include "mdr-saved-password-rules.h"

#include <string.h>

#include "mdr-domain.h"
#include "mdr-saved-password-court.h"

/* Whether its program has this account, so that it needs the entry. */
static gboolean
is_needed (const MdrSavedPasswordCourt *court, const MdrSavedPasswordEntry *entry)
{
  const char *name = entry->user_name != NULL ? entry->user_name : entry->account;

  if (entry->program == NULL)
    return FALSE;

  if (entry->read == NULL || entry->end != NULL)
    return TRUE;

  return entry->host != NULL && name != NULL &&
         mdr_program_index_uses (court->index, entry->program, entry->host, name);
}

/* Programs that have the same account each need an entry of their own; else one is enough. */
static void
judge_group (const MdrSavedPasswordCourt *court, GPtrArray *group)
{
  g_autoptr (GHashTable) programs = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean all_needed = TRUE;

  for (guint i = 0; i < group->len; i++)
    {
      MdrSavedPasswordEntry *entry = group->pdata[i];

      if (!is_needed (court, entry) || !g_hash_table_add (programs, (gpointer) entry->program))
        all_needed = FALSE;
    }

  for (guint i = 0; i < group->len && group->len > 1 && !all_needed; i++)
    ((MdrSavedPasswordEntry *) group->pdata[i])->problems |= MDR_SAVED_PASSWORD_DOUBLED;
}

/* A program that looks for its entries by server and name no longer finds this one. */
static void
judge_against_program (const MdrSavedPasswordCourt *court, MdrSavedPasswordEntry *entry)
{
  const char *uid = mdr_saved_password_get_uid (entry->password);
  const char *name = entry->user_name != NULL ? entry->user_name : entry->account;

  if (entry->end != NULL && entry->end->service != NULL)
    {
      MdrService *service = mdr_program_service_get_service (entry->end->service);
      const char *used = mdr_service_get_user_name (service);

      if (used != NULL && entry->user_name != NULL &&
          g_ascii_strcasecmp (used, entry->user_name) != 0)
        entry->problems |= MDR_SAVED_PASSWORD_OLD_USER;
    }

  if (entry->read == NULL || entry->end != NULL)
    return;

  if (uid != NULL)
    entry->problems |= MDR_SAVED_PASSWORD_ORPHANED;
  else if (entry->host == NULL || name == NULL)
    return;
  else if (!mdr_program_index_knows_name (court->index, entry->program, name) &&
           (entry->account == NULL ||
            !mdr_program_index_knows_name (court->index, entry->program, entry->account)))
    entry->problems |= MDR_SAVED_PASSWORD_ORPHANED;
  else if (!mdr_program_index_uses (court->index, entry->program, entry->host, name))
    entry->problems |= MDR_SAVED_PASSWORD_OLD_HOST;
}

/* The name before the "@" alone, or with a domain above or below the account's. The same name at
 * another domain is somebody else's. */
static gboolean
is_form_of_address (const char *name, const MdrAddress *address)
{
  const char *local_part = mdr_address_get_local_part (address);
  const char *domain = mdr_address_get_domain (address);
  gsize length = strlen (local_part);

  if (g_ascii_strncasecmp (name, local_part, length) != 0)
    return FALSE;

  return name[length] == '\0' ||
         (name[length] == '@' && (mdr_domain_has_host (domain, name + length + 1) ||
                                  mdr_domain_has_host (name + length + 1, domain)));
}

/* Whether it is for the account in trouble, with any of the names that this may have had. */
static gboolean
is_of_account (const MdrSavedPasswordCourt *court, const MdrSavedPasswordEntry *entry)
{
  const MdrAddress *address = court->known->address;
  const char *name = entry->user_name;

  if (address == NULL)
    return FALSE;

  if (entry->account != NULL &&
      g_ascii_strcasecmp (entry->account, mdr_address_get_text (address)) == 0)
    return TRUE;

  if (name == NULL)
    return FALSE;

  if (strchr (name, '@') != NULL && mdr_saved_password_court_is_right_name (court, name))
    return TRUE;

  return entry->host != NULL &&
         (mdr_saved_password_court_is_right_host (court, entry->host) ||
          mdr_domain_has_host (mdr_address_get_domain (address), entry->host)) &&
         (mdr_saved_password_court_is_right_name (court, name) ||
          is_form_of_address (name, address));
}

/* Old is what no program here is set to any more; where one still is, its settings are to be
 * changed first, and that is told elsewhere. */
static void
judge_against_settings (const MdrSavedPasswordCourt *court, MdrSavedPasswordEntry *entry)
{
  GPtrArray *services = court->known->services;
  const char *name = entry->user_name;

  if (services == NULL || services->len == 0 || entry->host == NULL || entry->end != NULL ||
      !is_of_account (court, entry))
    return;

  if (name == NULL)
    name = entry->account;
  if (mdr_program_index_uses (court->index, NULL, entry->host, name))
    return;

  if (!mdr_saved_password_court_is_right_host (court, entry->host))
    {
      for (guint i = 0; i < services->len; i++)
        if (entry->protocols == 0 ||
            (entry->protocols & (1u << mdr_service_get_protocol (services->pdata[i]))) != 0)
          entry->problems |= MDR_SAVED_PASSWORD_OLD_HOST;
    }
  else if (!mdr_saved_password_court_is_right_name (court, name))
    entry->problems |= MDR_SAVED_PASSWORD_OLD_USER;
}

static void
judge_entry (const MdrSavedPasswordCourt *court,
             MdrSavedPasswordEntry *entry,
             MdrSavedPasswordReview *review)
{
  if (mdr_saved_password_court_is_elsewhere (court, entry))
    {
      g_ptr_array_add (review->elsewhere, g_object_ref (entry->password));
      return;
    }

  judge_against_program (court, entry);
  judge_against_settings (court, entry);

  if ((entry->account == NULL && entry->user_name == NULL) || is_of_account (court, entry))
    g_ptr_array_add (review->concerned, g_object_ref (entry->password));
}

/* Programs in a sandbox have keyrings of their own there. */
static gboolean
is_in_sandbox (MdrProgramAccount *account)
{
  const char *place = mdr_program_account_get_place (account);

  return place != NULL &&
         (strstr (place, "/.var/app/") != NULL || strstr (place, "/snap/") != NULL);
}

static gboolean
needs_password (MdrProgramService *service)
{
  switch (mdr_program_service_get_method (service))
    {
    case MDR_SIGN_IN_METHOD_UNKNOWN:
    case MDR_SIGN_IN_METHOD_PASSWORD:
    case MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD:
      return TRUE;

    case MDR_SIGN_IN_METHOD_OAUTH:
    case MDR_SIGN_IN_METHOD_OTHER:
    case MDR_SIGN_IN_METHOD_NONE:
      return FALSE;
    }

  g_return_val_if_reached (FALSE);
}

/* One entry is enough: a program may use the same password for receiving and sending. */
static gboolean
has_entry (const MdrSavedPasswordCourt *court, MdrProgramAccount *account)
{
  const char *program = mdr_program_account_get_program (account);
  const char *address = mdr_program_account_get_address (account);
  GPtrArray *services = mdr_program_account_get_services (account);

  if (mdr_saved_password_court_has_saved (court, program, mdr_program_account_get_uid (account),
                                          address, NULL))
    return TRUE;

  for (guint i = 0; i < services->len; i++)
    {
      MdrService *service = mdr_program_service_get_service (services->pdata[i]);
      const char *name = mdr_service_get_user_name (service);

      if (mdr_saved_password_court_has_saved (
              court, program, mdr_program_service_get_uid (services->pdata[i]),
              name != NULL ? name : address, mdr_service_get_host (service)))
        return TRUE;
    }

  return FALSE;
}

/**
 * mdr_saved_password_rules_needs_keyring:
 * @account: what a program is set to
 * @read: (nullable): what is known of the program
 *
 * Returns: whether the program has to find a password for it in this system's keyring
 */
gboolean
mdr_saved_password_rules_needs_keyring (MdrProgramAccount *account, const MdrReadProgram *read)
{
  GPtrArray *services = mdr_program_account_get_services (account);

  if (read == NULL || !read->is_only_here || !mdr_program_account_get_enabled (account) ||
      mdr_program_account_get_online_account (account) != NULL || is_in_sandbox (account))
    return FALSE;

  for (guint i = 0; services != NULL && i < services->len; i++)
    if (needs_password (services->pdata[i]))
      return TRUE;

  return FALSE;
}

static void
find_missing (const MdrSavedPasswordCourt *court, MdrSavedPasswordReview *review)
{
  GPtrArray *accounts = court->known->accounts;

  for (guint i = 0; i < accounts->len; i++)
    {
      const char *program = mdr_program_account_get_program (accounts->pdata[i]);

      if (!mdr_saved_password_rules_needs_keyring (accounts->pdata[i],
                                                   g_hash_table_lookup (court->read, program)))
        continue;

      review->n_needing++;
      if (!court->known->is_partly_locked && !has_entry (court, accounts->pdata[i]))
        g_ptr_array_add (review->missing, g_object_ref (accounts->pdata[i]));
    }
}

/**
 * mdr_saved_password_review_new:
 * @known: what is known
 *
 * Sets the problems of each password, and finds out what is missing. That a server refused a
 * password stays as it was.
 *
 * Returns: (transfer full): what follows
 */
MdrSavedPasswordReview *
mdr_saved_password_review_new (const MdrSavedPasswordCase *known)
{
  g_auto (MdrSavedPasswordCourt) court = { 0 };
  MdrSavedPasswordReview *review = g_new0 (MdrSavedPasswordReview, 1);
  GHashTableIter iter;
  gpointer group;

  g_return_val_if_fail (known != NULL && known->accounts != NULL, NULL);

  review->missing = g_ptr_array_new_with_free_func (g_object_unref);
  review->elsewhere = g_ptr_array_new_with_free_func (g_object_unref);
  review->concerned = g_ptr_array_new_with_free_func (g_object_unref);

  mdr_saved_password_court_init (&court, known);
  for (guint i = 0; i < g_list_model_get_n_items (known->passwords); i++)
    {
      g_autoptr (MdrSavedPassword) password = g_list_model_get_item (known->passwords, i);

      judge_entry (&court, mdr_saved_password_court_add (&court, password), review);
    }

  g_hash_table_iter_init (&iter, court.groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    judge_group (&court, group);

  for (guint i = 0; i < court.entries->len; i++)
    {
      MdrSavedPasswordEntry *entry = court.entries->pdata[i];
      guint kept = mdr_saved_password_get_problems (entry->password) & MDR_SAVED_PASSWORD_REFUSED;

      mdr_saved_password_set_problems (entry->password, entry->problems | kept);
    }

  find_missing (&court, review);

  return review;
}

/**
 * mdr_saved_password_review_free:
 * @self: a review
 */
void
mdr_saved_password_review_free (MdrSavedPasswordReview *self)
{
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_clear_pointer (&self->elsewhere, g_ptr_array_unref);
  g_clear_pointer (&self->concerned, g_ptr_array_unref);
  g_free (self);
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Evolution, Geary and GNOME Online Accounts could be read; KMail could not.
 */

#include "passwords-trial.h"

static const char *const calendars[] = { "a-calendar", NULL };

static const MdrReadProgram programs[] = {
  { .program = "evolution", .other_uids = calendars, .is_only_here = TRUE },
  { .program = "geary", .is_only_here = TRUE },
  { .program = "gnome-online-accounts", .is_only_here = TRUE },
};

static void
add_service (GPtrArray *services, MdrProtocol protocol, const char *host)
{
  g_ptr_array_add (services, mdr_service_new (protocol, host, 993, MDR_SECURITY_TLS, NULL));
}

void
trial_init (Trial *trial)
{
  trial->passwords = g_list_store_new (MDR_TYPE_SAVED_PASSWORD);
  trial->accounts = g_ptr_array_new_with_free_func (g_object_unref);
  trial->services = g_ptr_array_new_with_free_func (g_object_unref);
  trial->address = mdr_address_parse ("anna@example.it", NULL);
  add_service (trial->services, MDR_PROTOCOL_IMAP, "imap.example.it");
  add_service (trial->services, MDR_PROTOCOL_SMTP, "smtp.example.it");

  trial->known = (MdrSavedPasswordCase){
    .passwords = G_LIST_MODEL (trial->passwords),
    .accounts = trial->accounts,
    .programs = programs,
    .n_programs = G_N_ELEMENTS (programs),
    .address = trial->address,
    .services = trial->services,
  };
}

void
trial_clear (Trial *trial)
{
  g_clear_object (&trial->passwords);
  g_clear_pointer (&trial->accounts, g_ptr_array_unref);
  g_clear_pointer (&trial->services, g_ptr_array_unref);
  g_clear_pointer (&trial->address, mdr_address_unref);
}

/* The end for sending has a name of its own, as in Evolution: UID-transport. */
void
trial_add_program (Trial *trial,
                   const char *program,
                   const char *uid,
                   const char *address,
                   const char *imap_host,
                   const char *user_name)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MdrService) imap =
      mdr_service_new (MDR_PROTOCOL_IMAP, imap_host, 993, MDR_SECURITY_TLS, user_name);
  g_autoptr (MdrService) smtp =
      mdr_service_new (MDR_PROTOCOL_SMTP, "smtp.example.it", 465, MDR_SECURITY_TLS, user_name);
  g_autofree char *transport = uid != NULL ? g_strconcat (uid, "-transport", NULL) : NULL;
  MdrProgramAccountFields fields = {
    .program = program,
    .uid = uid,
    .place = "/home/anna/.config/program",
    .address = address,
    .services = services,
    .is_enabled = TRUE,
  };

  g_ptr_array_add (services, mdr_program_service_new (imap, MDR_SIGN_IN_METHOD_PASSWORD));
  g_ptr_array_add (services,
                   mdr_program_service_new_with_uid (smtp, MDR_SIGN_IN_METHOD_PASSWORD, transport));
  g_ptr_array_add (trial->accounts, mdr_program_account_new (&fields));
}

/* Lent; lives as long as the trial. */
MdrSavedPassword *
trial_save (Trial *trial, MdrSavedPasswordFields fields)
{
  g_autoptr (MdrSavedPassword) password = NULL;

  fields.id = "/item";
  fields.label = "Password";
  password = mdr_saved_password_new (&fields);
  g_list_store_append (trial->passwords, password);

  return password;
}

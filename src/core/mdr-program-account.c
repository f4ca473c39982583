/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Accounts and their services never change; who reads the program again makes new ones.
 */

#include "mdr-program-account.h"

#include "mdr-clean-text.h"

/* Longer names are cut: they are for people. */
#define MAX_TEXT 320

struct _MdrProgramService
{
  GObject parent_instance;

  MdrSignInMethod method;

  /* owned */
  MdrService *service;
  char *uid;
};

struct _MdrProgramAccount
{
  GObject parent_instance;

  gboolean needs_attention;
  gboolean is_enabled;
  MdrSignInMethod online_method;

  /* owned */
  char *program;
  char *uid;
  char *place;
  char *name;
  char *address;
  char *online_account;
  char *online_provider;
  GPtrArray *services;
};

G_DEFINE_FINAL_TYPE (MdrProgramService, mdr_program_service, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (MdrProgramAccount, mdr_program_account, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (MdrSignInMethod,
                    mdr_sign_in_method,
                    G_DEFINE_ENUM_VALUE (MDR_SIGN_IN_METHOD_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (MDR_SIGN_IN_METHOD_PASSWORD, "password"),
                    G_DEFINE_ENUM_VALUE (MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD,
                                         "encrypted-password"),
                    G_DEFINE_ENUM_VALUE (MDR_SIGN_IN_METHOD_OAUTH, "oauth"),
                    G_DEFINE_ENUM_VALUE (MDR_SIGN_IN_METHOD_OTHER, "other"),
                    G_DEFINE_ENUM_VALUE (MDR_SIGN_IN_METHOD_NONE, "none"))

static void
mdr_program_service_finalize (GObject *object)
{
  MdrProgramService *self = MDR_PROGRAM_SERVICE (object);

  g_clear_object (&self->service);
  g_clear_pointer (&self->uid, g_free);

  G_OBJECT_CLASS (mdr_program_service_parent_class)->finalize (object);
}

static void
mdr_program_service_class_init (MdrProgramServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_program_service_finalize;
}

static void
mdr_program_service_init (MdrProgramService *self)
{
}

/**
 * mdr_program_service_new:
 * @service: a server, with the user name that the program uses there
 * @method: how the program signs in
 *
 * Returns: (transfer full): one end of an account
 */
MdrProgramService *
mdr_program_service_new (MdrService *service, MdrSignInMethod method)
{
  return mdr_program_service_new_with_uid (service, method, NULL);
}

/**
 * mdr_program_service_new_with_uid:
 * @service: a server, with the user name that the program uses there
 * @method: how the program signs in
 * @uid: (nullable): the program's own name for this end, where it has one beside the account's
 *
 * Some programs name the two ends of an account apart, and save their passwords under these names:
 * Evolution's transport is a source of its own, KMail's has a number.
 *
 * Returns: (transfer full): one end of an account
 */
MdrProgramService *
mdr_program_service_new_with_uid (MdrService *service, MdrSignInMethod method, const char *uid)
{
  MdrProgramService *self;

  g_return_val_if_fail (MDR_IS_SERVICE (service), NULL);

  self = g_object_new (MDR_TYPE_PROGRAM_SERVICE, NULL);
  self->service = g_object_ref (service);
  self->method = method;
  self->uid = g_strdup (uid);

  return self;
}

/**
 * mdr_program_service_get_service:
 * @self: one end of an account
 *
 * Returns: (transfer none): the server, with the user name
 */
MdrService *
mdr_program_service_get_service (MdrProgramService *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM_SERVICE (self), NULL);

  return self->service;
}

/**
 * mdr_program_service_get_method:
 * @self: one end of an account
 *
 * Returns: how the program signs in
 */
MdrSignInMethod
mdr_program_service_get_method (MdrProgramService *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM_SERVICE (self), MDR_SIGN_IN_METHOD_UNKNOWN);

  return self->method;
}

/**
 * mdr_program_service_get_uid:
 * @self: one end of an account
 *
 * Returns: (nullable): the program's own name for this end, if it has one beside the account's
 */
const char *
mdr_program_service_get_uid (MdrProgramService *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM_SERVICE (self), NULL);

  return self->uid;
}

static void
mdr_program_account_finalize (GObject *object)
{
  MdrProgramAccount *self = MDR_PROGRAM_ACCOUNT (object);

  g_clear_pointer (&self->program, g_free);
  g_clear_pointer (&self->uid, g_free);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->online_account, g_free);
  g_clear_pointer (&self->online_provider, g_free);
  g_clear_pointer (&self->services, g_ptr_array_unref);

  G_OBJECT_CLASS (mdr_program_account_parent_class)->finalize (object);
}

static void
mdr_program_account_class_init (MdrProgramAccountClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_program_account_finalize;
}

static void
mdr_program_account_init (MdrProgramAccount *self)
{
}

static char *
clean (const char *text)
{
  return text != NULL ? mdr_clean_text (text, -1, MAX_TEXT) : NULL;
}

/**
 * mdr_program_account_new:
 * @fields: what it is made of; texts are copied and cleaned
 *
 * Returns: (transfer full): an account
 */
MdrProgramAccount *
mdr_program_account_new (const MdrProgramAccountFields *fields)
{
  MdrProgramAccount *self;

  g_return_val_if_fail (fields != NULL && fields->program != NULL && fields->place != NULL, NULL);

  self = g_object_new (MDR_TYPE_PROGRAM_ACCOUNT, NULL);
  self->program = g_strdup (fields->program);
  self->uid = g_strdup (fields->uid);
  self->place = clean (fields->place);
  self->name = clean (fields->name);
  self->address = clean (fields->address);
  self->online_account = g_strdup (fields->online_account);
  self->online_provider = clean (fields->online_provider);
  self->online_method = fields->online_method;
  self->needs_attention = fields->needs_attention;
  self->is_enabled = fields->is_enabled;
  self->services = fields->services != NULL ? g_ptr_array_ref (fields->services)
                                            : g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

/**
 * mdr_program_account_get_program:
 * @self: an account
 *
 * Returns: the id of the program
 */
const char *
mdr_program_account_get_program (MdrProgramAccount *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM_ACCOUNT (self), NULL);

  return self->program;
}

/**
 * mdr_program_account_get_uid:
 * @self: an account
 *
 * Returns: (nullable): the program's own name for the account
 */
const char *
mdr_program_account_get_uid (MdrProgramAccount *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM_ACCOUNT (self), NULL);

  return self->uid;
}

/**
 * mdr_program_account_get_place:
 * @self: an account
 *
 * Returns: where this stands, for people
 */
const char *
mdr_program_account_get_place (MdrProgramAccount *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM_ACCOUNT (self), NULL);

  return self->place;
}

/**
 * mdr_program_account_get_name:
 * @self: an account
 *
 * Returns: (nullable): what the user called the account
 */
const char *
mdr_program_account_get_name (MdrProgramAccount *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM_ACCOUNT (self), NULL);

  return self->name;
}

/**
 * mdr_program_account_get_address:
 * @self: an account
 *
 * Returns: (nullable): its mail address, as it was written
 */
const char *
mdr_program_account_get_address (MdrProgramAccount *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM_ACCOUNT (self), NULL);

  return self->address;
}

/**
 * mdr_program_account_get_services:
 * @self: an account
 *
 * Returns: (transfer none) (element-type MdrProgramService): what it receives and sends with
 */
GPtrArray *
mdr_program_account_get_services (MdrProgramAccount *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM_ACCOUNT (self), NULL);

  return self->services;
}

/**
 * mdr_program_account_get_online_account:
 * @self: an account
 *
 * Returns: (nullable): the id of the GNOME Online Account behind it
 */
const char *
mdr_program_account_get_online_account (MdrProgramAccount *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM_ACCOUNT (self), NULL);

  return self->online_account;
}

/**
 * mdr_program_account_get_online_provider:
 * @self: an account
 *
 * Returns: (nullable): what the GNOME Online Account behind it calls its provider
 */
const char *
mdr_program_account_get_online_provider (MdrProgramAccount *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM_ACCOUNT (self), NULL);

  return self->online_provider;
}

/**
 * mdr_program_account_get_online_method:
 * @self: an account
 *
 * Returns: how the GNOME Online Account behind it signs in
 */
MdrSignInMethod
mdr_program_account_get_online_method (MdrProgramAccount *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM_ACCOUNT (self), MDR_SIGN_IN_METHOD_UNKNOWN);

  return self->online_method;
}

/**
 * mdr_program_account_get_needs_attention:
 * @self: an account
 *
 * Returns: whether the online account waits for the user to sign in again
 */
gboolean
mdr_program_account_get_needs_attention (MdrProgramAccount *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM_ACCOUNT (self), FALSE);

  return self->needs_attention;
}

/**
 * mdr_program_account_get_enabled:
 * @self: an account
 *
 * Returns: whether the program uses it
 */
gboolean
mdr_program_account_get_enabled (MdrProgramAccount *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM_ACCOUNT (self), FALSE);

  return self->is_enabled;
}

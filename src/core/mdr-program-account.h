/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a mail program on this computer is set to, for one account.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-service.h"

G_BEGIN_DECLS

/**
 * MdrSignInMethod:
 * @MDR_SIGN_IN_METHOD_UNKNOWN: the program decides, or does not say
 * @MDR_SIGN_IN_METHOD_PASSWORD: a password (PLAIN, LOGIN, USER)
 * @MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD: a password that is not sent itself (CRAM-MD5, SCRAM,
 * APOP)
 * @MDR_SIGN_IN_METHOD_OAUTH: a token (XOAUTH2, OAUTHBEARER)
 * @MDR_SIGN_IN_METHOD_OTHER: something else (Kerberos, NTLM, a client certificate)
 * @MDR_SIGN_IN_METHOD_NONE: the program does not sign in
 *
 * How a program is set to sign in.
 */
typedef enum
{
  MDR_SIGN_IN_METHOD_UNKNOWN,
  MDR_SIGN_IN_METHOD_PASSWORD,
  MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD,
  MDR_SIGN_IN_METHOD_OAUTH,
  MDR_SIGN_IN_METHOD_OTHER,
  MDR_SIGN_IN_METHOD_NONE,
} MdrSignInMethod;

#define MDR_TYPE_SIGN_IN_METHOD (mdr_sign_in_method_get_type ())
GType mdr_sign_in_method_get_type (void) G_GNUC_CONST;

#define MDR_TYPE_PROGRAM_SERVICE (mdr_program_service_get_type ())
G_DECLARE_FINAL_TYPE (MdrProgramService, mdr_program_service, MDR, PROGRAM_SERVICE, GObject)

MdrProgramService *mdr_program_service_new (MdrService *service, MdrSignInMethod method);
MdrProgramService *
mdr_program_service_new_with_uid (MdrService *service, MdrSignInMethod method, const char *uid);
MdrService *mdr_program_service_get_service (MdrProgramService *self);
MdrSignInMethod mdr_program_service_get_method (MdrProgramService *self);
const char *mdr_program_service_get_uid (MdrProgramService *self);

/**
 * MdrProgramAccountFields:
 * @program: the id of the program (data/knowledge/programs.ini)
 * @uid: (nullable): the program's own name for the account, unique in it
 * @place: where this stands, for people to find it
 * @name: (nullable): what the user called the account
 * @address: (nullable): its mail address
 * @services: (nullable) (element-type MdrProgramService): what it receives and sends with
 * @online_account: (nullable): the id of the GNOME Online Account behind it
 * @online_provider: (nullable): what that account calls its provider
 * @online_method: how that account signs in, whether it is for mail or not
 * @needs_attention: whether that account waits for the user to sign in again
 * @is_enabled: whether the program uses it
 *
 * What an account is made of.
 */
typedef struct
{
  const char *program;
  const char *uid;
  const char *place;
  const char *name;
  const char *address;
  GPtrArray *services;
  const char *online_account;
  const char *online_provider;
  MdrSignInMethod online_method;
  gboolean needs_attention;
  gboolean is_enabled;
} MdrProgramAccountFields;

#define MDR_TYPE_PROGRAM_ACCOUNT (mdr_program_account_get_type ())
G_DECLARE_FINAL_TYPE (MdrProgramAccount, mdr_program_account, MDR, PROGRAM_ACCOUNT, GObject)

MdrProgramAccount *mdr_program_account_new (const MdrProgramAccountFields *fields);

const char *mdr_program_account_get_program (MdrProgramAccount *self);
const char *mdr_program_account_get_uid (MdrProgramAccount *self);
const char *mdr_program_account_get_place (MdrProgramAccount *self);
const char *mdr_program_account_get_name (MdrProgramAccount *self);
const char *mdr_program_account_get_address (MdrProgramAccount *self);
GPtrArray *mdr_program_account_get_services (MdrProgramAccount *self);
const char *mdr_program_account_get_online_account (MdrProgramAccount *self);
const char *mdr_program_account_get_online_provider (MdrProgramAccount *self);
MdrSignInMethod mdr_program_account_get_online_method (MdrProgramAccount *self);
gboolean mdr_program_account_get_needs_attention (MdrProgramAccount *self);
gboolean mdr_program_account_get_enabled (MdrProgramAccount *self);

G_END_DECLS

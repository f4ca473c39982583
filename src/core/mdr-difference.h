/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One thing in which a mail program is not set as it should be.
 */

#pragma once

#include "mdr-cause.h"
#include "mdr-finding.h"
#include "mdr-program-account.h"

G_BEGIN_DECLS

/**
 * MdrDifferenceCode:
 * @MDR_DIFFERENCE_NO_ENCRYPTION: the channel is never encrypted
 * @MDR_DIFFERENCE_WRONG_SECURITY: the port expects another kind of encryption
 * @MDR_DIFFERENCE_WRONG_PORT: the server has no such port for mail programs
 * @MDR_DIFFERENCE_OLD_HOST: the provider does not name this server any more, or never did
 * @MDR_DIFFERENCE_PASSWORD_WITH_OAUTH_ONLY: it signs in with a password where none is taken
 * @MDR_DIFFERENCE_NO_SIGN_IN_FOR_SENDING: it sends without signing in
 * @MDR_DIFFERENCE_LOCAL_PART_AS_USER: only what stands before the @, where the whole address is
 * wanted
 * @MDR_DIFFERENCE_WRONG_USER_NAME: a user name of another form than the provider's
 * @MDR_DIFFERENCE_NEEDS_ATTENTION: the online account waits for the user to sign in again
 * @MDR_DIFFERENCE_ACCOUNT_DISABLED: it does not use the account
 * @MDR_DIFFERENCE_ENCRYPTED_PASSWORD: a way to sign in that few servers still offer
 * @MDR_DIFFERENCE_POP_INSTEAD_OF_IMAP: it fetches mail, where it could look at the mailbox
 * @MDR_DIFFERENCE_TWO_ADDRESSES: the user name is another address than the account's
 * @MDR_DIFFERENCE_OTHER_PORT: a usual port, but none of those that the provider names
 * @MDR_DIFFERENCE_OTHER_HOST: the provider names this server, and recommends another
 * @MDR_DIFFERENCE_LOCAL_HOST: a program on this computer stands between, as a bridge does
 *
 * In what a program is set differently. The worst come first.
 */
typedef enum
{
  MDR_DIFFERENCE_NO_ENCRYPTION,
  MDR_DIFFERENCE_WRONG_SECURITY,
  MDR_DIFFERENCE_WRONG_PORT,
  MDR_DIFFERENCE_OLD_HOST,
  MDR_DIFFERENCE_PASSWORD_WITH_OAUTH_ONLY,
  MDR_DIFFERENCE_NO_SIGN_IN_FOR_SENDING,
  MDR_DIFFERENCE_LOCAL_PART_AS_USER,
  MDR_DIFFERENCE_WRONG_USER_NAME,
  MDR_DIFFERENCE_NEEDS_ATTENTION,
  MDR_DIFFERENCE_ACCOUNT_DISABLED,
  MDR_DIFFERENCE_ENCRYPTED_PASSWORD,
  MDR_DIFFERENCE_POP_INSTEAD_OF_IMAP,
  MDR_DIFFERENCE_TWO_ADDRESSES,
  MDR_DIFFERENCE_OTHER_PORT,
  MDR_DIFFERENCE_OTHER_HOST,
  MDR_DIFFERENCE_LOCAL_HOST,
} MdrDifferenceCode;

#define MDR_N_DIFFERENCES (MDR_DIFFERENCE_LOCAL_HOST + 1)

GType mdr_difference_code_get_type (void) G_GNUC_CONST;

#define MDR_TYPE_DIFFERENCE_CODE (mdr_difference_code_get_type ())

/**
 * MdrDifferenceFields:
 * @code: in what the program is set differently
 * @severity: how much it matters
 * @service: (nullable): the server that it is about, as the program has it; %NULL where it is about
 * the account as a whole
 * @yours: (nullable): what the program is set to: a name, an address, a number, or a code of
 * #MdrSecurity, #MdrSignInMethod or #MdrProtocol
 * @right: (nullable): what it should be, in the same words
 *
 * What a difference is made of.
 */
typedef struct
{
  MdrDifferenceCode code;
  MdrSeverity severity;
  MdrService *service;
  const char *yours;
  const char *right;
} MdrDifferenceFields;

#define MDR_TYPE_DIFFERENCE (mdr_difference_get_type ())
G_DECLARE_FINAL_TYPE (MdrDifference, mdr_difference, MDR, DIFFERENCE, GObject)

MdrDifference *mdr_difference_new (const MdrDifferenceFields *fields);

MdrDifferenceCode mdr_difference_get_code (MdrDifference *self);
MdrSeverity mdr_difference_get_severity (MdrDifference *self);
MdrCause mdr_difference_get_cause (MdrDifference *self);
MdrService *mdr_difference_get_service (MdrDifference *self);
const char *mdr_difference_get_yours (MdrDifference *self);
const char *mdr_difference_get_right (MdrDifference *self);

int mdr_difference_compare (MdrDifference *a, MdrDifference *b);
MdrFinding *mdr_difference_create_finding (MdrDifference *self, MdrProgramAccount *account);

G_END_DECLS

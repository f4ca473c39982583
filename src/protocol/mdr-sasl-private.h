/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mechanisms, and what they are built from.
 */

#pragma once

#include "mdr-sasl.h"

G_BEGIN_DECLS

#define MDR_TYPE_SASL_PLAIN (mdr_sasl_plain_get_type ())
G_DECLARE_FINAL_TYPE (MdrSaslPlain, mdr_sasl_plain, MDR, SASL_PLAIN, MdrSasl)

#define MDR_TYPE_SASL_LOGIN (mdr_sasl_login_get_type ())
G_DECLARE_FINAL_TYPE (MdrSaslLogin, mdr_sasl_login, MDR, SASL_LOGIN, MdrSasl)

#define MDR_TYPE_SASL_CRAM_MD5 (mdr_sasl_cram_md5_get_type ())
G_DECLARE_FINAL_TYPE (MdrSaslCramMd5, mdr_sasl_cram_md5, MDR, SASL_CRAM_MD5, MdrSasl)

#define MDR_TYPE_SASL_SCRAM (mdr_sasl_scram_get_type ())
G_DECLARE_FINAL_TYPE (MdrSaslScram, mdr_sasl_scram, MDR, SASL_SCRAM, MdrSasl)

#define MDR_TYPE_SASL_OAUTH (mdr_sasl_oauth_get_type ())
G_DECLARE_FINAL_TYPE (MdrSaslOauth, mdr_sasl_oauth, MDR, SASL_OAUTH, MdrSasl)

/**
 * MdrSaslError:
 * @status: `401`, `invalid_token`, if there is one
 * @scope: what a token has to be for, if that is said
 * @text: all of it, as far as it can be read
 *
 * What a server says of a token that it refuses.
 */
typedef struct
{
  MdrSpan status;
  MdrSpan scope;
  MdrSpan text;
} MdrSaslError;

const char *mdr_sasl_find_mechanism (const char *name, GType *type);

MdrCredentials *mdr_sasl_get_credentials (MdrSasl *self);
MdrService *mdr_sasl_get_service (MdrSasl *self);
MdrSpan mdr_sasl_get_challenge (MdrSasl *self);

MdrSecret *mdr_sasl_refuse (MdrSasl *self, const char *problem);
void mdr_sasl_complete (MdrSasl *self);
void mdr_sasl_note_error (MdrSasl *self, const MdrSaslError *error);

/* For the tests of the RFCs' own examples. */
void mdr_sasl_scram_set_nonce (MdrSaslScram *self, const char *nonce);

G_END_DECLS

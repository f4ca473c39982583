/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The client's side of a SASL exchange (RFC 4422).
 */

#pragma once

#include "core/mdr-credentials.h"
#include "core/mdr-service.h"

#include "mdr-span.h"

G_BEGIN_DECLS

/* What IMAP's LOGIN and POP3's USER and PASS are called in lists of mechanisms. */
#define MDR_PLAIN_LOGIN "plain-login"

/**
 * MdrSaslMatch:
 * @MDR_SASL_MATCH_USABLE: there is a mechanism to use
 * @MDR_SASL_MATCH_ONLY_MODERN: only the provider's own sign-in window is offered, and a password
 *   is what we have
 * @MDR_SASL_MATCH_NONE: nothing that we speak is offered
 */
typedef enum
{
  MDR_SASL_MATCH_USABLE,
  MDR_SASL_MATCH_ONLY_MODERN,
  MDR_SASL_MATCH_NONE,
} MdrSaslMatch;

MdrSaslMatch
mdr_sasl_choose (const char *const *offered, MdrPasswordKind kind, const char **mechanism);

#define MDR_TYPE_SASL (mdr_sasl_get_type ())
G_DECLARE_DERIVABLE_TYPE (MdrSasl, mdr_sasl, MDR, SASL, GObject)

/**
 * MdrSaslClass:
 * @server_first: whether the server has the first word
 * @modern: whether it takes a token instead of a password
 * @respond: answers the @step-th challenge, counted from 0; for a mechanism in which the client
 *   has the first word, step 0 is that word and @challenge is empty. %NULL, after
 *   mdr_sasl_refuse(), when the challenge cannot be answered.
 *
 * What a mechanism has to bring.
 */
struct _MdrSaslClass
{
  GObjectClass parent_class;

  gboolean server_first;
  gboolean modern;
  MdrSecret *(*respond) (MdrSasl *self, guint step, MdrSpan challenge);

  gpointer padding[4];
};

MdrSasl *mdr_sasl_new (const char *mechanism, MdrCredentials *credentials, MdrService *service);

const char *mdr_sasl_get_mechanism (MdrSasl *self);
gboolean mdr_sasl_is_server_first (MdrSasl *self);
gboolean mdr_sasl_is_modern (MdrSasl *self);
gboolean mdr_sasl_is_complete (MdrSasl *self);
const char *mdr_sasl_get_problem (MdrSasl *self);
const char *mdr_sasl_get_error_status (MdrSasl *self);
const char *mdr_sasl_get_error_scope (MdrSasl *self);
const char *mdr_sasl_get_error_text (MdrSasl *self);

MdrSecret *mdr_sasl_begin (MdrSasl *self);
MdrSecret *mdr_sasl_respond (MdrSasl *self, MdrSpan challenge);

G_END_DECLS

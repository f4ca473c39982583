/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known about one mail provider.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-address.h"
#include "mdr-enums.h"

G_BEGIN_DECLS

/**
 * MdrProviderLink:
 *
 * The provider's own pages that the wizard can open.
 */
typedef enum
{
  MDR_PROVIDER_LINK_WEBMAIL,
  MDR_PROVIDER_LINK_PASSWORD_RESET,
  MDR_PROVIDER_LINK_TWO_STEP,
  MDR_PROVIDER_LINK_APP_PASSWORD,
  MDR_PROVIDER_LINK_IMAP_SWITCH,
} MdrProviderLink;

#define MDR_N_PROVIDER_LINKS (MDR_PROVIDER_LINK_IMAP_SWITCH + 1)

/**
 * MdrImapSwitch:
 * @MDR_IMAP_SWITCH_UNKNOWN: nothing verified is known
 * @MDR_IMAP_SWITCH_ALWAYS_ON: mail programs are always let in
 * @MDR_IMAP_SWITCH_MUST_ENABLE: to be switched on once in the webmail
 * @MDR_IMAP_SWITCH_ADMIN: the administrator decides
 * @MDR_IMAP_SWITCH_PAID_PLAN: only with a paid plan
 *
 * Whether the account has a switch that lets mail programs in.
 */
typedef enum
{
  MDR_IMAP_SWITCH_UNKNOWN,
  MDR_IMAP_SWITCH_ALWAYS_ON,
  MDR_IMAP_SWITCH_MUST_ENABLE,
  MDR_IMAP_SWITCH_ADMIN,
  MDR_IMAP_SWITCH_PAID_PLAN,
} MdrImapSwitch;

/**
 * MdrProviderFact:
 * @MDR_PROVIDER_FACT_IMAP: the recommended IMAP server; the POP3 and SMTP ones follow in the order
 * of #MdrProtocol
 * @MDR_PROVIDER_FACT_IMAP_ALTERNATIVES: the further IMAP servers; those of POP3 and SMTP follow
 * @MDR_PROVIDER_FACT_USER_NAME: the form of the user name
 * @MDR_PROVIDER_FACT_SIGN_IN: with what a mail program signs in
 * @MDR_PROVIDER_FACT_IMAP_SWITCH: whether there is a switch that lets mail programs in
 *
 * What may be known well or not so well about a provider.
 */
typedef enum
{
  MDR_PROVIDER_FACT_IMAP,
  MDR_PROVIDER_FACT_POP3,
  MDR_PROVIDER_FACT_SMTP,
  MDR_PROVIDER_FACT_IMAP_ALTERNATIVES,
  MDR_PROVIDER_FACT_POP3_ALTERNATIVES,
  MDR_PROVIDER_FACT_SMTP_ALTERNATIVES,
  MDR_PROVIDER_FACT_USER_NAME,
  MDR_PROVIDER_FACT_SIGN_IN,
  MDR_PROVIDER_FACT_IMAP_SWITCH,
} MdrProviderFact;

GType mdr_provider_link_get_type (void) G_GNUC_CONST;
GType mdr_imap_switch_get_type (void) G_GNUC_CONST;
GType mdr_provider_fact_get_type (void) G_GNUC_CONST;

#define MDR_TYPE_PROVIDER_LINK (mdr_provider_link_get_type ())
#define MDR_TYPE_IMAP_SWITCH (mdr_imap_switch_get_type ())
#define MDR_TYPE_PROVIDER_FACT (mdr_provider_fact_get_type ())

#define MDR_TYPE_PROVIDER (mdr_provider_get_type ())
G_DECLARE_FINAL_TYPE (MdrProvider, mdr_provider, MDR, PROVIDER, GObject)

MdrProvider *mdr_provider_new_from_key_file (GKeyFile *file, const char *id, GError **error);
gboolean mdr_provider_knows_key (const char *key);

const char *mdr_provider_get_id (MdrProvider *self);
const char *mdr_provider_get_name (MdrProvider *self);
const char *const *mdr_provider_get_domains (MdrProvider *self);
const char *const *mdr_provider_get_mx_suffixes (MdrProvider *self);
GPtrArray *mdr_provider_create_services (MdrProvider *self, MdrAddress *address);
char *mdr_provider_dup_user_name (MdrProvider *self, MdrProtocol protocol, MdrAddress *address);
MdrSignInPolicy mdr_provider_get_policy (MdrProvider *self, MdrProtocol protocol, GDateTime *when);
MdrImapSwitch mdr_provider_get_imap_switch (MdrProvider *self);
const char *mdr_provider_get_link (MdrProvider *self, MdrProviderLink link);
const char *mdr_provider_get_app_password_shape (MdrProvider *self);
guint mdr_provider_get_throttle_wait (MdrProvider *self);
gboolean mdr_provider_has_server (MdrProvider *self, const char *host);
gboolean mdr_provider_has_note (MdrProvider *self, const char *note);
const char *const *mdr_provider_get_notes (MdrProvider *self);
gboolean mdr_provider_is_verified (MdrProvider *self, MdrProviderFact fact);
const char *const *mdr_provider_get_sources (MdrProvider *self);
const char *mdr_provider_get_as_of (MdrProvider *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a provider is made of: filled in by mdr-provider-file.c, given out by mdr-provider.c.
 */

#pragma once

#include "mdr-provider.h"

G_BEGIN_DECLS

/**
 * MdrUserNameForm:
 * @MDR_USER_NAME_FORM_OTHER: a name that the provider gave out; the address does not tell it
 * @MDR_USER_NAME_FORM_FULL_ADDRESS: the whole address
 * @MDR_USER_NAME_FORM_LOCAL_PART: what stands before the @
 *
 * How the name to sign in with follows from the address.
 */
typedef enum
{
  MDR_USER_NAME_FORM_OTHER,
  MDR_USER_NAME_FORM_FULL_ADDRESS,
  MDR_USER_NAME_FORM_LOCAL_PART,
} MdrUserNameForm;

GType mdr_user_name_form_get_type (void) G_GNUC_CONST;

#define MDR_TYPE_USER_NAME_FORM (mdr_user_name_form_get_type ())

/* What changes on a day: from then on, these protocols are signed in to in this way. */
typedef struct
{
  guint date;      /* as the number 20261231, so that dates compare */
  guint protocols; /* bits 1 << MdrProtocol */
  MdrSignInPolicy policy;
} MdrSignInRule;

struct _MdrProvider
{
  GObject parent_instance;

  MdrUserNameForm user_names[MDR_N_PROTOCOLS];
  MdrSignInPolicy policies[MDR_N_PROTOCOLS];
  MdrImapSwitch imap_switch;
  guint unverified; /* bits 1 << MdrProviderFact */
  guint throttle_wait;

  /* owned */
  char *id;
  char *name;
  char *as_of;
  char *app_password_shape;
  char *links[MDR_N_PROVIDER_LINKS];
  GStrv domains;
  GStrv mx_suffixes;
  GStrv notes;
  GStrv sources;
  GPtrArray *services[MDR_N_PROTOCOLS]; /* MdrService without a user name, the recommended first */
  GArray *rules;                        /* MdrSignInRule */
};

G_END_DECLS

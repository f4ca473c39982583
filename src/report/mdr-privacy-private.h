/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rules of privacy share.
 */

#pragma once

#include "mdr-privacy.h"

G_BEGIN_DECLS

struct _MdrPrivacy
{
  gboolean hides_mail_addresses;

  /* owned */
  GPtrArray *names;         /* in small letters */
  GPtrArray *hosts;         /* in small letters */
  GPtrArray *domains;       /* that are spared */
  GHashTable *ip_addresses; /* that are spared */
};

/* mdr-privacy-words.c */
char *mdr_privacy_take_out_network (MdrPrivacy *self, const char *text);
char *mdr_privacy_take_out_paths (const char *text);
char *mdr_privacy_take_out_mail_addresses (const char *text);
char *mdr_privacy_take_out_encoded (MdrPrivacy *self, const char *text);

G_END_DECLS

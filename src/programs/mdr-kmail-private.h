/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files that read KMail share.
 */

#pragma once

#include "mdr-config-text.h"

G_BEGIN_DECLS

/**
 * MdrKmail:
 * @reading: the run
 * @place: the folder, for people
 * @identities: (nullable): emailidentities
 * @transports: (nullable): mailtransports
 * @used: (element-type utf8): the groups of the identities that belong to an account
 *
 * What the accounts of one folder have in common.
 */
typedef struct
{
  MdrReading *reading;
  const char *place;
  MdrConfigText *identities;
  MdrConfigText *transports;
  GHashTable *used;
} MdrKmail;

void
mdr_kmail_add_receiving (MdrKmail *self, const char *id, const char *name, MdrConfigText *resource);
void mdr_kmail_add_sending (MdrKmail *self);

G_END_DECLS

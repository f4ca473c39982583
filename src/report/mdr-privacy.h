/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes out of a text what is nobody else's business: names of accounts and of this computer, and
 * the addresses of the network here.
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What stands where something was taken out. */
#define MDR_PRIVACY_MARK "***"

/**
 * MdrPrivacy:
 *
 * What is to be taken out of texts.
 */
typedef struct _MdrPrivacy MdrPrivacy;

MdrPrivacy *mdr_privacy_new (void);
void mdr_privacy_free (MdrPrivacy *self);

void mdr_privacy_hide_name (MdrPrivacy *self, const char *name);
void mdr_privacy_hide_host (MdrPrivacy *self, const char *host);
void mdr_privacy_hide_computer (MdrPrivacy *self, const char *spared);
void mdr_privacy_hide_mail_addresses (MdrPrivacy *self);
void mdr_privacy_spare_domain (MdrPrivacy *self, const char *domain);
void mdr_privacy_spare_ip_address (MdrPrivacy *self, const char *address);

char *mdr_privacy_clean (MdrPrivacy *self, const char *text);
char *mdr_privacy_clean_place (MdrPrivacy *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrPrivacy, mdr_privacy_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A mail address, taken apart.
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MdrAddress:
 *
 * An immutable, reference-counted mail address: local part as typed, domain in the form that DNS
 * knows (lower case, A-labels).
 */
typedef struct _MdrAddress MdrAddress;

#define MDR_TYPE_ADDRESS (mdr_address_get_type ())

GType mdr_address_get_type (void) G_GNUC_CONST;

MdrAddress *mdr_address_parse (const char *text, GError **error);
MdrAddress *mdr_address_ref (MdrAddress *self);
void mdr_address_unref (MdrAddress *self);

const char *mdr_address_get_text (const MdrAddress *self);
const char *mdr_address_get_local_part (const MdrAddress *self);
const char *mdr_address_get_domain (const MdrAddress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrAddress, mdr_address_unref)

G_END_DECLS

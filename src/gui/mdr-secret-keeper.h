/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps what is typed into a password field.
 */

#pragma once

#include <gtk/gtk.h>

#include "core/mdr-secret.h"

G_BEGIN_DECLS

#define MDR_TYPE_SECRET_KEEPER (mdr_secret_keeper_get_type ())
G_DECLARE_FINAL_TYPE (MdrSecretKeeper, mdr_secret_keeper, MDR, SECRET_KEEPER, GObject)

MdrSecretKeeper *mdr_secret_keeper_new (GtkEditable *field);

const MdrSecret *mdr_secret_keeper_peek (MdrSecretKeeper *self);
MdrSecret *mdr_secret_keeper_take (MdrSecretKeeper *self);

G_END_DECLS

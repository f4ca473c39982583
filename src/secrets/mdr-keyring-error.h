/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can go wrong between us and the system's password store.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MDR_KEYRING_ERROR (mdr_keyring_error_quark ())

/**
 * MdrKeyringError:
 * @MDR_KEYRING_ERROR_NO_SERVICE: there is no password store, or it has ended
 * @MDR_KEYRING_ERROR_NOT_ALLOWED: the sandbox of this program keeps it away from the password store
 * @MDR_KEYRING_ERROR_NOT_RUNNING: it was not started yet, and is not to be started for this
 * @MDR_KEYRING_ERROR_NO_ANSWER: it is there but does not answer in time
 * @MDR_KEYRING_ERROR_LOCKED: the keyring has to be unlocked first
 * @MDR_KEYRING_ERROR_DISMISSED: the user closed the question of the password store, or there is
 *   no window for it
 * @MDR_KEYRING_ERROR_GONE: the saved password, or its keyring, is not there any more
 * @MDR_KEYRING_ERROR_CHANGED: it is not what it was when the list was made
 * @MDR_KEYRING_ERROR_UNPROTECTED: values would come over the bus without encryption
 * @MDR_KEYRING_ERROR_TOO_LONG: the value does not fit into protected memory
 * @MDR_KEYRING_ERROR_REFUSED: the password store says no, in its own words
 *
 * The messages are in the user's language. Cancelling is %G_IO_ERROR_CANCELLED as everywhere.
 */
typedef enum
{
  MDR_KEYRING_ERROR_NO_SERVICE,
  MDR_KEYRING_ERROR_NOT_ALLOWED,
  MDR_KEYRING_ERROR_NOT_RUNNING,
  MDR_KEYRING_ERROR_NO_ANSWER,
  MDR_KEYRING_ERROR_LOCKED,
  MDR_KEYRING_ERROR_DISMISSED,
  MDR_KEYRING_ERROR_GONE,
  MDR_KEYRING_ERROR_CHANGED,
  MDR_KEYRING_ERROR_UNPROTECTED,
  MDR_KEYRING_ERROR_TOO_LONG,
  MDR_KEYRING_ERROR_REFUSED,
} MdrKeyringError;

GQuark mdr_keyring_error_quark (void);

GError *mdr_keyring_error_new (MdrKeyringError code);
GError *mdr_keyring_error_from_bus (GError *error);
gboolean mdr_keyring_error_is_the_end (const GError *error);

G_END_DECLS

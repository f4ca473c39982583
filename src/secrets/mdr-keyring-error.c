/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One table leads from what the bus says to what it means for somebody's saved passwords.
 */

#include "mdr-keyring-error.h"

#include <glib/gi18n-lib.h>

#include "core/mdr-clean-text.h"

#define MAX_WORDS 200

G_DEFINE_QUARK (mdr - keyring - error - quark, mdr_keyring_error)

static const char *const messages[] = {
  [MDR_KEYRING_ERROR_NO_SERVICE] =
      N_ ("There is no password store on this computer, or it is not running."),
  [MDR_KEYRING_ERROR_NOT_ALLOWED] =
      N_ ("Mail Doctor is installed as a Flatpak, and may not speak to the password store. So the "
          "saved passwords cannot be seen."),
  [MDR_KEYRING_ERROR_NOT_RUNNING] = N_ ("The password store of this computer is not running yet."),
  [MDR_KEYRING_ERROR_NO_ANSWER] =
      N_ ("The password store does not answer. Log out and in again, and look once more."),
  [MDR_KEYRING_ERROR_LOCKED] =
      N_ ("The keyring with this password is locked. Unlock it, and try again."),
  [MDR_KEYRING_ERROR_DISMISSED] =
      N_ ("The password store got no answer to its question, so nothing was done."),
  [MDR_KEYRING_ERROR_GONE] = N_ ("This saved password, or its keyring, is not there any more."),
  [MDR_KEYRING_ERROR_CHANGED] =
      N_ ("This saved password has changed since it was listed. Look at the list again."),
  [MDR_KEYRING_ERROR_UNPROTECTED] =
      N_ ("This password store hands out passwords without protection, so Mail Doctor does not "
          "take them. Remove the password in the password store’s own program."),
  [MDR_KEYRING_ERROR_TOO_LONG] =
      N_ ("This saved password is so long that it could not be restored. Remove it in the password "
          "store’s own program."),
  [MDR_KEYRING_ERROR_REFUSED] = N_ ("The password store refuses."),
};

/* Names of errors on the bus: the Secret Service's own, and those of D-Bus. */
static const struct
{
  const char *name;
  MdrKeyringError code;
} bus_errors[] = {
  { "org.freedesktop.Secret.Error.IsLocked", MDR_KEYRING_ERROR_LOCKED },
  { "org.freedesktop.Secret.Error.NoSuchObject", MDR_KEYRING_ERROR_GONE },
  { "org.freedesktop.DBus.Error.UnknownObject", MDR_KEYRING_ERROR_GONE },
  { "org.freedesktop.DBus.Error.UnknownInterface", MDR_KEYRING_ERROR_GONE },
  /* What GDBus services say about an object that they have taken back. */
  { "org.freedesktop.DBus.Error.UnknownMethod", MDR_KEYRING_ERROR_GONE },
  { "org.freedesktop.DBus.Error.ServiceUnknown", MDR_KEYRING_ERROR_NO_SERVICE },
  { "org.freedesktop.DBus.Error.NameHasNoOwner", MDR_KEYRING_ERROR_NO_SERVICE },
  { "org.freedesktop.DBus.Error.Disconnected", MDR_KEYRING_ERROR_NO_SERVICE },
  /* The bus says so when the other side ends without an answer. */
  { "org.freedesktop.DBus.Error.NoReply", MDR_KEYRING_ERROR_NO_SERVICE },
  { "org.freedesktop.DBus.Error.Timeout", MDR_KEYRING_ERROR_NO_ANSWER },
  { "org.freedesktop.DBus.Error.TimedOut", MDR_KEYRING_ERROR_NO_ANSWER },
};

/**
 * mdr_keyring_error_new:
 * @code: what is wrong
 *
 * Returns: (transfer full): an error that says so
 */
GError *
mdr_keyring_error_new (MdrKeyringError code)
{
  g_return_val_if_fail (code < G_N_ELEMENTS (messages), NULL);

  return g_error_new_literal (MDR_KEYRING_ERROR, code, _ (messages[code]));
}

static GError *
refused (GError *error)
{
  g_autofree char *words = NULL;

  g_dbus_error_strip_remote_error (error);
  words = mdr_clean_text (error->message, -1, MAX_WORDS);

  return g_error_new (MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_REFUSED,
                      /* TRANSLATORS: %s is what the password store says, often in English. */
                      _ ("The password store refuses: “%s”"), words);
}

/**
 * mdr_keyring_error_from_bus:
 * @error: (transfer full): what a call on the bus ended with
 *
 * Returns: (transfer full): the same as an #MdrKeyringError, or @error if it is one or says that we
 *   were cancelled
 */
GError *
mdr_keyring_error_from_bus (GError *error)
{
  g_autoptr (GError) owned = error;
  g_autofree char *name = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == MDR_KEYRING_ERROR ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_steal_pointer (&owned);

  name = g_dbus_error_get_remote_error (error);
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (bus_errors); i++)
    if (g_str_equal (name, bus_errors[i].name))
      return mdr_keyring_error_new (bus_errors[i].code);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return mdr_keyring_error_new (MDR_KEYRING_ERROR_NO_ANSWER);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return mdr_keyring_error_new (MDR_KEYRING_ERROR_NO_SERVICE);

  return refused (error);
}

/**
 * mdr_keyring_error_is_the_end:
 * @error: an error
 *
 * Returns: whether further calls have no better prospect
 */
gboolean
mdr_keyring_error_is_the_end (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
         g_error_matches (error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_NO_SERVICE) ||
         g_error_matches (error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_NO_ANSWER);
}

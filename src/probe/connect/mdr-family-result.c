/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value: built once both ends are known, and never changed.
 */

#include "mdr-family-result.h"

struct _MdrFamilyResult
{
  GObject parent_instance;

  GSocketFamily family;
  MdrState state;
  gint64 duration;

  /* owned */
  GInetAddress *address;
  GError *error;
};

G_DEFINE_FINAL_TYPE (MdrFamilyResult, mdr_family_result, G_TYPE_OBJECT)

static void
mdr_family_result_finalize (GObject *object)
{
  MdrFamilyResult *self = MDR_FAMILY_RESULT (object);

  g_clear_object (&self->address);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (mdr_family_result_parent_class)->finalize (object);
}

static void
mdr_family_result_class_init (MdrFamilyResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_family_result_finalize;
}

static void
mdr_family_result_init (MdrFamilyResult *self)
{
}

/**
 * mdr_family_result_new:
 * @family: IPv4 or IPv6
 * @state: passed, failed, or skipped where it was not or could not be tried to the end
 * @address: (nullable): the address that was tried last
 * @duration: how long that took, in microseconds
 * @error: (nullable): why it failed; it is copied
 *
 * Returns: (transfer full): a result
 */
MdrFamilyResult *
mdr_family_result_new (GSocketFamily family,
                       MdrState state,
                       GInetAddress *address,
                       gint64 duration,
                       const GError *error)
{
  MdrFamilyResult *self;

  g_return_val_if_fail (address == NULL || G_IS_INET_ADDRESS (address), NULL);

  self = g_object_new (MDR_TYPE_FAMILY_RESULT, NULL);
  self->family = family;
  self->state = state;
  self->duration = duration;
  g_set_object (&self->address, address);
  self->error = error != NULL ? g_error_copy (error) : NULL;

  return self;
}

/**
 * mdr_family_result_get_family:
 * @self: a result
 *
 * Returns: whose it is
 */
GSocketFamily
mdr_family_result_get_family (MdrFamilyResult *self)
{
  g_return_val_if_fail (MDR_IS_FAMILY_RESULT (self), G_SOCKET_FAMILY_INVALID);

  return self->family;
}

/**
 * mdr_family_result_get_title:
 * @self: a result
 *
 * Returns: "IPv6" or "IPv4", which no language translates
 */
const char *
mdr_family_result_get_title (MdrFamilyResult *self)
{
  return mdr_family_result_get_family (self) == G_SOCKET_FAMILY_IPV6 ? "IPv6" : "IPv4";
}

/**
 * mdr_family_result_get_state:
 * @self: a result
 *
 * Returns: how it went
 */
MdrState
mdr_family_result_get_state (MdrFamilyResult *self)
{
  g_return_val_if_fail (MDR_IS_FAMILY_RESULT (self), MDR_STATE_SKIPPED);

  return self->state;
}

/**
 * mdr_family_result_get_address:
 * @self: a result
 *
 * Returns: (transfer none) (nullable): the address that was tried last
 */
GInetAddress *
mdr_family_result_get_address (MdrFamilyResult *self)
{
  g_return_val_if_fail (MDR_IS_FAMILY_RESULT (self), NULL);

  return self->address;
}

/**
 * mdr_family_result_dup_address_text:
 * @self: a result
 *
 * Returns: (transfer full) (nullable): the address that was tried last, written out
 */
char *
mdr_family_result_dup_address_text (MdrFamilyResult *self)
{
  GInetAddress *address = mdr_family_result_get_address (self);

  return address != NULL ? g_inet_address_to_string (address) : NULL;
}

/**
 * mdr_family_result_get_duration:
 * @self: a result
 *
 * Returns: how long the connection took to come or to fail, in microseconds
 */
gint64
mdr_family_result_get_duration (MdrFamilyResult *self)
{
  g_return_val_if_fail (MDR_IS_FAMILY_RESULT (self), 0);

  return self->duration;
}

/**
 * mdr_family_result_get_error:
 * @self: a result
 *
 * Returns: (transfer none) (nullable): why it failed
 */
const GError *
mdr_family_result_get_error (MdrFamilyResult *self)
{
  g_return_val_if_fail (MDR_IS_FAMILY_RESULT (self), NULL);

  return self->error;
}

/**
 * mdr_family_result_is_unavailable:
 * @self: a result
 *
 * Tells a family that this computer does not have at all, as on a network without IPv6, from one
 * that it has and that does not work.
 *
 * Returns: whether the computer has no way out over this family
 */
gboolean
mdr_family_result_is_unavailable (MdrFamilyResult *self)
{
  return g_error_matches (mdr_family_result_get_error (self), G_IO_ERROR,
                          G_IO_ERROR_NETWORK_UNREACHABLE);
}

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plain record.
 */

#include "mdr-service-record.h"

/**
 * mdr_service_record_new:
 *
 * Returns: (transfer full): a record of a server of which nothing was seen
 */
MdrServiceRecord *
mdr_service_record_new (void)
{
  MdrServiceRecord *self = g_rc_box_new0 (MdrServiceRecord);

  self->addresses = g_new0 (char *, 1);
  self->capabilities = g_new0 (char *, 1);
  self->mechanisms = g_new0 (char *, 1);
  self->families = g_ptr_array_new_with_free_func (g_object_unref);
  self->transcript = mdr_transcript_new ();

  return self;
}

/**
 * mdr_service_record_ref:
 * @self: a record
 *
 * Returns: (transfer full): @self, held once more
 */
MdrServiceRecord *
mdr_service_record_ref (MdrServiceRecord *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (MdrServiceRecord *self)
{
  g_strfreev (self->addresses);
  g_strfreev (self->capabilities);
  g_strfreev (self->mechanisms);
  g_ptr_array_unref (self->families);
  g_object_unref (self->transcript);
}

/**
 * mdr_service_record_unref:
 * @self: (transfer full): a record
 *
 * Lets go of @self.
 */
void
mdr_service_record_unref (MdrServiceRecord *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) clear);
}

/**
 * mdr_service_record_find_family:
 * @self: a record
 * @family: IPv4 or IPv6
 *
 * Returns: (transfer none) (nullable): how @family got on, if it was tried
 */
MdrFamilyResult *
mdr_service_record_find_family (MdrServiceRecord *self, GSocketFamily family)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->families->len; i++)
    if (mdr_family_result_get_family (g_ptr_array_index (self->families, i)) == family)
      return g_ptr_array_index (self->families, i);

  return NULL;
}

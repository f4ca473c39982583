/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A kind of device that mail is read on.
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define MDR_TYPE_DEVICE (mdr_device_get_type ())
G_DECLARE_FINAL_TYPE (MdrDevice, mdr_device, MDR, DEVICE, GObject)

MdrDevice *mdr_device_new (const char *id, const char *title);

const char *mdr_device_get_id (MdrDevice *self);
const char *mdr_device_get_title (MdrDevice *self);

G_END_DECLS

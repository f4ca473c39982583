/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text as a QR code, for the camera of another device.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a code of version 20 holds with error correction M. A larger one needs a larger screen, or a
 * better camera. */
#define MDR_QR_CODE_MAX_BYTES 666

#define MDR_TYPE_QR_CODE (mdr_qr_code_get_type ())
G_DECLARE_FINAL_TYPE (MdrQrCode, mdr_qr_code, MDR, QR_CODE, GtkWidget)

gboolean mdr_qr_code_set_text (MdrQrCode *self, const char *text);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The result as a QR code: the mail does not work, but the phone may.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_RESULT_QR_WINDOW (mdr_result_qr_window_get_type ())
G_DECLARE_FINAL_TYPE (MdrResultQrWindow, mdr_result_qr_window, MDR, RESULT_QR_WINDOW, AdwWindow)

void mdr_result_qr_window_present (GtkWindow *parent, MdrSession *session);

G_END_DECLS

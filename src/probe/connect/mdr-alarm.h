/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may end a wait: time, and the user. An alarm rings once, in the main context of those who
 * set it, and is cleared by then.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef void (*MdrAlarmFunc) (gpointer user_data);

void mdr_alarm_set_timeout (GSource **alarm,
                            guint milliseconds,
                            MdrAlarmFunc callback,
                            gpointer user_data);
void mdr_alarm_set_cancelled (GSource **alarm,
                              GCancellable *cancellable,
                              MdrAlarmFunc callback,
                              gpointer user_data);
void mdr_alarm_clear (GSource **alarm);

G_END_DECLS

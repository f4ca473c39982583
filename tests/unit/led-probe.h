/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The probe of a service that goes where a test leads it.
 */

#pragma once

#include "core/mdr-probe.h"

G_BEGIN_DECLS

#define LED_TYPE_PROBE (led_probe_get_type ())
G_DECLARE_FINAL_TYPE (LedProbe, led_probe, LED, PROBE, MdrProbe)

MdrProbe *led_probe_new (MdrProtocol protocol, const char *host, guint16 port);

void led_probe_connect (MdrProbe *probe);
void led_probe_connected (MdrProbe *probe);
void led_probe_fail (MdrProbe *probe, const char *code, MdrCause cause);
void led_probe_end (MdrProbe *probe);

G_END_DECLS

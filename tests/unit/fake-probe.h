/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A probe that goes nowhere and finds what its source tells it to.
 */

#pragma once

#include "fake-source.h"

G_BEGIN_DECLS

#define FAKE_TYPE_PROBE (fake_probe_get_type ())
G_DECLARE_FINAL_TYPE (FakeProbe, fake_probe, FAKE, PROBE, MdrProbe)

MdrProbe *fake_probe_new (FakeSource *source, const char *id, guint steps, MdrService *service);

G_END_DECLS

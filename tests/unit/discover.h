/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Discovery in a little world: one domain, and who may know its settings.
 */

#pragma once

#include "probe/discovery/mdr-discovery.h"

#include "little-world.h"

G_BEGIN_DECLS

#define LOCAL_PART "anna.rossi"
#define DOMAIN "example.test"
#define ADDRESS LOCAL_PART "@" DOMAIN

#define AUTOCONFIG "autoconfig." DOMAIN
#define AUTOCONFIG_PATH "/mail/config-v1.1.xml"
#define WELL_KNOWN_PATH "/.well-known/autoconfig/mail/config-v1.1.xml"
#define DATABASE "database.test"

void discover_set_up (LittleWorld *world, gconstpointer user_data);

MdrSettingsProbe *discover_create_probe (LittleWorld *world, const char *text);
MdrSettingsProbe *discover (LittleWorld *world, const char *text);

void
discover_assert_settings (MdrSettingsProbe *probe, MdrSettingsSource source, const char *label);
void discover_assert_nothing (MdrSettingsProbe *probe);
void discover_assert_failed (MdrSettingsProbe *probe, const char *what, const char *reason);

G_END_DECLS

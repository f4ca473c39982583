/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where probes come from that go nowhere and find what a test tells them to.
 */

#pragma once

#include "core/mdr-probe-source.h"

G_BEGIN_DECLS

#define FAKE_TYPE_SOURCE (fake_source_get_type ())
G_DECLARE_FINAL_TYPE (FakeSource, fake_source, FAKE, SOURCE, GObject)

FakeSource *fake_source_new (void);

void fake_source_add_service (FakeSource *self, MdrProtocol protocol, const char *text);
void fake_source_add_named_service (FakeSource *self,
                                    MdrProtocol protocol,
                                    const char *text,
                                    const char *user_name);
void fake_source_set_settings_source (FakeSource *self, MdrSettingsSource settings_source);
MdrSettingsSource fake_source_get_settings_source (FakeSource *self);
void fake_source_set_finding (FakeSource *self,
                              const char *probe_id,
                              const char *code,
                              MdrSeverity severity,
                              MdrCause cause);
void fake_source_take_finding (FakeSource *self, const char *probe_id, MdrFinding *finding);
MdrFinding *fake_source_find_finding (FakeSource *self, const char *probe_id);
void fake_source_set_endless (FakeSource *self, gboolean endless);
gboolean fake_source_is_endless (FakeSource *self);
void fake_source_set_provider (FakeSource *self, MdrProvider *provider);
const char *fake_source_get_message (FakeSource *self);
MdrProvider *fake_source_get_message_provider (FakeSource *self);
guint fake_source_get_n_probes (FakeSource *self);
guint fake_source_get_n_sign_ins (FakeSource *self);
void fake_source_set_talkative (FakeSource *self, gboolean talkative);
gboolean fake_source_is_talkative (FakeSource *self);
const char *fake_source_get_user_name (FakeSource *self);
const char *fake_source_get_password (FakeSource *self);

G_END_DECLS

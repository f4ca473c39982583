/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The options that say what is to be checked, and in which world.
 */

#pragma once

#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_CHECK_OPTIONS (mdr_check_options_get_type ())
G_DECLARE_FINAL_TYPE (MdrCheckOptions, mdr_check_options, MDR, CHECK_OPTIONS, GObject)

MdrCheckOptions *mdr_check_options_new (void);

GOptionGroup *mdr_check_options_create_group (MdrCheckOptions *self);
GOptionGroup *mdr_check_options_create_world_group (MdrCheckOptions *self);

MdrEnvironment *mdr_check_options_get_environment (MdrCheckOptions *self);
GPtrArray *mdr_check_options_get_services (MdrCheckOptions *self);
MdrSession *mdr_check_options_create_session (MdrCheckOptions *self);
MdrSession *mdr_check_options_create_live_session (MdrCheckOptions *self);

G_END_DECLS

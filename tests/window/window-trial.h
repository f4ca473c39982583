/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What tests of the window from inside have in common: an account to examine, and eyes.
 */

#pragma once

#include "core/mdr-session.h"
#include "fake-source.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct
{
  FakeSource *source;
  MdrSession *session;
} WindowTrial;

typedef gboolean (*WindowTrialFilter) (GtkWidget *widget, gconstpointer data);

void window_trial_set_up (WindowTrial *self, gconstpointer data);
void window_trial_set_up_empty (WindowTrial *self, gconstpointer data);
void window_trial_tear_down (WindowTrial *self, gconstpointer data);

void window_trial_settle (void);
void window_trial_wait_for_end (WindowTrial *self);
void window_trial_examine (WindowTrial *self);
MdrProbe *window_trial_dup_probe (WindowTrial *self, const char *id);

void window_trial_present (GtkWindow *window);
void window_trial_wait_for_frame (GtkWindow *window);

GtkWidget *window_trial_find (GtkWidget *widget, WindowTrialFilter filter, gconstpointer data);
GtkWidget *window_trial_find_type (GtkWidget *widget, GType type);
GPtrArray *window_trial_collect_type (GtkWidget *widget, GType type);

G_END_DECLS

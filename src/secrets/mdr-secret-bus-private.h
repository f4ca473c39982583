/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of MdrSecretBus among themselves.
 */

#pragma once

/* Sessions and values over D-Bus paths are what libsecret calls subject to change; they are as they
 * were in its first version. */
#define SECRET_API_SUBJECT_TO_CHANGE
#include <libsecret/secret.h>

#include "mdr-secret-bus.h"

G_BEGIN_DECLS

struct _MdrSecretBus
{
  GObject parent_instance;

  guint timeout;
  gboolean may_start;
  guint watch;

  /* owned */
  GDBusConnection *connection;
  char *owner;
  SecretService *service;
};

void mdr_secret_bus_set_owner (MdrSecretBus *self, const char *owner);

G_END_DECLS

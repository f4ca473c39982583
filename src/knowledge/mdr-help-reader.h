/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom something is to help.
 */

#pragma once

#include "core/mdr-provider.h"

G_BEGIN_DECLS

/**
 * MdrHelpReader:
 * @provider: (nullable): the provider, %NULL if it is not on the list
 * @program: (nullable): the id of the mail program
 * @device: (nullable): the id of the device it runs on
 *
 * For whom something is. Nothing of it has to be known.
 */
typedef struct
{
  MdrProvider *provider;
  const char *program;
  const char *device;
} MdrHelpReader;

G_END_DECLS

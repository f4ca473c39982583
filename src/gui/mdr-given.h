/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is given to the program to be opened: on its command line, or by a click elsewhere.
 */

#pragma once

#include "gui/mdr-application.h"

G_BEGIN_DECLS

char *mdr_given_choose (const char *const *arguments, GError **error);
void mdr_given_open (MdrApplication *application, const char *given);

G_END_DECLS

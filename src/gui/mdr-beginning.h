/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page that is opened begins with its heading.
 */

#pragma once

#include "gui/mdr-page.h"

G_BEGIN_DECLS

void mdr_beginning_show (MdrPage *page);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What libFuzzer calls, and what the targets share.
 */

#pragma once

#include "core/mdr-enums.h"

G_BEGIN_DECLS

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

void fuzz_dialogue (MdrProtocol protocol, const char *input, gsize length);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long the main loop was busy without looking for anything new.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LoopStall:
 * @passed: milliseconds that went by
 * @worked: milliseconds of them in which this thread had a processor
 *
 * On a machine that does other things, too, @worked says more about the program.
 */
typedef struct
{
  double passed;
  double worked;
} LoopStall;

void loop_meter_start (void);
void loop_meter_forget (void);
LoopStall loop_meter_get_longest (void);

G_END_DECLS

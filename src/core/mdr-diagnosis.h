/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From evidence to causes.
 *
 * How sure a diagnosis is of a cause goes from 0 to 1, in hundredths. The numbers of one diagnosis
 * can be compared; they do not add up to 1, since more than one thing may be wrong.
 *
 *   0.95 and more   proven: nothing else explains what was measured
 *   0.90            measured: a server or the system said so itself
 *   0.70 to 0.85    likely: follows from several facts together
 *   0.50 to 0.65    plausible: fits the facts, as others might, too
 *   0.30 to 0.45    possible: nothing but the symptom or a rule of thumb speaks for it
 *   below           hardly: a measurement speaks against it
 *
 * A cause of which only the outside was seen (connection-timeout, when a firewall is behind it)
 * counts half. A guess against which something measured speaks counts less than a third.
 */

#pragma once

#include "mdr-evidence.h"
#include "mdr-ranked-cause.h"

G_BEGIN_DECLS

/* Below this a cause is not what the evidence supports. */
#define MDR_DIAGNOSIS_POSSIBLE 0.3

/* From here on a cause is called likely, below it is only possible. */
#define MDR_DIAGNOSIS_LIKELY 0.6

/* From here on somebody said so himself. */
#define MDR_DIAGNOSIS_MEASURED 0.9

GPtrArray *mdr_diagnose (const MdrEvidence *evidence);

G_END_DECLS

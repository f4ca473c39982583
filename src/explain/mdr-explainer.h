/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Knows what servers and mail programs mean by what they say.
 */

#pragma once

#include <glib-object.h>

#include "mdr-explanation.h"
#include "mdr-utterance.h"

G_BEGIN_DECLS

#define MDR_TYPE_EXPLAINER (mdr_explainer_get_type ())
G_DECLARE_FINAL_TYPE (MdrExplainer, mdr_explainer, MDR, EXPLAINER, GObject)

MdrExplainer *mdr_explainer_get_default (void);
MdrExplainer *mdr_explainer_new (GPtrArray *files, GError **error);

void mdr_explainer_explain (MdrExplainer *self,
                            const MdrUtterance *utterance,
                            MdrExplanation *explanation);

G_END_DECLS

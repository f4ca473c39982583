/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a provider's app passwords look like, and whether a password looks so.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-secret.h"

G_BEGIN_DECLS

/**
 * MdrShapeMatch:
 * @MDR_SHAPE_MATCH_NONE: something else
 * @MDR_SHAPE_MATCH_NEAR: the same characters, but some are missing, too many, or grouped otherwise
 * @MDR_SHAPE_MATCH_WHOLE: exactly that
 *
 * How well a password fits a shape.
 */
typedef enum
{
  MDR_SHAPE_MATCH_NONE,
  MDR_SHAPE_MATCH_NEAR,
  MDR_SHAPE_MATCH_WHOLE,
} MdrShapeMatch;

gboolean mdr_password_shape_check (const char *shape, GError **error);
MdrShapeMatch mdr_password_shape_match (const char *shape, const MdrSecret *secret);

gsize mdr_password_shape_measure_blank (const char *bytes, gsize length);
MdrSecret *mdr_password_shape_take_out_blanks (const MdrSecret *secret);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbers that stand for releases, symptoms, causes and providers in a support code.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MdrNumbered:
 *
 * What has numbers. The nicks are the groups of data/knowledge/code-numbers.ini.
 */
typedef enum
{
  MDR_NUMBERED_RELEASES,
  MDR_NUMBERED_SYMPTOMS,
  MDR_NUMBERED_CAUSES,
  MDR_NUMBERED_PROVIDERS,
} MdrNumbered;

#define MDR_N_NUMBERED (MDR_NUMBERED_PROVIDERS + 1)

GType mdr_numbered_get_type (void) G_GNUC_CONST;
#define MDR_TYPE_NUMBERED (mdr_numbered_get_type ())

#define MDR_TYPE_CODE_NUMBERS (mdr_code_numbers_get_type ())
G_DECLARE_FINAL_TYPE (MdrCodeNumbers, mdr_code_numbers, MDR, CODE_NUMBERS, GObject)

MdrCodeNumbers *mdr_code_numbers_get_default (void);
MdrCodeNumbers *mdr_code_numbers_new (GKeyFile *file, GError **error);

guint mdr_code_numbers_get_max (MdrNumbered what);
guint mdr_code_numbers_find (MdrCodeNumbers *self, MdrNumbered what, const char *id);
const char *mdr_code_numbers_get_id (MdrCodeNumbers *self, MdrNumbered what, guint number);

G_END_DECLS

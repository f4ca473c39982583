/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Settings in groups, as programs of KDE and Claws Mail write them; both differ from key files.
 */

#pragma once

#include "mdr-folder.h"

G_BEGIN_DECLS

/**
 * MdrConfigForm:
 * @MDR_CONFIG_FORM_KDE: values have escapes, keys have marks like “[$i]” behind them
 * @MDR_CONFIG_FORM_PLAIN: everything is as it stands there
 *
 * How settings are written.
 */
typedef enum
{
  MDR_CONFIG_FORM_KDE,
  MDR_CONFIG_FORM_PLAIN,
} MdrConfigForm;

typedef struct _MdrConfigText MdrConfigText;

MdrConfigText *mdr_config_text_new (const char *text, gsize length, MdrConfigForm form);
MdrConfigText *mdr_config_text_read (MdrFolder *folder, const char *name, MdrConfigForm form);
void mdr_config_text_free (MdrConfigText *self);

gboolean mdr_config_text_is_whole (MdrConfigText *self);
GPtrArray *mdr_config_text_get_groups (MdrConfigText *self);
const char *mdr_config_text_get (MdrConfigText *self, const char *group, const char *key);
gint64 mdr_config_text_get_number (MdrConfigText *self,
                                   const char *group,
                                   const char *key,
                                   gint64 fallback);
gboolean mdr_config_text_get_truth (MdrConfigText *self,
                                    const char *group,
                                    const char *key,
                                    gboolean fallback);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrConfigText, mdr_config_text_free)

G_END_DECLS

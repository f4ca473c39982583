/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An element of one of the XML files with words in them.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MdrDataElement:
 *
 * An XML element with its attributes, and either text or elements inside. White space in the text
 * is what it is to xgettext: any amount of it counts as one space, and none at the ends.
 */
typedef struct _MdrDataElement MdrDataElement;

MdrDataElement *mdr_data_element_parse (const char *xml, gssize length, GError **error);
MdrDataElement *mdr_data_element_load (const char *file_name);
void mdr_data_element_free (MdrDataElement *self);

const char *mdr_data_element_get_name (const MdrDataElement *self);
guint mdr_data_element_get_line (const MdrDataElement *self);
const char **mdr_data_element_dup_attribute_names (const MdrDataElement *self);
const char *mdr_data_element_get_attribute (const MdrDataElement *self, const char *name);
const char *mdr_data_element_get_text (const MdrDataElement *self);
guint mdr_data_element_get_n_children (const MdrDataElement *self);
const MdrDataElement *mdr_data_element_get_child (const MdrDataElement *self, guint position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrDataElement, mdr_data_element_free)

G_END_DECLS

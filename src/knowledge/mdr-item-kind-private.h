/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the reader of a kind and the matching of items share.
 */

#pragma once

#include "mdr-item-kind.h"

G_BEGIN_DECLS

/* What a kind says about one field: an attribute, and perhaps what is wanted of its value. */
typedef struct
{
  char *attribute;
  char *pattern;
} MdrItemSource;

/* One of these values is a condition. */
typedef struct
{
  char *attribute;
  GStrv values;
} MdrItemCondition;

typedef enum
{
  MDR_ITEM_FIELD_USER,
  MDR_ITEM_FIELD_ACCOUNT,
  MDR_ITEM_FIELD_HOST,
  MDR_ITEM_FIELD_UID,
  MDR_ITEM_FIELD_URI,
  MDR_ITEM_FIELD_PROTOCOL,
} MdrItemField;

#define MDR_ITEM_N_FIELDS (MDR_ITEM_FIELD_PROTOCOL + 1)

struct _MdrItemKind
{
  gboolean is_mail;
  gboolean is_only_here;
  gboolean is_of_old;
  guint protocols;

  /* owned */
  char *program;
  GStrv schemas;
  GStrv marks;
  GArray *conditions;
  GArray *sources[MDR_ITEM_N_FIELDS];
};

guint mdr_item_kind_parse_protocol (const char *name);

G_END_DECLS

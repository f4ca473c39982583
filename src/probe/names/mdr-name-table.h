/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names with their addresses and records: what an override resolver knows better than the DNS.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MdrNameTable:
 *
 * A small zone. "*" stands for every name that has no entry of its own, and an entry without
 * contents says that there is no such name or record.
 */
typedef struct _MdrNameTable MdrNameTable;

MdrNameTable *mdr_name_table_new (void);
void mdr_name_table_free (MdrNameTable *self);

void mdr_name_table_add_address (MdrNameTable *self, const char *host, GInetAddress *address);
void mdr_name_table_add_record (MdrNameTable *self,
                                const char *name,
                                GResolverRecordType type,
                                GVariant *record);

gboolean mdr_name_table_knows_host (MdrNameTable *self, const char *host);
gboolean
mdr_name_table_knows_records (MdrNameTable *self, const char *name, GResolverRecordType type);
GList *mdr_name_table_list_addresses (MdrNameTable *self,
                                      const char *host,
                                      GResolverNameLookupFlags flags,
                                      GError **error);
GList *mdr_name_table_list_records (MdrNameTable *self,
                                    const char *name,
                                    GResolverRecordType type,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrNameTable, mdr_name_table_free)

G_END_DECLS

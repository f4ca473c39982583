/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Messages to and from the Linux kernel (netlink(7)), written and read without trust in what they
 * say of their own length.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MdrNetlinkSpan:
 * @bytes: where it begins; not aligned in any way
 * @length: how many bytes it has
 *
 * Part of a message that somebody else owns.
 */
typedef struct
{
  const guint8 *bytes;
  gsize length;
} MdrNetlinkSpan;

/**
 * MdrNetlinkMessage:
 * @type: what it is about (`RTM_…`, `NLMSG_…`)
 * @flags: `NLM_F_…`
 * @sequence: the number of the request that it answers
 * @body: what follows the header
 *
 * One message.
 */
typedef struct
{
  guint16 type;
  guint16 flags;
  guint32 sequence;
  MdrNetlinkSpan body;
} MdrNetlinkMessage;

gboolean mdr_netlink_next_message (MdrNetlinkSpan *rest, MdrNetlinkMessage *message);
gboolean mdr_netlink_read_header (MdrNetlinkSpan *rest, gpointer header, gsize size);
gboolean mdr_netlink_next_attribute (MdrNetlinkSpan *rest, guint16 *type, MdrNetlinkSpan *value);
gboolean
mdr_netlink_find_attribute (MdrNetlinkSpan attributes, guint16 type, MdrNetlinkSpan *value);
gboolean mdr_netlink_read_number (MdrNetlinkSpan value, guint32 *number);
char *mdr_netlink_dup_text (MdrNetlinkSpan value);

GByteArray *mdr_netlink_request_new (guint16 type, guint16 flags, gconstpointer header, gsize size);
void mdr_netlink_request_add (GByteArray *request, guint16 type, gconstpointer value, gsize size);
void mdr_netlink_request_number (GByteArray *request, guint32 sequence);

G_END_DECLS

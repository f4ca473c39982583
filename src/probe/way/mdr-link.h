/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One of the links (network interfaces) of this computer, as the kernel describes it.
 */

#pragma once

#include <glib-object.h>

#include "mdr-netlink.h"
#include "mdr-tunnel.h"

G_BEGIN_DECLS

#define MDR_TYPE_LINK (mdr_link_get_type ())

typedef struct _MdrLink MdrLink;

GType mdr_link_get_type (void);

MdrLink *mdr_link_parse (const MdrNetlinkMessage *message);
MdrLink *mdr_link_ref (MdrLink *self);
void mdr_link_unref (MdrLink *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrLink, mdr_link_unref)

guint mdr_link_get_index (MdrLink *self);
const char *mdr_link_get_name (MdrLink *self);
gboolean mdr_link_is_up (MdrLink *self);
gboolean mdr_link_is_loopback (MdrLink *self);
const MdrTunnel *mdr_link_get_tunnel (MdrLink *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Trust in the authorities of two databases at once.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MDR_TYPE_JOINT_TRUST (mdr_joint_trust_get_type ())
G_DECLARE_FINAL_TYPE (MdrJointTrust, mdr_joint_trust, MDR, JOINT_TRUST, GTlsDatabase)

GTlsDatabase *mdr_joint_trust_new (GTlsDatabase *first, GTlsDatabase *second);
GTlsDatabase *mdr_joint_trust_new_from_file (GTlsDatabase *first, const char *path, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Something of a mail program that is there and could not be read.
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MdrUnreadableReason:
 * @MDR_UNREADABLE_REASON_NO_PERMISSION: this user may not read it
 * @MDR_UNREADABLE_REASON_BROKEN: it is not what such a file has to be
 * @MDR_UNREADABLE_REASON_TOO_LARGE: it is more than is read: the file, or all files together
 * @MDR_UNREADABLE_REASON_OUTSIDE: a symbolic link that leads out of the program's folder
 * @MDR_UNREADABLE_REASON_MISSING: the program names it, and it is not there or out of our sight
 * @MDR_UNREADABLE_REASON_HIDDEN: the sandbox of this program does not show it, whether it is there
 *   or not
 *
 * Why something could not be read.
 */
typedef enum
{
  MDR_UNREADABLE_REASON_NO_PERMISSION,
  MDR_UNREADABLE_REASON_BROKEN,
  MDR_UNREADABLE_REASON_TOO_LARGE,
  MDR_UNREADABLE_REASON_OUTSIDE,
  MDR_UNREADABLE_REASON_MISSING,
  MDR_UNREADABLE_REASON_HIDDEN,
} MdrUnreadableReason;

#define MDR_TYPE_UNREADABLE_REASON (mdr_unreadable_reason_get_type ())
GType mdr_unreadable_reason_get_type (void) G_GNUC_CONST;

#define MDR_TYPE_UNREADABLE (mdr_unreadable_get_type ())
G_DECLARE_FINAL_TYPE (MdrUnreadable, mdr_unreadable, MDR, UNREADABLE, GObject)

MdrUnreadable *
mdr_unreadable_new (const char *program, const char *place, MdrUnreadableReason reason);
const char *mdr_unreadable_get_program (MdrUnreadable *self);
const char *mdr_unreadable_get_place (MdrUnreadable *self);
MdrUnreadableReason mdr_unreadable_get_reason (MdrUnreadable *self);

G_END_DECLS

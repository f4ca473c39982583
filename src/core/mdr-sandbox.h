/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What this program is let see where it is installed as a Flatpak, so that what is out of its sight
 * is not taken for what is not there.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MdrSandbox MdrSandbox;

/**
 * MdrSandboxFolders:
 * @home: the user's home folder
 * @config: where programs outside keep their settings
 * @data: where programs outside keep their data
 *
 * What the permissions are relative to.
 */
typedef struct
{
  const char *home;
  const char *config;
  const char *data;
} MdrSandboxFolders;

MdrSandbox *mdr_sandbox_get (void);
void mdr_sandbox_set (MdrSandbox *sandbox);

MdrSandbox *mdr_sandbox_new (const char *description);
void mdr_sandbox_free (MdrSandbox *self);

gboolean mdr_sandbox_shows (MdrSandbox *self, const MdrSandboxFolders *folders, const char *path);
gboolean mdr_sandbox_allows_call (MdrSandbox *self, const char *name);
gboolean mdr_sandbox_allows_network (MdrSandbox *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrSandbox, mdr_sandbox_free)

G_END_DECLS

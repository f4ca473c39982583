/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of MdrTestMessage share.
 */

#pragma once

#include "mdr-test-message.h"

G_BEGIN_DECLS

struct _MdrTestMessage
{
  GObject parent_instance;

  MdrTestStage stage;
  MdrTestStage reached; /* before it ended */
  gboolean keep;
  gboolean given_up;
  guint patience;  /* in milliseconds */
  gint64 accepted; /* monotonic, in microseconds; 0 before it is */

  /* owned */
  MdrAddress *address;
  GDateTime *date;
  char *id;
  char *subject;
  GHashTable *seen; /* names of other messages */
};

G_END_DECLS

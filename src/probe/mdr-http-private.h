/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the web client share.
 */

#pragma once

#include <libsoup/soup.h>

#include "mdr-http.h"

G_BEGIN_DECLS

struct _MdrHttp
{
  GObject parent_instance;

  /* owned */
  MdrEnvironment *environment;
  MdrDateNotes *dates;
  SoupSession *files;
  SoupSession *heads;
};

SoupSession *mdr_http_ensure_session (MdrHttp *self, SoupSession **session);

G_END_DECLS

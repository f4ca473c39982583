/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all web clients here have in common.
 */

#pragma once

#include <libsoup/soup.h>

#include "core/mdr-environment.h"

G_BEGIN_DECLS

/**
 * MdrHttpWay:
 * @MDR_HTTP_LIKE_BROWSERS: through the proxy, where the system is set to one
 * @MDR_HTTP_DIRECTLY: as mail programs go, past any proxy
 *
 * Which way to take to a web server.
 */
typedef enum
{
  MDR_HTTP_LIKE_BROWSERS,
  MDR_HTTP_DIRECTLY,
} MdrHttpWay;

SoupSession *mdr_http_session_new (MdrEnvironment *environment, MdrHttpWay way);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A time server on 127.0.0.1, honest or not.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TimeServer TimeServer;

/**
 * TimeServerManner:
 * @TIME_SERVER_HONEST: answers as it should
 * @TIME_SERVER_SILENT: does not answer
 * @TIME_SERVER_FORGETFUL: does not answer the first question
 * @TIME_SERVER_LATE: answers the first question when it gets the second, and that with a lie
 * @TIME_SERVER_GUESSING: answers what nobody asked, and then honestly
 * @TIME_SERVER_STRANGER: somebody at another port answers in its place
 * @TIME_SERVER_UNWILLING: sends a kiss of death
 * @TIME_SERVER_LOST: does not know the time itself
 *
 * How it behaves.
 */
typedef enum
{
  TIME_SERVER_HONEST,
  TIME_SERVER_SILENT,
  TIME_SERVER_FORGETFUL,
  TIME_SERVER_LATE,
  TIME_SERVER_GUESSING,
  TIME_SERVER_STRANGER,
  TIME_SERVER_UNWILLING,
  TIME_SERVER_LOST,
} TimeServerManner;

TimeServer *time_server_new (TimeServerManner manner);
void time_server_free (TimeServer *self);

guint16 time_server_get_port (TimeServer *self);
GPtrArray *time_server_get_questions (TimeServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TimeServer, time_server_free)

G_END_DECLS
